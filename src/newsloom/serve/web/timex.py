"""The value of an expression of time (TIMEX3) in words."""

import datetime as dt
import re

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

_REFERENCES = {
    "PRESENT_REF": gettext_lazy("now"),
    "PAST_REF": gettext_lazy("at some time past"),
    "FUTURE_REF": gettext_lazy("at some time to come"),
}
_SEASONS = {
    "SP": gettext_lazy("spring %(year)s"),
    "SU": gettext_lazy("summer %(year)s"),
    "FA": gettext_lazy("autumn %(year)s"),
    "WI": gettext_lazy("winter %(year)s"),
}
_WITHIN = {
    "MO": gettext_lazy("in the morning"),
    "AF": gettext_lazy("in the afternoon"),
    "EV": gettext_lazy("in the evening"),
    "NI": gettext_lazy("at night"),
}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WEEK = re.compile(r"(\d{4})-W(\d{2})(-WE)?")
_LENGTH = re.compile(r"P(T?)(\d{1,6})([YMWDHS])")


def readable(value: str, end_value: str = "") -> str:
    """ "23 August 2025", "June 2025", "2 to 4 May 2025"; the value itself where it is of no known form, empty for none."""
    first = _one(value)
    last = _one(end_value) if end_value else ""
    return _("%(first)s to %(last)s") % {"first": first, "last": last} if last and last != first else first


def _one(value: str) -> str:
    if value in _REFERENCES:
        return str(_REFERENCES[value])
    try:
        return _length(value) or _dated(value)
    except (ValueError, OverflowError):
        return value


def _dated(value: str) -> str:
    """A day, week, month … Raises ValueError for none of the calendar."""
    if _DAY.match(value):
        return _day(value)
    if week := _WEEK.fullmatch(value):
        monday = dt.date.fromisocalendar(int(week[1]), int(week[2]), 1)
        if week[3]:
            return _("weekend of %(day)s") % {"day": date_format(monday + dt.timedelta(days=5), "j F Y")}
        return _("week of %(day)s") % {"day": date_format(monday, "j F Y")}
    if re.fullmatch(r"\d{4}-\d{2}", value):
        return date_format(dt.date.fromisoformat(f"{value}-01"), "F Y")
    if re.fullmatch(r"\d{3}X", value):
        return _("the %(decade)ss") % {"decade": f"{value[:3]}0"}
    if re.fullmatch(r"FY\d{4}", value):
        return _("fiscal year %(year)s") % {"year": value[2:]}
    year, _dash, rest = value.partition("-")
    if not re.fullmatch(r"\d{4}", year):
        return value
    return _part(year, rest) if rest else year


def _part(year: str, rest: str) -> str:
    if rest in _SEASONS:
        return str(_SEASONS[rest]) % {"year": year}
    if re.fullmatch(r"Q[1-4]", rest):
        return _("quarter %(number)s of %(year)s") % {"number": rest[1], "year": year}
    if re.fullmatch(r"H[12]", rest):
        return (_("first half of %(year)s") if rest[1] == "1" else _("second half of %(year)s")) % {"year": year}
    return f"{year}-{rest}"


def _day(value: str) -> str:
    """A day, with the hour or the part of it where told."""
    words = date_format(dt.date.fromisoformat(value[:10]), "j F Y")
    hour = value[10:].removeprefix("T")
    if re.fullmatch(r"\d{2}:\d{2}(?::\d{2})?", hour):
        return f"{hour[:5]}, {words}"
    if re.fullmatch(r"\d{2}", hour):
        return f"{hour}:00, {words}"
    return f"{words} {_WITHIN[hour]}" if hour in _WITHIN else words


def _length(value: str) -> str:
    """ "3 months" for P3M; empty for what is no length of time."""
    found = _LENGTH.fullmatch(value)
    if found is None:
        return ""
    count, unit = int(found[2]), found[1] + found[3]
    forms = {
        "Y": ngettext("%(count)d year", "%(count)d years", count),
        "M": ngettext("%(count)d month", "%(count)d months", count),
        "W": ngettext("%(count)d week", "%(count)d weeks", count),
        "D": ngettext("%(count)d day", "%(count)d days", count),
        "TH": ngettext("%(count)d hour", "%(count)d hours", count),
        "TM": ngettext("%(count)d minute", "%(count)d minutes", count),
        "TS": ngettext("%(count)d second", "%(count)d seconds", count),
    }
    return forms[unit] % {"count": count} if unit in forms else ""
