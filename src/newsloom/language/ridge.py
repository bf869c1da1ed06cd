"""Ridge regression over sparse rows in its dual form, by conjugate gradients: numpy only, the same for any order of rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

ROUNDS, ENOUGH = 80, 1e-5  # of the solver, and the share of the first residual at which it stops

Floats = NDArray[np.float64]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sparse:
    """A matrix by rows; every row has at least one value."""

    columns: Places
    values: Floats
    starts: Places  # where each row begins
    owner: Places  # the row of each value
    width: int

    @classmethod
    def of(cls, columns: Sequence[Places], values: Sequence[NDArray[np.float32]], width: int) -> Self:
        sizes = [len(row) for row in values]
        return cls(
            columns=np.concatenate(columns),
            values=np.concatenate(values).astype(np.float64),
            starts=np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int64),
            owner=np.repeat(np.arange(len(sizes)), sizes),
            width=width,
        )

    def back(self, x: Floats) -> Floats:
        """The transposed matrix times x."""
        product: Floats = np.bincount(self.columns, self.values * x[self.owner], self.width).astype(np.float64)
        return product

    def forth(self, y: Floats) -> Floats:
        """The matrix times y."""
        product: Floats = np.add.reduceat(self.values * y[self.columns], self.starts)
        return product


def solved(rows: Sparse, ridge: Floats, wanted: Floats) -> Floats:
    """x of (rows · rowsᵀ + diagonal of `ridge`) x = wanted."""
    x = np.zeros_like(wanted)
    left = wanted.copy()
    towards, size = left.copy(), float(left @ left)
    stop = ENOUGH**2 * size
    for _ in range(ROUNDS):
        if size <= stop or not size:
            break
        moved = rows.forth(rows.back(towards)) + ridge * towards
        step = size / float(towards @ moved)
        x += step * towards
        left -= step * moved
        size, before = float(left @ left), size
        towards = left + (size / before) * towards
    return x
