from datetime import date

import pytest

from newsloom.text.days import days

SUNDAY = date(2025, 8, 24)


@pytest.mark.parametrize(
    "text", ["on Aug. 23", "23 August", "8月23日", "8월 23일", "23日、", "23일 오전", "on Saturday", "2025年8月23日"]
)
def test_a_day_is_one_day_in_every_language(text: str) -> None:
    assert {day for _, _, day in days(text, SUNDAY)} == {"2025-08-23"}


def test_a_day_without_anything_to_tell_its_year_says_so() -> None:
    assert [day for _, _, day in days("8月23日", None)] == ["--08-23"]
    assert [*days("23日", None)] == []


@pytest.mark.parametrize("text", ["31 February", "2月31日", "99日"])
def test_a_day_that_does_not_exist_is_none(text: str) -> None:
    assert [*days(text, SUNDAY)] == []
