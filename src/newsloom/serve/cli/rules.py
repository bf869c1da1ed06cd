"""`rules list`, `rules check`, `rules try`, `rules scrub`, `rules export`: how publishers' pages are read."""

import asyncio
import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import typer
from rich.console import Console
from rich.table import Table

from newsloom.errors import InputError, NotFound, RuleError
from newsloom.serve.cli.reading import read_bytes
from newsloom.serve.cli.state import prepare

if TYPE_CHECKING:
    from newsloom.app.rule_files import Checked
    from newsloom.extract.rules.trial import Trial
    from newsloom.model.rule import RuleBook, RuleFile, SiteRule

_PAGE_BYTES = 10_000_000
Json = Annotated[bool, typer.Option("--json", help="Answer as JSON.")]
Page = Annotated[str, typer.Argument(help="Address of a page, a file, or - for standard input.")]
Address = Annotated[str, typer.Option("--url", help="For a file: the address it was saved from.")]


def list_(as_json: Json = False) -> int:
    """List every rule: whose pages, from where, which periods."""
    prepare()
    from newsloom.app.rules import rule_book

    book = rule_book()
    for file in book.files:
        if as_json:
            row = {
                "name": file.name,
                "origin": str(file.origin),
                "hosts": list(file.hosts),
                "paths": list(file.paths),
                "periods": [_period(period) for period in file.periods],
            }
            typer.echo(json.dumps(row, ensure_ascii=False))
        else:
            typer.echo(f"{file.origin:<8}{file.name}  {', '.join([*file.hosts, *file.paths])}")
    for host in sorted(book.silenced):
        typer.echo(f"{'own':<8}{host} is read the general way.", err=as_json)
    for broken in book.broken:
        typer.echo(broken.error.sentence(), err=True)
    return 1 if book.broken else 0


def check(
    file: Annotated[Path | None, typer.Argument(help="A rule file; every rule where left out.")] = None,
    accept: Annotated[
        bool, typer.Option("--accept", help="Write what the rule reads now as what it must read; review it.")
    ] = False,
    as_json: Json = False,
) -> int:
    """Check rule files, and hold each to the golden pages beside it."""
    from newsloom.app import rule_files
    from newsloom.model.rule import RuleOrigin

    if file is None and accept:
        raise InputError("--accept needs the rule file whose expected extractions are to be written.")
    if file is None:
        found = rule_files.check_files()
    else:
        if not file.is_file():
            raise InputError(f"{file} is no file.")
        if accept:
            rule_files.accept(file)
        found = (rule_files.check(file, RuleOrigin.FOLDER),)
    for one in found:
        _tell(one, as_json=as_json)
    return 1 if any(one.problems for one in found) else 0


def _tell(one: "Checked", *, as_json: bool) -> None:
    if as_json:
        problems = [
            {"code": p.code, "message": p.reason, "file": p.file, "line": p.line, "key": p.key} for p in one.problems
        ]
        typer.echo(json.dumps({"name": one.name, "goldens": one.goldens, "problems": problems}, ensure_ascii=False))
        return
    for problem in one.problems:
        typer.echo(problem.sentence(), err=True)
    if not one.problems:
        held = "no golden page" if not one.goldens else f"{one.goldens} golden page{'s' * (one.goldens > 1)} held"
        typer.echo(f"{one.name}: fine, {held}.")


def try_(
    page: Page,
    rule: Annotated[Path | None, typer.Option("--rule", help="A rule file; else the rule there is.")] = None,
    url: Address = "",
    day: Annotated[str, typer.Option(help="Day whose period is tried (2024-05-31); else the article's own.")] = "",
    as_json: Json = False,
) -> int:
    """Show side by side what the general way and the rule read on a page."""
    from newsloom.app.rule_files import read_file

    markup, address, content_type = _page(page, url)
    from newsloom.extract.rules.trial import try_rule

    general = try_rule(markup, None, url=address, content_type=content_type).general
    address = address or general.canonical_url
    at = _day(day) or (general.published_at.date() if general.published_at else dt.datetime.now(dt.UTC).date())
    chosen: RuleFile | None
    if rule is not None:
        reading = read_file(rule)
        if reading.rule is None:
            _refuse(reading.problems, as_json=as_json)
            return 2
        chosen = reading.rule
    else:
        chosen = _book().file_for(address)
    trial = try_rule(markup, chosen.on(at) if chosen else None, url=address, content_type=content_type)
    if as_json:
        typer.echo(json.dumps(_as_json(trial, chosen, at), ensure_ascii=False))
    else:
        _show(trial, chosen, at)
    return 0


def scrub(
    page: Page,
    out: Annotated[Path | None, typer.Option("-o", "--out", help="Where to write; standard output else.")] = None,
    keep: Annotated[list[str] | None, typer.Option(help="A word the rule looks for, to stay; may be repeated.")] = None,
) -> int:
    """Make a golden page: the markup, with every text, name, address and picture replaced by invented ones."""
    from newsloom.extract.scrub.page import scrub as scrubbed

    markup, _, content_type = _page(page, "")
    made = scrubbed(markup, content_type=content_type, keep=keep or ())
    if out is None:
        typer.echo(made, nl=False)
    else:
        out.write_text(made, encoding="utf-8")
        typer.echo(f"{len(made)} characters written to {out}. Read it before you give it away.")
    return 0


