import pytest

from newsloom.errors import Gone, HttpStatus, RateLimited
from newsloom.fetch.answers import error_for, retry_after_s

DATE = "Tue, 24 Nov 2026 12:00:00 GMT"


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("120", 120.0),
        ("0", 0.0),
        ("Tue, 24 Nov 2026 12:05:00 GMT", 300.0),
        ("Tue, 24 Nov 2026 11:00:00 GMT", 0.0),
        ("9999999999", 86_400.0),
        ("Tue, 24 Nov 2036 12:00:00 GMT", 86_400.0),
        ("-1", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_wait_is_read_in_seconds_and_capped_at_a_day(value: str, wanted: float | None) -> None:
    assert retry_after_s(value, DATE) == wanted


def test_a_status_becomes_a_sentence_that_names_the_host() -> None:
    gone, busy, closed = (error_for(status, {"retry-after": "30"}, "a.example") for status in (410, 429, 503))
    assert isinstance(gone, Gone) and str(gone).startswith("a.example says")
    assert isinstance(busy, RateLimited) and busy.retry_after_s == 30 and "30 seconds" in str(busy)
    assert isinstance(closed, RateLimited)
    missing = error_for(404, {}, "a.example")
    assert isinstance(missing, HttpStatus) and missing.status == 404 and "(404)" in str(missing)
    assert isinstance(error_for(503, {}, "a.example"), HttpStatus)
