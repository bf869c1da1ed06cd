"""Names in three scripts meet under one key."""

import pytest

from newsloom.text.romanise.japanese import japanese_found
from newsloom.text.romanise.kana import hepburn
from newsloom.text.romanise.korean import korean_found
from newsloom.text.romanise.latin import latin_found
from newsloom.text.romanise.sounds import close_key, rough_keys
from newsloom.text.romanise.tongue import Tongue, tongue_of

READERS = {"en": latin_found, "ja": japanese_found, "ko": korean_found}


def keys(language: str, text: str) -> set[str]:
    return {key for found in READERS[language](text) for key in found.keys}


@pytest.mark.parametrize(
    ("english", "japanese", "korean"),
    [
        ("Prime Minister Shigeru Ishiba spoke", "石破茂首相が述べた", "이시바 시게루 총리가 말했다"),
        ("President Lee Jae-myung spoke", "李在明大統領が述べた", "이재명 대통령이 말했다"),
        ("Lee Jae Myung spoke", "李在明大統領が述べた", "이재명 대통령이 말했다"),
        ("President Donald Trump spoke", "トランプ大統領が述べた", "트럼프 대통령이 말했다"),
        ("a fire in Sapporo", "札幌で火災", "삿포로에서 불"),
        ("troops near Kharkiv", "ハルキウ近郊の部隊", "하르키우 인근 부대"),
        ("the Bank of Japan said", "日銀は発表した", "일본은행은 발표했다"),
        ("talks in South Korea", "韓国での協議", "한국 협의"),
    ],
)
def test_a_name_has_a_key_that_three_languages_share(english: str, japanese: str, korean: str) -> None:
    assert keys("en", english) & keys("ja", japanese) & keys("ko", korean)


@pytest.mark.parametrize(
    ("one", "other"),
    [("石破茂首相", "森山裕幹事長"), ("トランプ大統領", "マクロン大統領"), ("札幌市", "釧路市"), ("日銀", "韓国銀行")],
)
def test_other_names_share_no_key(one: str, other: str) -> None:
    assert not keys("ja", one) & keys("ja", other)


def test_a_title_is_no_part_of_a_name() -> None:
    (found, *_) = japanese_found("石破茂首相が述べた")
    assert (found.start, found.end) == (0, 3)


def test_what_may_be_a_particle_is_read_both_ways() -> None:
    ends = {found.end for found in korean_found("오나가와")}
    assert 4 in ends


@pytest.mark.parametrize(
    ("one", "other"), [("Jae-myung", "Jaemyeong"), ("Ohtani", "Otani"), ("Noh", "No"), ("Sapporo", "Satporo")]
)
def test_spellings_of_one_sound_have_one_close_key(one: str, other: str) -> None:
    assert close_key(one) == close_key(other)


def test_katakana_written_by_ear_meets_the_english_spelling() -> None:
    assert set(rough_keys(hepburn("ゼレンスキー"))) & set(rough_keys("Zelenskyy"))
    assert not set(rough_keys(hepburn("ゼレンスキー"))) & set(rough_keys("Netanyahu"))


@pytest.mark.parametrize(
    ("text", "language", "tongue"),
    [
        ("Plain words", "ja", Tongue.LATIN),
        ("Le président reçoit les députés", "fr", Tongue.LATIN),
        ("The film 国宝 by Lee opens in Japan", "en", Tongue.LATIN),
        ("石破首相が会談", "", Tongue.JAPANESE),
        ("日銀総裁会見", "ja", Tongue.JAPANESE),
        ("中国国家主席访问", "zh", Tongue.OTHER),
        ("李 대통령 訪日", "ko", Tongue.KOREAN),
        ("Президент приехал", "ru", Tongue.OTHER),
        ("", "", Tongue.LATIN),
    ],
)
def test_the_script_tells_the_tongue(text: str, language: str, tongue: Tongue) -> None:
    assert tongue_of(text, language) is tongue