def export(source: Annotated[str, typer.Argument(help="The source, by the last part of its page's address.")]) -> int:
    """Write the rule in force for a source, own or shipped, as TOML."""
    prepare()
    from newsloom.app.rules import standing
    from newsloom.store.models import Source

    row = Source.objects.filter(slug=source).first()
    if row is None:
        raise NotFound(f"There is no source {source!r}; `newsloom sources --json` lists them.")
    text = standing(row).text
    if not text:
        raise NotFound(f"{row.name} has no rule; its pages are read the general way.")
    typer.echo(text, nl=not text.endswith("\n"))
    return 0


def _book() -> "RuleBook":
    prepare()
    from newsloom.app.rules import rule_book

    return rule_book()


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError as error:
        raise InputError(f"{text!r} is no day; write it as 2024-05-31.") from error


def _page(page: str, url: str) -> tuple[bytes, str, str]:
    """The markup, the address it came from and its content type."""
    if not page.startswith(("http://", "https://")):
        if url and not urlsplit(url).hostname:
            raise InputError(f"{url!r} is no address; begin it with https://.")
        return read_bytes(page), url, ""
    from newsloom.app.wiring import fetch_once
    from newsloom.model.fetched import Failed, Fetched

    outcome = asyncio.run(fetch_once(page, max_bytes=_PAGE_BYTES))
    if isinstance(outcome, Failed):
        raise outcome.error
    if not isinstance(outcome, Fetched):
        raise InputError(f"{page} answered without a body.")
    return outcome.body, outcome.url, outcome.content_type


def _refuse(problems: tuple[RuleError, ...], *, as_json: bool) -> None:
    for problem in problems:
        if as_json:
            said = {"code": problem.code, "message": problem.reason, "line": problem.line, "key": problem.key}
            typer.echo(json.dumps({"error": said}, ensure_ascii=False))
        else:
            typer.echo(problem.sentence(), err=True)


def _period(rule: "SiteRule") -> dict[str, str | None]:
    return {
        "valid_from": rule.valid_from.isoformat() if rule.valid_from else None,
        "valid_until": rule.valid_until.isoformat() if rule.valid_until else None,
    }


def _as_json(trial: "Trial", chosen: "RuleFile | None", at: dt.date) -> dict[str, object]:
    from newsloom.extract.rules.trial import compared

    return {
        "rule": chosen.name if chosen else None,
        "origin": str(chosen.origin) if chosen else None,
        "day": at.isoformat(),
        "period": _period(trial.rule) if trial.rule else None,
        "fields": {row.name: {"general": row.general, "rule": row.ruled} for row in compared(trial)},
        "own_body": trial.own_body,
        "next_page": trial.next_page or None,
        "removed": list(trial.removed),
        "matched_nothing": list(trial.silent),
    }


def _show(trial: "Trial", chosen: "RuleFile | None", at: dt.date) -> None:
    from newsloom.extract.rules.trial import compared

    console = Console(highlight=False)
    table = Table(show_lines=False, expand=True)
    table.add_column("", no_wrap=True)
    table.add_column("the general way", ratio=1, overflow="fold")
    table.add_column("the rule", ratio=1, overflow="fold")
    for row in compared(trial):
        table.add_row(row.name, _plain(row.general), _plain(row.ruled) if row.differs else "same")
    if trial.rule is not None:
        console.print(table)
    else:
        for row in compared(trial):
            console.print(f"{row.name:<12} {row.general}", markup=False)
    for line in _notes(trial, chosen, at):
        console.print(line, markup=False, soft_wrap=True)


def _plain(text: str) -> str:
    return text.replace("[", "\\[")


def _notes(trial: "Trial", chosen: "RuleFile | None", at: dt.date) -> list[str]:
    """What else a person must know to judge the rule."""
    if chosen is None:
        return ["No rule is meant for this page; it is read the general way."]
    if trial.rule is None:
        return [f"The rule {chosen.name} ({chosen.origin}) has no period for {at}; the page is read the general way."]
    first, last = trial.rule.valid_from, trial.rule.valid_until
    bounds = [f"from {first}" if first else "", f"until {last}" if last else ""]
    period = " ".join(filter(None, bounds)) or "on every day"
    notes = [f"The rule {chosen.name} ({chosen.origin}), valid {period}, was used for an article of {at}."]
    if trial.rule.body and not trial.own_body:
        notes.append("No body container was found; the body is read the general way.")
    notes += [f"Matched nothing: {one}" for one in trial.silent]
    notes += [f"Removed: {words}" for words in trial.removed[:20]]
    if len(trial.removed) > 20:
        notes.append(f"Removed: {len(trial.removed) - 20} more.")
    if trial.next_page:
        notes.append(f"Next page: {trial.next_page}")
    return notes
