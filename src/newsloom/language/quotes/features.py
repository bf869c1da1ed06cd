"""What a quotation, a phrase and the words between them look like, as named features."""

from dataclasses import dataclass, field

from newsloom.language.quotes.marks import Quotation
from newsloom.language.quotes.phrases import Sentence
from newsloom.language.quotes.words import kinds

_SIZES = ((1, "1"), (3, "3"), (6, "6"), (12, "12"))
_NEAR = ((0, "0"), (2, "2"), (5, "5"), (10, "10"), (18, "18"))
_LONG = frozenset({"12", "long"})
_SPOKEN = frozenset(
    "i we our my us me you your i'm i’m we're we’re i've i’ve we've we’ve don't don’t let's it's it’s that's that’s".split()
)
_SMALL_WORDS = frozenset("a an the of in on at for to and or with from by".split())
_PRONOUNS = frozenset("he she they i we it you".split())
_SAMPLE_CHARS = 400


@dataclass(slots=True)
class Said:
    """What was said so far: who spoke last and where."""

    speaker: tuple[int, int] | None = None
    paragraph: int = -9
    sentence: int = -9
    names: set[str] = field(default_factory=set)  # last words of those who spoke


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quotation stands: its sentence, that sentence's paragraph and number, and the sentence before."""

    sentence: Sentence
    paragraph: int
    number: int
    before: Sentence | None
    before_paragraph: int
    before_colon: bool
    is_headline: bool = False


def shape(text: str, quote: Quotation, at: int, place: Place) -> tuple[str, ...]:
    """What the quotation, word `at` of its sentence, looks like by itself and around it."""
    words = text[quote.start : min(quote.end, quote.start + _SAMPLE_CHARS)].split()
    signs = place.sentence.words.signs
    size = next((name for most, name in _SIZES if len(words) <= most), "long")
    closing, behind = _closing(text, quote, signs[at + 1 : at + 2]), _behind(signs, at)
    capital = "C" if text[quote.start : quote.start + 1].isupper() else "c"
    found = [
        f"size.{size}",
        f"end.{closing}",
        f"start.{capital}",
        f"full.{capital}{closing}.{size in _LONG}",
        f"behind.{behind}",
        f"behind.{behind}.{capital}.{size}",
    ]
    if _is_titled(words):
        found += ["titled", f"titled.{closing}", f"titled.{behind}"]
    if any(word.lower().strip(",.!?") in _SPOKEN for word in words):
        found.append("personal")
    if all(sign in "Q.,-)" for sign in signs):
        found += ["alone", f"alone.{size}.{closing}"]
    flags = (("odd", quote.is_odd), ("headline", place.is_headline), ("continued", quote.continues))
    return (*found, *(name for name, holds in flags if holds))


def _closing(text: str, quote: Quotation, ahead: str) -> str:
    last = text[quote.end - 1 : quote.end]
    if last == ",":
        return "comma"
    if last in ".!?…":
        return "stop"
    if last in "—–-":
        return "dash"
    return "outside" if ahead in (",", ".") else "none"


def _behind(signs: str, at: int) -> str:
    if not at:
        return "^"
    sign = signs[at - 1]
    if sign in ",:t-cds":
        return sign
    return "i" if sign in "iou" else "S" if sign in "SWGI" else "x"


def _is_titled(words: list[str]) -> bool:
    """Every word with a capital, as the title of a work is printed."""
    return 1 < len(words) <= 10 and all(word[0].isupper() or word.lower() in _SMALL_WORDS for word in words)


def between(signs: str, side: str) -> list[str]:
    """What stands between a cue and the quotation; `side` says on which side of the quotation the cue stands."""
    found = []
    if "Q" in signs:
        found.append(f"over.quote.{side}.{'c' in signs}")
    for name, kinds_of_words in (("cue", "SW"), ("weakcue", "GI"), ("clause", "bw"), ("stop", ";."), ("verb", "xeu")):
        if any(sign in kinds_of_words for sign in signs):
            found.append(f"over.{name}.{side}")
    if "t" in signs:
        found.append(f"over.that.{side}{'.next' if signs[:1] == 't' else ''}")
    if signs.endswith(":"):
        found.append("over.colon")
    if signs == ",":
        found.append(f"over.comma.{side}")
    return found


def rivals(sentence: Sentence, span: tuple[int, int], at: int) -> list[str]:
    """Whether another phrase stands right before a cue nearer to the quotation than `span` does."""
    found = []
    for cue, other in sentence.direct:
        if other != span and not other[0] <= at < other[1]:
            if span[1] <= other[0] and cue < at:
                found.append("rival.before")
            elif cue > at and span[1] <= at:
                found.append("rival.behind")
    return sorted(set(found))


def near(count: int) -> str:
    """A number of words as one of a few sizes."""
    return next((name for most, name in _NEAR if count <= most), "far")


def phrase(text: str, sentence: Sentence, span: tuple[int, int], said: Said, group: str) -> list[str]:
    """What the phrase `span` (places of words) is: a name, a pronoun, a role, a thing that cannot speak."""
    low, high = span
    spans, signs = sentence.words.spans, sentence.words.signs
    part = signs[low:high]
    last = text[slice(*spans[high - 1])].lower()
    cut = min((part.find(sign) for sign in "oi" if sign in part), default=-1)
    head = text[slice(*spans[low + cut - 1])].lower() if cut > 0 else last
    found = [f"{group}.np.{_kind(part, last, head, cut)}"]
    if low == 0:
        found.append(f"{group}.np.begins")
    elif signs[low - 1] in "iou":
        found.append(f"{group}.np.attached")
    elif signs[low - 1] == "b":
        found.append(f"{group}.np.subordinate")
    if signs[high : high + 1] == "s" or part.endswith("s"):
        found.append(f"{group}.np.possessive")
    if last in said.names:
        found.append(f"{group}.np.spoke")
    return found


def _kind(part: str, last: str, head: str, cut: int) -> str:
    words = kinds()
    if part == "p":
        return f"pro.{last if last in _PRONOUNS else 'other'}"
    if part[-1] == "C" and cut < 0:
        return "name"
    for kind in ("role", "object"):
        if head in words[kind] or head.rstrip("s") in words[kind]:
            return kind
    if "C" in part:
        return "namelike"
    return "determined" if part.startswith("d") else "bare"
