"""Who and what a text names: people with all their forms and roles, organisations, places."""

from newsloom.language.people.read import read_names

__all__ = ["read_names"]
