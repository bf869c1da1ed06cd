import json

from newsloom.pipeline.commands import run


def lines(*rows: object) -> list[dict[str, object]]:
    return [json.loads(answer.line) for answer in run("events", [json.dumps(row) for row in rows])]


def test_a_row_is_answered_with_its_events_and_their_sentences() -> None:
    text = "Peru expelled two Chilean diplomats on Monday."
    (row,) = lines({"id": 7, "text": text, "published": "2031-05-06T10:00:00+09:00"})
    assert row["events"] == [
        {
            "type": "SANCTION",
            "source": "PE",
            "target": "CL",
            "modality": "fact",
            "date": "2031-05-05",
            "span": [0, len(text)],
        }
    ]


def test_a_bad_row_is_answered_in_its_place() -> None:
    bad, good = lines({"id": 1, "text": ["no"]}, {"id": 2, "text": "Nothing."})
    assert "error" in bad
    assert good["events"] == []


def test_a_time_that_cannot_be_read_counts_as_missing() -> None:
    for published in ("yesterday", True, 1e300, {"a": 1}, "2031-05-06", 1_900_000_000_000):
        (row,) = lines({"id": 1, "text": "Peru accused Chile of theft.", "published": published})
        assert row["events"]
