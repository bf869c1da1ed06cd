import pytest

from newsloom.language.identify import identify


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("市議会が新しい橋の計画を承認した", "ja"),
        ("시의회가 새 다리 계획을 승인했다", "ko"),
        ("市议会批准了新桥计划", "zh"),
        ("The council approved a plan for a new bridge to the islands on Friday.", "en"),
        ("Le conseil municipal a approuvé vendredi le projet d'un nouveau pont vers les îles.", "fr"),
        ("สภาเทศบาลอนุมัติสะพานใหม่", "th"),
    ],
)
def test_the_language_is_found_by_script_or_by_letters(text: str, language: str) -> None:
    assert identify(text) == language


def test_a_short_text_falls_back_to_the_hint() -> None:
    assert identify("Brücke", "de-AT") == "de"
    assert identify("", "ko_KR") == "ko"
    assert identify("2027") == ""


def test_a_long_text_overrules_a_wrong_hint() -> None:
    assert identify("The council approved a plan for a new bridge to the islands on Friday. " * 4, "de") == "en"


def test_an_english_text_with_a_japanese_name_stays_english() -> None:
    assert identify("The council invited 山田 to open the new bridge to the islands next Friday.") == "en"
