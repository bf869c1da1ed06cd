"""The text of a rule file read into a rule, with every mistake named by file, line and key."""

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from itertools import pairwise
from zoneinfo import ZoneInfo

from newsloom.errors import (
    RuleDate,
    RuleError,
    RulePeriods,
    RuleSelector,
    RuleSyntax,
    RuleTooLarge,
    RuleUnknownKey,
    RuleValue,
)
from newsloom.extract.rules.selectors import BadSelector, compiled
from newsloom.model.article import Kind
from newsloom.model.rule import RuleFile, RuleOrigin, SiteRule

MAX_RULE_CHARS = 20_000  # a shipped rule has 1,000; a page of selectors has 4,000
MAX_HOSTS = 20
MAX_PATHS = 20
MAX_PERIODS = 12  # fundus keeps four dated readers for its oldest publisher
MAX_SELECTORS = 60  # in one list
MAX_ALL_SELECTORS = 300  # in one file: at 2,000 elements a millisecond each, a page costs less than a second
MAX_PREFIXES = 20
MAX_PREFIX_CHARS = 60
_FILE_KEYS = ("hosts", "paths", "period")
_PERIOD_FIELDS = tuple(f.name for f in fields(SiteRule) if f.name not in ("name", "origin"))
_SELECTOR_KEYS = (
    "body", "remove", "title", "standfirst", "authors", "published", "modified", "section", "tags", "picture",
    "caption", "credit", "agency", "next_page",
)  # fmt: skip
_HOST = re.compile(r"(?:\*\.)?(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W_](?:[\w-]{0,61}[^\W_])?|localhost|[\d.]{7,15}")
_PATH = re.compile(r"/[^\s\[\]?]{0,199}")
_AT = re.compile(r"\(at (?:line (\d+), column \d+|end of document)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a text gave: a rule, or why it gave none."""

    rule: RuleFile | None
    problems: tuple[RuleError, ...] = ()
    hosts: tuple[str, ...] = ()  # the hosts it names, also where it is broken elsewhere


def read_rule(
    text: str, *, name: str, origin: RuleOrigin = RuleOrigin.SHIPPED, hosts: tuple[str, ...] = ()
) -> RuleFile:
    """The rule behind the text; `hosts` stand in where it names none. Raises RuleError, the first of its mistakes."""
    reading = examine(text, name=name, origin=origin, hosts=hosts)
    if reading.rule is None:
        raise reading.problems[0]
    return reading.rule


def examine(text: str, *, name: str, origin: RuleOrigin = RuleOrigin.SHIPPED, hosts: tuple[str, ...] = ()) -> Reading:
    """The rule behind the text, or every mistake in it. Never raises, whatever the text."""
    work = _Reader(text=text, file=name, origin=origin, hosts=hosts)
    return work.read()


@dataclass(slots=True, kw_only=True)
class _Reader:
    text: str
    file: str
    origin: RuleOrigin
    hosts: tuple[str, ...]
    problems: list[RuleError] = field(default_factory=list)
    selectors: int = 0

    def read(self) -> Reading:
        data = self._parsed()
        if data is None:
            return Reading(rule=None, problems=tuple(self.problems))
        for key in data:
            if key in _PERIOD_FIELDS:
                self._blame(RuleUnknownKey, f"{key!r} belongs below a line [[period]].", key)
            elif key not in _FILE_KEYS:
                self._blame(RuleUnknownKey, f"there is no key {key!r}.", key)
        hosts = tuple(self._matching(data, "hosts", _HOST, MAX_HOSTS, 'a host such as "news.example"')) or self.hosts
        paths = tuple(self._matching(data, "paths", _PATH, MAX_PATHS, 'a path such as "/news/*"'))
        if not hosts and not self.problems:
            self._blame(RuleValue, "`hosts` is missing: name the hosts whose pages it is for.", "hosts")
        periods = self._periods(data.get("period"))
        if self.problems:
            return Reading(rule=None, problems=tuple(self.problems), hosts=hosts)
        rule = RuleFile(name=self.file, origin=self.origin, hosts=hosts, paths=paths, periods=periods)
        return Reading(rule=rule, hosts=hosts)

    def _parsed(self) -> dict[str, object] | None:
        if len(self.text) > MAX_RULE_CHARS:
            self._blame(RuleTooLarge, f"it is longer than {MAX_RULE_CHARS} characters.", "")
            return None
        try:
            return tomllib.loads(self.text.replace("\r\n", "\n"))
        except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
            match = _AT.search(str(error))
            line = int(match[1]) if match and match[1] else self.text.rstrip().count("\n") + 1 if match else 1
            said = _AT.sub("", str(error)).strip() if match else "it cannot be read"
            self.problems.append(RuleSyntax(f"it is not TOML: {said}.", file=self.file, line=line))
            return None

    def _periods(self, given: object) -> tuple[SiteRule, ...]:
        if not isinstance(given, list) or not given or not all(isinstance(one, dict) for one in given):
            if not self.problems:
                self._blame(RuleValue, "it has no [[period]]: write that line, and what to read below it.", "period")
            return ()
        if len(given) > MAX_PERIODS:
            self._blame(RuleTooLarge, f"it has more than {MAX_PERIODS} periods.", "period")
            return ()
        periods = [self._period(one, number) for number, one in enumerate(given)]
        if self.selectors > MAX_ALL_SELECTORS:
            self._blame(RuleTooLarge, f"it has more than {MAX_ALL_SELECTORS} selectors.", "period")
        self._check_overlaps(periods)
        return tuple(sorted(periods, key=lambda period: period.valid_from or dt.date.min))

    def _period(self, given: dict[str, object], number: int) -> SiteRule:
        before = len(self.problems)
        for key in given:
            if key not in _PERIOD_FIELDS:
                self._blame(RuleUnknownKey, f"there is no key {key!r}.", key, number)
        first, last = (self._day(given, key, number) for key in ("valid_from", "valid_until"))
        if first and last and first > last:
            self._blame(RuleDate, "`valid_until` lies before `valid_from`.", "valid_until", number)
        lists = {key: self._selectors(given, key, number) for key in _SELECTOR_KEYS}
        rule = SiteRule(
            name=self.file,
            origin=self.origin,
            valid_from=first,
            valid_until=last,
            kind=self._kind(given, number),
            ignore_json_ld_body=self._yes_or_no(given, "ignore_json_ld_body", number, default=False),
            day_first=self._yes_or_no(given, "day_first", number, default=True),
            timezone=self._zone(given, number),
            author_prefixes=self._prefixes(given, number),
            **lists,
        )
        says = (*lists.values(), rule.kind, rule.ignore_json_ld_body, rule.author_prefixes)
        if not any(says) and len(self.problems) == before:
            self._blame(RuleValue, "the period says nothing: name what to keep, remove or read.", "period", number)
        return rule

    def _check_overlaps(self, periods: list[SiteRule]) -> None:
        numbered = sorted(enumerate(periods), key=lambda pair: pair[1].valid_from or dt.date.min)
        for (_, one), (number, other) in pairwise(numbered):
            if (one.valid_until or dt.date.max) >= (other.valid_from or dt.date.min):
                self._blame(RulePeriods, "two periods hold on the same day.", "valid_from", number)

    # -- values ---------------------------------------------------------------------------------

    def _selectors(self, given: dict[str, object], key: str, number: int) -> tuple[str, ...]:
        found = self._strings(given, key, number)
        if len(found) > MAX_SELECTORS:
            self._blame(RuleTooLarge, f"`{key}` has more than {MAX_SELECTORS} selectors.", key, number)
            return ()
        self.selectors += len(found)
        for text in found:
            try:
                selector = compiled(text)
            except BadSelector as error:
                self._blame(
                    RuleSelector,
                    f"`{key}`: the selector {_short(text)} cannot be used, because {error}.",
                    key,
                    number,
                    text,
                )
                continue
            if selector.attribute and key in ("body", "remove", "picture"):
                said = f"`{key}`: {_short(text)} names an attribute, but elements are meant here."
                self._blame(RuleSelector, said, key, number, text)
        return found

    def _strings(self, given: dict[str, object], key: str, number: int | None) -> tuple[str, ...]:
        value = given.get(key, [])
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list) or not all(isinstance(one, str) and one.strip() for one in listed):
            self._blame(RuleValue, f"`{key}` must be a text in quotes, or a list of such texts.", key, number)
            return ()
        return tuple(str(one).strip() for one in listed)

    def _matching(
        self, given: dict[str, object], key: str, form: re.Pattern[str], most: int, wanted: str
    ) -> Iterator[str]:
        found = self._strings(given, key, None)
        if len(found) > most:
            self._blame(RuleTooLarge, f"`{key}` has more than {most} entries.", key)
            return
        for text in found:
            if form.fullmatch(text) and text.count("*") <= 4:
                yield text.lower().removeprefix("www.") if key == "hosts" else text
            else:
                self._blame(RuleValue, f"`{key}`: {_short(text)} is not {wanted}.", key, None, text)

    def _day(self, given: dict[str, object], key: str, number: int) -> dt.date | None:
        value = given.get(key)
        if value is None or (isinstance(value, dt.date) and not isinstance(value, dt.datetime)):
            return value
        self._blame(RuleDate, f"`{key}` is no day.", key, number)
        return None

    def _kind(self, given: dict[str, object], number: int) -> Kind | None:
        value = given.get("kind")
        if value is None:
            return None
        if isinstance(value, str) and value in list(Kind):
            return Kind(value)
        self._blame(RuleValue, f"`kind` must be one of {', '.join(Kind)}.", "kind", number)
        return None

    def _yes_or_no(self, given: dict[str, object], key: str, number: int, *, default: bool) -> bool:
        value = given.get(key, default)
        if not isinstance(value, bool):
            self._blame(RuleValue, f"`{key}` must be true or false.", key, number)
            return default
        return value

    def _zone(self, given: dict[str, object], number: int) -> str:
        value = given.get("timezone", "")
        if value == "":
            return ""
        try:
            if isinstance(value, str):
                return ZoneInfo(value).key
        except (ValueError, OSError, KeyError):  # ZoneInfoNotFoundError is a KeyError, and some names are folders
            pass
        self._blame(RuleValue, '`timezone` must be a name such as "Asia/Tokyo".', "timezone", number)
        return ""

    def _prefixes(self, given: dict[str, object], number: int) -> tuple[str, ...]:
        found = self._strings(given, "author_prefixes", number)
        if len(found) > MAX_PREFIXES or any(len(text) > MAX_PREFIX_CHARS for text in found):
            self._blame(
                RuleTooLarge,
                f"`author_prefixes` has more than {MAX_PREFIXES} entries, or a long one.",
                "author_prefixes",
                number,
            )
            return ()
        return found

    def _blame(self, kind: type[RuleError], said: str, key: str, number: int | None = None, text: str = "") -> None:
        line = line_of(self.text, key, number, text) if key else 0
        self.problems.append(kind(said, file=self.file, line=line, key=key))


def line_of(toml: str, key: str, period: int | None = None, text: str = "") -> int:
    """The line, from 1, where a key (and in it `text`) stands in the given period, counted from 0; 0 if it does not."""
    lines = toml.split("\n")
    starts = [number for number, line in enumerate(lines) if re.match(r"\s*\[\[\s*[\"']?period", line)]
    begin, end = 0, starts[0] if starts and period is None and key != "period" else len(lines)
    if period is not None and period < len(starts):
        begin, end = starts[period], starts[period + 1] if period + 1 < len(starts) else len(lines)
    named = re.compile(rf"\s*(?:\[\[?\s*)?[\"']?{re.escape(key)}[\"']?\s*[=.\]]")
    for number in range(begin, end):
        if named.match(lines[number]):
            if not text:
                return number + 1
            return next((n + 1 for n in range(number, end) if text in lines[n]), number + 1)
    return begin + 1 if period is not None else 0


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:57] + "…")
