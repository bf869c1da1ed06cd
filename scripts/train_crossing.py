#!/usr/bin/env python3
"""Learn stories/crossing.json: whether two articles tell of one event, by their anchors alone, from English pairs.

    train_crossing.py CORPORA [--write]

CORPORA is the folder with stories/basil and stories/ecbplus (NOTICE); the headlines of uci_headlines have 37 wide subjects and no
text, so they teach nothing here. Pairs are all pairs of one story
(SAME_MOST a story) and, for every article, its NEAREST look-alikes by shared weight of anchors. Anchors are hidden at random
from each side, as a reading in another script would lose them. Prints precision and recall on held-back stories
(two folds) for thresholds; --write learns from all and writes the weights, with the rarity of anchors that are common.
"""

import argparse
import collections
import json
import lzma
import math
import random
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from newsloom.stories import crossing
from newsloom.stories.anchors import anchors

OUT = Path(crossing.__file__).with_name("crossing.json")
CORPORA = ("basil", "ecbplus")
RIDGE = 3.0
NEAREST = 6
SAME_MOST = 12
HIDDEN = (0.0, 0.35, 0.6)  # share of anchors hidden of a side, one row each: none, as Korean, as poor Japanese
SEEN_LEAST = 6  # articles of the background in which an anchor is common enough to be listed
MAX_HOURS = 120.0
# Chosen for precision on held-back English look-alikes, see the printed table; errors across languages are the costlier ones.
JOIN_AT = 0.9


def load(folder):
    """(corpus, story, title, text, at) of every article."""
    for corpus in CORPORA:
        with lzma.open(folder / f"stories/{corpus}.jsonl.xz", "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                yield corpus, str(row["story"]), row.get("title") or "", row.get("text") or "", moment(row)


def moment(row):
    if row.get("ts"):
        return row["ts"] / 1000
    return datetime.fromisoformat(row["date"]).replace(tzinfo=UTC).timestamp() if row.get("date") else None


def background(read):
    """Inverse document frequency of the anchors that stand in several articles, every corpus counting alike a story."""
    seen = collections.Counter()
    for _, _, found, _ in read:
        seen.update(key for key in found if not key.startswith("date:"))
    return {
        key: round(min(8.0, math.log(len(read) / count)), 2)
        for key, count in sorted(seen.items())
        if count >= SEEN_LEAST
    }


def hide(found, share, chance):
    return {key: anchor for key, anchor in found.items() if chance.random() >= share}


def pairs(read, chance):
    """(one, other, same) by place in `read`, within a corpus."""
    holders = collections.defaultdict(list)
    for place, (corpus, _, found, _) in enumerate(read):
        for key in found:
            holders[corpus, key].append(place)
    by_story = collections.defaultdict(list)
    for place, (corpus, story, *_) in enumerate(read):
        by_story[corpus, story].append(place)
    for places in by_story.values():
        same = [(a, b) for a in places for b in places if a < b]
        yield from ((a, b, True) for a, b in chance.sample(same, min(SAME_MOST, len(same))))
    for place, (corpus, story, found, _) in enumerate(read):
        near = collections.Counter()
        for key, anchor in found.items():
            if len(holders[corpus, key]) <= 400:
                for other in holders[corpus, key]:
                    near[other] += anchor.weight
        apart = [other for other, _ in near.most_common(60) if read[other][1] != story]
        yield from ((place, other, False) for other in apart[:NEAREST])


def rows(read, rarity, seed=1):
    chance = random.Random(seed)
    for a, b, same in pairs(read, chance):
        gap = None
        if read[a][3] is not None and read[b][3] is not None:
            gap = min(abs(read[a][3] - read[b][3]) / 3600, MAX_HOURS)
        for share in HIDDEN:
            one, other = (crossing.packed(hide(read[p][2], share, chance), rarity) for p in (a, b))
            if crossing.things_shared(one, other) >= crossing.LEAST_THINGS:
                values = crossing.crossing_features(one, other, gap)
                yield read[a][0], read[a][1], values, same


def fit(found):
    """Logistic regression by Newton's method, every corpus and both answers weighing the same."""
    x = np.array([row[2] for row in found])
    y = np.array([float(row[3]) for row in found])
    groups = collections.Counter((row[0], row[3]) for row in found)
    weight = np.array([500.0 / groups[row[0], row[3]] for row in found])
    mean, spread = np.average(x, axis=0, weights=weight), x.std(axis=0) + 1e-9
    z = np.column_stack([(x - mean) / spread, np.ones(len(x))])
    beta, penalty = np.zeros(z.shape[1]), np.full(z.shape[1], RIDGE)
    penalty[-1] = 1e-6
    for _ in range(40):
        p = 1 / (1 + np.exp(-np.clip(z @ beta, -30, 30)))
        hessian = (z * (weight * p * (1 - p))[:, None]).T @ z + np.diag(penalty)
        step = np.linalg.solve(hessian, z.T @ (weight * (p - y)) + penalty * beta)
        beta -= step
        if np.abs(step).max() < 1e-6:
            break
    raw = beta[:-1] / spread
    return raw, float(beta[-1] - raw @ mean)


def table(found):
    """Precision and recall of held-back stories at thresholds, a corpus a line."""
    fold = {key: place % 2 for place, key in enumerate(sorted({row[:2] for row in found}))}
    scored = []
    for part in (0, 1):
        weights, bias = fit([row for row in found if fold[row[:2]] != part])
        for row in found:
            if fold[row[:2]] == part:
                scored.append(
                    (row[0], 1 / (1 + math.exp(-max(-30, min(30, bias + float(np.dot(weights, row[2])))))), row[3])
                )
    for corpus in CORPORA:
        for at in (0.5, 0.7, 0.8, 0.9, 0.95, 0.97):
            taken = [same for name, p, same in scored if name == corpus and p >= at]
            all_same = sum(same for name, _, same in scored if name == corpus)
            print(corpus, at, f"precision {sum(taken) / max(1, len(taken)):.3f} recall {sum(taken) / all_same:.3f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--write", action="store_true", help="learn from everything and write crossing.json")
    options = parser.parse_args()
    read = [
        (corpus, story, anchors(title, text, "en", at), at) for corpus, story, title, text, at in load(options.corpora)
    ]
    rarity = background(read)
    found = list(rows(read, rarity))
    print(
        len(read), "articles", len(found), "rows", sum(row[3] for row in found), "same", len(rarity), "common anchors"
    )
    table(found)
    if options.write:
        weights, bias = fit(found)
        named = {name: round(float(w), 4) for name, w in zip(crossing.FEATURES, weights, strict=True)}
        shown = {"join_at": JOIN_AT, "join": named | {"bias": round(bias, 4)}, "rarity": rarity}
        OUT.write_text(json.dumps(shown, indent=0) + "\n", "utf-8")


if __name__ == "__main__":
    main()
