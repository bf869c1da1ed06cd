import pytest

from newsloom.parse.people import person


@pytest.mark.parametrize(
    ("text", "name", "email"),
    [
        ("desk@a.example (Ana Wu)", "Ana Wu", "desk@a.example"),
        ("Ana Wu (desk@a.example)", "Ana Wu", "desk@a.example"),
        ("Ana Wu <mailto:desk@a.example>", "Ana Wu", "desk@a.example"),
        ("desk@a.example", "", "desk@a.example"),
        ("  Ana\n Wu ", "Ana Wu", ""),
    ],
)
def test_a_name_and_an_address_are_told_apart(text: str, name: str, email: str) -> None:
    found = person(text)
    assert found is not None and (found.name, found.email) == (name, email)


def test_nothing_is_nobody() -> None:
    assert person(" \n") is None
