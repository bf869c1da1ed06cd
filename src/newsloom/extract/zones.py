"""Time zones as publishers name them, and the zone a publisher without a named one writes in."""

import datetime as dt
import functools
import re
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

ZONE_OFFSETS_MIN = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "IRISH": 60, "WEST": 60, "CET": 60, "CEST": 120, "MEZ": 60,
    "MESZ": 120, "EET": 120, "EEST": 180, "SAST": 120, "WAT": 60, "CAT": 120, "EAT": 180, "MSK": 180, "TRT": 180,
    "PKT": 300, "NPT": 345, "BDT": 360, "ICT": 420, "WIB": 420, "WITA": 480, "WIT": 540,
    "SGT": 480, "HKT": 480, "MYT": 480, "PHT": 480, "PST8": 480, "AWST": 480, "KST": 540, "JST": 540, "AEST": 600,
    "AEDT": 660, "ACST": 570, "NZST": 720, "NZDT": 780, "NDT": -150, "NST": -210, "ADT": -180,
    "BRT": -180, "ART": -180, "CLT": -240, "EDT": -240, "CDT": -300, "MDT": -360,
    "MST": -420, "PDT": -420, "AKDT": -480, "AKST": -540, "HST": -600,
}  # fmt: skip
SEASONAL_MIN = {"ET": -300, "CT": -360, "MT": -420, "PT": -480}  # names without "S" or "D": an hour more in summer
# Names two countries use for two zones: minutes by country, "" for a page whose country nothing tells. A name that
# has no entry for the page's country stays unread, so that no instant is hours off.
AMBIGUOUS_MIN = {
    "EST": {"": -300, "us": -300, "ca": -300, "au": 600},
    "CST": {"us": -360, "ca": -360, "mx": -360, "cn": 480, "tw": 480, "cu": -300},
    "PST": {"": -480, "us": -480, "ca": -480, "mx": -480, "ph": 480},
    "AST": {"ca": -240, "sa": 180, "iq": 180, "kw": 180, "bh": 180},
    "IST": {"in": 330, "il": 120, "ie": 60},
    "BST": {"gb": 60, "uk": 60, "bd": 360},
    "GST": {"ae": 240, "om": 240},
}
MAX_OFFSET_MIN = 14 * 60  # the widest offset in use
# Countries that keep one time, by country code; the zone's rules come from the system's or Python's tz database.
_ZONE_OF_COUNTRY = {
    "jp": "Asia/Tokyo", "kr": "Asia/Seoul", "cn": "Asia/Shanghai", "tw": "Asia/Taipei", "hk": "Asia/Hong_Kong",
    "sg": "Asia/Singapore", "my": "Asia/Kuala_Lumpur", "ph": "Asia/Manila", "vn": "Asia/Ho_Chi_Minh", "th": "Asia/Bangkok",
    "in": "Asia/Kolkata", "pk": "Asia/Karachi", "bd": "Asia/Dhaka", "lk": "Asia/Colombo", "np": "Asia/Kathmandu",
    "il": "Asia/Jerusalem", "tr": "Europe/Istanbul", "lb": "Asia/Beirut", "ae": "Asia/Dubai", "sa": "Asia/Riyadh", "ir": "Asia/Tehran",
    "de": "Europe/Berlin", "at": "Europe/Vienna", "ch": "Europe/Zurich", "it": "Europe/Rome", "fr": "Europe/Paris",
    "nl": "Europe/Amsterdam", "be": "Europe/Brussels", "pl": "Europe/Warsaw", "cz": "Europe/Prague", "sk": "Europe/Bratislava",
    "hu": "Europe/Budapest", "se": "Europe/Stockholm", "no": "Europe/Oslo", "dk": "Europe/Copenhagen", "fi": "Europe/Helsinki",
    "ee": "Europe/Tallinn", "lv": "Europe/Riga", "lt": "Europe/Vilnius", "gr": "Europe/Athens", "ro": "Europe/Bucharest",
    "bg": "Europe/Sofia", "rs": "Europe/Belgrade", "hr": "Europe/Zagreb", "si": "Europe/Ljubljana", "ua": "Europe/Kyiv",
    "gb": "Europe/London", "uk": "Europe/London", "ie": "Europe/Dublin", "is": "Atlantic/Reykjavik",
    "za": "Africa/Johannesburg", "ng": "Africa/Lagos", "ke": "Africa/Nairobi", "gh": "Africa/Accra", "eg": "Africa/Cairo",
    "ma": "Africa/Casablanca", "tn": "Africa/Tunis", "na": "Africa/Windhoek", "tz": "Africa/Dar_es_Salaam", "ug": "Africa/Kampala",
    "ar": "America/Argentina/Buenos_Aires", "co": "America/Bogota", "pe": "America/Lima", "uy": "America/Montevideo",
}  # fmt: skip
# Languages written in one country, or in countries of one time, for hosts under .com and the like.
_COUNTRY_OF_LANGUAGE = {
    "ja": "jp", "ko": "kr", "vi": "vn", "th": "th", "tr": "tr", "he": "il", "de": "de", "it": "it", "pl": "pl",
    "cs": "cz", "sk": "sk", "hu": "hu", "sv": "se", "nb": "no", "nn": "no", "no": "no", "da": "dk", "fi": "fi",
    "et": "ee", "lv": "lv", "lt": "lt", "el": "gr", "ro": "ro", "bg": "bg", "uk": "ua", "hr": "hr", "sl": "si",
}  # fmt: skip
_LOCALE = re.compile(r"^([a-z]{2,3})(?:[-_][A-Za-z]{4})?(?:[-_]([A-Za-z]{2}))?$")
_GENERIC = frozenset("co tv me io ai fm am ly to cc ws la".split())  # country endings sold to everyone
_MONTH_FIRST = frozenset(("us", "ph"))


