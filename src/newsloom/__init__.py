"""Newsloom: a newspaper you own, which shows its evidence."""

__version__ = "0.1.0"
