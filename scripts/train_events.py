#!/usr/bin/env python3
"""Learn language/data/event_weights.tsv: which of the possible events of a sentence is the main one.

    train_events.py [--write] [--show]

Learns from tests/quality/events.tsv, sentences invented and labelled for Newsloom, by a softmax over the candidates of a
sentence and "no event", with a ridge; prints the share right on held-back fifths. --write learns from all and writes the
weights; --show prints every sentence that is read wrongly when held back.
"""

import argparse
import random
from pathlib import Path

import numpy as np

from newsloom.language.events.candidates import candidates
from newsloom.language.events.words import words_of

ROOT = Path(__file__).resolve().parents[1]
SENTENCES = ROOT / "tests/quality/events.tsv"
OUT = ROOT / "src/newsloom/language/data/event_weights.tsv"
RIDGE = 0.9
# What is known before any sentence is read: the main event is told early, in the main clause, by its main verb.
PRIOR = {
    "rank:1": -0.8, "rank:2": -1.6, "rank:3": -2.4, "under:1": -1.0, "under:2": -2.0, "tail": -2.0, "attribute": -2.0,
    "relative": -1.0, "noun:v": -1.0, "governed": -0.5,
}  # fmt: skip
PRIOR |= {f"governed:{type_}:to": -1.5 for type_ in "AGREE REQUEST REJECT THREATEN".split()}
STEPS, RATE = 400, 0.5
FOLDS = 5
CONFLICT = frozenset("REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split())


def sentences():
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]


def learn(rows):
    """Weights by feature: gradient ascent on the log chance of a candidate of the right type, a ridge that pulls to PRIOR."""
    names = sorted({feature for _, found in rows for candidate in found for feature in candidate.features})
    place = {name: i for i, name in enumerate(names)}
    made = []
    for want, found in rows:
        matrix = np.zeros((len(found) + 1, len(names)))
        for i, candidate in enumerate(found):
            for feature in candidate.features:
                matrix[i, place[feature]] = 1.0
        right = np.array([candidate.type == want for candidate in found] + [want == "NONE"], dtype=float)
        if right.any():
            made.append((matrix, right))
    prior = np.array([PRIOR.get(name, 0.0) for name in names])
    weights = prior.copy()
    for step in range(STEPS):
        slope = -RIDGE * (weights - prior)
        for matrix, right in made:
            score = matrix @ weights
            chance = np.exp(score - score.max())
            chance /= chance.sum()
            wanted = chance * right
            wanted /= wanted.sum()
            slope += matrix.T @ (wanted - chance)
        weights += RATE / (1 + step / 100) * slope / 20
    return dict(zip(names, weights, strict=True))


def answer(found, weights):
    scored = [(sum(weights.get(f, 0.0) for f in c.features), -i, c.type) for i, c in enumerate(found)]
    best = max(scored, default=(0.0, 0, "NONE"))
    return best[2] if best[0] > 0 else "NONE"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    rows = [(want, candidates(words_of(text, 0, len(text))), text) for want, text in sentences()]
    order = list(range(len(rows)))
    random.Random(5).shuffle(order)
    right = polar = events = silent = 0
    for fold in range(FOLDS):
        held = set(order[fold::FOLDS])
        weights = learn([rows[i][:2] for i in range(len(rows)) if i not in held])
        for i in sorted(held):
            want, found, text = rows[i]
            got = answer(found, weights)
            right += got == want
            if want != "NONE":
                events += 1
                polar += got != "NONE" and (got in CONFLICT) == (want in CONFLICT)
            else:
                silent += got == "NONE"
            if asked.show and got != want:
                print(want, got, sorted({c.type for c in found}), "|", text)
    nones = len(rows) - events
    print(f"held back: right {right / len(rows):.3f}, polarity {polar / events:.3f}, silent {silent}/{nones}")
    if asked.write:
        weights = learn([row[:2] for row in rows])
        head = "# Made by scripts/train_events.py from invented sentences; do not edit.\n# feature\tweight\n"
        OUT.write_text(head + "".join(f"{name}\t{weight:.4f}\n" for name, weight in sorted(weights.items())))
        print(f"{len(weights)} weights written")


if __name__ == "__main__":
    main()
