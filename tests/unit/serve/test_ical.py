import datetime as dt
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from newsloom.serve.feeds.ical import Certainty, Entry, calendar

STAMP = dt.datetime(2025, 8, 13, 18, 30, 5, tzinfo=dt.timezone(dt.timedelta(hours=9)))


def entry(**changes: object) -> Entry:
    plain: dict[str, object] = {
        "uid": "event-7@news.example",
        "first": dt.date(2025, 8, 23),
        "last": dt.date(2025, 8, 23),
        "summary": "The mayor visits Ravenholm",
        "stamp": STAMP,
    }
    return Entry(**{**plain, **changes})  # type: ignore[arg-type]


def unfolded(text: str) -> list[str]:
    return re.sub("\r\n[ \t]", "", text).split("\r\n")


def plain(value: str) -> str:
    return re.sub(r"\\([\\;,nN])", lambda match: "\n" if match[1] in "nN" else match[1], value)


def test_an_event_is_written_as_the_rfc_says() -> None:
    text = calendar("Ravenholm", [entry(url="https://news.example/e/7")], product="-//Newsloom//1//EN")
    assert unfolded(text) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Newsloom//1//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "NAME:Ravenholm",
        "X-WR-CALNAME:Ravenholm",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "BEGIN:VEVENT",
        "UID:event-7@news.example",
        "DTSTAMP:20250813T093005Z",
        "DTSTART;VALUE=DATE:20250823",
        "DTEND;VALUE=DATE:20250824",
        "SUMMARY:The mayor visits Ravenholm",
        "URL:https://news.example/e/7",
        "STATUS:CONFIRMED",
        "SEQUENCE:0",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_the_end_is_the_day_after_the_last_and_no_event_ends_before_it_begins() -> None:
    long = calendar("x", [entry(last=dt.date(2025, 8, 31))], product="p")
    assert "DTEND;VALUE=DATE:20250901" in long
    assert "DTEND;VALUE=DATE:20250824" in calendar("x", [entry(last=dt.date(2025, 8, 1))], product="p")
    assert "DTEND" not in calendar("x", [entry(first=dt.date.max, last=dt.date.max)], product="p")


def test_texts_are_escaped_and_categories_parted_by_bare_commas() -> None:
    text = calendar(
        "x", [entry(summary="a;b,c\\d\r\ne", categories=("One, two", "Three"), status=Certainty.TENTATIVE)], product="p"
    )
    assert "SUMMARY:a\\;b\\,c\\\\d\\ne" in text
    assert "CATEGORIES:One\\, two,Three" in text
    assert "STATUS:TENTATIVE" in text


def test_an_address_cannot_begin_a_line_of_its_own() -> None:
    text = calendar("x", [entry(url="https://news.example/\r\nATTACH:evil", uid="a\r\nb")], product="p")
    assert not [line for line in unfolded(text) if line.startswith(("ATTACH", "b"))]


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=200))
def test_any_words_come_back_and_no_line_is_too_long(words: str) -> None:
    text = calendar(words, [entry(summary=words, description=words + words)], product="p")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = unfolded(text)
    kept = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "", re.sub("\r\n|[\r\n\x85\u2028\u2029]", "\n", words))
    assert plain(next(line for line in lines if line.startswith("SUMMARY:"))[8:]) == kept
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert sum(line.startswith("BEGIN:") for line in lines) == 2
