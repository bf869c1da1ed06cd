"""The benchmarks of stories: peers, streams and loaders do what the tables say of them."""

import json
from pathlib import Path

import numpy as np
import pytest
from benchmarks import miranda, unrelated, validation
from benchmarks.__main__ import main
from benchmarks.bcubed import b_cubed
from benchmarks.invented import MARK, WIDTH, Newswire
from benchmarks.memory import measured
from benchmarks.peer_minilm import encoded, minilm_single_pass

import corpora


def test_b_cubed_counts_company() -> None:
    gold = {"a": "1", "b": "1", "c": "2"}
    assert b_cubed(gold, {"a": "x", "b": "x", "c": "y"}) == (1.0, 1.0, 1.0)
    precision, recall, _ = b_cubed(gold, {"a": "x", "b": "x", "c": "x"})
    assert (precision, recall) == (pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3), 1.0)
    assert b_cubed(gold, {})[:2] == (1.0, pytest.approx((0.5 + 0.5 + 1) / 3)), "what was not found stands alone"


def test_minilm_single_pass_keeps_like_with_like() -> None:
    rows = [
        {"id": "a", "title": "Ferry strike halts the harbour"},
        {"id": "b", "title": "Museum buys a lost painting"},
        {"id": "c", "title": "Walkout by ferry crews closes the harbour"},
        {"id": "d", "title": ""},
    ]
    found = minilm_single_pass(rows, 0.6)
    assert found["a"] == found["c"] != found["b"]
    assert found["d"] == "d"
    assert not encoded(rows)[3].any()


