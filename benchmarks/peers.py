"""What others usually do for the same task, as plainly as it is usually done, to stand beside us in one run."""

import math
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np

PERMUTATIONS, BANDS, WIDTH = 128, 32, 5
JACCARD = 0.5
# The best jaccard, bands and width found for copies/wire: width 2 to 5, 32 to 128 bands, jaccard .1 to .5.
MINHASH_BEST = (0.12, 64, 4)
_WORD = re.compile(r"\w+")


def minhash_groups(
    rows: Sequence[dict[str, Any]], jaccard: float = JACCARD, bands: int = BANDS, width: int = WIDTH
) -> dict[str, str]:
    """Copy group by row id: MinHash of 128 permutations over shingles of words, LSH by bands, closed transitively."""
    generator = np.random.default_rng(1)
    prime = np.uint64((1 << 31) - 1)  # small enough that the products wrap: else no hash order ever changes
    factors = generator.integers(1, 1 << 31, PERMUTATIONS, dtype=np.uint64)
    offsets = generator.integers(0, 1 << 31, PERMUTATIONS, dtype=np.uint64)
    signatures = np.full((len(rows), PERMUTATIONS), np.iinfo(np.uint64).max, dtype=np.uint64)
    for number, row in enumerate(rows):
        found = _WORD.findall((row.get("text") or "").lower())
        shingles = {zlib.crc32(" ".join(found[i : i + width]).encode()) for i in range(max(1, len(found) - width + 1))}
        if found:
            hashes = np.fromiter(shingles, np.uint64, len(shingles)) & np.uint64(0x3FFFFFFF)
            signatures[number] = ((hashes[:, None] * factors + offsets) % prime).min(axis=0)
    parent = list(range(len(rows)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    per_band = PERMUTATIONS // bands
    for band in range(bands):
        buckets: dict[bytes, list[int]] = defaultdict(list)
        for number, row in enumerate(rows):
            if row.get("text"):
                mates = buckets[signatures[number, band * per_band : (band + 1) * per_band].tobytes()]
                for other in mates:
                    if np.mean(signatures[number] == signatures[other]) >= jaccard:
                        parent[root(number)] = root(other)
                mates.append(number)
    return {str(row["id"]): str(rows[root(number)]["id"]) for number, row in enumerate(rows)}


def tfidf_single_pass(rows: Sequence[dict[str, Any]], threshold: float) -> dict[str, str]:
    """Story by row id: cosine of running TF-IDF with each story's centroid, joined from the threshold on."""
    holding: Counter[str] = Counter()
    postings: dict[str, dict[int, float]] = defaultdict(dict)  # term -> story -> summed weight
    squares: list[float] = []
    firsts: list[str] = []
    story_of = {}
    for seen, row in enumerate(rows, 1):
        counts = Counter(_WORD.findall(f"{row.get('title') or ''} {row.get('text') or ''}".lower()))
        holding.update(counts.keys())
        vector = {term: (1 + math.log(n)) * math.log(1 + seen / holding[term]) for term, n in counts.items()}
        length = math.sqrt(sum(w * w for w in vector.values())) or 1.0
        vector = {term: w / length for term, w in vector.items()}
        products: dict[int, float] = defaultdict(float)
        for term, weight in vector.items():
            for story, total in postings[term].items():
                products[story] += weight * total
        story, cosine = max(
            ((s, p / math.sqrt(squares[s])) for s, p in products.items()), key=lambda pair: pair[1], default=(-1, 0.0)
        )
        if cosine < threshold:
            story = len(squares)
            squares.append(0.0)
            firsts.append(str(row["id"]))
        squares[story] += 2 * products.get(story, 0.0) + 1.0
        for term, weight in vector.items():
            postings[term][story] = postings[term].get(story, 0.0) + weight
        story_of[str(row["id"])] = firsts[story]
    return story_of


# The best threshold of each open corpus for the peer (ours has one setting for all); grid of .02.
TFIDF_BEST = {"uci_headlines": 0.12, "basil": 0.30, "ecbplus": 0.26}


def tfidf_neighbours(rows: Sequence[dict[str, Any]], most: int = 10) -> dict[str, list[str]]:
    """The nearest other rows by row id, best first: cosine of TF-IDF over the whole set."""
    counted = [Counter(_WORD.findall(f"{row.get('title') or ''} {row.get('text') or ''}".lower())) for row in rows]
    holding: Counter[str] = Counter()
    for counts in counted:
        holding.update(counts.keys())
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    vectors = []
    for number, counts in enumerate(counted):
        vector = {term: (1 + math.log(n)) * math.log(1 + len(rows) / holding[term]) for term, n in counts.items()}
        length = math.sqrt(sum(w * w for w in vector.values())) or 1.0
        vectors.append({term: w / length for term, w in vector.items()})
        for term, weight in vectors[-1].items():
            postings[term].append((number, weight))
    nearest = {}
    for number, vector in enumerate(vectors):
        cosines: dict[int, float] = defaultdict(float)
        for term, weight in vector.items():
            for other, its_weight in postings[term]:
                cosines[other] += weight * its_weight
        cosines.pop(number, None)
        best = sorted(cosines.items(), key=lambda pair: -pair[1])[:most]
        nearest[str(rows[number]["id"])] = [str(rows[other]["id"]) for other, _ in best]
    return nearest
