"""The calendar: its page, its boxes, its iCalendar feeds and its command."""

import datetime as dt
import json
import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client

import factories as make
from newsloom.model.said import EntityKind
from newsloom.serve.cli.main import status
from newsloom.store.models import Article, CalendarEntry, Entity, Mention, WeaveState
from pages import broken_fragments, open_page

pytestmark = pytest.mark.django_db
MaxQueries = Callable[[int], AbstractContextManager[object]]
TODAY = make.NOW.date()
VOTE = "The assembly of Merrow will vote on the harbour fund on the day named."
LONG = "Nobody in the harbour office would say more than that on the record. " * 12


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    cache.clear()


def in_days(count: int) -> dt.date:
    return TODAY + dt.timedelta(days=count)


def teller(sentence: str = VOTE, name: str = "Merrow Courier", **more: object) -> Article:
    return make.an_article(make.a_source(name), text=f"{sentence} It was long awaited.\n{LONG}", **more)


def vote(*articles: Article, count: int = 5, **more: object) -> CalendarEntry:
    found = articles or (teller(),)
    return make.an_event(*found, sentence=VOTE, dated="the day named", day=in_days(count), **more)  # type: ignore[arg-type]


def unfolded(text: str) -> list[str]:
    return re.sub("\r\n[ \t]", "", text).split("\r\n")


def test_an_event_stands_once_with_its_day_status_evidence_and_story(client: Client) -> None:
    first, second = teller(), teller(name="Port Arden Ledger", minutes_ago=10)
    story = make.a_story(first, second, headline="Merrow votes on its fund")
    entry = vote(first, second, moved_from=["2026-01-03"], status="moved")
    page = open_page(client, "/calendar")
    assert page.html.count("<h4>The assembly of Merrow will vote") == 1
    assert "moved from 3 January 2026" in page.text
    assert f"{in_days(5):%A} {in_days(5).day} {in_days(5):%B %Y}" in page.text
    assert "printed: the day named" in page.text
    assert "Merrow Courier" in page.text and "Port Arden Ledger" in page.text
    assert f'href="/story/{story.pk}-' in page.html
    assert f'href="/article/{first.pk}#s0"' in page.html
    assert f"e{entry.uid}" in page.ids
    assert broken_fragments(client, page, "/calendar") == []


def test_copies_count_once(client: Client) -> None:
    origin, copies = teller(), [teller(name=f"Carrier {n}") for n in range(3)]
    make.copies_of(origin, *copies)
    vote(origin, *copies)
    page = open_page(client, "/calendar")
    assert page.html.count("<q>") == 1
    assert "and 3 copies" in page.text


def test_what_is_only_a_month_or_a_year_stands_on_no_day(client: Client) -> None:
    text = "The pier will be rebuilt by then, the plan says."
    month = in_days(40).replace(day=1)
    after = (month + dt.timedelta(days=31)).replace(day=1)
    make.an_event(
        teller(text),
        sentence=text,
        dated="by then",
        day=month,
        until=after - dt.timedelta(days=1),
        value=f"{month:%Y-%m}",
        grain="month",
    )
    other = "The breakwater will be renewed in the 2090s."
    year = dt.date(2090, 1, 1)
    make.an_event(
        teller(other), sentence=other, dated="2090s", day=year, until=dt.date(2090, 12, 31), value="2090", grain="year"
    )
    page = open_page(client, "/calendar")
    assert f"In {month:%B}, no day said" in page.text
    assert page.html.index('id="far"') < page.html.index("The breakwater")
    assert not [name for name in page.ids if name.startswith("d2")]
    assert "BEGIN:VEVENT" in client.get("/calendar.ics").content.decode()
    assert "breakwater" not in client.get("/calendar.ics").content.decode()


def test_the_past_is_reached_by_its_month_and_week(client: Client) -> None:
    entry = vote(count=-70)
    assert "Nothing lies ahead yet" in open_page(client, "/calendar").text
    day = in_days(-70)
    page = open_page(client, f"/calendar?month={day:%Y-%m}")
    assert 'class="state past"' in page.html and f"e{entry.uid}" in page.ids
    year, week, _ = day.isocalendar()
    assert "The assembly of Merrow" in open_page(client, f"/calendar?week={year}-W{week:02}").text
    for link in ('rel="prev"', 'rel="next"'):
        assert link in page.html


