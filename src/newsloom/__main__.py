"""`python -m newsloom` is the `newsloom` command."""

from newsloom.serve.cli.main import run

run()
