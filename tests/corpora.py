"""Where the evaluation corpora lie; absent means named loudly, and failure under CI."""

import json
import lzma
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(os.environ.get("NEWSLOOM_CORPORA") or Path(__file__).resolve().parents[2] / "shared")


def need(relative: str) -> Path:
    """The path below the corpora folder; skips the test loudly where it is absent, fails it under CI."""
    path = ROOT / relative
    if not path.exists():
        message = (
            f"{relative} is not below {ROOT}: set NEWSLOOM_CORPORA to the folder that holds corpora/, bench/ and seeds/"
        )
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return path


def rows(relative: str) -> Iterator[dict[str, Any]]:
    """The rows of a corpus file, `.xz` or plain."""
    path = need(relative)
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())
