import pytest

from newsloom.parse.encoding import decode, known_codec

KOREAN = "<rss><channel><title>오늘의 날씨와 교통 소식</title></channel></rss>"


def _declared(encoding: str) -> str:
    return f'<?xml version="1.0" encoding="{encoding}"?>{KOREAN}'


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_unicode_is_recognised_by_its_bytes(codec: str) -> None:
    assert decode(_declared("utf-8").encode(codec)).endswith(KOREAN)


def test_valid_utf8_stays_utf8_against_a_single_byte_header() -> None:
    assert decode(KOREAN.encode(), "application/rss+xml; charset=iso-8859-1") == KOREAN


def test_the_declaration_counts_where_the_bytes_are_not_utf8() -> None:
    assert decode(_declared("euc-kr").encode("euc-kr")).endswith(KOREAN)


def test_the_header_counts_before_the_declaration() -> None:
    assert decode(_declared("iso-8859-1").encode("euc-kr"), 'text/xml; charset="EUC-KR"').endswith(KOREAN)


def test_seven_bit_encodings_are_honoured_although_they_look_like_ascii() -> None:
    text = '<?xml version="1.0" encoding="iso-2022-jp"?><rss>今日の天気</rss>'
    assert decode(text.encode("iso-2022-jp")) == text


def test_latin1_means_windows_1252_as_in_browsers() -> None:
    assert decode(b"<rss>\x93quoted\x94</rss>", "text/xml; charset=iso-8859-1") == "<rss>“quoted”</rss>"


def test_a_few_broken_bytes_do_not_turn_utf8_into_something_else() -> None:
    broken = _declared("utf-8").encode() * 3 + b"\xff"
    assert decode(broken).count("오늘") == 3


@pytest.mark.parametrize("label", ["utf-7", "idna", "punycode", "base64", "rot13", "undefined", "no-such", "", "\x00"])
def test_labels_that_are_no_text_encoding_are_ignored(label: str) -> None:
    assert known_codec(label) == ""
    assert decode(b"<rss>ok</rss>", f"text/xml; charset={label}") == "<rss>ok</rss>"
