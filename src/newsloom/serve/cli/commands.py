"""Every command, registered by name."""

import typer

from newsloom.serve.cli import doctor, export, feeds, imports, listing, people, serving, stages
from newsloom.serve.cli import rules as site_rules


def register(app: typer.Typer, *, opml: typer.Typer, user: typer.Typer, rules: typer.Typer) -> None:
    """Adds every command to the application."""
    app.command("up")(serving.up)
    app.command("demo")(serving.demo)
    app.command("web")(serving.web)
    app.command("worker")(serving.worker)
    app.command("add")(feeds.add)
    app.command("fetch")(feeds.fetch)
    app.command("import")(imports.import_)
    app.command("search")(listing.search)
    app.command("stories")(listing.stories)
    app.command("sources")(listing.sources)
    app.command("leaderboard")(listing.leaderboard)
    app.command("export")(export.export)
    app.command("stage")(stages.stage)
    app.command("doctor")(doctor.doctor)
    opml.command("import")(feeds.opml_import)
    opml.command("export")(feeds.opml_export)
    user.command("add")(people.add)
    rules.command("try")(site_rules.try_)
    rules.command("list")(site_rules.list_)
    rules.command("check")(site_rules.check)
    rules.command("scrub")(site_rules.scrub)
    rules.command("export")(site_rules.export)
