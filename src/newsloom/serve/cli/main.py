"""`newsloom` on the command line: one place where errors become a sentence and an exit status.

Exit status: 0 done; 1 some items failed and the others were done; 2 the command, a setting or a file is wrong;
3 the store failed (disk full, database held by another process); 130 stopped with Ctrl-C.
"""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError
from rich.console import Console
from typer.exceptions import TyperException

from newsloom import __version__
from newsloom.errors import ConfigError, NewsloomError, StoreError
from newsloom.serve.cli.commands import register

app = typer.Typer(
    name="newsloom",
    help="A newspaper you own: it reads your publishers, folds copies and weaves stories.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
opml = typer.Typer(help="Subscription lists.", no_args_is_help=True, rich_markup_mode=None)
user = typer.Typer(help="People who may sign in.", no_args_is_help=True, rich_markup_mode=None)
rules = typer.Typer(help="How publishers' pages are read.", no_args_is_help=True, rich_markup_mode=None)
stories = typer.Typer(invoke_without_command=True, rich_markup_mode=None)
corrections = typer.Typer(help="What people said about stories.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(stories, name="stories")
stories.add_typer(corrections, name="corrections")
app.add_typer(opml, name="opml")
app.add_typer(user, name="user")
app.add_typer(rules, name="rules")
register(app, opml=opml, user=user, rules=rules, stories=stories, corrections=corrections)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"newsloom {__version__}")
        raise typer.Exit


@app.callback()
def root(
    data: Annotated[
        Path | None, typer.Option(help="Folder for the database and pictures (or NEWSLOOM_DATA).", file_okay=False)
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    """A newspaper you own: it reads your publishers, folds copies and weaves stories."""
    if data is not None:
        os.environ["NEWSLOOM_DATA"] = str(data)


def run() -> None:
    """Entry point of the `newsloom` script."""
    sys.exit(status(sys.argv[1:]))


def status(arguments: list[str]) -> int:
    """Runs one command; its exit status. Every known error is told in a sentence with its code."""
    console = Console(stderr=True, soft_wrap=True, highlight=False)
    try:
        result = app(args=_data_first(arguments), standalone_mode=False, prog_name="newsloom")
    except (typer.Abort, KeyboardInterrupt):
        return 130
    except typer.Exit as done:
        return done.exit_code
    except TyperException as error:
        said = error.format_message().strip().rstrip(".") or "A command is needed"
        console.print(
            f"{said}. `newsloom --help` lists the commands, `newsloom COMMAND --help` its options. [cli.usage]",
            markup=False,
        )
        return 2
    except ValidationError as error:
        first = error.errors()[0]
        name = "NEWSLOOM_" + ".".join(str(part) for part in first["loc"]).upper()
        console.print(ConfigError(f"The setting {name} is wrong: {first['msg']}.").sentence(), markup=False)
        return 2
    except StoreError as error:
        console.print(error.sentence(), markup=False)
        return 3
    except NewsloomError as error:
        console.print(error.sentence(), markup=False)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return int(result or 0)


def _data_first(arguments: list[str]) -> list[str]:
    """The arguments with `--data DIR` moved to the front: it may stand anywhere."""
    moved: list[str] = []
    rest: list[str] = []
    given = iter(arguments)
    for argument in given:
        if argument == "--":
            rest += [argument, *given]
        elif argument == "--data":
            moved += [argument, *[value for value in [next(given, None)] if value is not None]]
        elif argument.startswith("--data="):
            moved.append(argument)
        else:
            rest.append(argument)
    return [*moved, *rest]


__all__ = ["app", "opml", "rules", "run", "status", "user"]
