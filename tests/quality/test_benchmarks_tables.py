"""The benchmark's own arithmetic: a figure is shown as measured, and what is below a peer says so itself."""

import importlib
import json
from pathlib import Path
from random import Random
from types import ModuleType

import numpy as np
import pytest

import corpora

ROOT = Path(__file__).resolve().parents[2]
WORDS = "harbour ferry council budget storm bridge museum harvest tunnel orchestra clinic stadium river market".split()


@pytest.fixture(autouse=True)
def _benchmarks_importable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT))


def bench(name: str) -> ModuleType:
    return importlib.import_module(f"benchmarks.{name}")


def test_a_figure_below_the_best_peer_is_marked_and_explained() -> None:
    table = bench("table")
    ours, peers = {"x_f1": 0.8, "x_p": 0.9, "x_r": 0.72}, [{"x_f1": 0.7}, {"x_f1": 0.85, "x_p": 0.8, "x_r": 0.907}]
    lines = table.compared("set", {"x_f1": "F1"}, ours, peers)
    shown = table.Table(title="T", says="S.", peers=("one", "two"), lines=tuple(lines)).markdown()
    assert "| set | F1 | 0.800 | 0.700 | 0.850 | 0.94 | below two |" in shown
    assert "- set, F1: 0.800 against 0.850 of two; precision 0.900 against 0.800, recall 0.720 against 0.907." in shown


def test_fewer_seconds_are_better_and_the_ratio_is_turned_round() -> None:
    table = bench("table")
    line = table.cpu_line("set", 2.0, [8.0, 4.0], 100)
    assert line.ratio() == pytest.approx(2.0)
    assert not line.is_below()
    assert table.cpu_line("set", 8.0, [4.0], 100).is_below()


def test_what_looks_equal_in_the_table_is_not_called_below() -> None:
    table = bench("table")
    assert not table.Line(set="s", measure="m", ours=0.9331, peers=(0.9334,)).is_below()
    assert table.Line(set="s", measure="m", ours=None, peers=(0.1,)).is_below()


def test_a_table_without_peers_has_no_ratio() -> None:
    table = bench("table")
    shown = table.Table(title="T", says="S.", lines=(table.Line(set="s", measure="m", ours=0.5),)).markdown()
    assert "| s | m | 0.500 |\n" in shown
    assert "below" not in shown.lower()


def test_only_the_place_between_the_marks_is_rewritten() -> None:
    readme = bench("readme")
    before = "# Top\n<!-- bench -->\nold\n<!-- /bench -->\nrest\n"
    once = readme.with_tables(before, "| new |")
    assert once.startswith("# Top\n<!-- bench -->\n")
    assert once.endswith("| new |\n<!-- /bench -->\nrest\n")
    assert "old" not in once
    assert readme.with_tables(once, "| new |") == once


def test_a_readme_without_a_place_is_refused() -> None:
    readme = bench("readme")
    with pytest.raises(readme.NoPlace, match="<!-- bench -->"):
        readme.with_tables("# Top\n", "| new |")


def test_an_absent_corpus_is_named_and_fails_under_ci_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench("corpora"), "ROOT", tmp_path)
    main = bench("__main__").main
    monkeypatch.delenv("CI", raising=False)
    assert main(["copies"]) == 0
    assert "corpora/copies/wire.jsonl.xz is not below" in capsys.readouterr().err
    monkeypatch.setenv("CI", "1")
    assert main(["copies"]) == 1


def test_minhash_beside_us_estimates_jaccard() -> None:
    """A hash whose order never changes would find a half-shared text always or never."""
    random = Random(5)
    texts = [" ".join(random.choices(WORDS, k=400)) for _ in range(6)]
    half = texts[0].split()
    rows = [{"id": str(number), "text": text} for number, text in enumerate(texts)]
    rows += [{"id": "near", "text": " ".join(half[:360] + random.choices(WORDS, k=40))}]
    rows += [{"id": "far", "text": " ".join(half[:100] + random.choices(WORDS, k=300))}]
    groups = bench("peers").minhash_groups(rows)
    assert groups["near"] == groups["0"]
    assert len({groups[key] for key in ("0", "1", "2", "3", "4", "5", "far")}) == 7


def test_single_pass_and_neighbours_keep_like_with_like() -> None:
    rows = [
        {"id": "a", "title": "Ferry strike halts the harbour"},
        {"id": "b", "title": "Museum opens a new orchestra hall"},
        {"id": "c", "title": "Harbour halted by ferry strike"},
    ]
    peers = bench("peers")
    stories = peers.tfidf_single_pass(rows, 0.2)
    assert stories["a"] == stories["c"] != stories["b"]
    assert peers.tfidf_neighbours(rows)["a"][0] == "c"


def test_feedparser_beside_us_answers_in_our_shape() -> None:
    row = {
        "id": 1,
        "xml": "<rss version='2.0'><channel><title>The Quay</title><item><title>Tide</title>"
        "<guid>q1</guid><pubDate>Tue, 03 Jun 2025 10:00:00 GMT</pubDate></item></channel></rss>",
    }
    found = json.loads(json.dumps(bench("peer_feedparser").answer(row)))
    assert found["feed"]["title"] == "The Quay"
    assert (found["items"][0]["title"], found["items"][0]["id"]) == ("Tide", "q1")
    assert found["items"][0]["published"] == 1748944800


