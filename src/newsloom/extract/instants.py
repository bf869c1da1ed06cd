"""Instants as publishers print them: ISO 8601, mail dates and dates in words, with the publisher's own offset."""

import datetime as dt
import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from newsloom.extract.zones import offset_of

MAX_DATE_CHARS = 200  # longer strings are sentences, not dates
YEARS = range(1900, 2101)  # outside lies a number, not a year

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier janv enero ene gennaio gen janeiro januari ocak stycznia tammikuuta ledna ianuarie január yanvar января січня يناير",
            "february feb februar février févr fevrier febrero febbraio fevereiro fev februari şubat lutego helmikuuta února februarie február февраля лютого فبراير",
            "march mar märz mrz mars marzo março marco maart mart marca maaliskuuta března martie március марта березня مارس",
            "april apr avril avr abril abr aprile nisan kwietnia huhtikuuta dubna aprilie április апреля квітня أبريل",
            "may mai mayo maggio mag maio mei maj mayıs maja toukokuuta května május мая травня مايو",
            "june jun juni juin junio giugno giu junho haziran czerwca kesäkuuta června iunie június июня червня يونيو",
            "july jul juli juillet juil julio luglio lug julho temmuz lipca heinäkuuta července iulie július июля липня يوليو",
            "august aug août aout agosto ago augustus augusti ağustos sierpnia elokuuta srpna augusztus августа серпня أغسطس",
            "september sep sept septembre septiembre settembre set setembro eylül września syyskuuta září septembrie szeptember сентября вересня سبتمبر",
            "october oct oktober okt octobre octubre ottobre ott outubro out ekim października lokakuuta října octombrie október октября жовтня أكتوبر",
            "november nov novembre noviembre novembro kasım listopada marraskuuta listopadu noiembrie ноября листопада نوفمبر",
            "december dec dezember dez décembre déc decembre diciembre dic dicembre dezembro desember aralık grudnia joulukuuta prosince decembrie декабря грудня ديسمبر",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted((re.escape(name) for name in _MONTHS), key=len, reverse=True))
_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:T|\s{1,3}|\s?,\s?)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s?"
    r"(Z|[+-]\d{1,2}:?\d{2}|[+-]\d{2}|[A-Z]{2,5})?)?(?!\d)"
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(Z|[+-]\d{2}:?\d{2})?$")
_CJK = re.compile(r"(\d{4})\s?[年년.]\s?(\d{1,2})\s?[月월.]\s?(\d{1,2})\s?[日일]?")
_CJK_TIME = re.compile(
    r"(午前|午後|오전|오후|上午|下午)?\s?(\d{1,2})\s?(?:[時时點点시]\s?|(?<=[前後전후午]\d)[:：]|(?<=[前後전후午]\d\d)[:：]|(?<=[前後전후午]\s\d)[:：]|(?<=[前後전후午]\s\d\d)[:：])(\d{1,2})\s?[分분]?"
)
_AFTERNOON = ("午後", "오후", "下午")
_ERA = re.compile(r"令和\s?(\d{1,2}|元)\s?年")  # began in 2019
_MONTH_FIRST = re.compile(rf"\b({_MONTH})\b\.?\s?(\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(\d{{4}})\b", re.I)
_DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th|er)?\.?\s?(?:de\s|of\s|d\')?({_MONTH})\b\.?,?\s{{1,3}}(?:de\s|del\s)?(\d{{4}})\b",
    re.I,
)
_VIETNAMESE = re.compile(r"\b(\d{1,2})\stháng\s(\d{1,2})(?:\snăm|,)\s(\d{4})\b", re.I)
_YEAR_MONTH_DAY = re.compile(rf"\b(\d{{4}})\.\s({_MONTH})\s(\d{{1,2}})\b", re.I)
_NUMBERS = re.compile(r"\b(\d{1,2})([./-])(\d{1,2})\2(\d{4})\b")
_YEAR_FIRST = re.compile(r"\b(\d{4})[./](\d{1,2})[./](\d{1,2})\b")
_CLOCK = re.compile(
    r"\b(\d{1,2})(?:[:.](\d{2})|h(\d{2}))?(?::(\d{2}))?\s?([ap])\.?\s?m\b\.?|\b(\d{1,2})(?:\s?[:h]\s?)(\d{2})(?::(\d{2}))?(?!\d)"
    r"|\b(\d{1,2})[.](\d{2})(?=\s?(?:Uhr|Hrs|[A-Z]{2,4}\b))|\b(\d{1,2})(?=\s?(?:Uhr|heures)\b)",
    re.I,
)
_ZONE = re.compile(r"\b([A-Z]{2,5})\b|([+-]\d{2}):?(\d{2})(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Instant:
    """A time as read. `exact` is False where only a day was given; `zoned` where the text names its zone."""

    at: dt.datetime
    exact: bool
    zoned: bool


def read_instant(
    text: str, *, zone: dt.tzinfo | None = None, day_first: bool = True, country: str = ""
) -> Instant | None:
    """The instant a date string states, or None.

    A string without a zone is taken in `zone` (UTC where none is given). `day_first` decides 03/04/2025 where both
    readings are possible, `country` (two letters) what CST, IST and BST mean.
    """
    text = _ERA.sub(lambda era: f"{2018 + (1 if era[1] == '元' else int(era[1]))}年", text.strip())
    if not text or len(text) > MAX_DATE_CHARS:
        return None
    return (
        _iso(text, zone, country)
        or _mail(text)
        or _compact(text, zone)
        or _unix(text)
        or _words(text, zone, day_first=day_first, country=country)
    )


def _made(
    date: tuple[int, int, int],
    clock: tuple[int, int, int] | None,
    zone_name: str,
    zone: dt.tzinfo | None,
    country: str = "",
) -> Instant | None:
    year, month, day = date
    hour, minute, second = clock or (0, 0, 0)
    if year not in YEARS:
        return None
    try:
        day_of = dt.date(year, month, day)
        named = offset_of(zone_name, day_of, country) if zone_name and clock else None
        at = dt.datetime(year, month, day, hour % 24, minute, min(second, 59), tzinfo=named or zone or dt.UTC)
    except ValueError:
        return None
    return Instant(at=at, exact=clock is not None, zoned=named is not None)


def _iso(text: str, zone: dt.tzinfo | None, country: str) -> Instant | None:
    match = _ISO.match(text)
    if not match or match[7] in ("AM", "PM"):
        return None
    clock = (int(match[4]), int(match[5]), int(match[6] or 0)) if match[4] else None
    return _made((int(match[1]), int(match[2]), int(match[3])), clock, match[7] or "", zone, country)


def _mail(text: str) -> Instant | None:
    if not re.match(r"[A-Z][a-z]{2},\s?\d", text):
        return None
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, IndexError, OverflowError, TypeError):
        return None
    if at.year not in YEARS:
        return None
    return Instant(at=at if at.tzinfo else at.replace(tzinfo=dt.UTC), exact=":" in text, zoned=at.tzinfo is not None)


