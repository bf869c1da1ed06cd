import datetime as dt

from newsloom.language.calendar import CalendarEvent, Told, merged
from newsloom.language.dates import dates
from newsloom.language.prose import Prose
from newsloom.language.upcoming import upcoming
from newsloom.serve.feeds.agenda import entries
from newsloom.serve.feeds.ical import Certainty, Entry

AT = dt.datetime(2025, 8, 20, 12, tzinfo=dt.UTC)


def agenda(*texts: str) -> list[Entry]:
    told = []
    for number, text in enumerate(texts):
        at = AT + dt.timedelta(days=number)
        prose = Prose(text=text, published_at=at)
        told += [
            Told(article=str(number), at=at, said=one, source=f"Paper {number}")
            for one in upcoming(prose, dates(prose))
        ]
    return list(entries(merged(told, today=AT.date()), host="news.example", address=_address))


def _address(event: CalendarEvent) -> str:
    return f"https://news.example/event/{event.key}"


def test_an_event_becomes_an_entry_with_its_words_and_who_told_of_it() -> None:
    (entry,) = agenda(
        "The trial of Tobin Marsh is scheduled to start on Sept. 2 in Alderport.",
        "The trial of Tobin Marsh in Alderport was postponed from Sept. 2 to Sept. 30.",
    )
    assert (entry.first, entry.last, entry.sequence) == (dt.date(2025, 9, 30), dt.date(2025, 9, 30), 1)
    assert entry.uid.endswith("@news.example")
    assert entry.url == f"https://news.example/event/{entry.uid.split('@')[0]}"
    assert entry.description.splitlines()[1:] == ["← 2025-09-02", "Paper 0, Paper 1"]
    assert entry.stamp == AT + dt.timedelta(days=1)


def test_what_is_only_possible_is_tentative_and_long_clauses_are_cut() -> None:
    (entry,) = agenda("the two leaders could hold talks in Ravenholm on Saturday " + "and see the old bridge " * 8)
    assert entry.status is Certainty.TENTATIVE
    assert entry.summary.startswith("The two leaders")
    assert entry.summary.endswith(" …")
    assert len(entry.summary) <= 122


def test_a_plan_of_a_whole_year_is_no_appointment() -> None:
    assert agenda("The old dam will be repaired in fiscal 2026.") == []
