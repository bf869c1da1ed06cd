"""A body saved as one paragraph: what was a deck, a caption, a subhead, a credit or a box on the page is told apart."""

import re
from collections import Counter
from dataclasses import dataclass

from newsloom.extract.agencies import agency_named
from newsloom.extract.bylines import names_in
from newsloom.extract.datelines import read_dateline
from newsloom.extract.footlines import tail_credit
from newsloom.text.sentences import sentence_spans

MAX_DECK_WORDS = 30  # decks of the measured pages have 8 to 26 words
MIN_DECK_WORDS = 5
MAX_SUBHEAD_WORDS = 9  # subheads of the measured pages have 1 to 9 words
MIN_SUBHEAD_WORDS = 2
MAX_CAPTION_CHARS = 500
MIN_TAIL_SHARE = 0.5  # a "Related coverage:" in the first half introduces a link inside the text, not the tail
_STARTERS = frozenset(
    "the a an in on at as after when while with by for from it its he she they we but and his her their this that these "
    "those there if although though since during according under over more some many most such asked despite amid ahead "
    "before following meanwhile however both among about not what who how why last next earlier later".split()
)
# No headline ends with one of these: what follows belongs to it.
_UNENDING = frozenset(
    "the a an of in on at to for with from by and or but that which who this these those their his her its our your my "
    "is are was were be been has have had will would can could may might shall should must do does did not into about "
    "only some any you we they than per con della dello alla nel sul dan von der die das des les une pour avec para una".split()
)
_SPEAKING = frozenset("said says told added noted argued stressed warned pointed called asked".split())
_TITLES = frozenset(
    "president minister prime chancellor king queen emperor empress pope senator congress congressman parliament government state cabinet "
    "diet house senate court party army navy bank internet secretary governor mayor judge justice general colonel captain "
    "sir lord lady dr mr mrs ms prince princess ambassador director chairman chairwoman chair chief professor rep sen gov "
    "republic federal national ministry department office embassy university company group union league cup world east west "
    "north south northern southern eastern western central sunday monday tuesday wednesday thursday friday saturday "
    "january february march april may june july august september october november december i i'm i've i'll street avenue road "
    "church god act bill law treaty constitution road river lake mount island city county district prefecture province".split()
)
_SOURCES = (
    "Handout|SCMP|Shutterstock|Getty(?: Images)?|iStock|Alamy|Pool|Supplied|Courtesy|Facebook|Instagram|Twitter|Weibo|YouTube|"
    "AP Photo|EPA-EFE|EPA|ZUMA(?: Press)?|NurPhoto|Sipa(?: USA)?|IMAGO|Imaginechina|VCG|Newsis|News1|AFLO|STR|Dreamstime|Unsplash|Pixabay|Screengrab|Screenshot|Staff"
)
_AGENCIES = (
    "AFP[-/ ]Jiji|Associated Press|AP|Reuters|AFP|Agence France-Presse|Kyodo(?: News)?|Jiji(?: Press)?|Yonhap|Xinhua|dpa|"
    "PA(?: Wire| Media)?|ANSA|EFE|ANI|PTI|UPI|TASS|Bloomberg|The Canadian Press|Canadian Press|Anadolu|TNS|AAP|CNA"
)
_CREDIT_UNIT = rf"(?:(?i:{_AGENCIES})|(?:{_SOURCES})|(?i:{_SOURCES}))(?![\w])"
_JOINED = rf"{_CREDIT_UNIT}(?:(?:\s?/\s?|\s+via\s+|\s+VIA\s+|,\s)(?:VIA\s|via\s)?(?:{_CREDIT_UNIT}|[A-Z][\w.'-]+(?:\s[A-Z][\w.'-]+)?(?=\s*$)))*"
_NAME = r"[A-Z][\w.’'-]+\s[A-Z][\w’'-]+(?:(?:\s?/\s?|,\s|\svia\s)" + _CREDIT_UNIT + r")?"
_CAPS = r"[A-Z][A-Z0-9/&-]{2,}(?:(?:\s/\s|\s)(?:VIA\s)?[A-Z][A-Z0-9/&-]{2,})*"
_PIPE = re.compile(rf"\s\|\s(?P<credit>{_JOINED}|{_CAPS}|{_NAME}|[A-Z]\w+)(?=[\s.]|$)\.?")
_MARK = re.compile(
    r"(?:^|(?<=[\s.!?)”\"'’]))[(\[]?(?:File photo|Photos?|Images?|Pictures?|Photograph|Credit|Photo credit|Image credit|Picture|Illustration)"
    rf"(?::| by| courtesy of|: Courtesy of)\s(?P<credit>{_JOINED}|{_NAME}|[A-Z][\w-]+)[)\]]?(?=[\s.,]|$)\.?"
)
_ADVERT = re.compile(
    r"(?:(?<=^)|(?<=[.!?”\"'’)…])\s)(?:(?:Story|Article|Content) continues (?:below|after)(?: (?:this )?advertisement)?|ADVERTISEMENT|Advertisement(?: - scroll to continue)?|- Advertisement -)(?=\s[A-Z\"“'‘(]|\s*$)"
)
_TAIL = re.compile(
    r"(?:(?<=[.!?”\"'’)\]…])\s+|^)(?:Related (?:coverage|stor(?:y|ies)|articles?|news|links?|content|topics?|reading)|Read (?:more|also|next)|See also|Also read|More (?:coverage|stories|news)|You may also like|Recommended(?: stories)?|Most read|More on this (?:story|topic)|Further reading)\s?:\s?(?=\S)",
    re.I,
)
_CRAWL = re.compile(
    r"^(?P<source>[A-Z][\w.&’' ]{1,40}?)\s[-–—|·]\s(?P<ago>(?:\d{1,3}|an?)\s\w{3,8}\sago|just now)(?:\s[-–—|·]\s(?P<clock>\d{1,2}:\d{2}))?\s?(?:\|\s(?P<tags>.{0,200}))?"
)
_MAIL_TAIL = re.compile(r"\s*[(\[]?(?<!\S)[(\[]?[\w.+-]{2,40}@[\w.-]{0,60}[)\]]?\s*\.?$")
_BY_TAIL = re.compile(
    r"(?<=[.!?”\"'’])\s+(?:By|—\s?By|Reporting by|Written by)\s(?P<names>[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){0,3}(?:(?:,| and)\s[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){1,2}){0,4})\s*\.?$"
)
_ORIGINAL = re.compile(r"\s*\((?:Japanese|Korean|Chinese) original by (?P<names>[^()]{3,200})\)\s*$")
_GERMAN = re.compile(r"\b(?:und|der|die|das|nicht|ist|mit|für|auf)\b")
_WORD = re.compile(r"\S+")
_BARE = re.compile(r"[\w'’-]+")
_TAG_WORDS = frozenset(
    "all japan world news politics business sports economy society culture asia china korea national international top local tech science opinion lifestyle entertainment health environment feature features".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A subhead and the offset in the cleaned text before which it stood."""

    text: str
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """What one saved paragraph held."""

    text: str
    deck: str = ""
    headings: tuple[Heading, ...] = ()
    captions: tuple[tuple[str, str], ...] = ()  # caption, credit
    dateline: str = ""
    agency: str = ""
    authors: tuple[str, ...] = ()
    seen_ago: str = ""  # the relative time of a crawled header
    seen_clock: str = ""  # and its time of day


def clean_paragraph(text: str, *, is_first: bool = True, is_last: bool = True) -> Cleaned:
    """The paragraph's own words, and what was taken off it. `is_first` and `is_last` say where in the body it stands."""
    text = text.strip()
    seen_ago, seen_clock, text = _crawl_header(text) if is_first else ("", "", text)
    text = _ADVERT.sub("", text)
    captions, text = _captions(text)
    agency, authors = "", tuple[str, ...]()
    if is_last:
        text = _without_tail(text)
        agency, authors, text = _foot(text)
    place = ""
    deck = ""
    if is_first:
        deck, text = _deck(text)
        if found := read_dateline(text):
            place, agency, text = found.place, found.agency or agency, text[found.end :]
    headings, text = _subheads(text)
    return Cleaned(
        text=text.strip(), deck=deck, headings=headings, captions=captions, dateline=place, agency=agency,
        authors=authors, seen_ago=seen_ago, seen_clock=seen_clock,
    )  # fmt: skip


def _crawl_header(text: str) -> tuple[str, str, str]:
    """Relative time, clock and remaining text of "KYODO NEWS - 24 minutes ago - 18:24 | All, Japan The …"."""
    match = _CRAWL.match(text)
    if not match:
        return "", "", text
    end = match.end()
    if match["tags"] is not None:
        end = match.start("tags") + _tags_end(text[match.start("tags") :])
    return match["ago"], match["clock"] or "", text[end:].lstrip()


def _tags_end(text: str) -> int:
    """Where a comma list of tags ends: after the first word of its last item, or further words that are tags."""
    words = list(_WORD.finditer(text))[:40]
    end = 0
    for index, word in enumerate(words):
        end = word.end()
        following = words[index + 1].group() if index + 1 < len(words) else ""
        if not word.group().endswith(",") and following.strip(",").casefold() not in _TAG_WORDS:
            break
    return end


def _captions(text: str) -> tuple[tuple[tuple[str, str], ...], str]:
    """The credited captions standing in the text, and the text without them."""
    found: list[tuple[str, str]] = []
    for pattern in (_PIPE, _MARK):
        position = 0
        while match := pattern.search(text, position):
            start = _caption_start(text, match.start())
            caption = text[start : match.start()].strip(" |([")
            if not caption or len(caption) > MAX_CAPTION_CHARS:
                position = match.end()
                continue
            found.append((caption, match["credit"].strip()))
            text = f"{text[:start].rstrip()} {text[match.end() :].lstrip()}".strip()
            position = min(start, len(text))
    return tuple(found), text


def _caption_start(text: str, end: int) -> int:
    """Where the sentence before a credit begins."""
    head = text[:end].rstrip()
    spans = sentence_spans(head)
    return spans[-1][0] if spans else 0


def _without_tail(text: str) -> str:
    for match in _TAIL.finditer(text):
        if match.start() >= MIN_TAIL_SHARE * len(text):
            return text[: match.start()].rstrip()
    return text


def _foot(text: str) -> tuple[str, tuple[str, ...], str]:
    """Agency and authors credited at the end, and the text before: "(Yonhap)", "© KYODO", "By A B", "name@"."""
    agency, authors = "", tuple[str, ...]()
    for _ in range(4):
        before = text
        text = _MAIL_TAIL.sub("", text)
        if match := _ORIGINAL.search(text):
            authors, text = names_in(match["names"].split(",")[0]) or authors, text[: match.start()]
        if match := _BY_TAIL.search(text):
            authors, text = names_in(match["names"]) or authors, text[: match.start()]
        if credit := _inline_credit(text):
            agency, text = credit
        if text == before:
            break
    return agency, authors, text.rstrip()


def _inline_credit(text: str) -> tuple[str, str] | None:
    credit = tail_credit(text)
    if credit and (credit[1] > 0 or len(text) < 60):
        return credit[0], text[: credit[1]].rstrip()
    match = re.search(
        r"(?<=[.!?”\"'’])\s*(?:©|\(c\)|[-–—/]{1,2}|Source:|Copyright)\s*(?:\d{4}\s)?(?P<name>[A-Z][\w\s-]{1,30})\.?\s*$",
        text,
    )
    if match and (agency := agency_named(match["name"])):
        return agency, text[: match.start()].rstrip()
    return None


# -- decks and subheads ------------------------------------------------------------------------------


def _capitalises_nouns(text: str) -> bool:
    """Whether the text is German, where a capital in the middle of a sentence says nothing."""
    return len(_GERMAN.findall(text[:3000])) >= 3


def _deck(text: str) -> tuple[str, str]:
    """The standfirst run together with the first sentence, and the rest."""
    spans = sentence_spans(text)
    if not spans or _capitalises_nouns(text):
        return "", text
    start = spans[0][0]
    cut = _boundary(text, spans[0], _usage(text), low=MIN_DECK_WORDS, high=MAX_DECK_WORDS)
    return (text[start:cut].strip(), text[cut:].lstrip()) if cut else ("", text)


def _subheads(text: str) -> tuple[tuple[Heading, ...], str]:
    """Subheads run together with the sentence after them, and the text without them."""
    found: list[tuple[int, int]] = []
    spans = [] if _capitalises_nouns(text) else sentence_spans(text)
    usage = _usage(text) if len(spans) > 1 else Counter()
    for span in spans[1:]:
        if cut := _boundary(text, span, usage, low=MIN_SUBHEAD_WORDS, high=MAX_SUBHEAD_WORDS):
            found.append((span[0], cut))
    if not found:
        return (), text
    known = {start for start, _ in found}
    found += [
        (start, cut) for start, end in spans[1:] if start not in known and (cut := _before_name(text, start, end))
    ]
    found.sort()
    headings: list[Heading] = []
    kept: list[str] = []
    length = position = 0
    for start, cut in found:
        piece = text[position:start]
        kept.append(piece)
        length += len(piece)
        headings.append(Heading(text=text[start:cut].strip(), at=length))
        position = cut + len(text[cut:]) - len(text[cut:].lstrip())
    kept.append(text[position:])
    return tuple(headings), "".join(kept)


def _boundary(text: str, span: tuple[int, int], usage: Counter[str], *, low: int, high: int) -> int:
    """Where a headline runs into a sentence: "… ties On the prospects …"; 0 where it does not.

    A word that is written small elsewhere in the text stands capitalised after a small word without any stop between.
    """
    start, end = span
    words = list(_WORD.finditer(text, start, min(end, start + 400)))
    for index in range(low, min(high + 1, len(words) - 1)):
        before, word, after = (words[i].group() for i in (index - 1, index, index + 1))
        if not (word[:1].isupper() and word.isalpha() and (after[:1].islower() or after[:1].isdigit())):
            continue
        if (
            (len(word) > 1 and word.isupper())
            or before.casefold() in _UNENDING
            or (before.islower() and len(before) <= 3)
        ):
            continue
        if before[-1] in ",;:.!?—–-\"'”’)(&/|" or not before[:1].isalnum():
            continue
        if any(quote in text[start : words[index].start()] for quote in '"“”«»'):
            continue
        small = word.casefold()
        if small in _TITLES:
            continue
        if small in _STARTERS and (before[:1].islower() or before[:1].isupper()):
            return words[index].start()
        if before[:1].islower() and usage[small] > 0 and usage[word] <= 0 and len(small) > 2:
            return words[index].start()
    return 0


def _before_name(text: str, start: int, end: int) -> int:
    """Where a subhead runs into a name and its verb: "… lead ties Sasae highlighted …"; 0 where none does.

    Too weak a sign alone, it is asked only where the text is known to have such subheads.
    """
    words = list(_WORD.finditer(text, start, min(end, start + 200)))
    for index in range(MIN_SUBHEAD_WORDS + 1, min(MAX_SUBHEAD_WORDS + 1, len(words) - 1)):
        before, word, after = (words[i].group() for i in (index - 1, index, index + 1))
        if any(w.group().endswith("ed") or w.group() in _SPEAKING for w in words[:index]) or before in _UNENDING:
            return 0
        verb = after.endswith("ed") or after in _SPEAKING
        if (
            verb
            and before.isalpha()
            and before.islower()
            and len(before) > 3
            and word.istitle()
            and text.count(word) > 1
        ):
            return words[index].start()
    return 0


def _usage(text: str) -> Counter[str]:
    """How often each word stands small, and each capitalised word in the middle of a sentence (less one)."""
    counts: Counter[str] = Counter()
    previous = "."
    for match in _WORD.finditer(text):
        bare = _BARE.search(match.group())
        if bare:
            word = bare.group()
            if word.islower() or (word[:1].isupper() and previous[-1] not in ".!?\"'”’“‘—:"):
                counts[word] += 1
        previous = match.group()
    for word in list(counts):
        if word[:1].isupper():
            counts[word] -= 1
    return counts
