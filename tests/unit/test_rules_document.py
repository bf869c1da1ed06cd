"""docs/rules.md says every key, and its example is true."""

import json
import re
from dataclasses import fields
from pathlib import Path

from newsloom.extract.rules.reading import read_rule
from newsloom.extract.rules.selectors import PSEUDO
from newsloom.extract.rules.trial import compared, try_rule
from newsloom.model.rule import SiteRule

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "rules.md").read_text("utf-8")


def block(language: str) -> str:
    match = re.search(rf"```{language}\n(.*?)```", TEXT, re.S)
    assert match
    return match[1]


def test_the_example_reads_what_it_says() -> None:
    rule = read_rule(block("toml"), name="merrowcourier.example.toml")
    assert rule.holds_for("merrowcourier.example", "/news/berths")
    trial = try_rule(block("html"), rule.periods[0], url="https://merrowcourier.example/news/berths")
    read = {row.name: row.ruled for row in compared(trial)}
    expected = json.loads(block("json"))
    assert {name: read[name] for name in expected} == expected
    assert trial.silent == ()
    assert any(row.differs for row in compared(trial))


def test_every_key_is_explained() -> None:
    named = set(re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (`[^|]*) \|", TEXT, re.M))))
    assert named == {f.name for f in fields(SiteRule)} - {"name", "origin"} | {"hosts", "paths"}


def test_every_pseudo_class_is_explained() -> None:
    assert [name for name in PSEUDO if f"`:{name}`" not in TEXT] == []
