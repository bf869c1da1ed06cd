"""Whether a difference in body F1 is more than the luck of the pages drawn: a paired bootstrap over per-page scores."""

import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import numpy as np

from benchmarks.corpora import gold, need
from benchmarks.measure import Run

DRAWS = 10_000
MIN_BODY_CHARS = 200  # as the scorer: shorter expected bodies are not scored

Scores = Sequence[tuple[float, float]]  # precision and recall of each page


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Ours less theirs, and the interval that holds 95 of 100 differences drawn anew."""

    mean: float
    low: float
    high: float
    pages: int

    def is_proven(self) -> bool:
        """Whether the interval leaves 0 out."""
        return self.low > 0 or self.high < 0


def paired_difference(ours: Scores, theirs: Scores, random: np.random.Generator, draws: int = DRAWS) -> Difference:
    """The difference in F1 of mean precision and mean recall, as the scorer takes it, with the same pages drawn for both."""
    if len(ours) != len(theirs) or len(ours) == 0:
        raise ValueError("Both need a score for each of the same pages.")
    count = len(ours)
    drawn = random.multinomial(count, np.full(count, 1 / count), size=draws) / count
    mine, others = np.asarray(ours, dtype=float), np.asarray(theirs, dtype=float)
    differences = _f1(drawn @ mine) - _f1(drawn @ others)
    low, high = np.percentile(differences, (2.5, 97.5))
    whole = np.full((1, count), 1 / count)
    mean = float((_f1(whole @ mine) - _f1(whole @ others))[0])
    return Difference(mean=mean, low=float(low), high=float(high), pages=count)


def page_scores(corpus: str, run: Run) -> list[tuple[float, float]]:
    """Precision and recall of the body of each scored page, by the shared scorer's own measure; 0 where there is no answer."""
    scorer = _scorer()
    texts = {str(row["id"]): row.get("text") for row in run.answers()}
    rows = [row for row in scorer.rows(str(gold(corpus))) if len(row["gt"].get("body") or "") > MIN_BODY_CHARS]
    return [_score(*scorer.overlap(row["gt"]["body"], texts.get(str(row["id"])))) for row in rows]


def _score(both: int, only_found: int, only_wanted: int) -> tuple[float, float]:
    if not only_found and not only_wanted:
        return 1.0, 1.0
    found, wanted = both + only_found, both + only_wanted
    return both / found if found else 0.0, both / wanted if wanted else 1.0


def _f1(means: "np.ndarray[Any, np.dtype[np.float64]]") -> "np.ndarray[Any, np.dtype[np.float64]]":
    precision, recall = means[:, 0], means[:, 1]
    total = precision + recall
    return np.divide(2 * precision * recall, total, out=np.zeros_like(total), where=total > 0)


def _scorer() -> ModuleType:
    path = need("bench/score.py")
    spec = importlib.util.spec_from_file_location("shared_scorer", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} cannot be loaded.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
