"""Who wrote it: names taken out of bylines, persons told from organisations."""

import re
from collections.abc import Iterable

from newsloom.extract.agencies import agency_named
from newsloom.extract.markup import squeeze
from newsloom.model.article import Author

MAX_NAME_CHARS = 60  # a longer "name" is a sentence or a biography
MAX_BYLINE_CHARS = 400  # a byline of a dozen names fits; more is a text
MAX_AUTHORS = 20
MIN_SITE_CHARS = 5  # a site's shorter name may end a person's
MAX_CODE_CHARS = 4  # an editor's initials in small letters ("amw"), which name nobody to a reader
_BY = r"By|BY|by|Von|VON|Par|PAR|Por|POR|Di|Door|Av|Af|Przez|Texto|Text|Tekst|Autor(?:in|a)?|Auteur|Author|Reporter|Written\sby|Posted\sby|Story\sby"
_BY_EAST = r"著者|筆者|執筆|文|記者|取材・文|作者|记者|글|기자"
SIGNED_HEAD = re.compile(rf"(?:{_BY})(?:[:\s]|$)|(?:{_BY_EAST})\s?(?:[:：／/]|$)")
SIGNED_LINE = re.compile(rf"(?:{_BY})[:\s]\s?[A-ZÀ-ÞŁŚŻĆČŠŽİ][\w.’'-]*|(?:{_BY_EAST})\s?[:：／/]\s?\w")
_OPEN_END = re.compile(r"(?:[,&:：／|]|\b(?:by|and|und|et|y|e|og|och|von|par|por|with))$", re.I)
_GOES_ON = re.compile(r"^(?:[,&|]|(?:and|und|et|y|e|og|och|with)\b)", re.I)
_PREFIX = re.compile(
    r"^[\W_]*(?:(?:written|posted|reported|reviewed|edited|compiled|published|story|text|words|analysis|opinion|exclusive|interview|report|review|column|comment|updated)\s+by|by|author(?:s|\(s\)|\ of\ the\ article)?|reporters?|"
    r"von|autor(?:en|in|es|a)?|text|redaktion|par|por|auteurs?|door|av|af|skrevet\ av|tekst|di|a\ cura\ di|texto|przez|napisał|著者|筆者|執筆|文責?|記者|取材|작성자|글|기자|作者|记者|來源|来源)\s*[:：|]?\s+"
    r"|^[\W_]*(?:by|von|par|por|author|autor|text|著者|筆者|執筆|文|記者|作者|记者|글)\s*[:：]\s*",
    re.I,
)
_PICTURE = re.compile(
    r"^\W*(?:images?|photos?|pictures?|bild|bilder|foto|fotos|video|illustrations?|graphics?)\s?(?::|by\b)", re.I
)
_MAIL = re.compile(r"<?\S+@\S*>?")
_BRACKETED = re.compile(r"[\[(（【](.{2,120})[\])）】]")
_NOISE = re.compile(r"<[^<>]{1,20}>|https?://\S+|www\.\S+|(?<!\w)@\w+|\((?:[^()]*)\)|\[[^\]]*\]|（[^）]*）")
_DATE_TAIL = re.compile(
    r"(?:\s*\b(?:19|20)\d{2}[-/.]\d{1,2}.*|\s*[|·•,–—-]?\s*\d{1,3}[ -]min(?:ute)?s?[ -]read.*|\s*[|·•,–—-]?\s*\b(?:published|updated|posted|last\ updated|on)\b.*|\s*[|·•,–—-]?\s*\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\.?,?\s+\d.*|\s*[|·•,–—-]?\s*\d{1,2}[./:-]\d.*|\s+\d{4}年.*)$",
    re.I,
)
_SPLIT = re.compile(
    r"\s*(?:;|\||/|•|·|、|・(?=\w+\s)|，|\s&\s|&amp;|\s\+\s|,\s*(?:and|und|et|y|e|og|och|en)\s|,|\s(?:and|und|et|y|e|og|och|ja|with)\s)\s*",
    re.I,
)
_ROLE = re.compile(
    r"\b(?:editor(?:-in-chief)?|correspondents?|reporters?|writers?|journalists?|columnists?|contributors?|contributing|producers?|photographers?|analysts?|"
    r"chief|bureau|deputy|senior|associate|assistant|staff|freelance|head\ of|ceo|founder|vice\ president|special\ to|special\ for|intern|fellow|professor|lecturer|researcher|director|manager|presenter|critic|"
    r"redakteur(?:in)?|korrespondent(?:in)?|reporter(?:in)?|autor(?:in)?|journaliste|correspondant(?:e)?|rédact\w+|redactor(?:a)?|periodista|corresponsal|giornalista|inviato|jornalista|repórter|"
    r"記者|編集委員|論説委員|特派員|기자|특파원|记者|編輯|编辑)\b|(?:記者|編集委員|論説委員|特派員|기자|특파원|记者)",
    re.I,
)
_ROLE_TAIL = re.compile(r"(?<=\w)\s+(?:記者|特派員|編集委員|기자|특파원|记者)$|\s+[-–—|]\s+[^-–—|]*$")
_IN_PLACE = re.compile(r"\s(?:in|à|en|aus)\s[A-ZÀ-Þ][\w.]+(?:[\s-][A-ZÀ-Þ][\w.]+){0,2}$")
_ORGANISATION = re.compile(
    r"\b(?:news(?:room|desk|wire|paper|hub|week)?|staff|press|agenc(?:y|ies|e|ia)|agentur\w*|redaktion|redacci[oó]n|redazione|redação|rédaction|redactie|toimitus|desk|team|times|post|herald|tribune|gazette|"
    r"journal|daily|media|magazine|network|broadcasting|radio|tv|television|service|bureau|editorial|board|editors?|reporters?|contributors?|correspondents?|group|inc|ltd|llc|gmbh|company|technologies|technology|systems|solutions|consulting|partners|labs?|"
    r"university|institute|foundation|association|department|ministry|online|digital|web|admin(?:istrator)?|guest|sport|sports|politics|business|crew|department|community|reuters|bloomberg|wire|union|"
    r"council|office|committee|federation|society|centre|center|club|conversation|guardian|telegraph|independent|wires)\b|\.(?:com|org|net|de|fr|es|it|jp|co|uk|in)\b|新聞|編集部|通信|取材班|뉴스|신문|网|社$|部$",
    re.I,
)
_PRONOUN = re.compile(r"^(?:the|our|your|this|a|an)\s", re.I)
_HANDLE = re.compile(r"[a-z][a-z0-9._-]*[A-Z]?\w*")  # an account's name beside the person's own
_NOT_A_NAME = re.compile(
    r"^(?:\d+\s.*|.*\bmin(?:ute)?s?\ read|follow\ us|advertisement|by|and|with|the|photos?|video|images?|n/?a|none|null|undefined|unknown|anonymous|more|follow|contact|share|read|comments?|(?:view|see|read|get)(?:\s.*)?|\+.*|all|posts?|profile|bio|about|staff|author|"
    r"subscribe|updated|published|editorial|min(?:ute)?s?\ read|and\ \d+\ others?|\d+\ others?|jr|sr|phd|md|dr|ii|iii|esq|opens?\ in.*)\.?$",
    re.I,
)


