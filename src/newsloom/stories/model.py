"""The learned decisions: join, merge, part. Weights and trees are data, made by scripts/train_stories.py."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsloom.stories.features import GROUP_MEANT_NAMES, GROUP_NAMES, JOIN_MEANT_NAMES, JOIN_NAMES
from newsloom.stories.linear import Linear, Rows, linear, sigmoid

TREES = "trees-{}.onnx"
# Log-odds beyond the more doubtful model's. Costs nothing on the open sets (.003 at most, 0 takes .02); on the invented one,
# from which nothing was learned, F1 goes from .955 to .989.
DOUBT = 0.75


class Trees:
    """Gradient-boosted trees in ONNX: input `rows`, output `scores`."""

    def __init__(self, blob: bytes) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(blob, options, providers=["CPUExecutionProvider"])

    def scores(self, rows: Rows) -> NDArray[np.float64]:
        """Log-odds of each row."""
        found = self._session.run(["scores"], {"rows": np.asarray(rows, np.float32)})[0]
        return np.asarray(found[:, 0], np.float64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Blend:
    """One decision by two models: the mean of their log-odds, held near to the more doubtful of the two.

    The line extrapolates where nothing like it was learned from; the trees see thresholds.
    """

    linear: Linear
    trees: Trees | None = None

    def probabilities(self, rows: Rows) -> list[float]:
        """Of each row, between 0 and 1."""
        scores = self.linear.scores(rows)
        if self.trees is not None:
            others = self.trees.scores(rows)
            scores = np.minimum((scores + others) / 2, np.minimum(scores, others) + DOUBT)
        return [sigmoid(score) for score in scores.tolist()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """One decision: by words alone, and by words and meaning where both sides have one."""

    plain: Blend
    meant: Blend

    def probabilities(self, rows: Rows) -> list[float]:
        """Of each row, between 0 and 1, for features of either length."""
        found = [0.0] * len(rows)
        short = len(self.plain.linear.weights)
        for blend, is_short in ((self.plain, True), (self.meant, False)):
            places = [place for place, row in enumerate(rows) if (len(row) == short) is is_short]
            if places:
                for place, probability in zip(places, blend.probabilities([rows[p] for p in places]), strict=True):
                    found[place] = probability
        return found

    def probability(self, features: Sequence[float]) -> float:
        """Of one row."""
        return self.probabilities([features])[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """The three decisions, the probability from which each is taken, and document frequencies to begin with."""

    join: Judge
    merge: Judge
    part: Judge
    join_at: float
    merge_at: float
    part_below: float
    articles: float
    holding: Mapping[str, float]


@cache
def shipped() -> Model:
    """The model that ships with Newsloom, read once."""
    found = json.loads(files(__package__).joinpath("weights.json").read_text("utf-8"))
    terms = files(__package__).joinpath("frequencies.txt").read_text("utf-8").splitlines()
    share = float(found["background_share"])
    counts = {term: int(count) * share for term, _, count in (line.partition(" ") for line in terms[1:])}
    return Model(
        join=_judge(found, "join", JOIN_NAMES, JOIN_MEANT_NAMES),
        merge=_judge(found, "merge", GROUP_NAMES, GROUP_MEANT_NAMES),
        part=_judge(found, "part", GROUP_NAMES, GROUP_MEANT_NAMES),
        join_at=found["join_at"],
        merge_at=found["merge_at"],
        part_below=found["part_below"],
        articles=int(terms[0]) * share,
        holding=counts,
    )


def _judge(found: Mapping[str, Mapping[str, float]], name: str, plain: Sequence[str], meant: Sequence[str]) -> Judge:
    blends = [
        Blend(
            linear=linear(found[key], names), trees=Trees(files(__package__).joinpath(TREES.format(key)).read_bytes())
        )
        for key, names in ((name, plain), (f"{name}_meant", meant))
    ]
    return Judge(plain=blends[0], meant=blends[1])
