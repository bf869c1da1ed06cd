"""`newsloom read-again`: reads stored articles that no reader of this version has read."""

import typer
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, TextColumn

from newsloom.serve.cli.state import prepare

_AT_ONCE = 100


def read_again() -> int:
    """Read stored articles again: people, statements, days and events. The worker does it too, a few at a time."""
    prepare()
    from newsloom.app.clock import SystemClock
    from newsloom.app.config import config
    from newsloom.app.wiring import weaver

    weaving, clock, count = weaver(config()), SystemClock(), 0
    console = Console(stderr=True)
    columns = (TextColumn("Reading again"), MofNCompleteColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as progress:
        task = progress.add_task("", total=None)
        while read := weaving.read_again(clock.now(), _AT_ONCE):
            count += read
            progress.update(task, completed=count)
    typer.echo(f"{count} articles read again." if count else "Every article is read already.")
    return 0
