#!/usr/bin/env python3
"""Makes src/newsloom/extract/data/blocks.onnx from labelled pages; prints cross-validation by site.

    train_blocks.py CORPORA_DIR [--write] [--folds N] [--jobs N] [--cache FILE]

Reads pages/{fundus,newspaper4k,scrapinghub}.jsonl.xz below CORPORA_DIR. A block is the article's where at least half of
its runs of four words stand in the labelled body; each counts by the square root of its share of the article. Folds are
by registered domain, over all sets together; the report gives every fold, the gate's effect and trafilatura beside.
Deterministic for one version of scikit-learn. Needs the dependency group `bench`.
"""

import argparse
import collections
import dataclasses
import hashlib
import json
import lzma
import pickle
import re
import statistics
import sys
import unicodedata
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src")]

from newsloom.errors import ExtractError  # noqa: E402
from newsloom.extract.block_features import VERSION, features  # noqa: E402
from newsloom.extract.block_model import expected_f1, probabilities  # noqa: E402
from newsloom.extract.blocks import cut  # noqa: E402
from newsloom.extract.body import TRUSTED_AT, chosen_blocks  # noqa: E402
from newsloom.extract.fallback import read_with_trafilatura  # noqa: E402
from newsloom.extract.page import read_parts  # noqa: E402

CORPORA = ("fundus", "newspaper4k", "scrapinghub")
OUT = ROOT / "src/newsloom/extract/data/blocks.onnx"
MIN_BODY_CHARS = 200  # a shorter label is not scored, as in the shared scorer
COPY_WORDS = 9  # blocks that begin with the same words are copies of one text: only the one amid the article counts
# Among six settings tried, these were within .002 of the best on every set; fewer features a node generalise better over sites.
SETTINGS = {
    "max_iter": 300,
    "max_leaf_nodes": 31,
    "learning_rate": 0.06,
    "l2_regularization": 1.0,
    "min_samples_leaf": 20,
    "max_features": 0.3,
}
_WIDE = re.compile(r"[぀-ヿ㐀-鿿가-힯฀-๿]")


@dataclasses.dataclass
class Labelled:
    """A page as the model sees it, and its labels. `parts` goes back to its tree, so it is made anew where needed."""

    corpus: str
    row: dict
    domain: str
    gold: str
    rows: np.ndarray
    labels: np.ndarray
    texts: list


def runs(text, size=4):
    """The runs of four words (of letters in scripts without spaces) with their counts: the shared scorer's measure."""
    text = unicodedata.normalize("NFKC", text or "")
    wide = len(_WIDE.findall(text[:2000])) > 0.2 * max(1, len(text[:2000]))
    units = re.findall(r"\w", text) if wide else re.findall(r"\w+", text)
    if len(units) < size:
        return collections.Counter([tuple(units)] if units else [])
    return collections.Counter(tuple(units[i : i + size]) for i in range(len(units) - size + 1))


def domain_of(url):
    parts = (urlsplit(url).hostname or url).removeprefix("www.").split(".")
    short = len(parts) > 2 and parts[-2] in ("co", "com", "org", "net", "gov", "ac", "or", "ne", "go")
    return ".".join(parts[-3:] if short else parts[-2:])


def labels_of(texts, gold):
    """1 where a block is the article's. Blocks under four words need a neighbour that is."""
    wanted, plain = runs(gold), f" {' '.join(_words(gold))} "
    found = [-1] * len(texts)
    for index, text in enumerate(texts):
        mine = runs(text)
        if mine and len(next(iter(mine))) == 4:
            hit = sum(min(count, wanted[run]) for run, count in mine.items())
            found[index] = int(hit >= 0.5 * sum(mine.values()))
    for index in [i for i, label in enumerate(found) if label < 0]:
        before = next((found[j] for j in range(index - 1, -1, -1) if found[j] >= 0), 0)
        after = next((found[j] for j in range(index + 1, len(found)) if found[j] >= 0), 0)
        words = " ".join(_words(texts[index]))
        found[index] = int(bool(words) and f" {words} " in plain and 1 in (before, after))
    return np.array(_without_copies(texts, found))


def _words(text):
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text))


def _without_copies(texts, found):
    places = collections.defaultdict(list)
    for index, text in enumerate(texts):
        if found[index]:
            places[" ".join(_words(text.lower())[:COPY_WORDS])].append(index)
    for copies in places.values():
        best = max(copies, key=lambda at: sum(found[max(0, at - 4) : at + 5]))
        for index in copies:
            found[index] = int(index == best)
    return found


