import datetime as dt

from newsloom.serve.feeds.agenda import entries
from newsloom.serve.feeds.ical import Certainty, Entry
from newsloom.store.reading.agenda import EventRow, Evidence
from newsloom.store.reading.story_cards import SourceName

AT = dt.datetime(2025, 8, 20, 12, tzinfo=dt.UTC)
WHAT = "the trial of Tobin Marsh will start in Alderport"


def told(source: str, what: str = WHAT) -> Evidence:
    return Evidence(
        article_id=1,
        title="Marsh goes to trial",
        language="en",
        source=SourceName(name=source, slug=source.lower()),
        at=AT,
        offset_min=None,
        is_exact=True,
        start=0,
        end=40,
        sentence=what,
        dated="Sept. 30",
        what=what,
        status="announced",
        copies=0,
        permitted_in_full=False,
    )


def event(**changes: object) -> EventRow:
    day = dt.date(2025, 9, 30)
    plain: dict[str, object] = {
        "uid": "4-17",
        "what": WHAT,
        "value": "2025-09-30",
        "end_value": "",
        "grain": "day",
        "status": "announced",
        "moved_from": (),
        "first": day,
        "last": day,
        "sequence": 0,
        "changed_at": AT,
        "evidence": (told("Ledger"), told("Courier")),
        "more": 0,
        "stories": (),
    }
    return EventRow(**{**plain, **changes})  # type: ignore[arg-type]


def written(*events: EventRow, words: str | None = None) -> list[Entry]:
    said = (lambda row: row.what) if words is None else (lambda row: words)
    return list(entries(events, host="news.example", address=lambda row: f"https://news.example/{row.uid}", words=said))


def test_an_event_becomes_an_entry_with_its_words_and_who_told_of_it() -> None:
    (entry,) = written(event(moved_from=("2025-09-02",), sequence=3, status="moved"))
    assert (entry.first, entry.last, entry.sequence) == (dt.date(2025, 9, 30), dt.date(2025, 9, 30), 3)
    assert (entry.uid, entry.url) == ("4-17@news.example", "https://news.example/4-17")
    assert entry.summary == "The trial of Tobin Marsh will start in Alderport"
    assert entry.description.splitlines() == ["← 2025-09-02", "Ledger, Courier"]
    assert (entry.status, entry.stamp) == (Certainty.CONFIRMED, AT)


def test_what_is_only_possible_is_tentative_and_long_clauses_are_cut() -> None:
    what = "the two leaders could hold talks in Ravenholm " + "and see the old bridge " * 8
    (entry,) = written(event(what=what, status="possible"))
    assert entry.status is Certainty.TENTATIVE
    assert entry.summary.endswith(" …")
    assert len(entry.summary) <= 122
    assert entry.description.startswith(what)


def test_where_no_words_may_stand_the_headline_does() -> None:
    (entry,) = written(event(), words="")
    assert entry.summary == "Marsh goes to trial"


def test_a_plan_of_a_whole_year_is_no_appointment() -> None:
    assert written(event(first=dt.date(2026, 1, 1), last=dt.date(2026, 12, 31), value="2026", grain="year")) == []
