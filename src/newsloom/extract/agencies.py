"""Which agency a text comes from, and where it was filed: credits and datelines in the forms agencies print them."""

import re
from dataclasses import dataclass

MAX_DATELINE_CHARS = 60  # the longest in the measured labels is 24; two places and a region fit
LEAD_LINES = 4  # a dateline stands in the first lines, after a standfirst at most
TAIL_LINES = 6  # a credit line stands at the foot, before a correction note at most

# Short name: the names it is printed under. A picture's credit uses the same names and is read elsewhere.
_NAMES: dict[str, str] = {
    "AP": "AP|A\\.P\\.|(?:The )?Associated Press|AP News", "Reuters": "Reuters|REUTERS|Thomson Reuters(?: Foundation)?|ロイター(?:通信)?",
    "AFP": "AFP[-/ ]Jiji(?: Press)?|AFP[-/ ]JIJI|AFP[-/]Relaxnews|AFP|Agence France[- ]Presse|AFP時事", "Kyodo": "Kyodo(?: News)?|KYODO(?: NEWS)?|共同通信(?:社)?|共同",
    "Jiji": "Jiji(?: Press)?|JIJI(?: PRESS)?|時事通信(?:社)?|時事", "Yonhap": "Yonhap(?: News(?: Agency)?)?|YONHAP|연합뉴스",
    "Xinhua": "Xinhua(?: News Agency)?|XINHUA|新华社|新華社", "dpa": "dpa(?:-AFX|/\\w{2,12})?|DPA|Deutsche Presse-Agentur", "PA": "PA(?: Media)?|Press Association|PA news agency",
    "ANSA": "ANSA", "EFE": "EFE|Agencia EFE", "ANI": "ANI|Asian News International", "PTI": "PTI|Press Trust of India", "IANS": "IANS|Indo[- ]Asian News Service",
    "RNS": "RNS|Religion News Service", "UPI": "UPI|United Press International", "Canadian Press": "(?:The )?Canadian Press|THE CANADIAN PRESS|La Presse Canadienne",
    "TASS": "TASS|ITAR-TASS|ТАСС", "Interfax": "Interfax(?:-Ukraine)?|Интерфакс", "RIA Novosti": "RIA Novosti|РИА Новости", "Ukrinform": "Ukrinform|Укринформ",
    "Anadolu": "Anadolu(?: Agency| Ajansı)?|AA", "AAP": "AAP|Australian Associated Press", "ANP": "ANP", "Belga": "Belga", "NTB": "NTB", "TT": "TT", "Ritzau": "Ritzau",
    "STT": "STT", "PAP": "PAP", "ČTK": "ČTK|CTK", "MTI": "MTI", "APA": "APA", "Keystone-SDA": "Keystone-SDA|Keystone-ATS|sda|SDA", "SID": "SID|sid", "epd": "epd", "KNA": "KNA",
    "Lusa": "Lusa|LUSA|Agência Lusa", "Europa Press": "Europa Press|EUROPA PRESS", "Adnkronos": "Adnkronos", "AGI": "AGI", "LaPresse": "LaPresse", "Tanjug": "Tanjug", "HINA": "HINA|Hina",
    "Bernama": "Bernama|BERNAMA", "Antara": "Antara|ANTARA", "VNA": "VNA|Vietnam News Agency", "CNA": "CNA|Central News Agency|中央社", "KCNA": "KCNA", "CNS": "China News Service|中新社|中新网",
    "IRNA": "IRNA", "SPA": "SPA|Saudi Press Agency", "WAM": "WAM|Emirates News Agency", "MENA": "MENA", "APP": "APP|Associated Press of Pakistan", "BSS": "BSS", "UNB": "UNB", "NAN": "NAN|News Agency of Nigeria",
    "Agência Brasil": "Agência Brasil", "Folhapress": "Folhapress", "Estadão Conteúdo": "Estadão Conteúdo", "Prensa Latina": "Prensa Latina", "Notimex": "Notimex", "Télam": "Télam|Telam",
    "TNS": "TNS|Tribune News Service|Tribune Content Agency", "Bloomberg": "Bloomberg(?: News)?|BLOOMBERG", "Field Level Media": "Field Level Media", "HealthDay": "HealthDay(?: News)?",
    "States Newsroom": "States Newsroom", "Newsis": "Newsis|뉴시스", "News1": "News1|뉴스1", "GNA": "GNA|Ghana News Agency", "SAPA": "SAPA", "MTN": "MTI",
}  # fmt: skip
# Also ordinary words, initials or firms in the news: they count only in a dateline's or line's brackets, never alone.
_BRACKETS_ONLY = frozenset(
    {
        "TT",
        "AA",
        "SPA",
        "MENA",
        "APP",
        "NAN",
        "AGI",
        "APA",
        "SID",
        "CNA",
        "PAP",
        "PA",
        "TNS",
        "Bloomberg",
        "SAPA",
        "UNB",
    }
)
_NAME = "|".join(f"(?P<a{i}>{pattern})" for i, pattern in enumerate(_NAMES.values()))
_SHORT = list(_NAMES)
_EXACT = re.compile(rf"(?:{_NAME})(?![\w])")
_EXACT_FOLDED = re.compile(rf"(?:{_NAME})(?![\w])", re.I)
_DASH = r"(?:--+|[-–—―‒]+|\?)"
_MONTH_DAY = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?\s\d{1,2}|\d{1,2}\.?\s(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}"
_REGION = r"(?:,\s[A-Z][\w.’'-]{1,14}(?:\s[A-Z][\w.’'-]{1,14}){0,2})?"
_CITY_CAPS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.’'’-]+(?:[ /][A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.’'-]*){0,4}"
_CITY_MIXED = r"(?:[A-ZÀ-ÖØ-Þ][\w.’'-]{1,20})(?:[ /][A-ZÀ-ÖØ-Þ][\w.’'-]{1,20}){0,3}"
_BRACKETED = re.compile(
    rf"^\W{{0,3}}(?P<place>(?:{_CITY_CAPS}|{_CITY_MIXED}){_REGION})?(?:,\s(?:{_MONTH_DAY}))?(?:,?\s\d{{4}})?[,.]?\s?[(\[（](?P<agency>[^()（）\[\]]{{2,40}})[)\]）]\s?[,.]?\s?(?:{_DASH}|:|\s)"
)
_PLAIN = re.compile(
    rf"^\W{{0,3}}(?P<place>{_CITY_CAPS}{_REGION})(?:,\s(?:{_MONTH_DAY})(?:,\s\d{{4}})?)?(?:\s?(?:--+|[–—―‒\u2015]+)\s?|\s?[-?:]\s)(?=\S)"
)
# An agency we have no name for, in the one place where nothing else can stand: "MERROW (Sternlight) --".
_UNLISTED = re.compile(
    rf"^\W{{0,3}}(?P<place>{_CITY_CAPS}{_REGION})(?:,\s(?:{_MONTH_DAY}))?,?\s\((?P<agency>[A-Z][\w'’-]{{2,19}}(?: [A-Z][\w'’-]{{2,19}})?)\)\s?{_DASH}"
)
_MIXED = re.compile(
    rf"^(?P<place>{_CITY_MIXED}, [A-Z][\w.]{{1,14}}(?: [A-Z][\w.]{{1,14}}){{0,2}}|{_CITY_MIXED})\s?(?:—|–|--)\s?(?=[A-Z\"“])"
)
_COMMA_AGENCY = re.compile(
    rf"^(?P<place>{_CITY_CAPS}{_REGION}),\s(?:(?:{_MONTH_DAY}),?\s)?(?P<agency>[A-Za-z]{{2,12}})\s?{_DASH}\s?(?=\S)"
)
_OPENING_AGENCY = re.compile(rf"^[(\[（【](?P<agency>[^()（）\[\]【】]{{2,40}})[)\]）】]\s?(?:{_DASH}|:)?\s?")
_JAPANESE = re.compile(
    r"^[［\[【〔（(](?P<place>[^\]】）)〕\d\s=]{2,12}?)(?:\s?\d{1,2}日)?[\s　=]?"
    r"(?P<agency>共同|時事|ロイター|AFP時事|AFP|新華社|AP|연합뉴스|뉴시스|뉴스1)[］\]】〕）)]"
)
_NO_PLACE = frozenset(
    "breaking update updated exclusive watch read opinion analysis editorial live video photos review report news note correction "
    "interview preview recap q a faq tldr new related listen poll quiz explainer factbox timeline column who what why how".split()
)
# Capitals of five letters or fewer are mostly initials; these are the places news is filed from.
_SHORT_PLACES = frozenset(
    "ROME PARIS TOKYO SEOUL CAIRO DELHI DHAKA HANOI KYIV KIEV MINSK RIGA OSLO BERN BERNE BONN LYON NICE TURIN MILAN GENOA "
    "SOFIA TUNIS RABAT ACCRA LAGOS ABUJA LOME DAKAR QUITO LIMA LA PAZ MIAMI DOHA DUBAI SANAA ADEN AMMAN GAZA RAFAH HAIFA "
    "BASRA MOSUL ERBIL KABUL HERAT DELHI LHASA URUMQI XIAN OSAKA KOBE KYOTO NARA BUSAN JEJU DAEGU ULSAN MANILA CEBU BALI "
    "PERTH SUVA APIA PALAU GUAM MALE COLOMBO BOISE OMAHA TULSA TAMPA RENO WACO DAVOS BASEL CARDIFF LEEDS YORK BATH GHENT "
    "BRNO LVIV ODESA ODESSA SUMY BAKU TBILISI ASTANA OSH MALMO TURKU ESPOO TAIPEI MACAU MACAO PENANG IPOH KIGALI JUBA GOMA "
    "HARARE MAPUTO LUSAKA BANJUL NIAMEY BAMAKO TRIPOLI ORAN ALGER MADRID CADIZ BILBAO PORTO BRAGA KOLN PUNE AGRA SURAT "
    "PATNA KOCHI BOGOTA CALI HAVANA PERM OMSK KAZAN SOCHI DAMAM HOMS IDLIB ROMA WIEN KÖLN ESSEN BREST LILLE METZ ADANA "
    "IZMIR ARUSHA DODOMA ASMARA SEGOU GAO".split()
)
_INITIALS = frozenset(
    "COVID UNESCO UNICEF UNHCR INTERPOL EUROPOL OPEC NASA FIFA UEFA NATO ASEAN BRICS MERCOSUR NASDAQ NYSE".split()
)
_TAIL_BRACKET = re.compile(
    r"[(\[（【]\s?(?:(?:Source|With|By|Reporting by|Credit):?\s)?(?P<agency>[^()（）\[\]【】]{2,60})[)\]）】]\s?[.。]?\s?$"
)
_TAIL_LINE = re.compile(
    r"^\W{0,3}?(?:©|\(c\)|copyright|source:|credit:|reporting by|by|via|text:|quelle:|fuente:|fonte:)?\W{0,3}(?:\d{4}\s)?(?:the\s)?(?P<agency>[^.|]{2,40}?)(?:\s?[,.|].{0,90}|\s(?:all rights|contributed to).{0,80}|\s\d{4})?\W{0,3}$",
    re.I,
)
_REPORTERS = re.compile(
    r"^\W{0,2}\(?(?:Additional )?Reporting by .{3,160};\s*(?:Additional |Writing |Editing ).{3,160}$", re.I
)
_CONTRIBUTION = re.compile(
    r"with files|additional reporting|contributed|contribution|with (?:reporting|agenc|inputs?)|mit material|avec", re.I
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Place and agency at the head of a text, and where the text proper begins."""

    place: str
    agency: str
    end: int


def agency_named(name: str, *, sure: bool = True) -> str:
    """The short name of the agency this is the name of, or "". `sure`: the place it stands in allows no other sense."""
    text = name.strip(" .,;:–—-―|©\u00a0")
    match = _EXACT.fullmatch(text) or (_EXACT_FOLDED.fullmatch(text) if len(text) > 4 or sure else None)
    if not match:
        return ""
    short = _short(match)
    return "" if not sure and short in _BRACKETS_ONLY else short


def read_dateline(line: str) -> Dateline | None:
    """The dateline `line` opens with, or None: "TOKYO (Kyodo) --", "KYIV, Dec 24 (Reuters) -", "LA CROSSE, Wis. —"."""
    head = line[:160]
    if match := _JAPANESE.match(head):
        return Dateline(place=match["place"], agency=agency_named(match["agency"]), end=match.end())
    if (match := _BRACKETED.match(head)) and (agency := _first_agency(match["agency"])):
        return Dateline(place=_place(match["place"] or ""), agency=agency, end=_after(line, match.end()))
    if match := _UNLISTED.match(head):
        return Dateline(place=match["place"], agency=match["agency"], end=_after(line, match.end()))
    if (match := _COMMA_AGENCY.match(head)) and (agency := agency_named(match["agency"])):
        return Dateline(place=_place(match["place"]), agency=agency, end=_after(line, match.end()))
    if match := _PLAIN.match(head):
        place = _place(match["place"])
        if place and len(place) <= MAX_DATELINE_CHARS:
            return Dateline(place=place, agency="", end=_after(line, match.end()))
    if (match := _OPENING_AGENCY.match(head)) and (agency := _first_agency(match["agency"])):
        return Dateline(place="", agency=agency, end=_after(line, match.end()))
    if (match := _MIXED.match(head)) and _looks_filed(match["place"]):
        return Dateline(place=match["place"], agency="", end=_after(line, match.end()))
    return None


def tail_credit(line: str) -> tuple[str, int] | None:
    """The agency credited at the end of `line` ("… said. (Yonhap)", "© KYODO") and where the credit begins."""
    text = line.rstrip()
    match = _TAIL_BRACKET.search(text)
    if match and not _CONTRIBUTION.search(match[0]) and (agency := _first_agency(match["agency"])):
        return agency, match.start()
    if len(text) <= 160 and not _CONTRIBUTION.search(text):
        match = _TAIL_LINE.match(text)
        credited = re.match(r"^\W{0,3}?(?:©|\(c\)|copyright|source:|credit:|reporting by|by|via)", text, re.I)
        if match and (agency := agency_named(match["agency"], sure=bool(credited))):
            return agency, 0
    return None


def agency_in_byline(byline: str) -> str:
    """The agency a byline credits ("Associated Press in Valencia", "AFP / Updated: …", "Kyodo, staff"), or ""."""
    if _CONTRIBUTION.search(byline):
        return ""
    for part in re.split(r"[,;|/·•&]|\s[-–—]\s|\band\b|\bund\b|\bet\b|\bvia\b", byline):
        text = re.sub(r"^\W*(?:by|von|par|por|source|from|text|quelle)\b[:\s]*", "", part.strip(), flags=re.I)
        text = re.sub(r"\s(?:in|at|from)\s[A-Z][\w ]{2,40}$", "", text)
        if agency := agency_named(text, sure=False):
            return agency
    joined = re.match(r"^\W*(?:by\s+)?(AFP)[-/](?:jiji|relaxnews)", byline, re.I)
    return "AFP" if joined else ""


def _first_agency(text: str) -> str:
    if agency := agency_named(text):
        return agency
    for part in re.split(r"\s?(?:[/,;|·•&]|-(?=[A-Z])|\band\b)\s?", text):
        if agency := agency_named(part):
            return agency
    return ""


def _short(match: re.Match[str]) -> str:
    return _SHORT[int((match.lastgroup or "a0")[1:])]


def _place(text: str) -> str:
    place = text.strip(" ,:-–—")
    words = place.split()
    if (
        not words
        or " ".join(words).casefold().strip(".:") in _NO_PLACE
        or words[0].casefold() in ("breaking", "update")
    ):
        return ""
    first = words[0].strip(",").split("-")[0].split("/")[0]
    if first in _INITIALS or agency_named(first.strip(","), sure=False):
        return ""
    alone = len(words) == 1 and place.isupper() and len(place) <= 5
    return "" if alone and place not in _SHORT_PLACES else place


def _looks_filed(place: str) -> bool:
    return "," in place and place.split(maxsplit=1)[0].casefold() not in _NO_PLACE


def _after(line: str, end: int) -> int:
    match = re.compile(r"[\s\-–—―:]*").match(line, end)
    return match.end() if match else end
