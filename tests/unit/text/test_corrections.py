"""Notes in which a publisher says that it corrected an article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsloom.model.article import Correction, CorrectionKind
from newsloom.text.corrections import correction_notes, without_notes

KINDS = CorrectionKind
PROSE = "The ferry line from Merrow to Skerry runs again after nine years."


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("Correction: An earlier version of this article gave the wrong number of berths.", KINDS.CORRECTION),
        ("CORRECTION (May 3): The ferry leaves at noon, not at one.", KINDS.CORRECTION),
        ("Corrections and clarifications: the mayor is 61.", KINDS.CORRECTION),
        ("This article was amended on 3 May 2026 to correct the name of the harbor master.", KINDS.CORRECTION),
        ("A previous version of this story misstated the name of the quay.", KINDS.CORRECTION),
        ("• This report has been corrected to say that the fund is shared.", KINDS.CORRECTION),
        ("*This story was updated to fix a mistake in the date.", KINDS.CORRECTION),
        ("Korrektur: In einer früheren Fassung hieß es, die Fähre sei ausgefallen.", KINDS.CORRECTION),
        ("Rectificatif : le port a quatorze quais.", KINDS.CORRECTION),
        ("Fe de errores: el puerto tiene catorce muelles.", KINDS.CORRECTION),
        ("【訂正】記事中の「十二」は「十四」の誤りでした。", KINDS.CORRECTION),
        ("訂正：初出時の港の名に誤りがありました。", KINDS.CORRECTION),
        ("記事の一部を修正しました。", KINDS.CORRECTION),
        ("[정정] 부두의 수는 열네 곳입니다.", KINDS.CORRECTION),
        ("바로잡습니다: 부두의 수는 열네 곳입니다.", KINDS.CORRECTION),
        ("更正：码头共有十四个泊位。", KINDS.CORRECTION),
        ("Clarification: the fund is paid by both sides.", KINDS.CLARIFICATION),
        ("This article was clarified on Tuesday to say who pays.", KINDS.CLARIFICATION),
        ("Editor’s note: The author has since joined the harbor board.", KINDS.EDITORS_NOTE),
        ("Anmerkung der Redaktion: Der Autor gehört dem Hafenrat an.", KINDS.EDITORS_NOTE),
        ("編集部注：筆者は港湾委員です。", KINDS.EDITORS_NOTE),
        ("편집자 주 = 필자는 항만위원이다.", KINDS.EDITORS_NOTE),
        ("Retraction: The report could not be confirmed.", KINDS.RETRACTION),
        ("This story has been withdrawn. The photograph it rests on was not genuine.", KINDS.RETRACTION),
    ],
)
def test_a_note_is_recognised_and_kept_as_printed(note: str, kind: CorrectionKind) -> None:
    assert correction_notes(f"{PROSE}\n{note}\n{PROSE}") == (Correction(kind=kind, text=note),)


@pytest.mark.parametrize(
    "line",
    [
        PROSE,
        "Corrections officers at Ostmere went on strike.",
        "The court wants a correction: the fine was too high.",
        "Precision matters to the pilots of the harbor.",
        "This story was updated on Monday to add comments from the mayor.",
        "The company published a clarification of its accounts.",
        "訂正申告書を提出した。",
        "Correction: " + "a long chronicle of errors " * 80,
    ],
)
def test_what_only_speaks_of_corrections_is_none(line: str) -> None:
    assert correction_notes(f"{PROSE}\n{line}") == ()


def test_a_label_above_takes_the_paragraph_below() -> None:
    assert correction_notes(f"{PROSE}\nCorrection\nThe ferry leaves at noon.\n{PROSE}") == (
        Correction(kind=KINDS.CORRECTION, text="The ferry leaves at noon."),
    )
    assert correction_notes(f"{PROSE}\nCorrection\n") == ()


def test_the_text_without_its_notes_is_the_rest() -> None:
    text = f"{PROSE}\nCorrection: It leaves at noon.\n{PROSE}"
    assert without_notes(text, correction_notes(text)) == f"{PROSE}\n{PROSE}"


@given(st.text())
def test_any_text_is_read_and_notes_are_paragraphs_of_it(text: str) -> None:
    lines = [line.strip() for line in text.split("\n")]
    assert all(note.text in lines for note in correction_notes(text))
