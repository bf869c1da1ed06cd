"""`add`, `fetch`, `opml import`, `opml export`."""

import asyncio
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from newsloom.errors import InputError, QueryError
from newsloom.serve.cli.reading import read_bytes
from newsloom.serve.cli.state import prepare

if TYPE_CHECKING:
    from newsloom.pipeline.ingest import Ingest
    from newsloom.pipeline.refetch import LookedAgain


def add(
    address: Annotated[str, typer.Argument(help="A feed, or a page that has one.")],
    name: Annotated[str, typer.Option(help="What to call the source; else what the feed says.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Answer as JSON.")] = False,
) -> int:
    """Add a source by the address of its feed or of any of its pages."""
    prepare()
    from dataclasses import replace

    from newsloom.app.adding import AddResult, find_source, store_source

    found = asyncio.run(find_source(address))
    if isinstance(found, str):
        result = AddResult(ok=False, message=found)
    else:
        result = store_source(replace(found, name=name or found.name))
    if as_json:
        typer.echo(json.dumps({"ok": result.ok, "message": result.message, "source": result.source_slug}))
    else:
        typer.echo(result.message, err=not result.ok)
    return 0 if result.ok else 1


def fetch(
    once: Annotated[bool, typer.Option("--once", help="Look once at every due source, then stop.")] = False,
    every: Annotated[bool, typer.Option("--all", help="With --once: at every source, due or not.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON line a source.")] = False,
) -> int:
    """Look at the sources and bring in what is new."""
    if not once:
        raise QueryError("`fetch` needs --once; `newsloom up` keeps looking by itself.")
    prepare()
    failed = asyncio.run(_round(every=every, as_json=as_json))
    return 1 if failed else 0


async def _round(*, every: bool, as_json: bool) -> int:
    from newsloom.app.wiring import ingest
    from newsloom.pipeline.ingest import Looked

    totals = {"new": 0, "changed": 0, "unchanged": 0, "failed": 0}
    console = Console(stderr=True)
    columns = (TextColumn("Looking"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    async with ingest() as work:
        loop = asyncio.get_running_loop()
        if every:
            chosen = await loop.run_in_executor(work.thread, work.store.all_feeds)
        else:
            chosen = await loop.run_in_executor(work.thread, work.store.due_feeds, work.clock.now(), 1_000_000)
        with Progress(*columns, console=console, disable=as_json or not console.is_terminal) as progress:
            bar = progress.add_task("Looking", total=len(chosen))

            def told(looked: Looked) -> None:
                totals["new"] += looked.new
                totals["changed"] += looked.changed
                totals["unchanged"] += looked.unchanged
                totals["failed"] += bool(looked.error_code)
                progress.advance(bar)
                if as_json:
                    row = {
                        "source": looked.feed.source.name,
                        "feed": looked.feed.url,
                        "new": looked.new,
                        "changed": looked.changed,
                        "unchanged": looked.unchanged,
                        "error": looked.error_code and {"code": looked.error_code, "message": looked.error_text},
                    }
                    typer.echo(json.dumps(row, ensure_ascii=False))
                elif looked.error_code:
                    console.print(f"{looked.feed.source.name}: {looked.error_text} [{looked.error_code}]", markup=False)

            await work.round(chosen, told)
        again = await _look_again(work)
    if again.pages:
        typer.echo(
            f"{again.pages} pages looked at again: {again.edited} articles edited, {again.withdrawn} withdrawn.",
            err=as_json,
        )
    if not as_json:
        typer.echo(
            f"{len(chosen)} sources looked at: {totals['new']} new articles, {totals['changed']} changed,"
            f" {totals['unchanged']} sources unchanged, {totals['failed']} with trouble."
        )
    return totals["failed"]


async def _look_again(work: "Ingest") -> "LookedAgain":
    """Looks at every article's page that is due, batch after batch."""
    from newsloom.pipeline.refetch import LookedAgain, look_again

    done = LookedAgain()
    while (batch := await look_again(work)).pages:
        done += batch
    return done


def opml_import(
    file: Annotated[str, typer.Argument(help="OPML file, address of one, or - for standard input.")],
) -> int:
    """Subscribe to every feed of an OPML list; a broken outline is named and the rest imported."""
    prepare()
    from newsloom.app.clock import SystemClock
    from newsloom.sources.opml import read_opml
    from newsloom.store.news import NewsStore

    result = read_opml(_bytes(file))
    store, now = NewsStore(), SystemClock().now()
    fresh = sum(store.add_feed(new, now)[1] for new in result.sources)
    for problem in result.problems:
        typer.echo(problem, err=True)
    typer.echo(f"{fresh} sources added, {len(result.sources) - fresh} were there already.")
    return 1 if result.problems else 0


def _bytes(file: str) -> bytes:
    if not file.startswith(("http://", "https://")):
        return read_bytes(file)
    from newsloom.app.wiring import fetch_once
    from newsloom.model.fetched import Failed, Fetched

    outcome = asyncio.run(fetch_once(file, max_bytes=20_000_000))
    if isinstance(outcome, Fetched):
        return outcome.body
    if isinstance(outcome, Failed):
        raise outcome.error
    raise InputError(f"{file} answered without a body.")


def opml_export(
    file: Annotated[Path | None, typer.Argument(help="Where to write; standard output where left out.")] = None,
) -> int:
    """Write the subscriptions as OPML 2."""
    prepare()
    from newsloom.model.source import NewSource
    from newsloom.sources.opml import write_opml
    from newsloom.store.models import Feed

    rows = Feed.objects.select_related("source").order_by("source__category", "source__name", "id")
    sources = [
        NewSource(name=row.source.name, feed_url=row.url, home_url=row.source.home_url, category=row.source.category)
        for row in rows
    ]
    body = write_opml("Newsloom subscriptions", sources)
    if file is None:
        typer.echo(body.decode("utf-8"))
    else:
        file.write_bytes(body)
        typer.echo(f"{len(sources)} sources written to {file}.")
    return 0
