import datetime as dt

import pytest

from newsloom.language.people import read_names
from newsloom.language.prose import Prose
from newsloom.language.roles import shipped_table
from newsloom.model.said import Named, Person


def read(text: str) -> Named:
    return read_names(Prose(text=text))


def person(text: str, name: str) -> Person:
    people = {person.name: person for person in read(text).people}
    assert name in people, sorted(people)
    return people[name]


def printed(text: str, person: Person) -> list[str]:
    return [text[span.start : span.end] for span in person.mentions]


def test_a_surname_alone_belongs_to_the_full_name() -> None:
    text = "Anna Lindqvist spoke on Monday. Lindqvist's plan is bold, and Ms. Lindqvist knows it."
    assert printed(text, person(text, "Anna Lindqvist")) == ["Anna Lindqvist", "Lindqvist", "Lindqvist"]


@pytest.mark.parametrize("form", ["Han Jae-won", "Han Jae Won", "Jae-won Han"])
def test_korean_names_are_one_whatever_hyphen_and_order(form: str) -> None:
    text = f"President Han Jae-won arrived. {form} was greeted. Han smiled."
    people = read(text).people
    assert [len(one.mentions) for one in people] == [3]


def test_a_japanese_name_is_one_in_both_orders() -> None:
    text = "Prime Minister Moriyama Kenta left. Kenta Moriyama returned. Moriyama rested."
    assert printed(text, person(text, "Kenta Moriyama")) == ["Moriyama Kenta", "Kenta Moriyama", "Moriyama"]


def test_two_people_with_one_surname_are_two() -> None:
    text = (
        "Han Jae-won won the vote. Han promised calm. Han Sang-min, a lawmaker, came third. Han thanked his voters. "
        "Mr. Per Ekdahl and Mrs. Ulla Ekdahl live in Oslo. Mr. Ekdahl paints, and Mrs. Ekdahl sings."
    )
    found = {one.name: printed(text, one) for one in read(text).people}
    assert found["Han Jae-won"] == ["Han Jae-won", "Han", "Han"]
    assert found["Han Sang-min"] == ["Han Sang-min"]
    assert found["Per Ekdahl"] == ["Per Ekdahl", "Ekdahl"]
    assert found["Ulla Ekdahl"] == ["Ulla Ekdahl", "Ekdahl"]


def test_a_surname_that_may_be_either_of_two_is_nobodys() -> None:
    text = "Nils Ekdahl met Ulla Ekdahl on Monday. Ekdahl then left."
    assert [len(one.mentions) for one in read(text).people] == [1, 1]


def test_initials_middle_names_suffixes_and_short_forms_are_one_person() -> None:
    text = (
        "William T. Harker Jr. was convicted. Bill Harker will appeal. William Harker, 61, said nothing. Harker wept."
    )
    assert [len(one.mentions) for one in read(text).people] == [4]


def test_middle_initials_that_differ_keep_two_people_apart() -> None:
    people = read("George W. Harker met George H. Harker in Lyon.").people
    assert len(people) == 2


def test_particles_and_articles_belong_to_the_surname() -> None:
    text = "Henk van der Linde resigned. Van der Linde is 52. Khalid al-Mansour, a lawyer, agreed. Mansour laughed."
    found = [printed(text, one) for one in read(text).people]
    assert found == [["Henk van der Linde", "Van der Linde"], ["Khalid al-Mansour", "Mansour"]]


@pytest.mark.parametrize(
    "text",
    [
        "On Monday the March wind blew over Summer Lane.",
        "The Executive Order and the White Paper came in May.",
        "Halvorsen Shipping Corp. bought Baltic Lines Ltd.",
        "Mayor Signs Big Deal With Harbour Firm\nNothing else happened.",
        "The Hamas-led authority met the U.N. Security Council in New York.",
        "Der Minister und die Partei sind nicht mit Frankfurt auf Reisen. Das ist der Sinn der Sache.",
    ],
)
def test_months_firms_headlines_and_german_nouns_are_no_people(text: str) -> None:
    assert read(text).people == ()


