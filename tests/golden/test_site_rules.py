"""Every rule that comes with Newsloom, held to its golden pages."""

import datetime as dt
import json
from pathlib import Path

import pytest

from newsloom.app import rule_files
from newsloom.extract.rules.reading import examine
from newsloom.extract.rules.trial import try_rule
from newsloom.model.rule import RuleOrigin

DATA = Path(rule_files.__file__).parents[1] / "extract" / "rules" / "data"
RULES = sorted(DATA.glob("*.toml"))
GOLDEN = [(rule, page) for rule in RULES for page in rule_files.golden_pages(rule)]


def test_there_are_rules_and_each_has_a_golden_page() -> None:
    assert len(RULES) >= 6
    assert {rule for rule, _ in GOLDEN} == set(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda path: path.name)
def test_a_rule_reads_its_golden_pages_as_a_person_expects(rule: Path) -> None:
    assert [str(problem) for problem in rule_files.check(rule, RuleOrigin.SHIPPED).problems] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda path: path.name)
def test_a_rule_finds_its_containers_and_changes_something_on_one_of_its_pages(rule: Path) -> None:
    reading = examine(rule.read_text("utf-8"), name=rule.name)
    assert reading.rule is not None
    changed = []
    for page in (page for own, page in GOLDEN if own == rule):
        expected = json.loads(page.with_suffix(".json").read_text("utf-8"))
        period = reading.rule.on(dt.date.fromisoformat(expected["day"]))
        assert period is not None
        trial = try_rule(page.read_bytes(), period, url=expected["url"])
        assert trial.own_body == bool(period.body)
        changed.append(trial.general != trial.ruled)
    assert any(changed)


def test_no_golden_page_names_a_host_that_exists() -> None:
    import re

    platforms = r"schema\.org|w3\.org|ogp\.me|purl\.org|youtube\.com|youtu\.be|twitter\.com|x\.com|facebook\.com|instagram\.com|tiktok\.com|vimeo\.com|linkedin\.com|pinterest\.com|whatsapp\.com|reddit\.com|t\.me"
    for _, page in GOLDEN:
        hosts = set(re.findall(r"https?://([\w.-]+)", page.read_text("utf-8")))
        assert [host for host in hosts if not re.search(rf"\.example$|(?:^|\.)(?:{platforms})$", host)] == [], page.name
