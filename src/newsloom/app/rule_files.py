"""The site rules in files, those that came with Newsloom and those of the data folder, and their golden pages."""

import datetime as dt
import functools
import json
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from newsloom.app.clock import SystemClock
from newsloom.app.config import config
from newsloom.errors import ExtractError, InputError, RuleError, RuleGolden
from newsloom.extract.page import extract
from newsloom.extract.rules.golden import differences, expectation, read_expectation
from newsloom.extract.rules.reading import MAX_RULE_CHARS, Reading, examine
from newsloom.model.rule import BrokenRule, RuleBook, RuleFile, RuleOrigin

_FOLDER = "rules"  # below the data folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One rule file, and what is wrong with it; `goldens` counts the golden pages it was held to."""

    name: str
    origin: RuleOrigin
    rule: RuleFile | None
    problems: tuple[RuleError, ...]
    goldens: int = 0


def rules_in_files() -> RuleBook:
    """The rules without a database: those of the data folder and the shipped ones."""
    folder, folder_broken = _sorted_out(_folder_readings())
    shipped, shipped_broken = _sorted_out(_shipped_readings())
    return RuleBook(files=(*folder, *shipped), broken=(*folder_broken, *shipped_broken))


def read_file(path: Path) -> Reading:
    """The rule in a file. Raises InputError where it cannot be opened."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}.") from error
    return examine(text, name=path.name, origin=RuleOrigin.FOLDER)


def text_of(rule: RuleFile) -> str:
    folder = _shipped_folder() if rule.origin is RuleOrigin.SHIPPED else config().data / _FOLDER
    path = folder / rule.name
    return path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""


def check_files() -> tuple[Checked, ...]:
    """Every shipped and folder rule, held to its golden pages."""
    found = [check(path, RuleOrigin.SHIPPED) for path in _toml_files(_shipped_folder())]
    return (*found, *(check(path, RuleOrigin.FOLDER) for path in _toml_files(config().data / _FOLDER)))


def check(path: Traversable, origin: RuleOrigin) -> Checked:
    """One rule file, held to the golden pages beside it."""
    reading = _reading(path, origin)
    problems = list(reading.problems)
    pages = golden_pages(path)
    if reading.rule is not None:
        for page in pages:
            problems += _held_to(reading.rule, page)
    return Checked(name=path.name, origin=origin, rule=reading.rule, problems=tuple(problems), goldens=len(pages))


def golden_pages(path: Traversable) -> list[Path]:
    """The golden pages of a rule file: HOST.html, or HOST.1.html, HOST.2.html …"""
    stem = path.name.removesuffix(".toml")
    folder = Path(str(path)).parent
    return sorted(
        page
        for page in folder.glob("*.html")
        if page.name == f"{stem}.html"
        or (page.name.startswith(f"{stem}.") and page.stem.rpartition(".")[2].isdecimal())
    )


def _held_to(rule: RuleFile, page: Path) -> list[RuleError]:
    expected_at = page.with_suffix(".json")
    if not expected_at.is_file():
        return [RuleGolden("it has no expected extraction beside it.", file=page.name)]
    try:
        expected = read_expectation(expected_at.read_text(encoding="utf-8"), file=expected_at.name)
        period = rule.on(dt.date.fromisoformat(str(expected["day"])))
        found = extract(page.read_bytes(), url=str(expected["url"]), rule=period)
    except RuleGolden as error:
        return [error]
    except ValueError as error:
        return [RuleGolden(f"`day` is no day ({error}).", file=expected_at.name)]
    except ExtractError as error:
        return [RuleGolden(f"it cannot be read ({error})", file=page.name)]
    return [RuleGolden(said, file=page.name) for said in differences(expected, found)]


def accept(path: Path) -> int:
    """Writes what the rule in the file reads on its golden pages as what it must read; how many. Raises RuleError.

    The address and the day of a page are kept where they were written before; else the day is today's.
    """
    reading = read_file(path)
    if reading.rule is None:
        raise reading.problems[0]
    pages = golden_pages(path)
    for page in pages:
        kept = page.with_suffix(".json")
        before = read_expectation(kept.read_text(encoding="utf-8"), file=kept.name) if kept.is_file() else {}
        url = str(before.get("url") or f"https://{page.stem}.example/")
        day = str(before.get("day") or SystemClock().now().date())
        found = extract(page.read_bytes(), url=url, rule=reading.rule.on(dt.date.fromisoformat(day)))
        said = json.dumps(expectation(found, day=day), ensure_ascii=False, indent=1)
        kept.write_text(said + "\n", encoding="utf-8")
    return len(pages)


def _shipped_folder() -> Traversable:
    return files("newsloom.extract.rules") / "data"


def _toml_files(folder: Traversable) -> list[Traversable]:
    if not folder.is_dir():
        return []
    return sorted((path for path in folder.iterdir() if path.name.endswith(".toml")), key=lambda path: path.name)


def _reading(path: Traversable, origin: RuleOrigin) -> Reading:
    try:
        text = path.read_bytes()[: 4 * MAX_RULE_CHARS + 4].decode("utf-8", "replace")
    except OSError as error:
        said = f"it cannot be read ({error.strerror or error})."
        return Reading(rule=None, problems=(RuleError(said, file=path.name),))
    return examine(text, name=path.name, origin=origin)


@functools.cache
def _shipped_readings() -> tuple[tuple[str, RuleOrigin, Reading], ...]:
    return tuple(
        (path.name, RuleOrigin.SHIPPED, _reading(path, RuleOrigin.SHIPPED)) for path in _toml_files(_shipped_folder())
    )


def _folder_readings() -> tuple[tuple[str, RuleOrigin, Reading], ...]:
    paths = _toml_files(config().data / _FOLDER)
    return tuple((path.name, RuleOrigin.FOLDER, _reading(path, RuleOrigin.FOLDER)) for path in paths)


def _sorted_out(readings: tuple[tuple[str, RuleOrigin, Reading], ...]) -> tuple[list[RuleFile], list[BrokenRule]]:
    good = [reading.rule for _, _, reading in readings if reading.rule is not None]
    broken = [
        BrokenRule(name=name, origin=origin, error=reading.problems[0], hosts=reading.hosts or (_host_named(name),))
        for name, origin, reading in readings
        if reading.rule is None
    ]
    return good, broken


def _host_named(file_name: str) -> str:
    return file_name.removesuffix(".toml")