def read_authors(
    bylines: Iterable[str], *, site_name: str = "", host: str = "", organisations: Iterable[str] = ()
) -> tuple[Author, ...]:
    """The names in these bylines in order, each once. Organisations follow only where no person signs, agencies always.

    `site_name` and `organisations` are names known to be no person; a name that begins with the label of `host` is
    one of the publisher's own ("MDR Thüringen" on mdr.de).
    """
    house = host.split(".")[-2] if host.count(".") else ""
    site_key = _key(site_name)
    known = {_key(name) for name in (*organisations, site_name) if name}
    found: dict[str, Author] = {}
    for byline in bylines:
        names = names_in(byline)
        if len(names) > 2 and _key(names[0]) in (*known, _key(host)):
            names = names[:1]  # the publisher and its address: "harbourview.example, Merrow, Norland"
        for name in names:
            key = _key(name)
            ours = key in known or (len(house) > 1 and key.split()[:1] == [house] and " " in key)
            ours = ours or (len(site_key) >= MIN_SITE_CHARS and key.endswith(f" {site_key}"))
            author = Author(name=name, is_organisation=ours or is_organisation(name))
            found.setdefault(_key(name), author)
    authors = [a for a in found.values() if not is_code(a.name)][:MAX_AUTHORS] or list(found.values())[:MAX_AUTHORS]
    people = [author for author in authors if not author.is_organisation]
    if not people:
        return tuple(authors)
    if any(" " in author.name for author in people):
        authors = [author for author in authors if author.is_organisation or not _HANDLE.fullmatch(author.name)]
    return tuple(a for a in authors if not a.is_organisation or agency_named(a.name, sure=False))