def _compact(text: str, zone: dt.tzinfo | None) -> Instant | None:
    match = _COMPACT.match(text)
    if not match:
        return None
    clock = (int(match[4]), int(match[5]), int(match[6] or 0)) if match[4] else None
    return _made((int(match[1]), int(match[2]), int(match[3])), clock, match[7] or "", zone)


def _unix(text: str) -> Instant | None:
    if not re.fullmatch(r"\d{10}(?:\d{3})?", text):
        return None
    seconds = int(text[:10])
    return Instant(at=dt.datetime.fromtimestamp(seconds, dt.UTC), exact=True, zoned=True)


def _date_in(text: str, *, day_first: bool) -> tuple[tuple[int, int, int], tuple[int, int]] | None:
    """Year, month and day of the first date in words or numbers, and where it stands."""
    if match := _MONTH_FIRST.search(text):
        return (int(match[3]), _MONTHS[match[1].lower()], int(match[2])), match.span()
    if match := _DAY_FIRST.search(text):
        return (int(match[3]), _MONTHS[match[2].lower()], int(match[1])), match.span()
    if match := _YEAR_MONTH_DAY.search(text):
        return (int(match[1]), _MONTHS[match[2].lower()], int(match[3])), match.span()
    if match := _CJK.search(text) or _YEAR_FIRST.search(text) or re.search(r"\b(\d{4})-(\d{2})-(\d{2})\b", text):
        return (int(match[1]), int(match[2]), int(match[3])), match.span()
    if match := _VIETNAMESE.search(text):
        return (int(match[3]), int(match[2]), int(match[1])), match.span()
    if match := _NUMBERS.search(text):
        first, second = int(match[1]), int(match[3])
        swap = second > 12 or (first <= 12 and match[2] == "/" and not day_first)
        day, month = (second, first) if swap else (first, second)
        return (int(match[4]), month, day), match.span()
    return None


def _words(text: str, zone: dt.tzinfo | None, *, day_first: bool, country: str) -> Instant | None:
    found = _date_in(text, day_first=day_first)
    if not found:
        return None
    date, (start, end) = found
    rest = text[:start] + " | " + text[end:]
    clock, zone_name = clock_in(rest, country)
    return _made(date, clock, zone_name, zone, country)


def clock_in(text: str, country: str = "") -> tuple[tuple[int, int, int] | None, str]:
    """Hour, minute and second of the first time of day in `text` (None: no time), and the zone named beside it."""
    if match := _CJK_TIME.search(text):
        hour = int(match[2]) + (12 if match[1] in _AFTERNOON and int(match[2]) < 12 else 0)
        return ((hour, int(match[3]), 0) if hour < 24 and int(match[3]) < 60 else None), ""
    match = _CLOCK.search(text)
    if not match:
        return None, ""
    if match[5]:
        hour = int(match[1]) % 12 + (12 if match[5].lower() == "p" else 0)
        minute, second = int(match[2] or match[3] or 0), int(match[4] or 0)
    elif match[6]:
        hour, minute, second = int(match[6]), int(match[7]), int(match[8] or 0)
    else:
        hour, minute, second = int(match[9] or match[11]), int(match[10] or 0), 0
    if hour > 23 or minute > 59 or second > 59:
        return None, ""
    for zone in _ZONE.finditer(text[match.end() :]):
        name = zone[1] or f"{zone[2]}{zone[3]}"
        if offset_of(name, None, country):
            return (hour, minute, second), name
    return (hour, minute, second), ""
