"""`newsloom stage NAME`: a stage as a filter of JSON lines; `extract` reads web archives too."""

import sys
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import typer

from newsloom.errors import InputError
from newsloom.serve.cli.reading import open_input, read_lines


class Format(StrEnum):
    """What a stage is given; `auto` looks at the first bytes."""

    AUTO = "auto"
    JSONL = "jsonl"
    WARC = "warc"


class Switch(StrEnum):
    """On or off."""

    ON = "on"
    OFF = "off"


def stage(
    name: Annotated[
        str, typer.Argument(help="extract, feed, copies, stories, related, tags, people, quotes, dates or events.")
    ],
    file: Annotated[
        str, typer.Argument(help="JSON lines (.gz and .xz too), for extract also WARC; - for standard input.")
    ] = "-",
    *,
    jobs: Annotated[int, typer.Option(help="Processes side by side.", min=1, max=64)] = 1,
    online: Annotated[bool, typer.Option("--online", help="stories: the decision at arrival, before merges.")] = False,
    embedding: Annotated[
        Switch | None,
        typer.Option(help="stories, related: compare meaning too, or words alone (default: the setting)."),
    ] = None,
    format_: Annotated[Format, typer.Option("--format", help="auto looks at the first bytes.")] = Format.AUTO,
) -> int:
    """Answer each line by one stage; exit status 1 where a line was bad."""
    from newsloom.app.config import config
    from newsloom.pipeline.commands import run
    from newsloom.pipeline.worker_process import collect_rarely

    collect_rarely()
    meaning = (embedding or config().embedding) == Switch.ON
    failed = False
    skipped: Counter[str] = Counter()
    for answer in run(name, _lines(name, file, format_, skipped), jobs=jobs, online=online, embedding=meaning):
        failed = failed or answer.failed
        sys.stdout.write(answer.line + "\n")
    sys.stdout.flush()
    if skipped:
        reasons = ", ".join(f"{count} {reason}" for reason, count in skipped.most_common())
        typer.echo(f"{skipped.total()} records of the archive were passed over: {reasons}.", err=True)
    return 1 if failed else 0


def _lines(name: str, file: str, format_: Format, skipped: Counter[str]) -> Iterator[str]:
    """The lines the stage reads, made of a web archive's records where it is one."""
    from newsloom.pipeline.stream import is_archive

    if format_ is Format.JSONL:
        yield from read_lines(file)
        return
    with open_input(file) as stream:
        if format_ is Format.AUTO and not is_archive(stream.peek(_HEAD_BYTES)):
            yield from read_lines(file, stream)
            return
        if name != "extract":
            raise InputError(f"{file} is a web archive; of the stages only `extract` reads one.")
        from newsloom.pipeline.warc import archive_lines

        yield from archive_lines(stream, skipped)


_HEAD_BYTES = 512
