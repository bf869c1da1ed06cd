"""A rule tried on one page: what the general way reads, what the rule reads, and what it removed or missed."""

from collections.abc import Iterator
from dataclasses import dataclass

from newsloom.extract.markup import read_page, squeeze
from newsloom.extract.page import extract
from newsloom.extract.rules.applying import apply
from newsloom.model.article import Extracted
from newsloom.model.rule import SiteRule

ENDS_CHARS = 90  # of the first and the last words shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One page read both ways. Without a rule `ruled` equals `general`."""

    rule: SiteRule | None
    general: Extracted
    ruled: Extracted
    removed: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    next_page: str = ""
    own_body: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One field read both ways, as text."""

    name: str
    general: str
    ruled: str

    @property
    def differs(self) -> bool:
        return self.general != self.ruled


def try_rule(html: bytes | str, rule: SiteRule | None, *, url: str = "", content_type: str = "") -> Trial:
    """The page read with and without the rule. Raises only ExtractError."""
    general = extract(html, url=url, content_type=content_type)
    if rule is None:
        return Trial(rule=None, general=general, ruled=general)
    applied = apply(read_page(html, url=url, content_type=content_type), rule)
    return Trial(
        rule=rule,
        general=general,
        ruled=extract(html, url=url, content_type=content_type, rule=rule),
        removed=applied.removed,
        silent=applied.silent,
        next_page=applied.next_page,
        own_body=applied.own_body,
    )


def compared(trial: Trial) -> tuple[Compared, ...]:
    """The fields a person looks at to judge a rule, side by side."""
    mine, theirs = list(_lines(trial.general)), list(_lines(trial.ruled))
    return tuple(
        Compared(name=name, general=general, ruled=ruled)
        for (name, general), (_, ruled) in zip(mine, theirs, strict=True)
    )


def _lines(found: Extracted) -> Iterator[tuple[str, str]]:
    text = found.text
    picture = found.picture
    yield "headline", found.title
    yield "standfirst", _cut(found.standfirst)
    yield "authors", ", ".join(author.name for author in found.authors)
    yield "published", _when(found)
    yield "modified", found.modified_at.isoformat() if found.modified_at else ""
    yield "section", ", ".join(found.displayed_sections)
    yield "tags", ", ".join(found.publisher_tags)
    yield "agency", found.agency
    yield "kind", str(found.kind)
    yield "picture", picture.url if picture else ""
    yield "caption", _cut(picture.caption) if picture else ""
    yield "credit", picture.credit if picture else ""
    yield "first words", _cut(squeeze(text))
    yield "last words", squeeze(text)[-ENDS_CHARS:]
    yield "characters", str(len(text))
    yield "paragraphs", str(len(text.split("\n")) if text else 0)


def _when(found: Extracted) -> str:
    if found.published_at is None:
        return ""
    return found.published_at.isoformat() if found.published_is_exact else found.published_at.date().isoformat()


def _cut(text: str) -> str:
    return text if len(text) <= ENDS_CHARS else text[: ENDS_CHARS - 1] + "…"