@pytest.mark.parametrize(
    "query", ["month=x", "month=2026-13", "month=0000-01", "week=2026-W99", "week=-", "month=9999-12"]
)
def test_an_address_that_names_no_month_shows_from_today_on(client: Client, query: str) -> None:
    vote()
    assert "The assembly of Merrow" in open_page(client, f"/calendar?{query}").text


def test_the_month_has_a_grid_with_today_marked(client: Client) -> None:
    vote(count=0)
    page = open_page(client, "/calendar")
    cell = page.html[page.html.index('class="today" aria-current="date"') :]
    assert cell[: cell.index("</td>")].count("The assembly of Merrow") == 2  # the words and the title


def test_filters_show_what_they_name_and_nothing_else(client: Client) -> None:
    chosen = teller(tags=("HarborFund",), section="Business")
    story = make.a_story(chosen, headline="Merrow votes")
    person = Entity.objects.create(kind=EntityKind.PERSON.value, name="Ilsa Marren")
    Mention.objects.create(article=chosen, entity=person, key="marren", sort_at=chosen.sort_at)
    vote(chosen)
    other = "The lighthouse will be lit on the day named."
    make.an_event(teller(other), sentence=other, dated="the day named", day=in_days(6))
    for query in ("section=business", "tag=harborfund", f"story={story.pk}", f"person={person.pk}"):
        text = open_page(client, f"/calendar?{query}").text
        assert "The assembly of Merrow" in text and "lighthouse" not in text, query
    assert "Calendar: Ilsa Marren" in open_page(client, f"/calendar?person={person.pk}").text
    for path in (
        "/section/business/calendar.ics",
        "/tag/HarborFund/calendar.ics",
        f"/story/{story.pk}/calendar.ics",
        f"/person/{person.pk}/calendar.ics",
    ):
        text = client.get(path).content.decode()
        assert text.count("BEGIN:VEVENT") == 1 and "lighthouse" not in text, path
    for path in ("/calendar?tag=Nope", "/calendar?story=77", "/calendar?person=x", "/organisation/1/calendar.ics"):
        assert client.get(path).status_code == 404, path


def test_a_guest_reads_no_more_than_allowed_of_one_article(client: Client) -> None:
    sentences = [
        f"On the day named, committee {n} of the Merrow assembly will sit over the harbour fund and the long list of quays that it pays for."
        for n in range(8)
    ]
    article = make.an_article(make.a_source(), text=" ".join(sentences))
    for number, sentence in enumerate(sentences):
        make.an_event(article, sentence=sentence, dated="the day named", day=in_days(1 + number))
    page = open_page(client, "/calendar")
    quoted = [*re.findall(r"<h4>(.*?)</h4>", page.html), *re.findall(r"<q>(.*?)</q>", page.html)]
    assert 0 < sum(len(words) for words in quoted if words != article.title) <= 300
    text = "\n".join(unfolded(client.get("/calendar.ics").content.decode()))
    said = re.findall(r"^SUMMARY:(.*)$|^DESCRIPTION:(On the day.*?)\\n", text, re.MULTILINE)
    assert 0 < sum(len(one) for row in said for one in row if one.startswith("On the")) <= 2 * 300
    assert text.count("BEGIN:VEVENT") == 8 and text.count(f"SUMMARY:{article.title}") >= 5
    client.force_login(User.objects.create_user("noor"))
    assert open_page(client, "/calendar").html.count("<q>On the day named") == 8


