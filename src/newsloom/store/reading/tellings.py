"""The articles of shared stories, as who reported first is told from them: no texts, times with how well they are known."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby

from newsloom.model.intent import Member
from newsloom.model.life import Telling
from newsloom.model.reading import Section
from newsloom.model.source import SourceId
from newsloom.model.weave import Doc
from newsloom.store.models import Article

_COLUMNS = (
    "story_id",
    "pk",
    "source_id",
    "source__name",
    "source__slug",
    "source__language",
    "source__owner",
    "section",
    "agency",
    "copy_group_id",
    "copy_of_id",
    "sort_at",
    "published_at",
    "published_is_exact",
    "first_seen_at",
)


def tellings(since: dt.datetime) -> Iterator[tuple[int, Sequence[Telling]]]:
    """The stories of several independent sources that began since then, each with its articles, in one query."""
    rows = Article.objects.filter(
        story__merged_into=None, story__independent_count__gt=1, story__first_at__gte=since
    ).order_by("story_id", "sort_at", "pk")
    for story, held in groupby(rows.values_list(*_COLUMNS).iterator(), key=lambda row: row[0]):
        yield story or 0, [_telling(*row[1:]) for row in held]


def _telling(
    key: int,
    source_id: int,
    name: str,
    slug: str,
    language: str,
    owner: str | None,
    section: str,
    agency: str,
    copy_group: int | None,
    copy_of: int | None,
    sort_at: dt.datetime,
    published_at: dt.datetime | None,
    is_exact: bool,
    seen_at: dt.datetime,
) -> Telling:
    member = Member(
        doc=Doc(id=str(key), title="", text="", source=str(source_id), at=sort_at.timestamp(), agency=agency),
        source_id=SourceId(source_id),
        source_name=name,
        source_slug=slug,
        source_language=language,
        section=Section(section),
        copy_group=str(copy_group or key),
        copy_of=str(copy_of) if copy_of else None,
        owner=owner or "",
    )
    return Telling(member, is_exact and published_at is not None, seen_at.timestamp())
