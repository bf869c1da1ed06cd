"""Where the evaluation corpora and their scorer lie."""

import os
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
ROOT = Path(os.environ.get("NEWSLOOM_CORPORA") or PROJECT.parent / "shared")


class MissingCorpus(Exception):
    """A file a table needs is not there; the message names it and what to set."""


def need(relative: str) -> Path:
    """The path below the corpora folder. Raises MissingCorpus."""
    path = ROOT / relative
    if not path.exists():
        raise MissingCorpus(
            f"{relative} is not below {ROOT}: set NEWSLOOM_CORPORA to the folder that holds corpora/ and bench/"
        )
    return path


def gold(name: str) -> Path:
    """The corpus called "pages/fundus" or "pages/labels.jsonl". Raises MissingCorpus."""
    return need(f"corpora/{name}" if name.endswith(".jsonl") else f"corpora/{name}.jsonl.xz")
