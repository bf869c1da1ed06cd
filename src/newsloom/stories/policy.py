"""What `stories` may be told."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPolicy:
    """Bounds of the work and of the memory, and how alike is alike."""

    window_days: float = 14.0  # a story nothing joined for so long is closed
    half_life_days: float = 5.0  # of likeness between two articles
    candidates: int = 6  # stories looked at closely for each article
    key_terms: int = 24  # heaviest terms of an article that find candidates
    join_at: float = 0.20  # similarity from which an article joins (chosen on the three open story corpora)
    merge_at: float = 0.40  # similarity of two stories from which they are one
