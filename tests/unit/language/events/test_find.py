import datetime as dt

import pytest

from newsloom.language.events.find import MOST, events_of
from newsloom.language.prose import Prose
from newsloom.model.reading import Span
from newsloom.model.said import Dated, Event, Modality


def told(text: str, year: int = 2031) -> tuple[Event, ...]:
    return events_of(Prose(text=text, published_at=dt.datetime(year, 5, 6, tzinfo=dt.UTC)))


def main(text: str) -> tuple[str, str, str]:
    event = told(text)[0]
    return event.type, event.source, event.target


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway accused Chile on Monday of hiding the report.", ("ACCUSE", "NO", "CL")),
        ("The foreign ministers of Ghana and Togo met on Thursday.", ("CONSULT", "GH", "TG")),
        ("Turkish police arrested two Greek students on Friday.", ("COERCE", "TR", "GR")),
        ("Rebels in Chad killed six soldiers on Sunday.", ("ASSAULT", "TD", "soldiers")),
        ("Peru imposed sanctions on Bolivia.", ("SANCTION", "PE", "BO")),
    ],
)
def test_who_does_what_to_whom_is_told(text: str, expected: tuple[str, str, str]) -> None:
    assert main(text) == expected


def test_the_passive_swaps_source_and_target() -> None:
    assert main("Denmark was criticised by Sweden for closing the bridge.") == ("ACCUSE", "SE", "DK")


def test_who_must_do_something_is_the_target_of_a_request() -> None:
    assert main("Hungary must repay the money, the Polish envoy said.") == ("REQUEST", "PL", "HU")


@pytest.mark.parametrize(
    ("text", "type_", "modality"),
    [
        ("Kenya sent food to Somalia.", "AID", Modality.FACT),
        ("Kenya will send food to Somalia.", "AGREE", Modality.PLAN),
        ("Kenya will attack Somalia unless the raids end.", "THREATEN", Modality.PLAN),
        ("Kenya refused to send food to Somalia.", "REJECT", Modality.FACT),
        ("Kenya did not kill the soldiers.", "ASSAULT", Modality.DENIAL),
        ("Kenya expelled three Somali diplomats in 1998.", "SANCTION", Modality.PAST),
    ],
)
def test_plans_denials_and_the_past_are_told_apart(text: str, type_: str, modality: Modality) -> None:
    event = told(text)[0]
    assert (event.type, event.modality) == (type_, modality)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The bakery opens at seven.",
        "Heavy rain is expected in Spain on Tuesday.",
        "She ran into the attack of the wind and lost her hat.",
        "Someone agreed with somebody about something.",
        "Das ist kein englischer Satz über Norwegen und Chile.",
    ],
)
def test_nothing_is_told_where_no_trigger_or_no_body_is(text: str) -> None:
    assert told(text) == ()


def test_an_article_names_its_main_event_first_with_its_sentence() -> None:
    text = "Peru expelled two Chilean diplomats on Monday. The weather was fine. Ministers of both countries met in Quito last week."
    events = told(text)
    assert [event.type for event in events] == ["SANCTION", "CONSULT"]
    assert text[events[0].span.start : events[0].span.end] == "Peru expelled two Chilean diplomats on Monday."


def test_the_date_nearest_to_the_verb_is_taken_where_dates_were_read() -> None:
    text = "Peru expelled two Chilean diplomats on Monday."
    at = text.index("Monday")
    monday = Dated(span=Span(start=at, end=at + 6), text="Monday", value="2031-05-05", grain="day")
    assert events_of(Prose(text=text), [monday])[0].date == "2031-05-05"


def test_a_long_text_gives_a_bounded_number_of_events() -> None:
    assert len(told("Peru accused Chile of theft. Spain sent food to Mali. " * 3000)) == MOST
