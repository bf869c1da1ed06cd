#!/usr/bin/env python3
"""Makes src/newsloom/language/data/quote_weights.json from the sentences of quotes_invented.txt.

    train_quotes.py [--write] [--fills N] [--strength L2]

Every sentence is filled N times with names, roles and words from its own file, in fresh marks, and placed behind other
sentences as in an article. Reads nothing else: no published text. Deterministic. Needs the dependency group `bench`.
"""

import argparse
import json
import random
import re
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src")]

from newsloom.language.quotes.marks import quotations  # noqa: E402
from newsloom.language.quotes.walk import Walk  # noqa: E402
from newsloom.text.sentences import sentence_spans  # noqa: E402

SENTENCES = Path(__file__).with_name("quotes_invented.txt")
OUT = ROOT / "src/newsloom/language/data/quote_weights.json"
MARKS = (("“", "”"), ("“", "”"), ("“", "”"), ('"', '"'), ('"', '"'), ("'", "'"), ("‘", "’"))
FILLERS = {"Q": "quotes", "P": "personal", "F": "fragments", "X": "shorts", "K": "terms", "T": "works", "D": "days", "O": "orgs",
           "L": "places", "E": "tails", "H": "crossheads", "C": "clauses", "V": "says"}  # fmt: skip
FOLDS = 4
UNCLOSED_PARAGRAPHS, UNCLOSED_SENTENCES = 0.6, 0.15
TITLED = 0.3  # of the articles begin with a headline
LEAST = 0.02  # smaller weights are left out


def read(path=SENTENCES):
    """What the slots are filled with, and the sentences."""
    fill, sentences = {}, []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("="):
            kind, _, words = line[1:].partition("\t")
            fill[kind] = words.split("|")
        elif line and not line.startswith("#"):
            sentences.append(line)
    return fill, sentences


class Filler:
    """One article's cast and marks."""

    def __init__(self, fill, rng):
        self.fill, self.rng = fill, rng
        self.open, self.close = rng.choice(MARKS)
        self.cast = {}

    def person(self, letter):
        if letter not in self.cast:
            he = self.rng.random() < 0.5
            taken = {one["full"] for one in self.cast.values()}
            full = self.rng.choice([n for n in self.fill["names he" if he else "names she"] if n not in taken])
            words = full.split()
            last = words[0] if words[0] in ("Park", "Choi") else words[-1]
            self.cast[letter] = {"full": full, "last": last, "he": "he" if he else "she", "role": self.rng.choice(self.fill["roles"]),
                                 "title": self.rng.choice(self.fill["titles"])}  # fmt: skip
        return self.cast[letter]

    def slot(self, match):
        letter, kind = match[1], match[2] or ""
        if letter in "ABab":
            if letter == "B" and not kind and match.string[match.end() : match.end() + 2] == " [":
                return self.rng.choice(self.fill["calls"])
            one = self.person(letter.upper())
            if letter.islower():
                return one["last"]
            return {"": one["full"], "h": one["he"], "H": one["he"].capitalize(), "r": one["role"], "R": one["title"]}[
                kind
            ]
        name = FILLERS[letter]
        if letter == "Q" and self.rng.random() < 0.3:
            name = "longquotes"
        return self.rng.choice(self.fill[name])

    def filled(self, sentence):
        return re.sub(r"\$([A-Z]|[ab])(?:(?<=[AB])([hHrR])(?![a-z]))?", self.slot, sentence)


def owned(sentence, number):
    """The sentence with each brace's owner written into it, read before its slots are filled."""

    def owner(match):
        letter = match[1] or match.string[match.end() + 1].upper()
        return "{" + letter + str(number) + "\x01" + (match[2] or "")

    return re.sub(r"\{(?:([X0]):|([^}]*?)(?=\$[ABab]))", owner, sentence)


def left_open(sentence, rng):
    """The sentence with some closing marks left out where the same speaker goes on: "~" stands for a mark left out."""

    def dropped(match):
        share = UNCLOSED_PARAGRAPHS if match[3] == "¶" else UNCLOSED_SENTENCES
        return match[1] + ("~" if rng.random() < share else "]") + match[3] + match[4]

    return re.sub(r"(\[([AB])\|[^\]]*[.])\]([ ¶])(\[\2\|)", dropped, sentence)


def labelled(fill, sentences, rng):
    """Text, quotations' speakers by offset of the opening mark, and mentions by speaker."""
    text, said, mentions = "", {}, defaultdict(list)
    for number, sentence in enumerate(sentences):
        filler = Filler(fill, rng)
        if number == 0:
            marks = filler.open, filler.close
            text = rng.choice(fill["headlines"]) + "\n" if rng.random() < TITLED else ""
        line = filler.filled(owned(left_open(sentence, rng), number))
        line = line[0].upper() + line[1:] if line[0] != "[" and not line.startswith("{") else line
        if line.startswith("{"):
            at = line.index("\x01") + 1
            line = line[:at] + line[at].upper() + line[at + 1 :]
        if text and not text.endswith("\n"):
            text += "\n" if rng.random() < 0.75 else " "
        opened = None
        for piece in re.split(r"(\[[ABX0]\||\]|~|\{[^\x01]*\x01|\}|¶)", line):
            if re.fullmatch(r"\[[ABX0]\|", piece):
                said[len(text)] = piece[1] + str(number) if piece[1] != "0" else ""
                text += marks[0]
            elif piece == "]":
                text += marks[1]
            elif piece == "~":
                continue
            elif piece.endswith("\x01"):
                opened = (piece[1:-1], len(text))
            elif piece == "}":
                mentions[opened[0]].append((opened[1], len(text)))
            elif piece == "¶":
                text += "\n"
            else:
                if text.endswith(marks[0]) or text.endswith("\n"):
                    piece = piece[:1].upper() + piece[1:] if text.endswith("\n") or piece[:1].isupper() else piece
                text += piece
    return text, said, mentions


