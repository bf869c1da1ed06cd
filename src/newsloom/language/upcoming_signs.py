"""The words by which a clause shows that it tells of something to come, or that it does not."""

import re

from newsloom.model.said import Status

MOVED = r"(?:put off(?= (?:to|until|till)\b)|postponed|rescheduled|delayed|deferred|pushed back|moved)\b"
POSSIBLE = (
    r"(?:may|might|could|possibl[ey]|potential(?:ly)?|perhaps|considering|considers|proposed|proposes|likely|hopes?|hoping|hoped"
    r"|wants? to|wanted to|seeks to|seeking to|aims?|aiming|tentative(?:ly)?|rumou?red|speculation|whether|should)\b"
)
PLANNED = r"(?:plans?|planning|planned|intends?|intending|preparing to|would|expected|expects|going to|pledged to|vowed to|targets)\b"
ANNOUNCED = (
    r"(?:will|shall|scheduled|slated|due|must|is set|are set|be held|takes? place|taking place|takes effect|deadlines?|upcoming|booked (?:for|on|to)|invited"
    r"|(?:is|are) to|kicks off|begins|opens|starts|expires|runs|returns|resumes|airs|premieres|(?:is|are) (?:coming to|arriving|heading|travell?ing|flying|meeting|hosting|holding|playing|facing|opening|closing|launching|releasing|returning|visiting|starting"
    r"|beginning|leaving|appearing|performing|being held))\b|['’]ll\b"
)
CUE = re.compile(
    rf"\b(?:(?P<moved>{MOVED})|(?P<possible>{POSSIBLE})|(?P<planned>{PLANNED})|(?P<announced>{ANNOUNCED}))|(?P<will>['’]ll\b)",
    re.IGNORECASE,
)
NONE = re.compile(
    r"\b(?:you|your|yours|will not|won['’]t|would not|wouldn['’]t|is not|are not|isn['’]t|aren['’]t|cannot|can['’]t|may not|not (?:be|plan|expect)|never|no longer|(?:was|were) going to|(?:of )?(?:each|every) (?:week|month|year)|cancel(?:led|ed|s)?"
    r"|call(?:ed|s)? off|put off(?! (?:to|until|till)\b)|shelved|suspended|(?:may|might|could|will|would) take (?:until|till|up to)|scrapped|abandoned|ruled out|refus(?:ed|es) to|declined to|had|would have|could have|should have|unless|\w*n['’]t)\b",
    re.IGNORECASE,
)
# Said behind the clause: "…; that has been put off", ", but it was called off".
UNDONE = re.compile(
    r"\b(?:that|this|it|which|they|both|plans?)\b[^.;]{0,20}\b(?:has|have|had|was|were|is|are)\s(?:since\s|now\s|later\s)?(?:been\s)?"
    r"(?:put off(?! (?:to|until|till)\b)|cancell?ed|called off|scrapped|shelved|suspended|dropped|abandoned)\b",
    re.IGNORECASE,
)
BEFORE_IT_MOVED = re.compile(r"\b(?:originally|previously|initially)\b", re.IGNORECASE)
# What is reckoned, not held: "profit is expected to rise in the fourth quarter".
FORECAST = re.compile(
    r"\b(?:(?:expected|forecast|projected|predicted|estimated|likely|will|could|may|would|might|expects?|set)\s(?:to\s)?(?:\w+ly\s)?(?:rise|grow|fall|drop|decline|increase"
    r"|decrease|climb|reach|exceed|total|average|slow|shrink|double|triple|hit|cost|earn|lose|gain|remain|stay|continue|need|want|see|have|know)|forecasts?|forecasters?|(?:high|low) pressure|(?:cold|warm) front|meteorologists?|(?:winds?|gusts?|rain|snow|showers|sleet|fog) (?:is|are|will|to|should|may|could)|projections?|outlook|estimates?|guidance|per\s?cent|notes due"
    r"|bonds?|futures|maturing|(?:days|nights|weather|temperatures?|sunshine|sun)\s(?:\w+\s){0,2}(?:will|should|may|could|would|might))\b",
    re.IGNORECASE,
)
STRICT = re.compile(
    r"\b(?:scheduled|slated|due|is set|are set|expected|be held|takes? place|later|takes effect|kicks? off|opens|begins|expires)\b",
    re.IGNORECASE,
)
CONDITION = re.compile(
    r"^(?:and |but )?(?:if|when|once|as|assuming|unless|although|while|because|since)\b", re.IGNORECASE
)
WISH = re.compile(r"(?:hop|want|seek|aim|consider|propos|whether|possib|likely|tentative)", re.IGNORECASE)
WISH_CHARS = 40
# "the June 3 presidential election": a day that gives its name to what is held on it.
HELD_ON_IT = re.compile(
    r"(?:['’]s)?\s(?:[\w-]+\s){0,3}?(?:elections?|summit|vote|referendum|hearing|trial|deadline|debate|ceremony|inauguration|meeting|talks|conference"
    r"|launch|match|final|opener|premiere|concert|kickoff|release|visit|runoff|by-election)\b"
)
WHOSE = re.compile(
    r"(?<!\w)(?:(?:the|its|his|her|their|this|a)\s(?:(?!(?:of|in|to|for|and|the|at|on)\s)[\w'’-]+\s){0,2}|(?:[Tt]he\s)?(?:[A-Z][\w.-]*\s){0,3}[A-Z][\w.-]*(?:['’]s|s['’])\s)$"
)
WHERE = re.compile(r"\s(?:in|of|at|between|with|on)\s(?:the\s)?[A-Z][\w-]+(?:\s(?:and\s)?[A-Z][\w-]+){0,3}")
# "Tuesday, 19 January, 2010, 17:08 GMT" and "July 27, 2011 at 11:24 am | Reply": when something was written.
STAMP = re.compile(
    r"[\s,|]*(?:\d{1,2}\s)?(?:[A-Z][a-z]+)?[\s,]*(?:\d{1,2})?[\s,]*(?:\d{4})?[\s,]*(?:at\s)?\d{1,2}:\d\d(?!\s?(?:to|[-–]))"
)
ENTRY = re.compile(r"\s?[-–—:]\s")  # after a date that opens a line: a chronology
# "for Sunday dinner": a weekday that only says what sort of thing is meant.
ATTRIBUTIVE = re.compile(
    r"\s(?!(?:at|in|to|and|or|but|after|before|with|without|when|while|as|by|on|for|of|from|because|said|that|if|until|amid|during|through|over|under|against|between"
    r"|about|around|via|near|where|who|which|morning|afternoon|evening|night|noon|midnight|lunchtime|is|are|was|were|will|would|could|may|might|so|than|then|alone|only|next|this|last)\b)[a-z]{3,}"
)
WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
MUSING = re.compile(r"\b(?:we|I)\b")
ANAPHOR = re.compile(r"^(?:that|the (?:same|following|next|previous))\b", re.IGNORECASE)
SAID_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
AFTER_BETWEEN = re.compile(r"\b(?:between|both)\s(?:the\s)?(?:\w+\sand\s)?$", re.IGNORECASE)
IN_YEAR = re.compile(r"\b(?:in|by|until|through|of|from|before)\s(?:the\s)?(?:\w+\s)?$", re.IGNORECASE)
LONG_AGO_DAYS = 120
COARSE = frozenset(("year", "fiscal-year", "half", "quarter", "season", "decade"))
FINE = frozenset(("day", "week", "month", "time", "range"))
HELD = re.compile(
    r"\b(?:held|hold|host(?:ed)?|open(?:s|ed)?|launch(?:ed|es)?|complet(?:ed?|ion)|built|repaired|start(?:s|ed)?|begin(?:s|ning)?|introduced?|releas(?:ed?|es)|published?|visit(?:s|ed)?"
    r"|meet(?:ing|ings|s)?|summit|elections?|vote|referendum|conference|launched|opening|expire[sd]?|end(?:s|ed)?|close[sd]?|retire[sd]?|implemented|enacted|carried out|taken|reflected"
    r"|raised|ceremony|trial|session|tour|film|series|season|album|festival)\b",
    re.IGNORECASE,
)
WINDOW_AHEAD = re.compile(
    r"\b(?:later|next|coming|end of|rest of|remainder of|by|tomorrow|tonight|this (?:coming )?(?:weekend|evening|afternoon))\b|来|내|다음",
    re.IGNORECASE,
)
BOUNDARY = re.compile(
    r";\s|\s[—–]\s|\s--\s|:\s|,\s(?:but|(?:while|although|though|whereas|adding|according|with)\b|and\s(?=(?:he|she|it|they|we|the|its|his|her|their)\b|[A-Z]))"
    r"|\b(?:said|says|announced|told\s\w+(?:\s\w+)?|confirmed|added|reported)(?:\s(?:on\s)?[A-Z]\w+day)?(?:\sthat)?,?\s(?!by\b|to\b)"
    r"|,[”\"'’]*\s(?=(?:[A-Z][\w.’'-]+|he|she|they|it|officials|police|the\s\w+)(?:\s[\w.’'-]+){0,5}\s(?:said|says|told|added|announced)\b)",
)
BESIDE_OLD = re.compile(
    r"\b(?:from|originally (?:scheduled|planned|set|due) (?:for|on)|instead of|rather than|since)\s(?:the\s)?$",
    re.IGNORECASE,
)
EASTERN_CUES = (
    (Status.MOVED, re.compile(r"延期|延ばす|연기")),
    (Status.POSSIBLE, re.compile(r"検討|可能性|見通し|見込み|검토|가능성|전망")),
    (Status.PLANNED, re.compile(r"方針|計画|目指す|계획|방침|목표")),
    (
        Status.ANNOUNCED,
        re.compile(
            r"予定|開かれる|行われる|開催する|始まる|訪問する|訪れる|会談する|예정|열린다|개최한다|시작한다|방문한다|연다"
        ),
    ),
)
EASTERN_ATTRIBUTIVE = re.compile(r"の|의|\s[가-힣]+[을를의]\s")  # 来年の予算, 내년 예산을: of that year, not in it
EASTERN_NONE = re.compile(r"中止|取りやめ|취소|않는다|しない")
