"""Who said what: quotations with their speakers, found by orientation of the marks and a small learned score."""

from newsloom.language.quotes.find import find_quotes

__all__ = ["find_quotes"]
