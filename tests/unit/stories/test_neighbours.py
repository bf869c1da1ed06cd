import numpy as np

from newsloom.stories.neighbours import LONGEST_LIST, Neighbours
from newsloom.stories.rows import Rows

LENGTHS = np.ones(2_000, np.float32)


def test_what_is_found_is_the_same_before_and_after_sorting_and_after_rows_are_used_again() -> None:
    rows = Rows()
    index = Neighbours(rows)
    numbers = []
    for number in range(1_000):
        row = added(rows, [1 + number % 7, 100 + number], number)
        rows.stories[row] = number
        index.add(row)
        numbers.append(row)
    assert found(index, [105]) == [5]
    assert found(index, [105, 6]) == [5, *range(12, 1_000, 7)]
    rows.release(numbers[5])
    assert found(index, [105]) == []
    for number in range(1_000, 1_600):
        row = added(rows, [105 if number == 1_599 else 5_000], number)
        rows.stories[row] = number
        index.add(row)
    assert found(index, [105]) == [1_599]


def test_of_a_common_term_the_newest_are_looked_at() -> None:
    rows = Rows()
    index = Neighbours(rows)
    for number in range(LONGEST_LIST + 300):
        row = added(rows, [9], number)
        rows.stories[row] = number
        index.add(row)
    looked_at = sorted(found(index, [9]))
    assert looked_at[-LONGEST_LIST:] == list(range(300, LONGEST_LIST + 300))
    assert len(looked_at) <= 2 * LONGEST_LIST


def added(rows: Rows, terms: list[int], order: int) -> int:
    return rows.add(np.array(terms, np.int32), np.full((3, len(terms)), 0.5, np.float32), None, order)


def found(index: Neighbours, terms: list[int]) -> list[int]:
    return list(index.near(np.array(terms, np.int32), np.ones(len(terms), np.float32), LENGTHS))
