"""No page raises anything but our error, hangs, or swells the process: a few hundred here, all of them by
`python -m benchmarks.robustness`."""

import random
from collections.abc import Iterator

import pytest
from benchmarks import robustness
from benchmarks.mutations import MUTATORS, mutated, shapes

import corpora

pytestmark = [pytest.mark.slow]


def _broken(cases: Iterator[robustness.Case]) -> list[robustness.Told]:
    report = robustness.watched(cases)
    assert len(report.told) > 20
    return report.broken()


@pytest.mark.corpora
def test_a_few_hundred_mutated_pages_are_read_within_their_bounds() -> None:
    corpora.need("corpora/pages/fundus.jsonl.xz")
    pages = [page for page in robustness.corpus_pages() if 0 < len(page[1]) < 300_000]
    assert _broken(robustness.mutations(pages, 200, seed=7)) == []


def test_pages_of_one_excess_each_are_read_within_their_bounds() -> None:
    wanted = ("160 KB of nested", "'©", "linked data", "100,000 attributes", "5 MB of lines", "an attribute class")
    assert _broken(case for case in shapes() if case[0].startswith(wanted)) == []


def test_noise_is_read_within_its_bounds() -> None:
    cases = (case for number, case in enumerate(robustness.noise(seed=7)) if number < 40)
    assert _broken(cases) == []


def test_what_breaks_is_reported() -> None:
    report = robustness.Report(told=[robustness.Told("a", 0.1, 1.0, ""), robustness.Told("b", 0.1, 1.0, "KeyError: x")])
    report.told += [robustness.Told("c", 5.1, 1.0, ""), robustness.Told("d", 0.1, 201.0, "")]
    assert [told.name for told in report.broken()] == ["b", "c", "d"]


@pytest.mark.parametrize("name", list(MUTATORS))
def test_a_mutation_is_the_same_every_time_and_takes_even_an_empty_page(name: str) -> None:
    page = b'<html><head><meta charset=utf-8></head><body><p class="x">words</p><script>{"@type":"x"}</script></body></html>'
    again = [MUTATORS[name](page, random.Random(3)) for _ in range(2)]
    assert again[0] == again[1]
    MUTATORS[name](b"", random.Random(3))
    assert mutated(page, random.Random(4)) == mutated(page, random.Random(4))
