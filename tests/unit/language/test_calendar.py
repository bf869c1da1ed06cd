import datetime as dt
import random
from dataclasses import replace

from newsloom.language.calendar import CalendarEvent, Told, merged
from newsloom.language.dates import dates
from newsloom.language.prose import Prose
from newsloom.language.upcoming import upcoming
from newsloom.model.said import Status

DAY = dt.datetime(2025, 8, 20, 12, tzinfo=dt.UTC)
TODAY = DAY.date()


def said(article: str, text: str, days_later: int = 0) -> list[Told]:
    at = DAY + dt.timedelta(days=days_later)
    prose = Prose(text=text, published_at=at)
    return [Told(article=article, at=at, said=one) for one in upcoming(prose, dates(prose))]


def calendar(*told: list[Told], today: dt.date = TODAY) -> tuple[CalendarEvent, ...]:
    return merged([one for each in told for one in each], today=today)


def test_one_event_told_by_many_stands_once_with_all_who_tell_of_it() -> None:
    (event,) = calendar(
        said("a", "President Osei will visit Ravenholm on Sept. 2 to open the new bridge."),
        said("b", "Osei could visit Ravenholm early next month.", 1),
        said("c", "On Sept. 2, President Osei will open the bridge in Ravenholm.", 2),
    )
    assert event.value == "2025-09-02"
    assert event.status is Status.ANNOUNCED
    assert [one.article for one in event.evidence] == ["a", "b", "c"]
    assert event.first == event.last == dt.date(2025, 9, 2)


def test_reports_of_one_story_need_fewer_words_in_common() -> None:
    first = "Ostmere's parliament postponed until Sept. 5 a vote on a levy because protesting farmers kept deputies from the doors."
    second = "Parliament in Ostmere has moved its vote on the levy to Sept. 5 after tractors closed three of the five city bridges."
    short = "A vote is expected on Sept. 8."
    told = [*said("a", first), *said("b", second), *said("c", short), *said("d", short)]
    assert len(merged(told, today=TODAY)) == 4
    in_one = [replace(one, story="7") for one in told]
    assert sorted(len(event.evidence) for event in merged(in_one, today=TODAY)) == [2, 2]


def test_two_events_of_one_day_stay_apart() -> None:
    events = calendar(
        said("a", "President Osei will visit Ravenholm on Sept. 2."),
        said("b", "The Alderport marathon will be held on Sept. 2."),
    )
    assert len(events) == 2


def test_visits_of_two_people_to_one_place_on_one_day_stay_apart() -> None:
    events = calendar(
        said("a", "Tobin Osei will visit the new bridge in Ravenholm on Sept. 2."),
        said("b", "Marta Vinter will visit the new bridge in Ravenholm on Sept. 2."),
    )
    assert len(events) == 2


def test_the_same_event_on_other_days_stays_apart_where_nobody_says_it_moved() -> None:
    events = calendar(
        said("a", "Osei will visit Ravenholm on Sept. 2."),
        said("b", "Osei will visit Ravenholm on Sept. 9."),
    )
    assert [event.value for event in events] == ["2025-09-02", "2025-09-09"]


def test_a_moved_event_is_followed_to_its_new_day() -> None:
    (event,) = calendar(
        said("a", "The trial of Tobin Marsh is scheduled to start on Sept. 2 in Alderport."),
        said("b", "The trial of Tobin Marsh in Alderport was postponed from Sept. 2 to Sept. 30.", 3),
    )
    assert (event.value, event.status, event.moved_from) == ("2025-09-30", Status.MOVED, ("2025-09-02",))


def test_what_is_over_is_past() -> None:
    told = said("a", "President Osei will visit Ravenholm on Sept. 2.")
    assert calendar(told, today=dt.date(2025, 9, 2))[0].status is Status.ANNOUNCED
    assert calendar(told, today=dt.date(2025, 9, 3))[0].status is Status.PAST


def test_the_order_in_which_tellings_come_changes_nothing() -> None:
    told = [
        *said("a", "President Osei will visit Ravenholm on Sept. 2 to open the new bridge."),
        *said("b", "Osei could visit Ravenholm next month.", 1),
        *said("c", "The trial of Tobin Marsh is scheduled to start on Sept. 2 in Alderport."),
        *said("d", "The trial of Tobin Marsh in Alderport was postponed to Sept. 30.", 3),
        *said("e", "The Alderport marathon will be held on Sept. 21.", 2),
    ]
    expected = merged(told, today=TODAY)
    shuffled = random.Random(7)
    for _ in range(10):
        shuffled.shuffle(told)
        assert merged(told, today=TODAY) == expected
    assert len(expected) == 3
