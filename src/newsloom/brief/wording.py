"""What makes a sentence of news fit to stand alone, and which of its words carry its content."""

import re

from newsloom.text.tokens import words

MIN_CHARS, MAX_CHARS = 40, 300  # of a key point: shorter ones say too little, longer ones are no point
WIDE_MIN_CHARS, WIDE_MAX_CHARS = 18, 160  # the same for scripts that say twice as much a character

_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ENDS_WELL = re.compile(r"[.!。！．…؟।۔]['\"’”»」』）)\]]*$|[다요음함임]\.?$")
_FURNITURE = re.compile(
    r"""^(?:photo|image|picture|caption|credit|related)s?\ ?[:|]|\b(?:read\ (?:more|also|the\ full)|sign\ up|subscribe|newsletter|click\ here|follow\ us|all\ rights\ reserved|copyright
    |contributed\ to\ this\ (?:report|story|article)|(?:reporting|editing|writing|additional\ reporting)\ by\b|photo\ by|file\ photo
    |this\ (?:article|story)\ (?:was|is|has\ been|first|originally)|share\ this|advertisement|related\ (?:coverage|articles?|stories)
    |cookies?\ (?:policy|settings)|terms\ of\ (?:use|service)|download\ (?:our|the)\ app|getty\ images|watch\ (?:the\ video|live|below)
    |more\ on\ this|see\ also|you\ may\ also|support\ our|become\ a\ member|log\ in|comments?\ section|correction:|editor'?s\ note
    |supplied\ photo|image\ (?:credit|source))\b|©|https?://|www\.|\S@\S+\.\w|무단\ ?전재|재배포|기자\s*=|저작권자|구독|転載|無断|会員登録|この記事""",
    re.IGNORECASE | re.VERBOSE,
)
_BYLINE = re.compile(r"^(?:[Bb]y|BY|Von|Par|Por)\s+[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){0,4}", re.UNICODE)
_DATELINE = re.compile(
    r"""^(?:
      [^\n()]{2,60}\((?:[A-Z][\w&.\ ]{1,24})\)\s*[-–—:]{1,3}\s+          # LA CROSSE, Wis. (AP) —
    | [A-Z][A-Z.,'’\ -]{2,40}(?:,\ [A-Z][a-z]+\.?)?\s*[-–—]{1,2}\s+       # SEOUL —
    | [(\[【［（][^\n()\[\]【】［］（）]{2,40}[)\]】］）]\s*(?:[^\s=]{2,12}\s+기자\s*)?[=\-–—]?\s*   # (서울=연합뉴스) …기자 =
    )""",
    re.VERBOSE,
)
_DANGLING = re.compile(
    r"""^['"“‘«]?(?:he|she|it|they|his|her|its|their|this|that|these|those|such|there|here|but|and|or|so|yet|however|also|still
    |meanwhile|instead|moreover|furthermore|additionally|nevertheless|nonetheless|then|thus|therefore|indeed|for\ example
    |for\ instance|in\ addition|on\ the\ other\ hand|at\ the\ same\ time|similarly|likewise|otherwise|besides|finally|both|neither
    |another|others|one\ of\ them|i|we|you|my|our|your|what|who|when\ asked|asked|again|not)\b
    |^(?:しかし|また|これ|それ|その|この|だが|一方|さらに|そして|ただ|彼|同|なお|그러나|또|또한|이에|이는|그는|그녀|하지만|이어|한편|그|이날|다만|이와)(?=\W|.)""",
    re.IGNORECASE | re.VERBOSE,
)
_MARK_PAIRS = (("“", "”"), ("「", "」"), ("『", "』"), ("(", ")"), ("«", "»"), ("[", "]"))
_COMMON = frozenset(
    line
    for part in (
        "a about after against all also am an and any are as at be because been before being between both but by can could",
        "did do does doing down during each few for from further had has have having he her here hers him his how i if in",
        "into is it its just last like made make many may me might more most much must my new no nor not now of off on once",
        "one only or other our out over own per said same say says she should so some still such than that the their them",
        "then there these they this those through to told too two under until up us very was we were what when where which",
        "while who whom why will with would year years you your first according added including later since week month day",
        "monday tuesday wednesday thursday friday saturday sunday people time mr mrs ms",
    )
    for line in part.split()
)
_KANA_ONLY = re.compile("^[ぁ-ん]+$")


def is_wide(text: str) -> bool:
    """Whether the sentence is written in Japanese, Chinese or Korean."""
    return len(_WIDE.findall(text)) > 0.3 * len(text)


def content_words(text: str) -> tuple[str, ...]:
    """The words that carry content, in order, without repetition: no function words, no lone digits or kana endings."""
    return tuple(
        dict.fromkeys(
            word
            for word in words(text)
            if word not in _COMMON and (len(word) > 1 or not word.isascii()) and not _KANA_ONLY.match(word)
        )
    )


def after_dateline(sentence: str) -> int:
    """Where the sentence begins once a dateline such as `LA CROSSE, Wis. (AP) —` is left out; 0 without one."""
    found = _DATELINE.match(sentence)
    return found.end() if found and found.end() < len(sentence) - MIN_CHARS // 2 else 0


def is_fit(sentence: str) -> bool:
    """Whether a sentence is whole, of a fair length, no question, no byline and no page furniture."""
    low, high = (WIDE_MIN_CHARS, WIDE_MAX_CHARS) if is_wide(sentence) else (MIN_CHARS, MAX_CHARS)
    if not low <= len(sentence) <= high or not _ENDS_WELL.search(sentence):
        return False
    first = sentence.lstrip("'\"“‘«「『([")[:1]
    if not first or first.islower() or "?" in sentence[-3:] or "？" in sentence[-3:]:
        return False
    return _is_balanced(sentence) and not _FURNITURE.search(sentence) and not _BYLINE.match(sentence)


def is_dangling(sentence: str) -> bool:
    """Whether the sentence begins with a word that leans on the one before it."""
    return _DANGLING.match(sentence) is not None


def _is_balanced(sentence: str) -> bool:
    if sentence.count('"') % 2:
        return False
    return all(sentence.count(opening) == sentence.count(closing) for opening, closing in _MARK_PAIRS)
