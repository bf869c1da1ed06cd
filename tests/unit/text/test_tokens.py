import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsloom.text.normalise import fold
from newsloom.text.tokens import query_terms, search_tokens, word_spans, words


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Japan's U.S. envoy", ["japan", "us", "envoy"]),
        ("J.K. Rowling’s 1,200 books", ["jk", "rowling", "1200", "books"]),
        ("２０２５ ＴＯＫＹＯ", ["2025", "tokyo"]),
        ("Größe STRASSE", ["grösse", "strasse"]),
        ("東京都は", ["東京", "京都", "都は"]),
        ("党", ["党"]),
        ("서울은 맑다", ["서울", "울은", "맑다"]),
        ("हिन्दी समाचार", ["हिन्दी", "समाचार"]),
        ("snake_case 3.5%", ["snake", "case", "3", "5"]),
        ("", []),
    ],
)
def test_words_are_folded_and_scripts_without_spaces_come_in_pairs(text: str, tokens: list[str]) -> None:
    assert words(text) == tokens


def test_a_single_character_is_found_inside_a_longer_run() -> None:
    assert set(query_terms("党")) <= set(search_tokens("自民党は"))


def test_search_does_not_care_for_accents() -> None:
    assert query_terms("cafe") == query_terms("Café")


def test_spans_point_at_the_words_of_the_original_text() -> None:
    text = "Japan’s U.S. visit, 1,200 guests in 東京都"
    found = {token: text[start:end] for token, start, end in word_spans(text)}
    assert found == {
        "japan": "Japan",
        "us": "U.S.",
        "visit": "visit",
        "1200": "1,200",
        "guests": "guests",
        "in": "in",
        "東京": "東京",
        "京都": "京都",
    }


def test_typography_is_folded_and_case_is_kept() -> None:
    assert fold("“Ｆｉｎｅ” — it’s\u00a0 a\u200b day…") == '"Fine" - it\'s a day...'


@settings(max_examples=60)
@given(st.text())
def test_any_text_gives_tokens_whose_spans_lie_inside_it(text: str) -> None:
    assert all(words(text)) and all(search_tokens(text)) and isinstance(fold(text), str)
    assert all(0 <= start < end <= len(text) for _, start, end in word_spans(text))


@settings(max_examples=60)
@given(st.text(), st.text())
def test_a_query_is_found_in_a_text_that_holds_it(before: str, query: str) -> None:
    assert set(query_terms(query)) <= set(search_tokens(f"{before} {query} after"))
