"""`stories show|split|merge|move|lock|unlock` and `stories corrections …`: what a person says about stories."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsloom.errors import InputError, NotFound
from newsloom.model.corrections import StoryCorrection, StoryCorrectionKind
from newsloom.serve.cli.reading import read_lines
from newsloom.serve.cli.state import prepare

if TYPE_CHECKING:
    from newsloom.app.corrections import Case

Json = Annotated[bool, typer.Option("--json", help="Answer as JSON.")]
Number = Annotated[int, typer.Argument(help="Number of the story, as in its address.", min=1)]
Articles = Annotated[list[int], typer.Argument(help="Numbers of the articles, as in their addresses.")]
Note = Annotated[str, typer.Option(help="Why, for whoever reads it later.")]


def show(story: Number, as_json: Json = False) -> int:
    """Everything the page of a story shows."""
    prepare()
    from newsloom.app.story_plain import story_plain

    found = story_plain(story)
    if found is None:
        raise NotFound(f"There is no story {story}.")
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False))
        return 0
    typer.echo(f"{found['id']}  {found['headline']}")
    typer.echo(f"{found['independent_sources']} independent, {found['articles']} articles, {found['copies']} copies")
    for report in found["reports"]:
        typer.echo(f"{report['id']:>6}  {report['at'][:16]}  {report['outlet']}: {report['title']}")
        for copy in report["copies"]:
            typer.echo(f"        copy {copy['id']}  {copy['outlet']}")
    for speaker in found["said"]["speakers"]:
        typer.echo(f"{speaker['name'] or speaker['as_printed'] or '?'} ({len(speaker['statements'])})")
        for statement in speaker["statements"]:
            first = statement["wordings"][0]
            mark = '"' if first["kind"] == "direct" else ""
            outlets = ", ".join(dict.fromkeys(one["outlet"] for one in first["heard"]))
            typer.echo(f"        {mark}{' '.join(first['text'].split())}{mark}  {outlets}")
    return 0


def split(story: Number, articles: Articles, note: Note = "") -> int:
    """Take articles out of a story; they become one of their own. Copies go with them."""
    return _carry_out(StoryCorrectionKind.SPLIT, story, articles=articles, note=note)


def merge(story: Number, other: Annotated[int, typer.Argument(help="The other story.")], note: Note = "") -> int:
    """Make two stories one. The other's address leads here, or the older's, for ever."""
    return _carry_out(StoryCorrectionKind.MERGE, story, other=other, note=note)


def move(
    article: Annotated[int, typer.Argument(help="Number of the article.")],
    story: Annotated[int, typer.Argument(help="The story it belongs to.")],
    note: Note = "",
) -> int:
    """Move an article, with its copies, to another story."""
    return _carry_out(StoryCorrectionKind.MOVE, None, articles=[article], other=story, note=note)


def lock(story: Number, note: Note = "") -> int:
    """Leave a story as it is: nothing joins it, leaves it, merges with it or parts it by itself."""
    return _carry_out(StoryCorrectionKind.LOCK, story, note=note)


def unlock(story: Number) -> int:
    """Let a locked story live on."""
    return _carry_out(StoryCorrectionKind.UNLOCK, story)


def list_(as_json: Json = False) -> int:
    """List every correction, oldest first."""
    prepare()
    from newsloom.app.corrections import said

    found = said()
    for one in found:
        if as_json:
            typer.echo(json.dumps(_row(one), ensure_ascii=False))
        else:
            titles = "; ".join(article.title for article in one.articles[:2])
            back = "" if one.holds else "  (taken back)"
            typer.echo(f"{one.number:>6}  {one.at:%Y-%m-%d %H:%M}  {one.kind.value}{back}  {one.by or '–'}  {titles}")
    if not found and not as_json:
        typer.echo("Nobody has corrected a story yet.")
    return 0


def undo(number: Annotated[int, typer.Argument(help="Number of the correction.")]) -> int:
    """Take a correction back."""
    prepare()
    from newsloom.app.corrections import take_back

    _tell(take_back(number).stories)
    return 0


def export(
    file: Annotated[Path | None, typer.Argument(help="Where to write; standard output where left out.")] = None,
) -> int:
    """Write the corrections as test cases, JSON lines: articles with their words and what a person said of them."""
    prepare()
    from newsloom.app.corrections import cases

    lines = [json.dumps(case, ensure_ascii=False) for case in cases()]
    if file is None:
        for line in lines:
            typer.echo(line)
        return 0
    try:
        file.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    except OSError as error:
        raise InputError(f"{file} could not be written: {error.strerror}.") from error
    typer.echo(f"{len(lines)} corrections in {file}.")
    return 0


def check(file: Annotated[str, typer.Argument(help="A file `corrections export` wrote; - for standard input.")]) -> int:
    """Say how many of the cases the loom decides right by itself; exit status 1 where any is wrong."""
    prepare()
    from newsloom.app.corrections import checked

    wrong = total = 0
    for verdict in checked(_cases(file)):
        total += 1
        wrong += verdict.right < verdict.pairs
        typer.echo(f"{verdict.number}: {verdict.right} of {verdict.pairs} pairs as said")
    typer.echo(f"{total - wrong} of {total} corrections would not be needed now.")
    return 1 if wrong else 0


def _cases(file: str) -> "Iterator[Case]":
    for place, line in enumerate(read_lines(file), 1):
        if line.strip():
            try:
                found = json.loads(line)
            except ValueError as error:
                raise InputError(f"Line {place} of {file} is no JSON.") from error
            yield found if isinstance(found, dict) else {}


def _carry_out(
    kind: StoryCorrectionKind,
    story: int | None,
    *,
    articles: list[int] | None = None,
    other: int | None = None,
    note: str = "",
) -> int:
    prepare()
    from newsloom.app.corrections import carry_out
    from newsloom.pipeline.correct import Wish

    done = carry_out(Wish(kind=kind, story=story, articles=tuple(articles or ()), other=other, note=note))
    typer.echo(f"Correction {done.number}.")
    _tell(done.stories)
    return 0


def _tell(stories: tuple[int, ...]) -> None:
    from newsloom.store.models import Story

    rows = Story.objects.in_bulk(stories)
    for key in stories:
        if key in rows:
            typer.echo(f"{key:>6}  {rows[key].article_count} articles  {rows[key].headline}")


def _row(one: StoryCorrection) -> dict[str, object]:
    return {
        "number": one.number,
        "kind": one.kind.value,
        "at": one.at.isoformat(),
        "by": one.by or None,
        "note": one.note,
        "undone": one.undone_at.isoformat() if one.undone_at else None,
        "articles": [{"id": a.id, "role": a.role.value, "title": a.title, "source": a.source} for a in one.articles],
    }
