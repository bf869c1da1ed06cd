"""Notes by which a publisher says that it corrected an article, found among its paragraphs."""

import re

from newsloom.model.article import Correction, CorrectionKind
from newsloom.text.normalise import fold

_MAX_NOTE_CHARS = 1_500  # a longer paragraph is the article telling of a correction
_MAX_LABEL_CHARS = 40
_OPENING_CHARS = 160  # of a paragraph, in which "an earlier version of this article" must begin

_LABELS: dict[CorrectionKind, str] = {
    CorrectionKind.RETRACTION: r"retractions?|retraction notice|記事(?:の)?取り消し|記事削除|기사 ?취소|撤稿(?:声明|聲明)?",
    CorrectionKind.CLARIFICATION: r"clarifications?|klarstellung|pr[ée]cision|aclaraci[óo]n|esclarecimento|precisazione|"
    r"verduidelijking|f[öo]rtydligande|presisering|pr[æa]cisering|補足|반론 ?보도|澄清",
    CorrectionKind.EDITORS_NOTE: r"editor['’]?s['’]?\s?note|editors['’]?\snote|note from the editors?|"
    r"(?:anmerkung|hinweis) der redaktion|note de la r[ée]daction|nota de la redacci[óo]n|nota del editor|"
    r"nota da reda[çc][ãa]o|nota della redazione|noot van de redactie|編集部注|編集注|編集部より|편집자 ?주|编者[按注]|編者[按註]",
    CorrectionKind.CORRECTION: r"corrections?(?: notice| and clarifications?)?|corrected|errat(?:um|a)(?: corrige)?|rectificati(?:on|f|e)|"
    r"rectificaci[óo]n|korrektur|berichtigung|richtigstellung|correcci[óo]n|fe de err(?:atas?|ores)|corre[çc][ãa]o|erramos|correzione|"
    r"correctie|r[äa]ttelse|rettelse|oikaisu|お詫びと訂正|おわびと訂正|訂正(?:とおわび)?|정정 ?보도(?:문)?|정정|바로잡(?:습니다|기|음)|更正|勘误|勘誤",
}
_BRACKETS = r"[\s*＊※_•\-–—(（\[［【〈＜<《]*"
_DATED = r"(?:\s?[(（]?(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,\s\d{4})?|\d{1,4}[./年-]\d{1,2}[./月-]\d{0,4}日?)[)）]?)?"
_LABELLED = {
    kind: re.compile(rf"{_BRACKETS}(?:{words}){_DATED}\s?(?:[)）\]］】〉＞>》]\s?[:：]?|[:：.=＝—–]|\s-\s|$)", re.I)
    for kind, words in _LABELS.items()
}
_PIECE = r"(?:article|story|report|post|piece|column|headline|caption|dispatch|page|review|obituary|photo caption|graphic|chart)"
_ADVICE = re.compile(
    rf"\b(?:an?|the)\s(?:earlier|previous|prior|original)\sversions?\sof\s(?:this|the|that)\s{_PIECE}\b"
    rf"|\bthis\s{_PIECE}\s(?:was|has been|is)\s(?:amended|corrected|clarified)\b"
    rf"|\bthis\s{_PIECE}\s(?:was|has been)\s(?:updated|edited|revised|changed)\b.{{0,80}}\b(?:to\s(?:correct|clarify|fix|remove)|incorrect|error|mistake|misstat)"
    r"|\bin einer (?:früheren|ersten|vorherigen) (?:version|fassung)\b|\bune version (?:précédente|antérieure)\b"
    r"|\buna versión anterior de est[ea]\b|\buma versão anterior dest[ea]\b|\bin een eerdere versie\b"
    r"|(?:記事|見出し|本文|写真説明).{0,40}(?:を|に)(?:訂正|修正)(?:し|いたし|致し)(?:まし)?た|기사.{0,30}(?:정정|수정)(?:했|하였|합)",
    re.I,
)
_WITHDRAWN = re.compile(rf"\bthis\s{_PIECE}\s(?:was|has been)\s(?:retracted|withdrawn)\b|記事を(?:取り消し|撤回)", re.I)
_CLARIFIED = re.compile(r"\bclarif(?:y|ied|ication)", re.I)


def correction_notes(text: str) -> tuple[Correction, ...]:
    """The notes among the paragraphs of `text` (parted by newlines), in order, each as printed.

    A label that stands alone ("Correction") takes the paragraph below it as its note.
    """
    lines = [line.strip() for line in text.split("\n")]
    found: list[Correction] = []
    taken = -1
    for number, line in enumerate(lines):
        if number <= taken or not line or len(line) > _MAX_NOTE_CHARS:
            continue
        kind, label_chars = _kind_of(line)
        if kind is None:
            continue
        note = line
        if label_chars and not line[label_chars:].strip(" :：.)]】"):
            taken = next((after for after in range(number + 1, len(lines)) if lines[after]), number)
            if taken == number or len(lines[taken]) > _MAX_NOTE_CHARS:
                continue
            note = lines[taken]
        found.append(Correction(kind=kind, text=note))
    return tuple(found)


def all_notes(text: str, beside: tuple[Correction, ...]) -> tuple[Correction, ...]:
    """The notes in the text, then those beside it that it does not have, each once."""
    found: dict[str, Correction] = {}
    for note in (*correction_notes(text), *beside):
        found.setdefault(note_key(note), note)
    return tuple(found.values())


def without_notes(text: str, notes: tuple[Correction, ...]) -> str:
    """The text without the paragraphs of these notes."""
    said = {note.text for note in notes}
    return "\n".join(line for line in text.split("\n") if line.strip() not in said)


def note_key(note: Correction) -> str:
    """What stays of a note when only its typography changes."""
    return fold(note.text).casefold()


def _kind_of(line: str) -> tuple[CorrectionKind | None, int]:
    """The kind of note a paragraph is, and the length of its label (0 where a sentence says it)."""
    for kind, pattern in _LABELLED.items():
        match = pattern.match(line)
        if match and (match.end() == len(line) or match.end() <= _MAX_LABEL_CHARS + len(kind)):
            if kind is CorrectionKind.CORRECTION and match.end() < len(line) and _WITHDRAWN.search(line):
                return CorrectionKind.RETRACTION, match.end()
            return kind, match.end()
    if _WITHDRAWN.search(line[:_OPENING_CHARS]):
        return CorrectionKind.RETRACTION, 0
    match = _ADVICE.search(line)
    if match and match.start() < _OPENING_CHARS:
        return CorrectionKind.CLARIFICATION if _CLARIFIED.search(match[0]) else CorrectionKind.CORRECTION, 0
    return None, 0
