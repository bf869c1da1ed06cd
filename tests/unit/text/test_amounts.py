import pytest

from newsloom.text.amounts import amounts


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("15 trillion won", ["15000000000000"]),
        ("15兆ウォン", ["15000000000000"]),
        ("15조원", ["15000000000000"]),
        ("1万2000人", ["12000"]),
        ("1만2천 명", ["12000"]),
        ("12,000 people", ["12000"]),
        ("343万7000人", ["3437000"]),
        ("4.4 percent", ["4.4%"]),
        ("4.4％", ["4.4%"]),
        ("twelve boats", ["12"]),
        ("in 2025", []),
        ("8月23日", []),
        ("23일 오후 3시", []),
    ],
)
def test_a_number_has_one_value_in_every_language(text: str, keys: list[str]) -> None:
    assert [amount.key for amount in amounts(text)] == keys


def test_a_number_ends_with_its_last_sign() -> None:
    (amount,) = amounts("1500억 달러")
    assert "1500억 달러"[amount.start : amount.end] == "1500억"
