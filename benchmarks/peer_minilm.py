"""Single pass over MiniLM vectors of title and lead, as plainly as it is usually done; the encoder is the one we ship."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

# The best threshold of each open corpus for the peer (ours has one setting for all); grid of .025.
MINILM_BEST = {"uci_headlines": 0.325, "basil": 0.675, "ecbplus": 0.55}


def encoded(rows: Sequence[dict[str, Any]]) -> NDArray[np.float32]:
    """A unit vector for each row; zeros where there is nothing to encode."""
    from newsloom.text.encoder import gist, meaning, shipped

    encoder = shipped()
    found = [meaning(encoder.encode(gist(row.get("title") or "", row.get("text") or ""))) for row in rows]
    width = next((len(vector) for vector in found if vector is not None), 1)
    rows_of_parts = [np.zeros(width, np.float32) if parts is None else parts.astype(np.float32) for parts in found]
    return np.stack([parts / max(1e-9, float(np.linalg.norm(parts))) for parts in rows_of_parts])


def minilm_single_pass(
    rows: Sequence[dict[str, Any]], threshold: float, vectors: NDArray[np.float32] | None = None
) -> dict[str, str]:
    """Story by row id: cosine with each story's centroid, joined from the threshold on."""
    vectors = encoded(rows) if vectors is None else vectors
    sums = np.zeros((64, vectors.shape[1]), np.float32)
    units = np.zeros_like(sums)
    firsts: list[str] = []
    story_of = {}
    for row, vector in zip(rows, vectors, strict=True):
        cosines = units[: len(firsts)] @ vector
        story = int(cosines.argmax()) if firsts else 0
        if not firsts or cosines[story] < threshold:
            story = len(firsts)
            firsts.append(str(row["id"]))
            if story == len(sums):
                sums, units = (np.concatenate([held, np.zeros_like(held)]) for held in (sums, units))
        sums[story] += vector
        units[story] = sums[story] / (float(np.linalg.norm(sums[story])) or 1.0)
        story_of[str(row["id"])] = firsts[story]
    return story_of
