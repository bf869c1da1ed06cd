"""Bytes of invented pages in the encodings of the world, declared rightly, wrongly and not at all."""

import pytest

from newsloom.extract.decoding import decode
from newsloom.text.encodings import known_codec

TEXTS = {
    "ja": "港の橋が四年ぶりに開通し、町の人々は朝から列をつくった。港湾局の責任者は「長い冬だった」と語り、十四の桟橋を一つずつ数えて新しい帳面に書き込んだ。カモメの声が聞こえる中、フェリーは定刻に出発した。",
    "zh-cn": "港口大桥时隔四年重新通车，镇上的居民一早就排起了长队。港务局负责人表示，这个冬天很漫长，他把十四个泊位逐一清点，并写进了新的账簿。渡轮准时出发，海鸥在空中盘旋。",
    "zh-tw": "港口大橋時隔四年重新通車，鎮上的居民一早就排起了長隊。港務局負責人表示，這個冬天很漫長，他把十四個泊位逐一清點，並寫進了新的帳簿。渡輪準時出發，海鷗在空中盤旋。",
    "ko": "항구 다리가 4년 만에 다시 열렸고 주민들은 아침부터 줄을 섰다. 항만청 책임자는 긴 겨울이었다며 열네 개의 선석을 하나씩 세어 새 장부에 적었다고 말했다. 똠방각하라는 배는 제시간에 출발했다.",
    "ru": "Мост через гавань снова открыт после четырёх лет ремонта, и жители города с утра стояли в очереди. Начальник порта сказал, что зима была долгой.",
    "ar": "أعيد فتح جسر الميناء بعد أربع سنوات، واصطف سكان البلدة منذ الصباح. وقال رئيس الميناء إن الشتاء كان طويلا، وعد الأرصفة الأربعة عشر.",
    "el": "Η γέφυρα του λιμανιού άνοιξε ξανά μετά από τέσσερα χρόνια και οι κάτοικοι περίμεναν στην ουρά από το πρωί.",
    "he": "גשר הנמל נפתח מחדש אחרי ארבע שנים, ותושבי העיירה עמדו בתור מהבוקר. מנהל הנמל אמר שהחורף היה ארוך.",
    "th": "สะพานท่าเรือเปิดอีกครั้งหลังจากสี่ปี และชาวเมืองต่อแถวตั้งแต่เช้า หัวหน้าท่าเรือกล่าวว่าฤดูหนาวยาวนาน",
    "de": "Die Brücke über den Hafen ist wieder geöffnet. „Es war ein langer Winter“, sagte der Hafenmeister – er zählte Liegeplätze.",
    "fr": "Le pont du port a rouvert après quatre ans. « L’hiver a été long », a déclaré le maître du port, qui a compté les bateaux.",
    "pl": "Most nad portem został ponownie otwarty po czterech latach. Kierownik portu powiedział, że zima była długa, i zapisał źródła.",
}
# (language, Python's codec, the label publishers declare)
WRITTEN = [
    ("ja", "cp932", "Shift_JIS"), ("ja", "euc_jp", "EUC-JP"), ("ja", "iso2022_jp", "ISO-2022-JP"), ("zh-cn", "gb18030", "gb2312"),
    ("zh-tw", "big5", "Big5"), ("ko", "cp949", "EUC-KR"), ("ru", "cp1251", "windows-1251"), ("ru", "koi8_r", "KOI8-R"),
    ("ar", "cp1256", "windows-1256"), ("el", "iso8859_7", "ISO-8859-7"), ("he", "cp1255", "windows-1255"), ("th", "cp874", "TIS-620"),
    ("de", "cp1252", "windows-1252"), ("fr", "cp1252", "iso-8859-1"), ("pl", "iso8859_2", "iso-8859-2"), ("pl", "cp1250", "windows-1250"),
]  # fmt: skip
WRONG = ["utf-8", "iso-8859-1", "Shift_JIS", "EUC-JP", "gb2312", "Big5", "EUC-KR", "nonsense"]
each = pytest.mark.parametrize(("language", "codec", "label"), WRITTEN, ids=[f"{one}-{two}" for one, two, _ in WRITTEN])


