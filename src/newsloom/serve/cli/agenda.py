"""`newsloom calendar`: what lies ahead, in the shell."""

import datetime as dt
import json
from typing import Annotated, Any

import typer

from newsloom.app.clock import SystemClock
from newsloom.serve.cli.state import prepare

_AHEAD_DAYS = 92


def calendar(
    *,
    first: Annotated[str, typer.Option("--from", help="First day, YYYY-MM-DD; today if not given.")] = "",
    last: Annotated[str, typer.Option("--to", help="Last day; three months on if not given.")] = "",
    tag: Annotated[str, typer.Option(help="Only what is told of with this hashtag.")] = "",
    story: Annotated[str, typer.Option(help="Only what this story tells of, by its number.")] = "",
    section: Annotated[str, typer.Option(help="Only this section, as in its address.")] = "",
    limit: Annotated[int, typer.Option(help="At most this many.", min=1, max=1000)] = 200,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
    as_ics: Annotated[bool, typer.Option("--ics", help="An iCalendar object.")] = False,
) -> int:
    """List what articles say lies ahead, each event once with who tells of it."""
    begin = _day(first, "--from") or SystemClock().now().date()
    end = _day(last, "--to") or min(begin, dt.date.max - dt.timedelta(days=_AHEAD_DAYS)) + dt.timedelta(_AHEAD_DAYS)
    prepare()
    from newsloom.serve.feeds.calendars import event_text
    from newsloom.store.reading.agenda import coarse_between, events_between

    about, name = _about(tag, story, section)
    rows = events_between(begin, end, about, limit=limit)
    if as_ics:
        text = event_text(rows, name or "Newsloom", address=lambda row: "", everything=True)
        typer.echo(text, nl=False)
        return 0
    found = [*rows, *coarse_between(begin, end, about, limit=limit)][:limit]
    for row in found:
        if as_json:
            typer.echo(json.dumps(_plain(row), ensure_ascii=False))
        else:
            days = row.value + (f" to {row.end_value}" if row.end_value else "")
            names = ", ".join(dict.fromkeys(one.source.name for one in row.evidence))
            moved = f", moved from {', '.join(row.moved_from)}" if row.moved_from else ""
            typer.echo(f"{days:<24}  {row.status}{moved}: {row.what}\n{'':<26}{names}")
    if not found and not as_json:
        typer.echo("Nothing in these days.")
    return 0


def _day(text: str, option: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError as error:
        raise typer.BadParameter("a day is written YYYY-MM-DD", param_hint=option) from error


def _about(tag: str, story: str, section: str) -> tuple[Any, str]:
    """What the options choose, and its name."""
    from django.http import Http404

    from newsloom.serve.web.chosen import choose, everything

    wanted = [(kind, value) for kind, value in (("tag", tag), ("story", story), ("section", section)) if value]
    if len(wanted) > 1:
        raise typer.BadParameter("choose one of --tag, --story and --section")
    if not wanted:
        return everything().about, ""
    (kind, value) = wanted[0]
    try:
        found = choose(kind, value)
    except Http404 as error:
        raise typer.BadParameter(f"there is no {kind} {value}", param_hint=f"--{kind}") from error
    return found.about, found.name


def _plain(row: Any) -> dict[str, Any]:
    return {
        "uid": row.uid,
        "what": row.what,
        "value": row.value,
        "end_value": row.end_value,
        "grain": row.grain,
        "first": row.first.isoformat(),
        "last": row.last.isoformat(),
        "status": row.status,
        "moved_from": list(row.moved_from),
        "sequence": row.sequence,
        "stories": [story.id for story in row.stories],
        "more": row.more,
        "evidence": [
            {
                "article": one.article_id,
                "outlet": one.source.name,
                "at": one.at.isoformat(),
                "sentence": one.sentence,
                "start": one.start,
                "end": one.end,
                "dated": one.dated,
                "copies": one.copies,
            }
            for one in row.evidence
        ],
    }
