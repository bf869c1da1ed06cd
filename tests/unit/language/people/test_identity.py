import pytest

from newsloom.language.people.identity import identity_key, people_across


@pytest.mark.parametrize(
    "forms",
    [
        ("Lee Jae-myung", "Lee Jae Myung", "Jae-myung Lee", "이재명", "李在明"),
        ("Shigeru Ishiba", "Ishiba Shigeru", "石破茂", "이시바 시게루"),
        ("Donald Trump", "Donald J. Trump", "ドナルド・トランプ", "도널드 트럼프"),
        ("Joe Biden", "Joseph Biden"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
        ("Xi Jinping", "習近平"),
    ],
)
def test_the_forms_of_one_person_have_one_key_in_any_order(forms: tuple[str, ...]) -> None:
    others = ("Lee Sang-yong", "Anna Berg", "Narendra Modi", "이준석")
    for listed in ((*forms, *others), (*reversed(others), *reversed(forms))):
        keys = people_across(listed)
        assert len({keys[form] for form in forms}) == 1
        assert keys[forms[0]] not in {keys[other] for other in others}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lee Jae-myung", "Lee Sang-yong"),
        ("Lee Jae-myung", "Lee Jun-seok"),
        ("Bill Clinton", "Hillary Clinton"),
        ("George W. Bush", "George H. W. Bush"),
        ("Anna Berg", "Hanna Berg"),
        ("이재명", "이준석"),
    ],
)
def test_two_people_with_one_surname_have_two_keys(one: str, other: str) -> None:
    keys = people_across([one, other])
    assert keys[one] != keys[other]


@pytest.mark.parametrize("alone", ["Lee", "Trump", "Kim", ""])
def test_one_name_alone_has_no_key(alone: str) -> None:
    assert identity_key(alone) == ""
    assert alone not in people_across([alone, "Lee Jae-myung", "Donald Trump"])
