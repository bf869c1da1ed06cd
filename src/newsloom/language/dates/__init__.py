"""Expressions of time in news and the days they stand for (docs/why/0012)."""

from newsloom.language.dates.reader import dates

__all__ = ["dates"]
