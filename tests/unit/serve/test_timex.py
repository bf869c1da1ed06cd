import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsloom.serve.web.timex import readable


@pytest.mark.parametrize(
    ("value", "end", "words"),
    [
        ("2025-08-23", "", "23 August 2025"),
        ("2025-06", "", "June 2025"),
        ("2025", "", "2025"),
        ("199X", "", "the 1990s"),
        ("2025-Q2", "", "quarter 2 of 2025"),
        ("2025-H2", "", "second half of 2025"),
        ("FY2026", "", "fiscal year 2026"),
        ("2025-FA", "", "autumn 2025"),
        ("2025-W23", "", "week of 2 June 2025"),
        ("2025-W23-WE", "", "weekend of 7 June 2025"),
        ("2025-08-23T14:30", "", "14:30, 23 August 2025"),
        ("2025-08-23TMO", "", "23 August 2025 in the morning"),
        ("P3M", "", "3 months"),
        ("PT1H", "", "1 hour"),
        ("PRESENT_REF", "", "now"),
        ("2025-05-02", "2025-05-04", "2 May 2025 to 4 May 2025"),
        ("2025-05-02", "2025-05-02", "2 May 2025"),
        ("2025-02-30", "", "2025-02-30"),
        ("2025-W60", "", "2025-W60"),
        ("XXXX-WXX-5", "", "XXXX-WXX-5"),
        ("", "", ""),
    ],
)
def test_a_value_is_told_in_words(value: str, end: str, words: str) -> None:
    assert readable(value, end) == words


@given(st.text(max_size=20) | st.from_regex(r"\A[0-9PT]{1,4}[-WQHXTMO0-9:]{0,12}\Z"), st.text(max_size=12))
def test_any_value_is_answered(value: str, end: str) -> None:
    assert isinstance(readable(value, end), str)
