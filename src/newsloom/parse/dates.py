"""A publisher's date as Unix seconds. Knows ISO 8601 / W3CDTF, RFC 822 and what publishers make of them."""

import datetime as dt
import re

_MONTHS = {name: i for i, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_MONTHS |= {
    "mai": 5,
    "okt": 10,
    "dez": 12,
    "märz": 3,
    "mär": 3,
    "fév": 2,
    "avr": 4,
    "aoû": 8,
    "déc": 12,
    "ene": 1,
    "ago": 8,
    "dic": 12,
}
_ZONES_H = {
    "ut": 0, "utc": 0, "gmt": 0, "z": 0, "wet": 0, "bst": 1, "cet": 1, "met": 1, "mez": 1, "west": 1, "cest": 2,
    "mesz": 2, "eet": 2, "sast": 2, "eest": 3, "msk": 3, "ist": 5.5, "hkt": 8, "awst": 8, "sgt": 8, "kst": 9,
    "jst": 9, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13, "ast": -4, "adt": -3, "est": -5, "edt": -4, "et": -5,
    "cst": -6, "cdt": -5, "ct": -6, "mst": -7, "mdt": -6, "mt": -7, "pst": -8, "pdt": -7, "pt": -8, "akst": -9,
    "akdt": -8, "hst": -10, "brt": -3, "art": -3, "clt": -4,
}  # fmt: skip
_CLOCK = r"(?P<H>\d{1,2}):(?P<M>\d\d)(?::(?P<S>\d\d)(?:[.,]\d{1,9})?)?\s*(?P<half>[ap]\.?m\b\.?)?"
_ZONE = r"\s*(?P<zone>(?:gmt|utc|ut)?\s*[+-]\s?\d{1,2}:?\d\d|[+-]\d{1,2}\b|[a-z]{1,5}\b)?"
_ISO = re.compile(
    r"(?P<y>\d{4})(?:-?(?P<m>\d\d)(?:-?(?P<d>\d\d))?)?"
    r"(?:[t\s]\s*(?P<H>\d{1,2}):?(?P<M>\d\d)(?::?(?P<S>\d\d)(?:[.,]\d{1,20})?)?(?P<half>)" + _ZONE + ")?",
    re.IGNORECASE,
)
_SLASHED = re.compile(
    r"(?P<y>\d{4})[/.](?P<m>\d{1,2})[/.](?P<d>\d{1,2})(?:[t\s]+" + _CLOCK + _ZONE + ")?", re.IGNORECASE
)
_RFC822 = re.compile(
    r"(?:[^\W\d]+\.?,?\s*)?(?P<d>\d{1,2})(?:st|nd|rd|th)?[\s.-]+(?P<mon>[^\W\d]{3,12})\.?,?[\s-]+(?P<y>\d{4}|\d\d)\b"
    r"(?:,?[\st]+" + _CLOCK + _ZONE + ")?",
    re.IGNORECASE,
)
_AMERICAN = re.compile(
    r"(?:[^\W\d]+\.?,?\s+)?(?P<mon>[^\W\d]{3,12})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})"
    r"(?:,?\s+(?:at\s+)?" + _CLOCK + _ZONE + ")?",
    re.IGNORECASE,
)
_ASCTIME = re.compile(
    r"(?:[^\W\d]+\s+)?(?P<mon>[^\W\d]{3,12})\s+(?P<d>\d{1,2})\s+"
    + _CLOCK
    + r"(?:\s+(?P<zone>[a-z]{1,5}))?\s+(?P<y>\d{4})",
    re.IGNORECASE,
)
_FORMS = (_SLASHED, _ISO, _RFC822, _AMERICAN, _ASCTIME)
_OFFSET = re.compile(r"([+-])\s?(\d{1,2}):?(\d\d)?$")
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_LONGEST = 80  # characters; no date is longer, and longer text is no date


def _offset_s(zone: str | None) -> float:
    """Seconds east of UTC; an unknown or missing zone counts as UTC."""
    zone = (zone or "").strip().lower()
    found = _OFFSET.search(zone)
    if found:
        seconds = int(found[2]) * 3600 + int(found[3] or 0) * 60
        return -seconds if found[1] == "-" else seconds
    return _ZONES_H.get(zone, 0) * 3600


def _month(parts: dict[str, str | None]) -> int | None:
    name = parts.get("mon")
    if name is None:
        return int(parts.get("m") or 1)
    return _MONTHS.get(name.lower()) or _MONTHS.get(name[:3].lower())


def _moment(parts: dict[str, str | None]) -> float | None:
    month = _month(parts)
    if month is None:
        return None
    year = int(parts["y"] or 0)
    if len(parts["y"] or "") == 2:
        year += 2000 if year < 70 else 1900
    hour = int(parts.get("H") or 0)
    half = (parts.get("half") or "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    later = dt.timedelta(seconds=1 if parts.get("S") == "60" else 0, days=1 if hour == 24 else 0)
    second = min(int(parts.get("S") or 0), 59)
    try:
        moment = dt.datetime(
            year, month, int(parts.get("d") or 1), hour % 24, int(parts.get("M") or 0), second, tzinfo=dt.UTC
        )
        return (moment + later).timestamp() - _offset_s(parts.get("zone"))
    except (ValueError, OverflowError):
        return None


def unix_seconds(text: str) -> float | None:
    """The instant as Unix seconds (a missing zone counts as UTC), or None where no date can be read."""
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    try:  # the usual form, at a tenth of the cost
        moment = dt.datetime.fromisoformat(text) if text[:4].isdigit() and "T" in text else None
    except ValueError:
        moment = None
    if moment is not None and moment.tzinfo is not None:
        return (moment - _EPOCH).total_seconds()
    for form in _FORMS:
        found = form.match(text)
        if found:
            seconds = _moment(found.groupdict())
            if seconds is not None:
                return seconds
    return None
