"""Under which keys a name is found again in other articles."""

from newsloom.language.people.identity import identity_key, sound_keys
from newsloom.language.tag_forms import fold_key


def person_keys(name: str) -> tuple[str, tuple[str, ...]]:
    """The key of a person and what it shares with the name in other scripts; two empty ones for a surname alone."""
    key = identity_key(name)
    return (key, tuple(sorted(sound_keys(name)))) if key else ("", ())


def thing_key(name: str) -> str:
    """The key of an organisation or place: case, accents, points and "the" aside."""
    return fold_key(name.removeprefix("the ").removeprefix("The "))