def test_a_feed_is_as_the_rfc_says_and_keeps_its_ids(client: Client) -> None:
    vote(status="possible", uid="7-120", moved_from=["2026-01-03"])
    answer = client.get("/calendar.ics")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    lines = unfolded(answer.content.decode())
    assert all(len(line.encode()) <= 75 for line in answer.content.decode().split("\r\n"))
    said = dict(line.partition(":")[::2] for line in lines if line)
    assert said["STATUS"] == "TENTATIVE" and said["DTSTART;VALUE=DATE"] == f"{in_days(5):%Y%m%d}"
    assert said["UID"].startswith("7-120@") and said["URL"].startswith("http://testserver/calendar?month=")
    again = client.get("/calendar.ics", headers={"host": "localhost"}).content.decode()
    assert f"UID:{said['UID']}" in unfolded(again)
    one = client.get("/calendar/7-120.ics")
    assert one.content.decode().count("BEGIN:VEVENT") == 1 and "attachment" in one.headers["Content-Disposition"]
    assert client.get("/calendar/8-1.ics").status_code == 404
    page = open_page(client, "/calendar")
    assert 'href="webcal://testserver/calendar.ics"' in page.html and 'href="/calendar/7-120.ics"' in page.html


def test_a_feed_unchanged_since_is_answered_304(client: Client) -> None:
    WeaveState.objects.create(generation=4)
    vote()
    first = client.get("/calendar.ics")
    asked = {"If-None-Match": first.headers["ETag"]}
    assert client.get("/calendar.ics", headers=asked).status_code == 304
    modified = {"If-Modified-Since": first.headers["Last-Modified"]}
    assert client.get("/calendar.ics", headers=modified).status_code == 304
    WeaveState.objects.update(generation=5)
    assert client.get("/calendar.ics", headers=asked).status_code == 200


def test_boxes_stand_on_front_story_and_hashtag_pages_only_where_something_lies_ahead(client: Client) -> None:
    article = teller(tags=("HarborFund",))
    story = make.a_story(article, headline="Merrow votes")
    paths = ("/", f"/story/{story.pk}-merrow-votes", "/tag/HarborFund")
    for path in paths:
        assert 'class="dates"' not in open_page(client, path).html
    entry = vote(article)
    for path in paths:
        page = open_page(client, path)
        assert 'class="dates"' in page.html, path
        assert f'href="/calendar?month={in_days(5):%Y-%m}#e{entry.uid}"' in page.html
        assert broken_fragments(client, page, path) == []


def test_an_article_taken_away_takes_its_events_along(client: Client) -> None:
    article = teller()
    vote(article)
    article.delete()
    assert "Nothing lies ahead yet" in open_page(client, "/calendar").text
    assert "BEGIN:VEVENT" not in client.get("/calendar.ics").content.decode()


def test_the_page_asks_no_more_for_many_events_than_for_few(
    client: Client, django_assert_max_num_queries: MaxQueries
) -> None:
    for number in range(60):
        article = teller(minutes_ago=number)
        make.an_event(article, sentence=VOTE, dated="the day named", day=in_days(number % 30), uid=f"{number}-1")
    client.get("/calendar")
    for path in ("/calendar", f"/calendar?month={TODAY:%Y-%m}"):
        with django_assert_max_num_queries(10):
            client.get(path)
    with django_assert_max_num_queries(6):
        client.get("/calendar.ics")


def test_an_event_many_tell_of_shows_some_and_counts_the_rest(client: Client) -> None:
    vote(*(teller(name=f"Paper {n}", minutes_ago=n) for n in range(40)))
    page = open_page(client, "/calendar")
    assert page.html.count("<q>") <= 6
    assert "34 more reports tell of it" in page.text


def test_the_command_lists_and_writes_the_calendar(capsys: pytest.CaptureFixture[str]) -> None:
    article = teller(tags=("HarborFund",))
    vote(article, status="planned")
    assert status(["calendar"]) == 0
    out = capsys.readouterr().out
    assert f"{in_days(5)}" in out and "planned: The assembly of Merrow" in out and "Merrow Courier" in out
    assert status(["calendar", "--json", "--tag", "HarborFund"]) == 0
    (row,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert row["first"] == in_days(5).isoformat() and row["evidence"][0]["sentence"] == VOTE
    assert status(["calendar", "--ics"]) == 0
    assert capsys.readouterr().out.count("BEGIN:VEVENT\r\n") == 1
    assert status(["calendar", "--from", in_days(6).isoformat()]) == 0
    assert "Nothing in these days." in capsys.readouterr().out
    assert status(["calendar", "--from", "soon"]) == 2
    assert status(["calendar", "--tag", "Nope"]) == 2
