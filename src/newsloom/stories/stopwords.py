"""Words that say nothing about an event: English function words and the reporting words of every newsroom."""

STOPWORDS = frozenset(
    """a about above after again against all also am amid an and any are as at be because been before being below
    between both but by can cannot could did do does doing don down during each few for from further had has have
    having he her here hers herself him himself his how i if in into is isn it its itself just ll me more most my
    myself no nor not now of off on once only or other our ours out over own per re s same she should so some such t
    than that the their theirs them themselves then there these they this those through to too under until up upon ve
    very was we were what when where which while who whom why will with would yet you your yours
    said say says saying told tell tells according reported reports report reporting statement spokesman spokeswoman
    spokesperson added monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow mr mrs ms dr
    new news update updated updates video photo photos image images ap reuters afp may might must one two first last
    week month year years day days time get gets got make makes made like well even still much many way back since
    around among within without across another every however although though whether""".split()
)
