"""Every command, registered by name."""

import typer

from newsloom.serve.cli import corrections as said
from newsloom.serve.cli import doctor, export, feeds, imports, listing, people, rereading, serving, stages
from newsloom.serve.cli import rules as site_rules


def register(
    app: typer.Typer,
    *,
    opml: typer.Typer,
    user: typer.Typer,
    rules: typer.Typer,
    stories: typer.Typer,
    corrections: typer.Typer,
) -> None:
    """Adds every command to the application."""
    app.command("up")(serving.up)
    app.command("demo")(serving.demo)
    app.command("web")(serving.web)
    app.command("worker")(serving.worker)
    app.command("add")(feeds.add)
    app.command("fetch")(feeds.fetch)
    app.command("import")(imports.import_)
    app.command("search")(listing.search)
    app.command("sources")(listing.sources)
    app.command("leaderboard")(listing.leaderboard)
    app.command("export")(export.export)
    app.command("stage")(stages.stage)
    app.command("read-again")(rereading.read_again)
    app.command("doctor")(doctor.doctor)
    opml.command("import")(feeds.opml_import)
    opml.command("export")(feeds.opml_export)
    user.command("add")(people.add)
    rules.command("try")(site_rules.try_)
    rules.command("list")(site_rules.list_)
    rules.command("check")(site_rules.check)
    rules.command("scrub")(site_rules.scrub)
    rules.command("export")(site_rules.export)
    stories.callback()(listing.stories)
    stories.command("show")(said.show)
    stories.command("split")(said.split)
    stories.command("merge")(said.merge)
    stories.command("move")(said.move)
    stories.command("lock")(said.lock)
    stories.command("unlock")(said.unlock)
    corrections.command("list")(said.list_)
    corrections.command("undo")(said.undo)
    corrections.command("export")(said.export)
    corrections.command("check")(said.check)