def articles(fill, sentences, fills, seed):
    """Fold and text of invented articles of four passages; every passage stands in `fills` of them, all of one fold."""
    rng = random.Random(seed)
    for _ in range(fills):
        for fold in range(FOLDS):
            order = [number for number in range(len(sentences)) if number % FOLDS == fold]
            rng.shuffle(order)
            while order:
                part, order = order[:4], order[4:]
                yield fold, labelled(fill, [sentences[number] for number in part], rng)


def examples(text, said, mentions):
    """Features and label of every candidate; the walk goes on with the right speaker."""
    rows = []
    found = quotations(text)
    walk = Walk(text, sentence_spans(text), found)

    def decide(quote, candidates, _place):
        speaker = said.get(quote.left)
        if speaker is None:
            return None
        right = [c for c in candidates if speaker and any(c.start < e and s < c.end for s, e in mentions[speaker])]
        for candidate in candidates:
            rows.append((candidate.features, candidate in right, quote.left))
        return right[0] if right else None

    missed = set(said) - {quote.left for quote, _, _ in walk.quotes(decide)}
    return rows, missed


def learn(rows, strength):
    """Weights of a choice among each quotation's candidates and nobody, who always stands at zero."""
    vector = DictVectorizer()
    matrix = vector.fit_transform([dict.fromkeys(features, 1.0) for features, *_ in rows]).tocsr()
    right = np.array([float(r) for _, r, _ in rows])
    keys = {key: number for number, key in enumerate(dict.fromkeys(key for *_, key in rows))}
    group = np.array([keys[key] for *_, key in rows])
    has_right = np.bincount(group, right, len(keys)) > 0

    def loss(w):
        strengths = np.exp(np.clip(matrix @ w[:-1] + w[-1], -30, 30))
        total = 1.0 + np.bincount(group, strengths, len(keys))
        of_right = np.bincount(group, strengths * right, len(keys))
        wanted = np.where(has_right, of_right, 1.0)
        slope = (
            np.where(has_right[group], strengths * right / np.maximum(of_right[group], 1e-300), 0.0)
            - strengths / total[group]
        )
        value = np.log(total).sum() - np.log(np.maximum(wanted, 1e-300)).sum() + strength / 2 * (w[:-1] @ w[:-1])
        return value, np.append(strength * w[:-1] - matrix.T @ slope, -slope.sum())

    found = minimize(loss, np.zeros(matrix.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    weights = {
        name: round(float(w), 3) for name, w in zip(vector.feature_names_, found[:-1], strict=True) if abs(w) >= LEAST
    }
    return {"bias": round(float(found[-1]), 3), **dict(sorted(weights.items()))}


def judged(rows, weights, threshold=0.4):
    """Recall and precision of the best candidate of each quotation."""
    by = defaultdict(list)
    for features, right, key in rows:
        by[key].append((np.exp(weights["bias"] + sum(weights.get(f, 0.0) for f in features)), right))
    wanted = sum(any(right for _, right in group) for group in by.values())
    taken = []
    for group in by.values():
        strength, right = max(group, key=lambda one: one[0])
        if strength / (1 + sum(other for other, _ in group)) >= threshold:
            taken.append(right)
    return sum(taken) / max(1, wanted), sum(taken) / max(1, len(taken))


def main():
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--write", action="store_true")
    asked.add_argument("--fills", type=int, default=6)
    asked.add_argument("--strength", type=float, default=40.0)
    options = asked.parse_args()
    fill, sentences = read()
    rows, missed, quotes = [], 0, 0
    for number, (fold, (text, said, mentions)) in enumerate(articles(fill, sentences, options.fills, seed=11)):
        found, lost = examples(text, said, mentions)
        rows += [(features, right, (fold, number, left)) for features, right, left in found]
        missed += len(lost)
        quotes += len(said)
        if lost and "-v" in sys.argv:
            print(text[min(lost) - 20 : min(lost) + 80])
    own = sum(sentence.count("[") for sentence in sentences)
    print(
        f"{len(sentences)} passages, {own} labelled quotations, {quotes} filled, {missed} not seen as quotations, {len(rows)} candidates"
    )
    for fold in range(FOLDS):
        train = [row for row in rows if row[2][0] != fold]
        test = [row for row in rows if row[2][0] == fold]
        recall, precision = judged(test, learn(train, options.strength))
        print(f"fold {fold}: recall {recall:.3f} precision {precision:.3f}")
    weights = learn(rows, options.strength)
    print(f"{len(weights)} weights")
    if options.write:
        OUT.write_text(json.dumps(weights, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
