"""What a rule must read on its golden page: an extraction as JSON, reviewed by a person and kept beside the rule."""

import json
from collections.abc import Iterator

from newsloom.errors import RuleGolden
from newsloom.model.article import Extracted


def expectation(found: Extracted, *, day: str) -> dict[str, object]:
    """What was read, as it is kept beside a golden page; `day` (ISO) chooses the period of the rule."""
    picture = found.picture
    return {
        "url": found.url,
        "day": day,
        "title": found.title,
        "standfirst": found.standfirst,
        "authors": [author.name for author in found.authors],
        "published": found.published_at.isoformat() if found.published_at else None,
        "modified": found.modified_at.isoformat() if found.modified_at else None,
        "sections": list(found.displayed_sections),
        "tags": list(found.publisher_tags),
        "agency": found.agency,
        "kind": str(found.kind),
        "picture": {"url": picture.url, "caption": picture.caption, "credit": picture.credit} if picture else None,
        "text": found.text.split("\n") if found.text else [],
    }


def read_expectation(text: str, *, file: str) -> dict[str, object]:
    """The expected extraction behind its text. Raises RuleGolden."""
    try:
        data = json.loads(text)
    except ValueError as error:
        raise RuleGolden(f"the expected extraction is no JSON ({error}).", file=file) from error
    if not isinstance(data, dict) or not isinstance(data.get("day"), str) or not isinstance(data.get("url"), str):
        raise RuleGolden("the expected extraction names no `url` and `day`.", file=file)
    return data


def differences(expected: dict[str, object], found: Extracted) -> Iterator[str]:
    """A sentence for each field that is read otherwise than expected."""
    read = expectation(found, day=str(expected["day"]))
    for name in read:
        if name in expected and expected[name] != read[name]:
            yield f"`{name}` should be {_short(expected[name])}, but is {_short(read[name])}."


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 160 else f"{text[:157]}…"
