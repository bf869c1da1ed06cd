"""Moments in words. Pure: `now` comes from the request's context."""

import datetime as dt

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

_MINUTE_S = 60
_HOUR_S = 3600
_DAY_S = 86400
_RELATIVE_DAYS = 7  # after a week a date says more than a number of days


def relative(at: dt.datetime, now: dt.datetime, offset_min: int | None = None) -> str:
    """ "35 minutes ago", "in 2 hours", or a date once it is a week away."""
    seconds = (now - at).total_seconds()
    if seconds < 0:
        return _ahead(-seconds, at, now, offset_min)
    if seconds < _MINUTE_S:
        return _("just now")
    if seconds < _HOUR_S:
        count = int(seconds // _MINUTE_S)
        return ngettext("%(count)d minute ago", "%(count)d minutes ago", count) % {"count": count}
    if seconds < _DAY_S:
        count = int(seconds // _HOUR_S)
        return ngettext("%(count)d hour ago", "%(count)d hours ago", count) % {"count": count}
    if seconds < _RELATIVE_DAYS * _DAY_S:
        count = int(seconds // _DAY_S)
        return ngettext("%(count)d day ago", "%(count)d days ago", count) % {"count": count}
    return day(at, now, offset_min)


def day(at: dt.datetime, now: dt.datetime, offset_min: int | None = None) -> str:
    """ "9 November", with the year where it is another one than now."""
    local = in_zone(at, offset_min)
    return date_format(local, "j F" if local.year == now.year else "j F Y")


def exact(at: dt.datetime, offset_min: int | None = None, *, is_exact: bool = True) -> str:
    """ "14:20, 12 November 2026 (UTC+9)", in the publisher's zone where it is known."""
    local = in_zone(at, offset_min)
    if not is_exact:
        return _("%(day)s, the hour is not given") % {"day": date_format(local, "j F Y")}
    return f"{date_format(local, 'H:i, j F Y')} ({zone_name(offset_min)})"


def edited(at: dt.datetime, published_at: dt.datetime, offset_min: int | None = None) -> str:
    """ "14:05" on the day of publication, "14:05, 13 November" later, on the publisher's clock."""
    local, first = in_zone(at, offset_min), in_zone(published_at, offset_min)
    if local.date() == first.date():
        return date_format(local, "H:i")
    return date_format(local, "H:i, j F" if local.year == first.year else "H:i, j F Y")


def lasting(seconds: float) -> str:
    """ "25 minutes", "3 hours", "2 days": whole ones, at least a minute."""
    if seconds < _HOUR_S:
        count = max(int(seconds // _MINUTE_S), 1)
        return ngettext("%(count)d minute", "%(count)d minutes", count) % {"count": count}
    if seconds < 2 * _DAY_S:
        count = int(seconds // _HOUR_S)
        return ngettext("%(count)d hour", "%(count)d hours", count) % {"count": count}
    count = int(seconds // _DAY_S)
    return ngettext("%(count)d day", "%(count)d days", count) % {"count": count}


def in_zone(at: dt.datetime, offset_min: int | None) -> dt.datetime:
    """The same moment on the publisher's clock; in UTC where its zone is not known."""
    zone = dt.timezone(dt.timedelta(minutes=offset_min)) if offset_min else dt.UTC
    return at.astimezone(zone)


def zone_name(offset_min: int | None) -> str:
    """ "UTC", "UTC+9", "UTC−3:30"."""
    if not offset_min:
        return "UTC"
    hours, minutes = divmod(abs(offset_min), 60)
    sign = "+" if offset_min > 0 else "−"
    return f"UTC{sign}{hours}" + (f":{minutes:02d}" if minutes else "")


def _ahead(seconds: float, at: dt.datetime, now: dt.datetime, offset_min: int | None) -> str:
    if seconds < _MINUTE_S:
        return _("in a moment")
    if seconds < _HOUR_S:
        count = int(seconds // _MINUTE_S)
        return ngettext("in %(count)d minute", "in %(count)d minutes", count) % {"count": count}
    if seconds < 2 * _DAY_S:
        count = int(seconds // _HOUR_S)
        return ngettext("in %(count)d hour", "in %(count)d hours", count) % {"count": count}
    return day(at, now, offset_min)
