"""Small numbers as words or digits."""

_UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
CARDINALS = {word: value for value, word in enumerate(_UNITS, 1)} | {
    word: value * 10 for value, word in enumerate(_TENS, 2)
}
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth"
    " eighteenth nineteenth twentieth"
)
ORDINALS = {word: value for value, word in enumerate(_ORDINALS.split(), 1)}
_ONES = "|".join(_UNITS[:9])
_WORD = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{_ONES}))?|{'|'.join(sorted(_UNITS, key=len, reverse=True))})"
# A count before a unit of time; no number of other kinds (1,000; 2.5) ends in the middle of it.
COUNT = rf"(?:(?<![\d.,$£€¥])\d{{1,3}}(?: 1/2)?|\b(?:a|an|{_WORD}|a couple of|a dozen)\b)"
# "nineteen ninety-six", "two thousand", "twenty twenty-five"
SPOKEN_YEAR = rf"(?:(?:nineteen|eighteen)[ -](?:hundred|(?:oh[ -])?{_WORD})|two thousand(?: (?:and )?{_WORD})?|twenty[ -](?:twenty|thirty)(?:[ -](?:{_ONES}))?)"


def count(words: str) -> int | None:
    """The whole number a `COUNT` says; halves are dropped."""
    plain = words.lower().replace("-", " ").split()
    if not plain:
        return None
    if plain[0].isdecimal():
        return int(plain[0])
    if plain[0] in ("a", "an"):
        return {"couple": 2, "dozen": 12}.get(plain[1] if len(plain) > 1 else "", 1)
    values = [CARDINALS[word] for word in plain if word in CARDINALS]
    return sum(values) if values else None


def spoken_year(words: str) -> int | None:
    """The year a `SPOKEN_YEAR` says."""
    plain = [word for word in words.lower().replace("-", " ").split() if word not in ("and", "oh")]
    if plain[:2] == ["two", "thousand"]:
        return 2000 + sum(CARDINALS[word] for word in plain[2:])
    century = CARDINALS.get(plain[0] if plain else "")
    if century is None:
        return None
    return century * 100 + sum(CARDINALS.get(word, 0) for word in plain[1:])
