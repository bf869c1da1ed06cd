"""What a long text made to be slow costs: the same words again and again, read whole.

    python -m benchmarks.long_texts [CHARS]

Prints one JSON object: CPU seconds by text for CHARS characters, and how many times as much that is as for a tenth of them.
"""

import datetime as dt
import json
import random
import sys
import time
from collections.abc import Mapping, Sequence

from newsloom.language.prose import Prose
from newsloom.language.said import read_said

CHARS = 500_000
_AT = dt.datetime(2026, 11, 25, tzinfo=dt.UTC)
_LEAST_S = 0.02  # less cannot be measured, and is counted as this
PIECES = (
    '"', "'", "“a ", 'a” “b ', '\n"', '"He said that ', "said ", "who said, ", "Anna Berg said ", "Lee ", "Mr. A. of the ", "(AB) ", "The the the ",
    "Anna Berg said the president of Spain, 45, left. ", "May ", "on Monday and ", "next week, next week ", "fiscal 2026-27 ", "1910-45-", "2025年8月23日～",
    "two hundred thousand ", "nineteen ninety ", "「石破首相は23日」と述べた。", "이재명 대통령은 23일 “말했다” ", "Japan said rebels killed and accused sent aid to ",
    "must lift the ban on ", "University of ", ", ", ". ", "\n", "a",
)  # fmt: skip


def measured(chars: int) -> dict[str, float]:
    """The worst CPU seconds for so many characters, the worst growth from a tenth of them, and of which texts."""
    found = {piece: (_seconds(piece, chars // 10), _seconds(piece, chars)) for piece in ("any letters", *PIECES)}
    worst_s = max(large for _, large in found.values())
    growth: Mapping[str, float] = {
        p: max(large, _LEAST_S) / max(small, _LEAST_S) for p, (small, large) in found.items()
    }
    return {"texts": len(found), "chars": chars, "worst_cpu_s": worst_s, "worst_growth": max(growth.values())}


def _seconds(piece: str, chars: int) -> float:
    if piece == "any letters":
        chooser = random.Random(1)
        text = "".join(chr(chooser.randrange(0x20, 0x3000)) for _ in range(chars))
    else:
        text = (piece * (chars // len(piece) + 1))[:chars]
    begun = time.process_time()
    read_said(Prose(text=text, published_at=_AT))
    return time.process_time() - begun


def main(arguments: Sequence[str]) -> None:
    """Measures in this process."""
    read_said(Prose(text="Anna Berg said on Monday that Japan would lift the ban.", published_at=_AT))
    print(json.dumps(measured(int(arguments[0]) if arguments else CHARS)))


if __name__ == "__main__":
    main(sys.argv[1:])
