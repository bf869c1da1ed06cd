"""Who says what in a story's articles, with their words."""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, Left, Substr

from newsloom.model.said import EntityKind, QuoteKind
from newsloom.store.models import RoleSeen, Statement

_LONGEST = 1200  # code points of one statement that are read; hardly one is longer
_LONGEST_NAME = 120
_MOST_ROLES = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidIn:
    """A statement of an article. `speaker` is the person's name here and everywhere; "" where nobody is named for certain.

    `beside` are the words that stand for the speaker in the text, "the company".
    """

    id: int
    article_id: int
    kind: QuoteKind
    text: str
    start: int
    end: int
    speaker_id: int | None
    speaker_kind: EntityKind | None
    speaker: str
    beside: str
    via: str
    said_on: str
    venue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleInStory:
    """`country`: ISO 3166-1 alpha-2."""

    title: str
    country: str
    organisation: str
    is_former: bool


def statements_of(article_ids: Collection[int], *, limit: int) -> tuple[SaidIn, ...]:
    """The statements of these articles, the newest article's first, each article's in order; one query."""
    rows = (
        Statement.objects.filter(article_id__in=article_ids)
        .annotate(
            words=Left(Substr("article__text", F("start") + 1, F("end") - F("start")), _LONGEST),
            near=Coalesce(
                Substr("article__text", F("speaker_start") + 1, F("speaker_end") - F("speaker_start")), Value("")
            ),
            name=Coalesce("speaker__merged_into__name", "speaker__name", "speaker_name"),
            person=Coalesce("speaker__merged_into_id", "speaker_id"),
            is_a=F("speaker__kind"),
        )
        .order_by("-sort_at", "-article_id", "start")
        .values_list(
            "id", "article_id", "kind", "words", "start", "end", "person", "is_a", "name", "near", "via", "said_on", "venue",
            named=True,
        )[:limit]
    )  # fmt: skip
    return tuple(
        SaidIn(
            id=row.id,
            article_id=row.article_id,
            kind=QuoteKind(row.kind),
            text=row.words or "",
            start=row.start,
            end=row.end,
            speaker_id=row.person,
            speaker_kind=EntityKind(row.is_a) if row.is_a else None,
            speaker=row.name or "",
            beside=" ".join((row.near or "").split())[:_LONGEST_NAME],
            via=row.via,
            said_on=row.said_on,
            venue=row.venue,
        )
        for row in rows
        if row.words
    )


def roles_in(article_ids: Collection[int], person_ids: Collection[int]) -> dict[int, RoleInStory]:
    """The role each of these people has in these articles: the one most of them give, of equals the newest; one query."""
    rows = RoleSeen.objects.filter(article_id__in=article_ids).filter(
        Q(person_id__in=person_ids) | Q(person__merged_into_id__in=person_ids)
    )
    counts: defaultdict[int, Counter[RoleInStory]] = defaultdict(Counter)
    for row in rows.select_related("person").order_by("-sort_at", "start", "id")[:_MOST_ROLES]:
        role = RoleInStory(title=row.title, country=row.country, organisation=row.organisation, is_former=row.is_former)
        counts[row.person.merged_into_id or row.person_id][role] += 1
    return {person: count.most_common(1)[0][0] for person, count in counts.items()}
