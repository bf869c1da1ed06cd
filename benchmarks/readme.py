"""The tables in the README, between the marks that hold their place."""

import re

BEGIN, END = "<!-- bench -->", "<!-- /bench -->"
COMMAND = "Printed by `make bench` (`.venv/bin/python -m benchmarks --readme` writes them here)."


class NoPlace(Exception):
    """The README has no place for the tables; the message says what to add."""


def with_tables(readme: str, markdown: str) -> str:
    """The README with the tables in their place and all else as it was. Raises NoPlace."""
    place = re.compile(rf"{re.escape(BEGIN)}.*?{re.escape(END)}", re.DOTALL)
    if len(place.findall(readme)) != 1:
        raise NoPlace(f"README.md needs one place for the tables: a line {BEGIN} and after it a line {END}.")
    return place.sub(lambda _: f"{BEGIN}\n{COMMAND}\n\n{markdown.strip()}\n{END}", readme)
