"""What stands around a statement: who carried it, on which day and where it was made."""

import datetime as dt
import re
from dataclasses import dataclass

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CAPITALS = r"(?:the )?[A-Z][\w.&'’-]*(?: (?:of |& )?[A-Z][\w.&'’-]*){0,4}"
_VIA = (
    re.compile(
        rf"(?:quoted|cited) by (?P<via>(?:local |state |foreign |Japanese |South Korean )?(?:media|{_CAPITALS}))(?: as (?:saying|telling))?"
    ),
    re.compile(rf"(?:quoted|cited) as saying by (?P<via>(?:local |state |foreign )?(?:media|{_CAPITALS}))"),
    re.compile(
        rf"[,”\"'’] (?:on \w+,? )?(?:according to|as reported by|reported by) (?P<via>(?:a |the )?(?:local|state|foreign|[A-Z]\w+) (?:media|news agency|press)(?: reports?)?|{_CAPITALS})"
    ),
    re.compile(
        rf"\b(?:told|telling) (?P<via>{_CAPITALS})(?= (?:in|on|that|at|by|after|before|last|this|during|from|earlier|later|via)\b|[,.:;\"“]|$| [A-Z])"
    ),
    re.compile(rf"\bin (?:an|a|his|her) (?:\w+ ){{0,2}}interview (?:with|on|by|to) (?P<via>{_CAPITALS})"),
    re.compile(rf"(?:^|\n)According to (?P<via>{_CAPITALS}), "),
)
_CARRIERS = (
    "told",
    "telling",
    "ccording to",
    "quoted",
    "cited",
    "reported by",
    "interview",
)  # without one, no pattern fits
_MEDIA = re.compile(
    r"(?:news|media|times|post|journal|radio|tv|television|agency|press|daily|herald|guardian|tribune|gazette|courier|broadcast|magazine|weekly|today|globe|mail|telegraph|sun|star|standard|observer|chronicle|report|wire|dispatch|network|channel|podcast|show"
    r"|reuters|yonhap|kyodo|jiji|xinhua|afp|ansa|efe|tass|interfax|bloomberg|cnn|bbc|nhk|cnbc|nbc|abc|cbs|npr|pbs|msnbc|itv|kbs|sbs|mbc|ap|upi|axios|politico|asahi|yomiuri|mainichi|nikkei|spiegel|monde|figaro|zeitung)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b(?!'s|’s)"
    r"|\b(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? (?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b(?:,? (?P<year>(?:19|20)\d\d))?"
    r"|\b(?P<word>yesterday|today|earlier in the day|the same day)\b"
)
_VENUE = re.compile(
    r"\b(?:at|in|during|ahead of) (?P<venue>(?:an?|the|his|her|their) (?:(?!during|at|in|on|for|to|with|of)[\w’'-]+ ){0,3}?"
    r"(?:press conference|news conference|press briefing|briefing|news briefing|speech|rally|meeting|hearing|town hall|ceremony|debate|address|testimony|summit"
    r"|forum|seminar|symposium|session|interview|livestream|livestreamed meeting|news release|statement|office|parliament|conference|convention|event|Cabinet meeting)s?\b"
    r"(?: (?:in|at|of|for|with) (?:[A-Z][\w’'-]*|the|of|an?|event)(?: (?:[A-Z][\w’'-]*|of|the|in|event)){0,4})?)"
)
_MEETING = re.compile(
    r"\btold (?P<venue>an? (?:[\w-]+ ){0,2}(?:meeting|rally|conference|gathering|hearing|forum|briefing)(?: (?:with|of|in) [^,.\"“”;]{3,40}?)?)(?= on |,|\.|;|$)"
)


@dataclass(frozen=True, slots=True)
class Around:
    """Empty where the sentence does not say."""

    via: str = ""
    date: str = ""
    venue: str = ""


def around(outside: str, published: dt.date | None, speaker: str) -> Around:
    """Read from a sentence's words without its quotations."""
    return Around(_via(outside, speaker), _date(outside, published), _venue(outside))


def _via(outside: str, speaker: str) -> str:
    if not any(word in outside for word in _CARRIERS):
        return ""
    for number, pattern in enumerate(_VIA):
        match = pattern.search(outside)
        if match is None:
            continue
        via = match["via"].removeprefix("the ").removeprefix("a ").rstrip(".,'’")
        if via and via not in speaker and (number < 2 or _MEDIA.search(via)):
            return via
    return ""


def _date(outside: str, published: dt.date | None) -> str:
    """TIMEX3 day of the one day the sentence names; "" where it names none or several."""
    found = {value for match in list(_WHEN.finditer(outside))[:3] if (value := _value(match, published))}
    return found.pop() if len(found) == 1 else ""


def _value(match: re.Match[str], published: dt.date | None) -> str:
    if match["month"]:
        month = _MONTHS.index(match["month"][:3].lower()) + 1
        year = int(match["year"]) if match["year"] else _year(published, month, int(match["day"]))
        return _iso(year, month, int(match["day"]))
    if published is None:
        return ""
    if match["weekday"]:
        back = (published.weekday() - _DAYS.index(match["weekday"].lower())) % 7
        return (published - dt.timedelta(days=min(back, published.toordinal() - 1))).isoformat()
    if match["word"] == "yesterday" and published > dt.date.min:
        return (published - dt.timedelta(days=1)).isoformat()
    return published.isoformat() if match["word"] == "today" else ""


def _year(published: dt.date | None, month: int, day: int) -> int:
    if published is None:
        return 0
    return published.year - ((month, day) > (published.month, published.day))


def _iso(year: int, month: int, day: int) -> str:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return ""


def _venue(outside: str) -> str:
    match = _MEETING.search(outside) or _VENUE.search(outside)
    return match["venue"].strip() if match else ""
