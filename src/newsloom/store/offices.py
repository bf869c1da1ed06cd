"""The roles people were seen in, as rows become sightings."""

import datetime as dt
from collections.abc import Sequence

from django.db.models import Min, QuerySet
from django.db.models.functions import TruncDate

from newsloom.model.reading import Span
from newsloom.model.said import Role, Sighting
from newsloom.store.edge import store_errors
from newsloom.store.models import RoleSeen


class OfficeStore:
    """The part of `ports.Loom` that is about offices."""

    def roles_seen(self, since: dt.datetime, most: int) -> Sequence[Sighting]:
        """The roles articles since then gave people, newest first, at most so many; of the same on one day only the first."""
        with store_errors("reading who was seen in which role"):
            return sightings(RoleSeen.objects.filter(sort_at__gte=since), most)


def sightings(rows: QuerySet[RoleSeen], most: int) -> tuple[Sighting, ...]:
    """The rows as sightings, newest first, at most so many; of the same on one day only the first. One query."""
    firsts = (
        rows.order_by()
        .annotate(day=TruncDate("sort_at", tzinfo=dt.UTC))
        .values("person_id", "title", "country", "organisation", "is_former", "is_candidate", "day")
        .annotate(first=Min("id"))
        .values("first")
    )
    kept = RoleSeen.objects.filter(pk__in=firsts, person__is_nobody=False).order_by("-sort_at", "-id")[:most]
    return tuple(
        Sighting(
            article_id=str(article),
            at=at,
            person=name,
            role=Role(
                title=title,
                span=Span(start=start, end=end),
                country=country,
                organisation=organisation,
                is_former=is_former,
                is_candidate=is_candidate,
            ),
        )
        for article, at, name, title, start, end, country, organisation, is_former, is_candidate in kept.values_list(
            "article_id",
            "sort_at",
            "person__name",
            "title",
            "start",
            "end",
            "country",
            "organisation",
            "is_former",
            "is_candidate",
        )
    )
