"""Who wrote it, from the many ways feeds write a name with an address."""

import re

from newsloom.model.entry import Person

_ADDRESS = re.compile(r"[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_AROUND = " \t\r\n()<>[]\"',;"
_LONGEST = 2_000  # characters; longer text is no name


def person(text: str) -> Person | None:
    """The person of "a@b (Name)", "Name (a@b)", "Name <a@b>", "a@b" or "Name"; None for nothing."""
    text = " ".join(text[:_LONGEST].split())
    if not text:
        return None
    found = _ADDRESS.search(text)
    if not found:
        return Person(name=text)
    name = f"{text[: found.start()]} {text[found.end() :]}".replace("mailto:", "").strip(_AROUND)
    return Person(name=" ".join(name.split()), email=found[0])
