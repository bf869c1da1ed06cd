"""Rule files: what they say, and every mistake named by line and key."""

import datetime as dt

import pytest

from newsloom.errors import RuleError, RuleSelector
from newsloom.extract.rules.reading import examine, read_rule
from newsloom.model.article import Kind
from newsloom.model.rule import RuleOrigin

FULL = """# The Merrow Courier
hosts = ["www.courier.example", "*.courier.example"]
paths = ["/news/*"]

[[period]]
valid_until = 2021-12-31
body = ".old"

[[period]]
valid_from = 2022-01-01
body = ["article .text", "article .more"]
remove = [".promo"]
title = "h1"
picture = "figure.lead img"
kind = "opinion"
timezone = "Asia/Tokyo"
day_first = false
ignore_json_ld_body = true
author_prefixes = ["Text:"]
"""


def test_a_whole_rule_is_read() -> None:
    rule = read_rule(FULL, name="courier.example.toml")
    assert (rule.hosts, rule.paths) == (("courier.example", "*.courier.example"), ("/news/*",))
    old, new = rule.periods
    assert (old.body, old.valid_from, old.valid_until) == ((".old",), None, dt.date(2021, 12, 31))
    assert (new.body, new.kind, new.timezone) == (("article .text", "article .more"), Kind.OPINION, "Asia/Tokyo")
    assert (new.ignore_json_ld_body, new.day_first, new.author_prefixes) == (True, False, ("Text:",))


def test_a_rule_without_hosts_takes_those_of_its_source() -> None:
    rule = read_rule('[[period]]\nbody = "p"', name="courier", origin=RuleOrigin.OWN, hosts=("courier.example",))
    assert (rule.hosts, rule.origin) == (("courier.example",), RuleOrigin.OWN)


PERIOD = 'hosts = ["a.example"]\n[[period]]\n'


@pytest.mark.parametrize(
    ("text", "code", "line", "key"),
    [
        ("hosts = [", "rules.syntax", 1, ""),
        ('hosts = ["a.example"]\n[[period]]\nbody = "p\n', "rules.syntax", 3, ""),
        (PERIOD + 'bodi = "p"', "rules.unknown_key", 3, "bodi"),
        ('hosts = ["a.example"]\nbody = "p"', "rules.unknown_key", 2, "body"),
        ('hosts = ["a.example"]\nhost = 1\n[[period]]\nbody = "p"', "rules.unknown_key", 2, "host"),
        ('[[period]]\nbody = "p"', "rules.value", 0, "hosts"),
        ('hosts = ["not a host"]\n[[period]]\nbody = "p"', "rules.value", 1, "hosts"),
        ('hosts = ["a.example"]\npaths = ["news"]\n[[period]]\nbody = "p"', "rules.value", 2, "paths"),
        ('hosts = ["a.example"]', "rules.value", 0, "period"),
        ('hosts = ["a.example"]\nperiod = 3', "rules.value", 2, "period"),
        (PERIOD + "body = 3", "rules.value", 3, "body"),
        (PERIOD + 'body = ["p", ""]', "rules.value", 3, "body"),
        (PERIOD + 'kind = "novel"', "rules.value", 3, "kind"),
        (PERIOD + 'body = "p"\ntimezone = "Mars/Base"', "rules.value", 4, "timezone"),
        (PERIOD + 'body = "p"\nday_first = "yes"', "rules.value", 4, "day_first"),
        (PERIOD + "valid_from = 2024-01-01", "rules.value", 2, "period"),
        (PERIOD + 'body = "p"\nvalid_from = "2024-01-01"', "rules.date", 4, "valid_from"),
        (PERIOD + 'body = "p"\nvalid_from = 2024-01-01T00:00:00', "rules.date", 4, "valid_from"),
        (PERIOD + 'body = "p"\nvalid_from = 2024-02-01\nvalid_until = 2024-01-01', "rules.date", 5, "valid_until"),
        (PERIOD + 'body = [\n  "p",\n  "p ~ a",\n]', "rules.selector", 5, "body"),
        (PERIOD + 'body = "p @id"', "rules.selector", 3, "body"),
        (PERIOD + 'body = "p"\n[[period]]\nbody = "p"', "rules.periods", 4, "valid_from"),
        (PERIOD + "body = [" + '"p",' * 61 + "]", "rules.too_large", 3, "body"),
        (PERIOD + "# " + "x" * 20_000, "rules.too_large", 0, ""),
    ],
)  # fmt: skip
def test_a_mistake_is_named_by_code_line_and_key(text: str, code: str, line: int, key: str) -> None:
    found = examine(text, name="a.toml").problems[0]
    assert (found.code, found.line, found.key, found.file) == (code, line, key, "a.toml")
    assert str(found).startswith(f"a.toml, line {line}: " if line else "a.toml: ")


def test_every_mistake_is_told_at_once() -> None:
    found = examine(PERIOD + 'body = "p["\nbodi = 1\nkind = 2', name="a.toml").problems
    assert {one.code for one in found} == {"rules.selector", "rules.unknown_key", "rules.value"}


def test_a_mistake_in_the_second_period_is_found_there() -> None:
    text = PERIOD + 'valid_until = 2020-01-01\ntitle = "h1"\n[[period]]\nvalid_from = 2020-01-02\ntitle = "h1["'
    assert [one.line for one in examine(text, name="a.toml").problems] == [7]


def test_a_broken_rule_still_names_its_hosts() -> None:
    assert examine(PERIOD + 'body = "p["', name="a.toml").hosts == ("a.example",)


def test_reading_a_broken_rule_raises_its_first_mistake() -> None:
    with pytest.raises(RuleSelector) as caught:
        read_rule(PERIOD + 'body = "p["', name="a.toml")
    assert isinstance(caught.value, RuleError)
    assert "[rules.selector]" in caught.value.sentence()