def page(language: str, meta: str = "") -> str:
    text = TEXTS[language]
    return f'<html><head>{meta}<title>{text[:12]}</title></head><body class="news"><p>{text}</p></body></html>'


def header(label: str) -> str:
    return f"text/html; charset={label}"


@each
def test_a_right_declaration_is_followed_in_header_and_page(language: str, codec: str, label: str) -> None:
    for meta in (f'<meta charset="{label}">', f"<meta http-equiv=Content-Type content='text/html; charset={label}'>"):
        markup = page(language, meta)
        assert decode(markup.encode(codec)) == markup
    assert decode(page(language).encode(codec), header(label)) == page(language)


@each
def test_without_a_declaration_the_encoding_is_told_by_the_text(language: str, codec: str, label: str) -> None:
    assert decode(page(language).encode(codec)) == page(language)
    assert decode(page(language).encode(codec), "text/html") == page(language)


@each
@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_declaration_does_not_spoil_the_text(language: str, codec: str, label: str, wrong: str) -> None:
    markup = page(language, f'<meta charset="{wrong}">')
    assert decode(markup.encode(codec)) == markup
    assert decode(page(language).encode(codec), header(wrong)) == page(language)


@each
def test_the_page_s_own_word_helps_against_a_server_s_default(language: str, codec: str, label: str) -> None:
    markup = page(language, f'<meta charset="{label}">')
    for default in ("ISO-8859-1", "utf-8"):
        assert decode(markup.encode(codec), header(default)) == markup


@pytest.mark.parametrize("language", TEXTS)
def test_utf_8_is_utf_8_whatever_is_said(language: str) -> None:
    for label in ("Shift_JIS", "windows-1251", "iso-8859-1", "x-unknown"):
        markup = page(language, f'<meta charset="{label}">')
        assert decode(markup.encode(), header(label)) == markup


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_told_by_its_mark_or_its_zeros(codec: str) -> None:
    assert decode(page("ja").encode(codec), header("iso-8859-1")) == page("ja")


def test_utf_8_with_broken_characters_stays_utf_8() -> None:
    body = page("fr").encode()
    place = body.index("é".encode())
    assert decode(body[: place + 1] + body[place + 2 :], header("utf-8")).count("\ufffd") == 1
    assert decode(body + b"\xa9 2025").endswith("\ufffd 2025")
    assert "四年ぶり" in decode(page("ja").encode()[:-30] + b"\xe3\x81")


def test_what_a_declared_encoding_cannot_hold_costs_only_itself() -> None:
    body = page("ja", '<meta charset="EUC-JP">').encode("euc_jp")
    place = body.index("町".encode("euc_jp"))
    found = decode(body[:place] + b"\xff" + body[place:])
    assert found.replace("\ufffd", "") == page("ja", '<meta charset="EUC-JP">')


def test_letters_of_publishers_own_making_are_read_as_browsers_do() -> None:
    text = "<p>①㈱髙橋商店は港の橋の前にある店で、四年ぶりに朝から開いた。</p>"
    assert decode(text.encode("cp932"), header("Shift_JIS")) == text
    circled = "<p>①港の橋は四年ぶりに開通し、町の人々は朝から列をつくった。</p>"
    assert decode(circled.encode("euc_jis_2004"), header("EUC-JP")) == circled
    assert decode("<p>5 € – “now”</p>".encode("cp1252"), header("iso-8859-1")) == "<p>5 € – “now”</p>"


@pytest.mark.parametrize(
    "body", [b"", b"\0", b"\0\0\0", b"\xff", b"\xff\xfe", b"\x1b$B", b"\x80" * 50, bytes(range(256)) * 9]
)
def test_no_bytes_are_too_odd(body: bytes) -> None:
    for content_type in ("", header("utf-16"), header("utf-7"), header("\x00"), header("idna")):
        assert isinstance(decode(body, content_type), str)


def test_labels_are_taken_for_what_browsers_take_them_for() -> None:
    told = {
        label: known_codec(label) for label in ("ISO-8859-1", "x-sjis", " gb2312 ", "tis-620", "punycode", "no-such")
    }
    assert list(told.values()) == ["cp1252", "cp932", "gb18030", "cp874", "", ""]
