"""Newsloom: a newspaper you own, which shows its evidence."""

__version__ = "0.2.0"
