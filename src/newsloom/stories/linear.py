"""The form of every learned decision: a line, whose score is the log-odds."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Rows = Sequence[Sequence[float]]  # the features of several candidates, all of one length


@dataclass(frozen=True, slots=True, kw_only=True)
class Linear:
    """A logistic regression: weights in the order of the features, and the bias."""

    weights: tuple[float, ...]
    bias: float

    def scores(self, rows: Rows) -> NDArray[np.float64]:
        """Log-odds of each row."""
        found: NDArray[np.float64] = np.asarray(rows, np.float64) @ np.array(self.weights) + self.bias
        return found

    def probability(self, features: Sequence[float]) -> float:
        """Between 0 and 1."""
        return sigmoid(self.bias + sum(w * x for w, x in zip(self.weights, features, strict=True)))


def sigmoid(score: float) -> float:
    """The probability of these log-odds."""
    return 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, score))))


def linear(by_name: Mapping[str, float], names: Sequence[str]) -> Linear:
    """A logistic regression from weights by feature name and `bias`."""
    return Linear(weights=tuple(by_name[name] for name in names), bias=by_name["bias"])
