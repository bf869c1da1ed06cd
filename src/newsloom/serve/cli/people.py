"""`newsloom user add`."""

import getpass
import secrets
import sys
from typing import Annotated

import typer

from newsloom.errors import InputError
from newsloom.serve.cli.state import prepare


def add(
    name: Annotated[str, typer.Argument(help="What the person signs in with.")],
    owner: Annotated[bool, typer.Option("--owner", help="May add sources and change the instance.")] = False,
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read the password from standard input.")
    ] = False,
) -> int:
    """Let somebody sign in. Asks for a password; an empty one makes a good one and shows it once."""
    prepare()
    from django.contrib.auth import get_user_model
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    people = get_user_model()
    if people.objects.filter(username=name).exists():
        raise InputError(f"There is already somebody called {name}.")
    if password_stdin:
        password = sys.stdin.readline().rstrip("\n")
    else:
        password = getpass.getpass("Password (empty: make one): ") if sys.stdin.isatty() else ""
    made = not password
    password = password or secrets.token_urlsafe(12)
    try:
        people.username_validator(name)
        validate_password(password)
    except ValidationError as error:
        raise InputError(" ".join(error.messages)) from error
    people.objects.create_user(username=name, password=password, is_staff=owner, is_superuser=owner)
    typer.echo(f"{name} may sign in." + (f" Password: {password}" if made else ""))
    return 0
