"""`newsloom stage NAME`: a stage as a filter of JSON lines."""

import sys
from typing import Annotated

import typer

from newsloom.serve.cli.reading import read_lines


def stage(
    name: Annotated[str, typer.Argument(help="extract, feed, copies, stories, related or tags.")],
    file: Annotated[str, typer.Argument(help="JSON lines (.gz and .xz too), or - for standard input.")] = "-",
    jobs: Annotated[int, typer.Option(help="Processes side by side.", min=1, max=64)] = 1,
    online: Annotated[bool, typer.Option("--online", help="stories: the decision at arrival, before merges.")] = False,
) -> int:
    """Answer each line by one stage; exit status 1 where a line was bad."""
    from newsloom.pipeline.commands import run

    failed = False
    for answer in run(name, read_lines(file), jobs=jobs, online=online):
        failed = failed or answer.failed
        sys.stdout.write(answer.line + "\n")
    sys.stdout.flush()
    return 1 if failed else 0