def test_minilm_single_pass_compares_with_the_centroid_of_many_stories() -> None:
    chance = np.random.default_rng(1)
    centres = chance.standard_normal((150, 48)).astype(np.float32)
    vectors = np.repeat(centres, 2, axis=0) + 0.1 * chance.standard_normal((300, 48)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    rows = [{"id": str(n)} for n in range(300)]
    found = minilm_single_pass(rows, 0.9, vectors)
    assert all(found[str(n)] == str(n - n % 2) for n in range(300))


def test_invented_articles_are_as_long_as_said_and_the_same_again() -> None:
    docs = list(Newswire(seed=5).articles(60, 7, 1000.0, 0.5))
    assert docs == list(Newswire(seed=5).articles(60, 7, 1000.0, 0.5))
    assert [docs[0].id, docs[-1].id, docs[-1].at, docs[-2].at] == ["7", "66", 1000.0, 998.0]
    lengths = [len(doc.text.split()) for doc in docs]
    assert 250 < sum(lengths) / len(lengths) < 500
    assert all(doc.vector.startswith(MARK) and len(doc.vector) == len(MARK) + WIDTH for doc in docs)
    assert len({doc.text for doc in docs}) == 60


def test_memory_is_measured_on_a_small_stream_too() -> None:
    found = measured(200, vectors=True, encoded=0)
    assert found["kept"] == 200
    assert found["stories_per_cpu_s"] > 0
    assert 0 < found["stories_mb"] <= found["added_mb"]


@pytest.mark.corpora
def test_unrelated_streams_hold_one_article_of_each_event() -> None:
    corpora.need("corpora/stories/basil.jsonl.xz")
    rows = unrelated.stream(1, dated=True)
    assert rows == unrelated.stream(1, dated=True) != unrelated.stream(2, dated=True)
    assert [row["ts"] for row in rows] == sorted(row["ts"] for row in rows)
    assert not any("ts" in row for row in unrelated.stream(1, dated=False))
    ids = [row["id"] for row in rows]
    assert len(set(ids)) == len(ids)
    for corpus, field in (("stories/basil", "story"), ("stories/ecbplus", "topic"), ("copies/wire", "group")):
        held = {str(row["id"]): row[field] for row in corpora.rows(f"corpora/{corpus}.jsonl.xz")}
        events = [held[key.removeprefix(f"{corpus}/")] for key in ids if key.startswith(corpus)]
        assert len(events) == len(set(events)) > 5


def test_what_is_shown_is_told_by_ids() -> None:
    answers = [{"id": 1, "related": []}, {"id": 2, "related": ["1", "3"]}, {"id": 3, "error": {}}]
    assert unrelated.shown_in(iter(answers)) == [("2", ["1", "3"])]


def test_cross_validation_is_shown_with_its_command_or_its_absence_is(tmp_path: Path) -> None:
    file = tmp_path / "story_validation.json"
    assert validation.lines(2, file) == []
    assert validation.notes(file) == [validation.MISSING]
    row = {"set": "basil", "how": "two folds by story", "embedding": False, "b3_p": 0.9, "b3_r": 0.8, "b3_f1": 0.847}
    file.write_text(json.dumps({"date": "2026-11-25", "command": "train_stories.py ../corpora", "figures": [row]}))
    (line,) = validation.lines(2, file)
    assert (line.set, line.ours, line.peers) == ("basil", 0.847, (None, None))
    assert line.measure == "B-cubed F1, two folds by story, by words (precision 0.900, recall 0.800)"
    assert validation.notes(file) == ["Cross-validation is of 2026-11-25, by `train_stories.py ../corpora`."]


def articles() -> list[dict[str, object]]:
    """A set in the format of Miranda et al., all words invented."""
    said = (
        ("Ferry crews in Velmora walk out over night shifts", "Crews of the Velmora ferries struck on Monday.", "c1"),
        ("Velmora ferries idle as crews strike over night shifts", "No Velmora ferry sailed on Monday.", "c1"),
        ("Museum in Kessel buys a seascape by Torvald Enge", "The painting had not been seen since 1931.", "c2"),
    )
    return [
        {
            "id": f"a{n}",
            "lang": "eng",
            "date": f"2014-12-18 0{7 - n}:25:00",
            "title": title,
            "text": text,
            "cluster": cluster,
        }
        for n, (title, text, cluster) in enumerate(said)
    ] + [
        {
            "id": "d1",
            "lang": "deu",
            "date": "2014-12-18 07:25:00",
            "title": "Fähren",
            "text": "Streik.",
            "cluster": "c1",
        }
    ]


def test_miranda_reads_one_language_in_the_order_of_dates_and_hides_the_clusters(tmp_path: Path) -> None:
    path = tmp_path / "dataset.test.json"
    path.write_text(json.dumps(articles()), encoding="utf-8")
    rows = miranda.load(path, "eng")
    assert [row["id"] for row in rows] == ["a2", "a1", "a0"]
    assert all(set(row) == {"id", "title", "text", "published"} for row in miranda.blind(rows))


def test_miranda_prints_ours_and_says_that_the_published_figures_are_of_another_set(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "dataset.test.json"
    path.write_text(json.dumps(articles()), encoding="utf-8")
    assert main(["miranda", str(path)]) == 0
    said = capsys.readouterr().out
    assert "3 articles in eng, 2 clusters" in said
    assert "Newsloom" in said and "this is another" in said
    assert "94.76" not in said


def test_miranda_stands_beside_the_published_figures_on_the_published_set() -> None:
    rows = [{"id": n, "cluster": n % miranda.TEST_SET[1]} for n in range(miranda.TEST_SET[0])]
    said = "\n".join(miranda._report("eng", rows, {str(n): str(n % 222) for n in range(8726)}, 100.0))
    assert "Saravanakumar et al. 2021" in said and "94.76" in said
    assert "100.00" in said


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{}", "no JSON array"),
        ("[]", "no JSON array"),
        ('{"a": 1}\n{"a": 2}', "is no JSON"),
        ("[3]", "article 1 is no JSON object"),
        ('[{"id": "a", "features": {}}]', "has no lang, date, title, text, cluster (a clustering"),
        (json.dumps([{**articles()[0], "date": "Monday"}]), "date 'Monday' of article 1"),
        (json.dumps([articles()[0], articles()[0]]), "two articles with one id"),
        (json.dumps([articles()[3]]), "holds nothing in 'eng', only in deu"),
    ],
)
def test_another_format_is_told_by_name(
    tmp_path: Path, content: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "other.json"
    path.write_text(content, encoding="utf-8")
    assert miranda.main([str(path)]) == 2
    assert says in capsys.readouterr().err


def test_an_absent_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert miranda.main([str(tmp_path / "none.json")]) == 2
    assert "cannot be read" in capsys.readouterr().err