def load(folder):
    for corpus in CORPORA:
        with lzma.open(folder / "pages" / f"{corpus}.jsonl.xz", "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                url = row.get("url") or ""
                try:
                    page, linked, header = read_parts(row["html"], url=url)
                except (ExtractError, KeyError):
                    continue
                parts = cut(page.tree)
                if not parts.blocks:
                    continue
                texts = [block.text for block in parts.blocks]
                gold = row["gt"].get("body") or ""
                yield Labelled(
                    corpus=corpus, row=row, domain=domain_of(url or page.url), gold=gold, texts=texts, labels=labels_of(texts, gold),
                    rows=features(parts, linked, title=header.headline.title, description=page.meta("og:description", "description")),
                )  # fmt: skip


def weights_of(page):
    words = np.maximum(page.rows[:, 0], 1.0)
    return np.sqrt(words / max(words[page.labels == 1].sum(), 50.0))


def trained(pages):
    model = HistGradientBoostingClassifier(random_state=1, early_stopping=False, **SETTINGS)
    return model.fit(
        *(np.concatenate(part) for part in zip(*((p.rows, p.labels, weights_of(p)) for p in pages), strict=True))
    )


def fold_of(page, folds):
    return int(hashlib.md5(page.domain.encode()).hexdigest(), 16) % folds


def cross_validated(pages, folds):
    """For each page the probabilities by a model that saw no page of its domain."""
    sure = {}
    for fold in range(folds):
        model = trained([page for page in pages if fold_of(page, folds) != fold])
        for page in pages:
            if fold_of(page, folds) == fold:
                sure[id(page)] = model.predict_proba(page.rows)[:, 1].astype(np.float32)
        print(f"fold {fold + 1} of {folds} trained", file=sys.stderr)
    return sure


def scored(gold, text):
    want, have = runs(gold), runs(text)
    both = sum((want & have).values())
    return both / max(1, sum(have.values())), both / max(1, sum(want.values()))


def f1(rows):
    precision, recall = (statistics.mean(part) for part in zip(*rows, strict=True))
    return 2 * precision * recall / (precision + recall)


def report(pages, sure, folds):
    """F1 a set as the shared scorer reckons it: the model alone, behind its gate, and trafilatura alone."""
    for corpus in CORPORA:
        found = collections.defaultdict(list)
        closed = 0
        for page in pages:
            if page.corpus != corpus or len(page.gold) <= MIN_BODY_CHARS:
                continue
            own, html = _texts(page, sure[id(page)])
            trusted = expected_f1(sure[id(page)], page.rows[:, 0]) >= TRUSTED_AT
            closed += not trusted
            scores = [scored(page.gold, text) for text in (own, own if trusted else html or own, html)]
            for name, score in zip(("model", "gated", "trafilatura"), scores, strict=True):
                found[name].append((fold_of(page, folds), score))
        for name, rows in found.items():
            spread = [f1([s for f, s in rows if f == fold]) for fold in range(folds) if any(f == fold for f, _ in rows)]
            each = " ".join(f"{value:.3f}" for value in spread)
            print(
                f"{corpus:12} {name:12} F1 {f1([s for _, s in rows]):.4f}  by fold {each}  sd {statistics.pstdev(spread):.4f}"
            )
        print(f"{corpus:12} pages {len(found['model'])}, gate closed on {closed}")


def _texts(page, sure):
    whole, *_ = read_parts(page.row["html"], url=page.row.get("url") or "")
    parts = cut(whole.tree)
    own = "\n".join(page.texts[index] for index in chosen_blocks(parts, sure.tolist()))
    return own, "\n".join(block.text for block in read_with_trafilatura(whole))


def write(model, columns):
    """The trees as one ONNX TreeEnsembleRegressor (ai.onnx.ml 3): scores summed, then the logistic function."""
    from onnx import TensorProto, helper

    nodes = collections.defaultdict(list)
    leaves = collections.defaultdict(list)
    for tree, (predictor,) in enumerate(model._predictors):
        for at, node in enumerate(predictor.nodes):
            leaf = bool(node["is_leaf"])
            nodes["treeids"].append(tree)
            nodes["nodeids"].append(at)
            nodes["featureids"].append(0 if leaf else int(node["feature_idx"]))
            nodes["modes"].append("LEAF" if leaf else "BRANCH_LEQ")
            nodes["values"].append(0.0 if leaf else float(node["num_threshold"]))
            nodes["truenodeids"].append(0 if leaf else int(node["left"]))
            nodes["falsenodeids"].append(0 if leaf else int(node["right"]))
            if leaf:
                for name, value in (("treeids", tree), ("nodeids", at), ("ids", 0), ("weights", float(node["value"]))):
                    leaves[name].append(value)
    step = helper.make_node(
        "TreeEnsembleRegressor", ["rows"], ["scores"], domain="ai.onnx.ml", n_targets=1, aggregate_function="SUM",
        base_values=[float(model._baseline_prediction.ravel()[0])],
        **{f"nodes_{name}": values for name, values in nodes.items()}, **{f"target_{name}": values for name, values in leaves.items()},
    )  # fmt: skip
    graph = helper.make_graph(
        [step, helper.make_node("Sigmoid", ["scores"], ["probabilities"])], "blocks", [helper.make_tensor_value_info("rows", TensorProto.FLOAT, [None, columns])],
        [helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, [None, 1])],
    )  # fmt: skip
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid("ai.onnx.ml", 3)]
    made = helper.make_model(graph, opset_imports=opsets, ir_version=9, producer_name="train_blocks.py")
    helper.set_model_props(made, {"features": str(VERSION)})
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_bytes(made.SerializeToString())
    print(f"{OUT.relative_to(ROOT)}: {OUT.stat().st_size:,} bytes, {columns} features, version {VERSION}")


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("corpora", type=Path)
    asked.add_argument("--write", action="store_true")
    asked.add_argument("--folds", type=int, default=5)
    asked.add_argument("--cache", type=Path)
    given = asked.parse_args()
    if given.cache and given.cache.exists():
        pages = pickle.loads(given.cache.read_bytes())
    else:
        pages = list(load(given.corpora))
        if given.cache:
            given.cache.write_bytes(pickle.dumps(pages))
    print(f"{len(pages)} pages, {sum(len(p.labels) for p in pages)} blocks, {len({p.domain for p in pages})} domains")
    if given.folds > 1:
        report(pages, cross_validated(pages, given.folds), given.folds)
    if given.write:
        model = trained(pages)
        write(model, pages[0].rows.shape[1])
        rows = np.concatenate([page.rows for page in pages])
        apart = np.abs(probabilities(rows) - model.predict_proba(rows)[:, 1]).max()
        print(f"ONNX and scikit-learn differ by at most {apart:.1e}")
        if apart > 1e-3:
            sys.exit("The written model does not say what the trained one says.")


if __name__ == "__main__":
    main()
