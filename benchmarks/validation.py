"""What cross-validation said of stories, as `scripts/train_stories.py` last left it in story_validation.json.

It takes minutes, so it is no part of a table's run. The file is one JSON object: `date` (of the run), `command` (that
gave it) and `figures`, a list of `set`, `how` ("two folds by story", "learned from the other two sets"), `embedding` (true
or false) and `b3_p`, `b3_r`, `b3_f1`.
"""

import json
from pathlib import Path
from typing import Any

from benchmarks.table import Line

FILE = Path(__file__).with_name("story_validation.json")
MISSING = (
    "Cross-validation is NOT in this table: `scripts/train_stories.py` has left no benchmarks/story_validation.json."
)


def read(file: Path | None = None) -> dict[str, Any] | None:
    """The figures as they were left; None where there are none."""
    file = file or FILE
    return dict(json.loads(file.read_text(encoding="utf-8"))) if file.exists() else None


def lines(places: int, file: Path | None = None) -> list[Line]:
    """B-cubed F1 of each set; `places` peers stand beside the others' lines and have no figure here."""
    found = read(file)
    return [
        Line(
            set=row["set"],
            measure=f"B-cubed F1, {row['how']}{'' if row['embedding'] else ', by words'} "
            f"(precision {row['b3_p']:.3f}, recall {row['b3_r']:.3f})",
            ours=row["b3_f1"],
            peers=(None,) * places,
        )
        for row in (found["figures"] if found else [])
    ]


def notes(file: Path | None = None) -> list[str]:
    """When and by which command the figures were found, or that they are missing."""
    found = read(file)
    if found is None:
        return [MISSING]
    return [f"Cross-validation is of {found['date']}, by `{found['command']}`."]
