import datetime as dt

import pytest

from newsloom.sample.dates import Moment, fill
from newsloom.sample.manuscript import minutes, read_events

UTC = dt.UTC


def _moment(style="en", published_h=0):
    anchor = dt.datetime(2026, 11, 30, 14, 22, tzinfo=UTC)
    return Moment(anchor=anchor, published_at=anchor + dt.timedelta(hours=published_h), style=style)


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("en", "Monday 30 November 6 December 14:20 2017"),
        ("us", "Monday Nov. 30 Dec. 6 2:20 p.m. 2017"),
        ("ja", "月曜日 30日 12月6日 午後2時20分 2017"),
        ("ko", "월요일 30일 12월 6일 오후 2시 20분 2017"),
    ],
)
def test_each_style_writes_dates_its_own_way(style, text):
    assert fill("{weekday:0} {date:0} {date:+6} {clock:0} {year:-9}", _moment(style)) == text


@pytest.mark.parametrize(
    ("hours", "word"), [(0, "today"), (12, "yesterday"), (72, "on Monday"), (240, "on 30 November")]
)
def test_the_near_day_depends_on_when_the_article_appears(hours, word):
    assert fill("{day:0}", _moment(published_h=hours)) == word


def test_an_unknown_placeholder_is_refused():
    with pytest.raises(ValueError, match="unknown placeholder"):
        fill("{moon:0}", _moment())


@pytest.mark.parametrize(("offset", "expected"), [("+1d2h3m", 1563), ("-45m", -45), ("+0m", 0), ("-2h", -120)])
def test_offsets_are_read_as_minutes(offset, expected):
    assert minutes(offset) == expected


def test_a_bad_offset_is_refused():
    with pytest.raises(ValueError, match="not an offset"):
        minutes("soon")


def test_a_manuscript_is_read_with_changes_and_carriers():
    text = (
        "event: kite\nwhen: -1d 10:00 +0\ntags: Kites\n\n=== courier | +1h | Sports | Ada Low, Bo Hill\n"
        "title: A kite\npicture: storm | Wind | Me\n\nIt flew.\n\nIt fell\nfar.\n"
        "+++ after 2 | Correction: it fell near.\nfar => near\n--- mirror | +5m | keep 1 | Kite! | live 7\n< Here.\n> There.\n"
    )
    (event,) = read_events(text, "kites")
    (report,) = event.reports
    assert report.authors == ("Ada Low", "Bo Hill")
    assert report.paragraphs == ("It flew.", "It fell far.")
    assert report.picture is not None and report.picture.name == "storm"
    assert report.changes[0].swaps == (("far", "near"),)
    carry = report.carries[0]
    assert (carry.publisher, carry.keep, carry.live, carry.lede, carry.tail) == ("mirror", 1, 7, "Here.", "There.")
