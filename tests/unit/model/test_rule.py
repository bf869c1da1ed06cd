"""Which rule holds for which page on which day."""

import datetime as dt

from newsloom.errors import RuleValue
from newsloom.model.rule import BrokenRule, RuleBook, RuleFile, RuleOrigin, SiteRule

DAY = dt.date(2024, 5, 31)


def a_file(
    name: str, *, hosts: tuple[str, ...] = ("courier.example",), paths: tuple[str, ...] = (), **more: object
) -> RuleFile:
    periods = more.pop("periods", (SiteRule(name=name, body=("p",)),))
    return RuleFile(name=name, hosts=hosts, paths=paths, periods=periods, **more)  # type: ignore[arg-type]


def named(book: RuleBook, url: str, day: dt.date = DAY) -> str:
    rule = book.rule_for(url, day)
    return rule.name if rule else ""


def test_a_host_holds_with_and_without_www_but_for_no_other() -> None:
    book = RuleBook(files=(a_file("a"),))
    assert named(book, "https://www.courier.example/x") == "a"
    assert named(book, "https://courier.example/x") == "a"
    assert named(book, "https://sport.courier.example/x") == ""
    assert named(book, "https://evilcourier.example/x") == ""
    assert named(book, "http://[") == ""


def test_a_star_holds_for_every_name_below() -> None:
    book = RuleBook(files=(a_file("a", hosts=("*.courier.example",)),))
    assert named(book, "https://sport.courier.example/x") == "a"
    assert named(book, "https://courier.example/x") == ""


def test_paths_limit_a_rule() -> None:
    book = RuleBook(files=(a_file("a", paths=("/news/*", "/*/article-*")),))
    assert named(book, "https://courier.example/news/1") == "a"
    assert named(book, "https://courier.example/sport/x/article-1?y") == "a"
    assert named(book, "https://courier.example/about") == ""


def test_each_day_has_the_rule_of_its_period() -> None:
    old = SiteRule(name="old", valid_until=dt.date(2023, 12, 31), body=("p",))
    new = SiteRule(name="new", valid_from=dt.date(2024, 2, 1), body=("p",))
    book = RuleBook(files=(a_file("a", periods=(old, new)),))
    url = "https://courier.example/"
    assert [named(book, url, dt.date(*day)) for day in ((2023, 12, 31), (2024, 1, 1), (2024, 2, 1))] == [
        "old",
        "",
        "new",
    ]


def test_a_persons_own_rule_comes_first() -> None:
    book = RuleBook(files=(a_file("own", origin=RuleOrigin.OWN), a_file("shipped")))
    assert named(book, "https://courier.example/") == "own"


def test_a_silenced_host_is_read_the_general_way() -> None:
    assert (
        named(RuleBook(files=(a_file("a"),), silenced=frozenset({"courier.example"})), "https://www.courier.example/")
        == ""
    )


def test_a_broken_own_rule_leaves_its_pages_to_the_general_way() -> None:
    broken = BrokenRule(name="own", origin=RuleOrigin.OWN, error=RuleValue("wrong."), hosts=("courier.example",))
    book = RuleBook(files=(a_file("shipped"),), broken=(broken,))
    assert named(book, "https://courier.example/") == ""
    assert book.broken_for("https://courier.example/") is broken
    assert book.broken_for("https://other.example/") is None


def test_a_broken_shipped_rule_does_not_silence_a_persons_own() -> None:
    broken = BrokenRule(
        name="shipped", origin=RuleOrigin.SHIPPED, error=RuleValue("wrong."), hosts=("courier.example",)
    )
    book = RuleBook(files=(a_file("own", origin=RuleOrigin.OWN),), broken=(broken,))
    assert named(book, "https://courier.example/") == "own"
