import pytest

from newsloom.errors import InputError
from newsloom.language.tag_book import Act, Edit, TagBook, spelled
from newsloom.language.tag_forms import fold_key, name_tag, parts, variants
from newsloom.model.reading import Hashtag, Span


def test_a_tag_keeps_the_spelling_it_was_first_given() -> None:
    book = TagBook()
    assert book.see(["QuietHarbour"]) == ("QuietHarbour",)
    assert book.see(["QUIETHARBOUR", "Quiet-Harbour", "quietharbour"]) == ("QuietHarbour",)
    assert book.see(["JoséÁlvarez"]) == ("JoséÁlvarez",)
    assert book.see(["JoseAlvarez"]) == ("JoséÁlvarez",)


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("HarbourElections", "HarbourElection"),
        ("HarbourElection", "HarbourElections"),
        ("CityPolicies", "CityPolicy"),
        ("TheBlueLantern", "BlueLantern"),
        ("ShigeruNakata", "NakataShigeru"),
        ("ParkMin-soo", "ParkMinSoo"),
        ("GPU", "GPUs"),
        ("USA", "UnitedStates"),
        ("UnitedNations", "UN"),
        ("UnitedNations", "国連"),
    ],
)
def test_forms_of_one_tag_are_one(first: str, later: str) -> None:
    book = TagBook()
    (given,) = book.see([first])
    assert book.see([later]) == (given,)


@pytest.mark.parametrize(
    ("one", "other"), [("Hama", "Hamas"), ("Wells", "Well"), ("BlueLake", "BlueLakeCity"), ("Paris", "Pari")]
)
def test_different_things_stay_apart(one: str, other: str) -> None:
    assert set(TagBook().see([one, other])) == {one, other}


def test_an_acronym_explained_in_the_news_is_the_same_tag() -> None:
    book = TagBook()
    book.see(["HarbourSafetyBoard"])
    assert book.see(["HSB"], {"Harbour Safety Board": "HSB"}) == ("HarbourSafetyBoard",)
    assert [one.tag for one in book.redirects()] == ["HSB"]
    assert book.see(["HSB"], {"Hill Sheep Breeders": "HSB"}) == ("HarbourSafetyBoard",)
    assert book.canonical("HillSheepBreeders") == "HillSheepBreeders"


def test_what_an_acronym_is_most_often_short_for_wins() -> None:
    book = TagBook()
    book.see([], {"Old Tram Line": "OTL"})
    for _ in range(3):
        book.see([], {"Open Tide Lab": "OTL"})
    assert book.canonical("OpenTideLab") == book.canonical("OTL")
    assert book.canonical("OldTramLine") == "OldTramLine"


def test_brackets_that_are_no_initials_teach_nothing() -> None:
    book = TagBook()
    book.see([], {"Harbour Safety Board": "XYZ"})
    assert book.canonical("XYZ") == "XYZ"


def test_of_two_tags_found_to_be_one_the_older_stands_and_the_other_redirects() -> None:
    book = TagBook()
    book.see(["LighthouseTrust", "HarborTrust"])
    book.teach("LighthouseTrust", "HarborTrust")
    assert book.canonical("HarborTrust") == "LighthouseTrust"
    assert [(one.tag, one.into) for one in book.redirects()] == [("HarborTrust", "LighthouseTrust")]


def test_people_win_over_what_is_learned() -> None:
    book = TagBook()
    book.see(["BlueLantern", "RedLantern"])
    book.edit(Edit(act=Act.RENAME, tag="BlueLantern", into="AzureLantern"))
    assert book.see(["BlueLantern", "bluelantern", "AzureLantern"]) == ("AzureLantern",)
    book.edit(Edit(act=Act.MERGE, tag="RedLantern", into="BlueLantern"))
    assert book.see(["RedLantern"]) == ("AzureLantern",)
    book.edit(Edit(act=Act.MUTE, tag="BlueLantern"))
    assert book.see(["BlueLantern", "RedLantern", "Tide"]) == ("Tide",)
    book.edit(Edit(act=Act.RELEASE, tag="BlueLantern"))
    assert book.see(["BlueLantern"]) == ("BlueLantern",)


def test_a_released_tag_is_not_merged_again() -> None:
    book = TagBook()
    book.see(["TideLab", "TidalLaboratory"])
    book.teach("TidalLaboratory", "TideLab")
    book.edit(Edit(act=Act.RELEASE, tag="TidalLaboratory"))
    book.teach("TidalLaboratory", "TideLab")
    assert book.canonical("TidalLaboratory") == "TidalLaboratory"


@pytest.mark.parametrize(
    "edit",
    [
        Edit(act=Act.RENAME, tag="Tide"),
        Edit(act=Act.MERGE, tag="", into="Tide"),
        Edit(act=Act.MERGE, tag="Tide", into="Tide"),
    ],
)
def test_an_edit_that_cannot_be_meant_is_refused(edit: Edit) -> None:
    with pytest.raises(InputError):
        TagBook().edit(edit)


def test_a_merge_in_a_circle_is_refused() -> None:
    book = TagBook()
    book.see(["One", "Other"])
    book.edit(Edit(act=Act.MERGE, tag="One", into="Other"))
    with pytest.raises(InputError):
        book.edit(Edit(act=Act.MERGE, tag="Other", into="One"))


def test_a_book_is_kept_and_comes_back() -> None:
    book = TagBook()
    book.see(["HarbourSafetyBoard", "JoséÁlvarez"], {"Harbour Safety Board": "HSB"})
    book.edit(Edit(act=Act.MUTE, tag="Tide"))
    back = TagBook.from_json(book.to_json())
    assert back.to_json() == book.to_json()
    assert back.see(["HSB", "Tide", "JoseAlvarez"]) == ("HSB", "JoséÁlvarez")
    for damaged in ("", "[]", '{"version": 99}', '{"version": 1, "spelling": 3}'):
        with pytest.raises(InputError):
            TagBook.from_json(damaged)


def test_an_articles_tags_that_are_one_keep_the_spans_of_both() -> None:
    book = TagBook()
    two = [
        Hashtag(tag="TideTowers", score=0.9, spans=(Span(start=0, end=8),)),
        Hashtag(tag="TideTower", score=0.5, spans=(Span(start=20, end=27),)),
    ]
    (one,) = spelled(two, "Tide Towers and then Tide Tower", book)
    assert (one.tag, one.score, len(one.spans)) == ("TideTowers", 0.9, 2)


def test_words_and_keys_of_tags() -> None:
    assert parts("UNSecurityCouncil") == ["UN", "Security", "Council"]
    assert fold_key("#Lee Jae-myung") == fold_key("LeeJaemyung")
    assert name_tag("BRUSSELS") == "Brussels"
    assert name_tag("Jay-Z Møller") == "JayZMøller"
    assert name_tag("Park Min Soo") == "ParkMin-soo"
    assert variants("Oslo") == ()