def is_signature_end(line: str, piece: str) -> bool:
    """Whether a signed line is complete, so that the next piece of text is none of it."""
    return not (SIGNED_HEAD.fullmatch(line) or _OPEN_END.search(line) or _GOES_ON.match(piece))


def names_in(byline: str) -> tuple[str, ...]:
    """The names a byline holds, without prefixes, roles, addresses and dates."""
    text = squeeze(byline)
    if not text or len(text) > MAX_BYLINE_CHARS:
        return ()
    if whole := _BRACKETED.fullmatch(text):
        text = whole[1]
    text = _NOISE.sub(" ", _MAIL.sub(" ", text))
    for _ in range(2):
        text = _PREFIX.sub("", text, count=1)
    text = _DATE_TAIL.sub("", text)
    names: list[str] = []
    parts = [part for part in _SPLIT.split(text) if part]
    for index, part in enumerate(parts):
        if name := _name(part, later=index > 0):
            names.extend(_parted(name))
    if len(names) == 2 and text.count(",") == 1 and all(len(name.split()) == 1 for name in names) and ", " in text:
        return (f"{names[1]} {names[0]}",) if not any(map(is_organisation, names)) else tuple(names)  # "Doe, Jane"
    return tuple(names)


def _parted(name: str) -> tuple[str, ...]:
    """A name and the agency printed after it without a mark ("Dana Kim The Associated Press")."""
    words = name.split()
    for count in (3, 2):
        person, agency = " ".join(words[:-count]), " ".join(words[-count:])
        if len(words) >= count + 2 and agency_named(agency, sure=False):
            return person, agency
    return (name,)


def _name(part: str, *, later: bool) -> str:
    if _PICTURE.match(part):
        return ""
    text = _PREFIX.sub("", part + " ", count=1).strip(" \t.,:;-–—|'\"“”·•*>…")
    text = _ROLE_TAIL.sub("", text).strip()
    text = re.sub(r"\s+Updated.*$", "", text)
    if _IN_PLACE.search(text) and len(text.split()) >= 3:
        text = _IN_PLACE.sub("", text)
    if not text or len(text) > MAX_NAME_CHARS or _NOT_A_NAME.match(text) or text.isdecimal():
        return ""
    if _ROLE.search(text) and (later or text == text.lower()) and not agency_named(text):
        return ""
    if text.isupper() and len(text.split()) in (2, 3, 4) and text.isascii() and not is_organisation(text):
        text = " ".join(_capital(word) for word in text.split())
    return text if any(character.isalpha() for character in text) else ""


def is_code(name: str) -> bool:
    """Whether a signature is an editor's initials ("amw"), not a name a reader knows."""
    return (
        name.isascii() and name.islower() and name.isalpha() and len(name) <= MAX_CODE_CHARS and not agency_named(name)
    )


def _capital(word: str) -> str:
    if "." in word or len(word) == 1:
        return word
    return re.sub(r"[A-Z]+", lambda match: match[0].capitalize(), word)


def is_organisation(name: str) -> bool:
    """Whether a signature is an organisation's: an agency, a newsroom, a desk; persons are what remains."""
    if agency_named(name, sure=False):
        return True
    if _ORGANISATION.search(name) or _PRONOUN.match(name):
        return True
    return name.isascii() and name.isupper() and len(name.split()) == 1


def _key(name: str) -> str:
    return re.sub(r"\W+", " ", name).casefold().strip().removeprefix("the ")
