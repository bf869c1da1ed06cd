"""What an article's page says of its edits: what each changed, as much as this reader may see."""

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

from newsloom.model.article import Change, Correction, CorrectionKind
from newsloom.serve.web.diff import Passage, Piece, changed_passages, words
from newsloom.store.reading.article import Wording
from newsloom.text.corrections import note_key

_COMPARED = 20  # latest edits whose words are compared; of the others the time and what changed is told
_AT_ONCE = 6  # changed sentences shown; the others are folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """From one wording to the next. `passages` are empty for who may not read them; `rest` is folded on the page."""

    number: int
    at: dt.datetime
    said: str  # "headline and text changed"
    title: tuple[Piece, ...]
    passages: tuple[Passage, ...]
    rest: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """A note the publisher added after we first saw the article. `note` is empty for who may not read it."""

    at: dt.datetime
    kind: CorrectionKind
    said: str  # "Corrected"
    note: str


def edits_of(versions: tuple[Wording, ...], *, full: bool) -> tuple[Edit, ...]:
    """What each wording changed of the one before, latest first. Headlines are shown to everybody, texts with `full`."""
    steps = list(reversed(list(pairwise(versions))))
    return tuple(_edit(before, after, full=full and place < _COMPARED) for place, (before, after) in enumerate(steps))


def corrections_of(versions: tuple[Wording, ...], *, full: bool) -> tuple[Corrected, ...]:
    """The notes in the present wording that the first one did not have, with the time they came, latest first."""
    since: dict[str, tuple[dt.datetime, Correction]] = {}
    for before, after in pairwise(versions):
        known = {note_key(note) for note in before.corrections}
        present = {note_key(note): note for note in after.corrections}
        since = {key: found for key, found in since.items() if key in present}
        since |= {key: (after.seen_at, note) for key, note in present.items() if key not in known}
    found = sorted(since.values(), key=lambda pair: pair[0], reverse=True)
    return tuple(
        Corrected(at=at, kind=note.kind, said=_said(note.kind), note=note.text if full else "") for at, note in found
    )


def _edit(before: Wording, after: Wording, *, full: bool) -> Edit:
    passages = changed_passages(before.text, after.text) if full else ()
    return Edit(
        number=after.number,
        at=after.seen_at,
        said=what_changed(after.changes),
        title=words(before.title, after.title) if Change.HEADLINE in after.changes else (),
        passages=passages[:_AT_ONCE],
        rest=passages[_AT_ONCE:],
    )


def what_changed(changes: tuple[Change, ...]) -> str:
    """ "headline changed", "text changed, correction added"; empty where nothing is known to have changed."""
    if Change.HEADLINE in changes and Change.TEXT in changes:
        said = [_("headline and text changed")]
    elif Change.HEADLINE in changes:
        said = [_("headline changed")]
    elif Change.TEXT in changes:
        said = [_("text changed")]
    else:
        said = []
    return ", ".join([*said, _("correction added")] if Change.CORRECTION in changes else said)


def _said(kind: CorrectionKind) -> str:
    match kind:
        case CorrectionKind.CORRECTION:
            return _("Corrected")
        case CorrectionKind.CLARIFICATION:
            return _("Clarified")
        case CorrectionKind.EDITORS_NOTE:
            return _("Editor’s note added")
        case CorrectionKind.RETRACTION:
            return _("Retracted")