def country_of(host: str, *locales: str) -> str:
    """The country a publisher writes in, as a two-letter code: by its host's ending, its pages' locale or language."""
    ending = host.rpartition(".")[2]
    if len(ending) == 2 and ending not in _GENERIC and ending != "eu":
        return ending
    read = [match for locale in locales if (match := _LOCALE.match(locale.strip()))]
    region = next((match[2].lower() for match in read if match[2]), "")
    language = next((match[1] for match in read), "")
    if language in _COUNTRY_OF_LANGUAGE and region in ("", language):
        return _COUNTRY_OF_LANGUAGE[language]
    return region


@functools.lru_cache(maxsize=256)
def zone_of_country(country: str) -> dt.tzinfo | None:
    """The zone of a country that keeps one time, or None."""
    name = _ZONE_OF_COUNTRY.get(country)
    if name is None:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError):  # no tz database on this machine: the instant stays without a zone
        return None


def writes_month_first(country: str, language: str) -> bool:
    """Whether 03/04/2025 is the fourth of March there; English without a country is mostly American."""
    return country in _MONTH_FIRST or (not country and language.startswith("en"))


def offset_of(name: str, day: dt.date | None = None, country: str = "") -> dt.timezone | None:
    """The fixed offset a zone's name or numbers stand for ("JST", "+0900", "ET" on that day), or None.

    `country` decides names that several countries use.
    """
    name = name.strip()
    if name in ZONE_OFFSETS_MIN:
        return dt.timezone(dt.timedelta(minutes=ZONE_OFFSETS_MIN[name]))
    if name in AMBIGUOUS_MIN:
        minutes = AMBIGUOUS_MIN[name].get(country)
        return None if minutes is None else dt.timezone(dt.timedelta(minutes=minutes))
    if name in SEASONAL_MIN:
        summer = day is not None and (3, 10) <= (day.month, day.day) <= (11, 3)  # within a few days of the law
        return dt.timezone(dt.timedelta(minutes=SEASONAL_MIN[name] + 60 * summer))
    match = re.fullmatch(r"([+-])(\d{1,2}?):?(\d{2})?", name)
    if not match:
        return None
    minutes = int(match[2]) * 60 + int(match[3] or 0)
    if minutes > MAX_OFFSET_MIN:
        return None
    return dt.timezone(dt.timedelta(minutes=-minutes if match[1] == "-" else minutes))