def test_roles_beside_a_name_are_read_with_country_and_organisation() -> None:
    text = (
        "South Korean President Han Jae-won met former French prime minister Luc Moreau. Orchard Party leader Mia Berg, "
        "45, a lawyer, stayed away. Peter Voss, president of the European Commission, wrote. U.S. Ambassador to Japan "
        "Dale Carter listened to President-elect Rosa Diaz."
    )
    roles = {one.name: [(r.title, r.country, r.organisation, r.is_former, r.is_candidate) for r in one.roles]
             for one in read(text).people}  # fmt: skip
    assert roles["Han Jae-won"] == [("president", "KR", "", False, False)]
    assert roles["Luc Moreau"] == [("prime minister", "FR", "", True, False)]
    assert roles["Mia Berg"] == [("leader", "", "Orchard Party", False, False), ("lawyer", "", "", False, False)]
    assert roles["Peter Voss"] == [("president", "", "European Commission", False, False)]
    assert roles["Dale Carter"] == [("ambassador", "US", "Japan", False, False)]
    assert roles["Rosa Diaz"] == [("president", "", "", False, True)]


def test_titles_in_a_row_and_beside_and_are_roles_of_their_own() -> None:
    text = (
        "Former Prime Minister Prince Alo Tuva spoke. Linguist and political analyst Ida Holm listened. They had to fire "
        "General Amos Reed. Then-FBI Director Joel Park agreed."
    )
    roles = {one.name: [(r.title, r.organisation, r.is_former) for r in one.roles] for one in read(text).people}
    assert roles["Alo Tuva"] == [("prince", "", False), ("prime minister", "", True)]
    assert roles["Ida Holm"] == [("political analyst", "", False), ("linguist", "", False)]
    assert roles["Amos Reed"] == [("general", "", False)]
    assert roles["Joel Park"] == [("director", "FBI", True)]


def test_a_role_alone_means_the_one_person_who_has_it() -> None:
    text = "President Rosa Diaz flew home. Foreign Minister Tom Reed stayed. The president slept. The foreign minister spoke."
    assert printed(text, person(text, "Rosa Diaz")) == ["Rosa Diaz", "The president"]
    assert printed(text, person(text, "Tom Reed")) == ["Tom Reed", "The foreign minister"]


def test_a_role_alone_that_two_people_have_is_parted_by_country() -> None:
    text = "French President Luc Moreau and Chilean President Rosa Diaz met. The Chilean president spoke first. The president smiled."
    assert printed(text, person(text, "Rosa Diaz")) == ["Rosa Diaz", "The Chilean president"]
    assert printed(text, person(text, "Luc Moreau")) == ["Luc Moreau"]


def test_the_vice_president_and_the_former_president_are_not_the_president() -> None:
    text = "President Rosa Diaz left. The vice president stayed. The former president wrote a book."
    assert printed(text, person(text, "Rosa Diaz")) == ["Rosa Diaz"]


def test_an_office_nobody_is_given_in_the_text_is_known_by_the_day() -> None:
    text = "Joe Biden met Donald Trump. The U.S. president was tired."
    for day, name in ((dt.date(2024, 11, 13), "Joe Biden"), (dt.date(2025, 3, 1), "Donald Trump")):
        published = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
        people = read_names(Prose(text=text, published_at=published), shipped_table()).people
        assert [one.name for one in people if len(one.mentions) == 2] == [name]


def test_an_acronym_in_brackets_is_the_organisation() -> None:
    text = "The Orchard Growers Association (OGA) met. The OGA voted."
    assert [(one.name, len(one.mentions)) for one in read(text).organisations] == [("Orchard Growers Association", 3)]


def test_places_have_their_country_and_namesakes_that_of_the_text() -> None:
    places = {
        one.name: one.country for one in read("In Tokyo it rained. Spain mourned; in Valencia flags flew.").places
    }
    assert places == {"Tokyo": "JP", "Spain": "ES", "Valencia": "ES"}


def test_a_seat_of_power_speaks_for_its_country() -> None:
    things = {
        one.name: one.country
        for one in read("The Kremlin denied it. The Blue House and Downing Street agreed.").organisations
    }
    assert things["Blue House"] == "KR"
    assert things["Downing Street"] == "GB"


def test_people_of_japanese_and_korean_texts_are_known_by_their_titles() -> None:
    text = "石破茂首相は韓国の李在明大統領と会談した。石破氏は東京で述べた。"
    assert printed(text, person(text, "石破茂")) == ["石破茂", "石破"]
    assert person(text, "李在明").roles[0].country == "KR"
    text = "이재명 대통령은 도쿄에서 이시바 시게루 총리와 만났다. 이 대통령은 말했다."
    assert printed(text, person(text, "이재명")) == ["이재명", "이"]
    assert person(text, "이시바 시게루").roles[0].title == "prime minister"
