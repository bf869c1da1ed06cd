"""Which words are places news is filed from, and which capitals at the head of a line are something else."""

import functools
import re
import unicodedata
from importlib.resources import files

MAX_PLACE_WORDS = 5  # "SAN PEDRO DE ATACAMA", "BANDAR SERI BEGAWAN AND BRUNEI"
MAX_REGION_WORDS = 4  # "Trinidad and Tobago", "Bosnia and Herzegovina"
MIN_UNKNOWN_CAPITALS = 6  # capitals of five letters or fewer are mostly initials; shorter places are in the list
_SMALL = frozenset(
    "de del della do da dos das di du la las le les los el al of the am an der im in sur sous en upon und and y bei na nad on and et e".split()
)
# Words that stand in capitals at the head of a line and make it a label, wherever they stand in it.
_LABELS = frozenset(
    "about action add added advertisement advice again ago alert all also am analysis and announcement another answer app are as ask "
    "at audio author background be because before behind best big bonus book books both bottom box breaking brief briefs but buy by "
    "caption careful cast category caution chapter chart check checklist clarification click cleared closed coming comment comments comparison "
    "conclusion confirmed content continue contributing correction correspondent cost countdown credit credits date deal deals deep deadline "
    "details developing disclaimer disclosure discover don't download editor editorial editorials editor's ends error essay event "
    "events everything exclusive explained explainer fact factbox facts factcheck faq feature features final find first five flash follow for "
    "forecast four from full game gallery get good graphic guest guide have headline headlines health here here's highlights his her how "
    "i if image images important in info insight insights inside interview interviewer introduction is issue it its job jobs join just key "
    "keywords know latest lead learn leaks legend letter letters like link links list listen live lineup location long look made main major many map "
    "market markets media meet memo minutes moderator moment more most must my name narrator nature need new news newsletter next night no not "
    "note notice now obituary of official on one online only open opinion option or other our out outlook overview page part "
    "partner people photo photograph photographs photos picture pictures play please podcast points poll portrait post preview price pro pros cons "
    "profile published q question quick quiz quote quotes rating ratings read reader readers recap recipe recommended related reminder report reported reporter review "
    "reviewed revealed role rumor rumour sale schedule score scores season section see seen series session share shop should show sign slideshow so soon "
    "source sources special spoiler sponsored sport sports spotlight starring statement stats status step still stock stop story strictly subject subscribe summary "
    "survey tag tags takeaway takeaways tech ten text than that the their there these they thing things think this three tip tips title "
    "tldr today tomorrow top topic topics total trailer transcript trending trigger true try two unconfirmed up update updated updates urgent us verdict "
    "version versus via video videos view views voice vote vs want warning was watch we weather week what when where which who why will win winner with word words "
    "written year years yes yesterday you your zero january february march april june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday morning evening afternoon et eilmeldung update anzeige achtung hinweis korrektur exklusiv interview kommentar "
    "analyse meinung urgente última ultima hora exclusiva opinión opinion entrevista análisis vidéo direct urgent exclusif enquête tribune édito diretta "
    "esclusiva intervista sondaggio última-hora ao vivo opinião análise photo-essay round-up roundup wrap newsbrief test staff team by-line byline".split()
) - frozenset("new on of the in and la le el al am an de von".split())
_LABEL_ALONE = frozenset("new on of the in and la le el al am an a b c d s u us uk eu un usa".split())
_INITIALS = frozenset(
    "covid unesco unicef unhcr interpol europol opec nasa fifa uefa nato asean brics mercosur nasdaq nyse iphone ipad nvidia spacex google amazon tesla disney netflix".split()
)
_CAPITAL = re.compile(r"[^\W\d_]")


@functools.cache
def _listed(name: str) -> frozenset[str]:
    lines = (files("newsloom.extract") / "data" / name).read_text(encoding="utf-8").splitlines()
    rows = (line for line in lines if not line.startswith("#"))
    return frozenset(_key(one) for row in rows for one in ([row] if name == "cities.txt" else row.split(",")))


def is_known_place(name: str) -> bool:
    """Whether news is often filed from the place, or from each of the places joined by a stroke."""
    parts = re.split(r"\s?/\s?|\s(?:and|und|et|y|e)\s", name)
    return all(_key(part) in _listed("cities.txt") for part in parts)


def is_region(name: str) -> bool:
    """Whether the name is a state, province or country as datelines print it."""
    return _key(name) in _listed("regions.txt")


def looks_like_place(name: str) -> bool:
    """Whether the words could name a place: capitalised, few, and none of them a label's."""
    words = name.replace("/", " ").split()
    if not 0 < len(words) <= MAX_PLACE_WORDS or not _CAPITAL.match(name) or any(c.isdigit() for c in name):
        return False
    folded = [word.casefold().strip(".,:;'’") for word in words]
    if any(word in _LABELS for word in folded) or all(word in _LABEL_ALONE for word in folded):
        return False
    if folded[0].split("-")[0] in _INITIALS or re.search(r"[^\w\s.’'ʼ`/-]", name):
        return False
    return all(
        word[:1] != word[:1].lower()
        or word.upper() == word.lower()
        or word in _SMALL
        or word[:2] in ("d'", "d’", "l’", "l'")
        for word in words
    )


def is_capitals(name: str) -> bool:
    """Whether the name is printed in capitals, small joining words aside."""
    letters = [c for word in name.split() if word not in _SMALL for c in word if c.isalpha()]
    return len(letters) > 1 and all(c == c.upper() for c in letters) and letters[0] != letters[0].lower()


def is_surely_place(name: str) -> bool:
    """Whether capitals that are in no list may stand for a place: long enough not to be initials."""
    return is_known_place(name) or sum(c.isalpha() for c in name) >= MIN_UNKNOWN_CAPITALS


def _key(name: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[\s’'`ʼ-]+", " ", plain).casefold().strip()
