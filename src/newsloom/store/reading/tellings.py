"""The articles of shared stories, as who reported first is told from them: no texts, times with how well they are known."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

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
    for story, held in groupby(rows.values_list(*_COLUMNS, named=True).iterator(), key=lambda row: row.story_id):
        yield story or 0, [_telling(row) for row in held]


def _telling(row: Any) -> Telling:
    """The telling in one row of _COLUMNS."""
    member = Member(
        doc=Doc(id=str(row.pk), source=str(row.source_id), at=row.sort_at.timestamp(), agency=row.agency),
        source_id=SourceId(row.source_id),
        source_name=row.source__name,
        source_slug=row.source__slug,
        source_language=row.source__language,
        section=Section(row.section),
        copy_group=str(row.copy_group_id or row.pk),
        copy_of=str(row.copy_of_id) if row.copy_of_id else None,
        owner=row.source__owner or "",
    )
    return Telling(member, row.published_is_exact and row.published_at is not None, row.first_seen_at.timestamp())
