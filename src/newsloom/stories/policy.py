"""What `stories` may be told."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPolicy:
    """Bounds of the work and of the memory. What is alike is learned (weights.json), not set."""

    window_days: float = 14.0  # a story nothing joined for so long is closed
    looked_up: int = 12  # stories found by heavy terms for each article
    candidates: int = 6  # of these looked at closely
    twins: int = 4  # stories looked at closely for each changed story of a merge pass
    merge_rounds: int = 6  # of one merge pass; two are usual
    half_life_days: float = 7.0  # in which the relation between two articles loses half of its date's share
    least_related: float = 0.10  # likeness below which nothing outside the own story is related: the best of 115
    # unrelated articles was below .14 for 9 in 10 (ecbplus); basil loses .5 points of average precision at .12, and none shown is better than a wrong one
