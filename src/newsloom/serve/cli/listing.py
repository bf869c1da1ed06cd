"""`search`, `stories`, `sources`: what the site shows, in the shell."""

import json
from typing import Annotated

import typer

from newsloom.serve.cli.state import prepare

Json = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
Most = Annotated[int, typer.Option("--limit", help="At most this many.", min=1, max=1000)]


def search(
    query: Annotated[str, typer.Argument(help="Words; a phrase in marks.")], limit: Most = 20, as_json: Json = False
) -> int:
    """Find articles, newest first."""
    prepare()
    from newsloom.store.models import Article
    from newsloom.store.search import search as find

    page = find(query, limit=limit)
    rows = Article.objects.select_related("source").in_bulk([hit.article_id for hit in page.hits])
    for hit in page.hits:
        row = rows[hit.article_id]
        words = "".join(text for text, _ in hit.snippet)
        if as_json:
            found = {"id": row.pk, "title": row.title, "source": row.source.name, "url": row.url, "snippet": words}
            typer.echo(json.dumps(found, ensure_ascii=False))
        else:
            typer.echo(f"{row.pk:>6}  {row.sort_at:%Y-%m-%d %H:%M}  {row.source.name}: {row.title}")
    if not page.hits and not as_json:
        typer.echo("Nothing found.")
    return 0


def stories(context: typer.Context, limit: Most = 20, as_json: Json = False) -> int:
    """List the stories as the front page ranks them; with a command, look at one or correct it."""
    if context.invoked_subcommand is not None:
        return 0
    prepare()
    from newsloom.app.clock import SystemClock
    from newsloom.app.life import lives
    from newsloom.app.story_plain import life_plain
    from newsloom.store.reading.front import newest_stories

    cards = newest_stories(limit=limit)
    known = lives(cards, SystemClock().now())
    for row in cards:
        if as_json:
            found = {
                "id": row.id,
                "headline": row.headline,
                "section": row.section,
                "life": life_plain(known.get(row.id)),
                "independent_sources": row.independent_count,
                "articles": row.article_count,
                "copies": row.copy_count,
                "first": row.first_at.isoformat(),
                "last": row.last_at.isoformat(),
                "outlets": [outlet.name for outlet in row.outlets],
            }
            typer.echo(json.dumps(found, ensure_ascii=False))
        else:
            names = ", ".join(outlet.name for outlet in row.outlets)
            counted = (
                "1 independent source" if row.independent_count == 1 else f"{row.independent_count} independent sources"
            )
            phase = f"  {known[row.id].phase.value}" if row.id in known else ""
            typer.echo(f"{row.id:>6}  {counted}{phase}  {row.headline}\n        {names}")
    return 0


def sources(as_json: Json = False) -> int:
    """List the sources and how they are."""
    prepare()
    from newsloom.store.models import Feed

    for row in Feed.objects.select_related("source").order_by("source__name", "id"):
        if as_json:
            found = {
                "source": row.source.name,
                "feed": row.url,
                "country": row.source.country,
                "kind": row.source.kind,
                "owner": row.source.owner,
                "profile_from": row.source.profile_from,
                "paused": row.paused,
                "gone": row.gone,
                "last_success": row.last_success_at and row.last_success_at.isoformat(),
                "next_look": row.next_fetch_at and row.next_fetch_at.isoformat(),
                "failures": row.failures,
                "error": row.error_code and {"code": row.error_code, "message": row.error_text},
            }
            typer.echo(json.dumps(found, ensure_ascii=False))
        else:
            said = (
                f"{row.error_text} [{row.error_code}]" if row.error_code else "fine" if row.last_success_at else "new"
            )
            typer.echo(f"{row.source.name}  {row.url}\n    {said}")
    return 0


def leaderboard(
    days: Annotated[int, typer.Option(help="7 or 30.")] = 7,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> int:
    """List who reported first."""
    prepare()
    from newsloom.app.clock import SystemClock
    from newsloom.app.leaderboard import SPANS, leaders, leaders_plain

    if days not in SPANS:
        raise typer.BadParameter("it is counted over 7 or 30 days", param_hint="--days")
    board = leaders(days, SystemClock().now())
    if as_json:
        typer.echo(json.dumps(leaders_plain(board), ensure_ascii=False))
        return 0
    for leader in board.leaders:
        ahead = f"{leader.median_lead_s / 60:.0f} min ahead"
        typer.echo(f"{leader.firsts:>5} of {leader.told:<5}  {ahead:>14}  {leader.name}")
    if not board.leaders:
        typer.echo(f"Too little to rank yet: {board.stories} stories with a known first report.")
    return 0
