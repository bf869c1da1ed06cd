import pytest

from newsloom.extract.bylines import names_in, read_authors


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Dana Kim", ("Dana Kim",)),
        ("By DANA KIM and TOMAS HALE", ("Dana Kim", "Tomas Hale")),
        ("Von Anne-Marie Krause, Tomas Hale und Ida Lund", ("Anne-Marie Krause", "Tomas Hale", "Ida Lund")),
        ("Dana Kim, Political Editor", ("Dana Kim",)),
        ("Dana Kim | dana@merrow.example", ("Dana Kim",)),
        ("著者：後藤海", ("後藤海",)),
        ("김다나 기자", ("김다나",)),
        ("Hale, Tomas", ("Tomas Hale",)),
        ("By Dana Kim Published June 4, 2025", ("Dana Kim",)),
        ("Dana Kim 3 minute read", ("Dana Kim",)),
        ("https://merrow.example/dana", ()),
        ("", ()),
        ("x" * 1000, ()),
    ],
)
def test_names_are_taken_out_of_a_byline(byline, names):
    assert names_in(byline) == names


def test_organisations_sign_only_where_no_person_does():
    assert [a.name for a in read_authors(["Merrow News Desk", "Dana Kim"])] == ["Dana Kim"]
    (desk,) = read_authors(["Merrow News Desk"])
    assert desk.is_organisation


def test_an_agency_stays_beside_a_person():
    assert [(a.name, a.is_organisation) for a in read_authors(["Dana Kim", "dpa"])] == [
        ("Dana Kim", False),
        ("dpa", True),
    ]


def test_the_site_itself_is_no_person():
    (author,) = read_authors(["Harbour View"], site_name="Harbour View")
    assert author.is_organisation
