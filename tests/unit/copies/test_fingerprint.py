import random

import numpy as np
import pytest

from newsloom.copies.fingerprint import SMALLEST_SAMPLE, Fingerprints, held, packed


def text(seed: int, words: int) -> list[str]:
    chooser = random.Random(seed)
    return [f"word{chooser.randrange(40_000)}" for _ in range(words)]


def test_the_same_words_give_the_same_fingerprint_whatever_their_dress() -> None:
    one, other = (
        Fingerprints().of(dressed)
        for dressed in (
            "The “harbour” centre organised a café programme for 1,200 travellers.",
            'the "harbor" center organized a cafe program for 1200 travelers',
        )
    )
    assert len(one.shingles) == 6
    assert np.array_equal(one.shingles, other.shingles)
    assert np.array_equal(one.sample, other.sample)


def test_texts_too_short_for_a_shingle_are_one_and_empty_ones_none() -> None:
    assert [len(Fingerprints().of(each).shingles) for each in ("", " !? ", "Three short words", "a b c d e f")] == [
        0,
        0,
        1,
        2,
    ]


def test_a_sample_is_never_too_small_to_find_a_short_text() -> None:
    assert len(Fingerprints().of(" ".join(text(1, 40))).sample) == SMALLEST_SAMPLE
    assert 30 < len(Fingerprints().of(" ".join(text(1, 600))).sample) < 75


@pytest.mark.parametrize(("length", "shared"), [(60, 30), (600, 200), (600, 0), (3000, 100), (3000, 3000)])
def test_the_filter_tells_how_much_two_texts_share(length: int, shared: int) -> None:
    make = Fingerprints()
    for seed in range(5):
        common = text(seed, shared)
        one = make.of(" ".join([*common, *text(seed + 100, length - shared)]))
        other = make.of(" ".join([*text(seed + 200, length - shared), *common]))
        exact = int(np.isin(one.shingles, other.shingles).sum())
        estimate = held(one.shingles, packed(other.shingles)).count()
        assert abs(estimate - exact) <= 0.05 * length