def test_trafilatura_beside_us_answers_in_our_shape() -> None:
    said = "".join(f"<p>The {word} opened on Monday after a year of careful work by many hands.</p>" for word in WORDS)
    html = f"<html><head><title>Quay opens</title><meta name='author' content='Ida Brandt'></head><body><article><h1>Quay opens</h1>{said}</article></body></html>"
    found = bench("peer_trafilatura").answer({"id": 1, "html": html})
    assert "The harbour opened" in found["text"]
    assert found["title"] == "Quay opens"


@pytest.mark.parametrize(
    ("name", "needs"),
    [("newspaper", "newspaper"), ("readability", "readability"), ("resiliparse", "resiliparse")],
)
def test_the_other_readers_answer_in_our_shape(name: str, needs: str) -> None:
    pytest.importorskip(needs, reason="NOT RUN: peers come with `make install-bench`")
    said = "".join(f"<p>The {word} opened on Monday after a year of careful work, by many hands.</p>" for word in WORDS)
    html = (
        f"<html><head><title>Quay opens</title></head><body><article><h1>Quay opens</h1>{said}</article></body></html>"
    )
    found = json.loads(json.dumps(getattr(bench("peer_pages"), name)({"id": 1, "html": html})))
    assert found["id"] == 1
    assert "The harbour opened" in found["text"]
    assert found["title"] == "Quay opens"


def test_what_a_peer_raises_is_an_empty_answer_of_its_own() -> None:
    def answer(row: dict[str, object]) -> dict[str, object]:
        if row["id"] == 2:
            raise ZeroDivisionError("no words")
        return {"id": row["id"], "text": "Fine."}

    found = list(bench("beside")._each(answer, iter([{"id": 1}, {"id": 2}, {"id": 3}])))
    assert [row.get("text") for row in found] == ["Fine.", None, "Fine."]
    assert found[1]["error"] == {"code": "peer.ZeroDivisionError", "message": "no words"}


def test_the_speed_asked_for_is_told_as_met_or_not() -> None:
    pages, table = bench("pages"), bench("table")
    line = table.rate_line("all", "pages per CPU second", 30.0, [20.0, 40.0, 20.0, 10.0, 20.0, 300.0])
    assert pages._against_each(line) == (
        "all, times as many pages per CPU second as trafilatura 1.50 (1.5 asked: met), trafilatura-fast 0.75 (1 asked: not met), "
        "trafilatura-precision 1.50, newspaper4k 3.00, readability-lxml 1.50, resiliparse 0.10."
    )
    assert line.is_below()


def test_a_difference_that_may_be_luck_is_not_called_proven() -> None:
    bootstrap, chance = bench("bootstrap"), np.random.default_rng(3)
    theirs = chance.normal(0.7, 0.05, (200, 2))
    luck = theirs + chance.normal(0.0, 0.05, (200, 2))
    found = bootstrap.paired_difference(luck, theirs, np.random.default_rng(1), draws=2000)
    assert found.low < found.mean < found.high
    assert not found.is_proven()
    better = bootstrap.paired_difference(np.clip(theirs + 0.03, 0, 1), theirs, np.random.default_rng(1), draws=2000)
    assert better.is_proven()
    assert better.low > 0
    assert better.pages == 200
    again = bootstrap.paired_difference(np.clip(theirs + 0.03, 0, 1), theirs, np.random.default_rng(1), draws=2000)
    assert again == better


def test_pages_without_an_answer_count_as_nothing() -> None:
    bootstrap = bench("bootstrap")
    found = bootstrap.paired_difference([(0.0, 0.0)] * 5, [(1.0, 1.0)] * 5, np.random.default_rng(1), draws=50)
    assert (found.mean, found.low, found.high) == (-1.0, -1.0, -1.0)
    with pytest.raises(ValueError, match="same pages"):
        bootstrap.paired_difference([(1.0, 1.0)], [], np.random.default_rng(1))


@pytest.mark.corpora
def test_scores_of_single_pages_make_up_the_scorer_s_own_figure(tmp_path: Path) -> None:
    measure, bootstrap = bench("measure"), bench("bootstrap")
    corpora.need("corpora/pages/scrapinghub.jsonl.xz")
    texts = [
        {"id": row["id"], "text": (row["gt"].get("body") or "")[:900]}
        for row in corpora.rows("corpora/pages/scrapinghub.jsonl.xz")
    ]
    out = tmp_path / "out.jsonl"
    out.write_text("".join(json.dumps(row) + "\n" for row in texts[::2]), encoding="utf-8")
    run = measure.Run(out=out, rows=len(texts), cpu_s=0.0, errors={})
    figures = measure.Bench(tmp_path).score("pages", "pages/scrapinghub", run)
    scores = np.asarray(bootstrap.page_scores("pages/scrapinghub", run))
    assert scores.mean(axis=0) == pytest.approx([figures["body_p"], figures["body_r"]], abs=1e-4)


def test_every_table_is_known_to_the_runner() -> None:
    assert set(bench("__main__").TABLES) == {
        "feeds",
        "pages",
        "copies",
        "stories",
        "related",
        "memory",
        "archive",
        "tags",
        "said",
        "whole",
    }
