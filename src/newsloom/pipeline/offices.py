"""Who held which office when, as the stored news tells it: the table articles are read by, and one person's life in roles."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from newsloom.language.roles import Evidence, Report, RoleTable, office_title, role_table, shipped_table
from newsloom.model.reading import Span
from newsloom.model.said import Person, Sighting
from newsloom.ports import Loom

_EVERY = dt.timedelta(hours=1)  # offices change by the day; making the table anew costs under a second (docs/why/0016)
_LOOKS = 200  # an import brings years of news in an hour; this many of its looks may pass
_REACH = dt.timedelta(days=730)  # who held an office longer ago is in the shipped list or in no new article
_MOST = 30_000  # sightings; some 50 bytes each in the table


@dataclass(slots=True)
class Offices:
    """The table of the moment, made anew now and then (not frozen for that)."""

    _table: RoleTable | None = None
    _made_at: dt.datetime | None = None
    _looks: int = field(default=0)

    def table(self, store: Loom, now: dt.datetime) -> RoleTable:
        """The shipped list corrected and continued by what the articles of two years say."""
        self._looks += 1
        is_old = self._made_at is None or abs(now - self._made_at) >= _EVERY or self._looks >= _LOOKS
        if self._table is None or is_old:
            seen = store.roles_seen(now - _REACH, _MOST)
            self._table = table_of(seen) if seen else shipped_table()
            self._made_at, self._looks = now, 0
        return self._table


def table_of(seen: Iterable[Sighting], *, seeded: bool = True) -> RoleTable:
    """The offices these sightings tell of, and where they are silent the shipped list."""
    return role_table((_report(sight) for sight in seen), seeded=seeded)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A role somebody had, with the first and the last words that say so.

    Of an office that one person holds at a time (`is_office`) `since` and `until` are told by who came before and after,
    too; of other roles they are the days it was first and last seen. `since` None: over when first heard of. `until`
    None: it lasts.
    """

    title: str
    country: str
    organisation: str
    since: dt.date | None
    until: dt.date | None
    is_office: bool
    is_candidate: bool = False
    is_former: bool = False
    seen: int = 0  # days
    evidence: tuple[Evidence, ...] = ()


def career(own: Sequence[Sighting], others: Sequence[Sighting]) -> tuple[Held, ...]:
    """The roles of one person (`own`) over time, the latest first. `others`: everybody else seen in the same offices."""
    words = {(sight.article_id, sight.role.span) for sight in own}
    offices = list(_offices(words, [*own, *others]))
    told = {(one.article_id, one.span) for _, evidence in offices for one in evidence}
    held = {(office.title, office.country, office.organisation) for office, _ in offices}
    rest = [sight for sight in own if (sight.article_id, sight.role.span) not in told]
    found = [office for office, _ in offices] + list(_works(rest, held))
    return tuple(sorted(found, key=lambda one: (one.until or dt.date.max, one.since or dt.date.min), reverse=True))


_Words = tuple[str, Span]


def _offices(words: set[_Words], seen: Sequence[Sighting]) -> Iterator[tuple[Held, tuple[Evidence, ...]]]:
    """The offices one at a time holds that these words give somebody, each with all its evidence."""
    for tenure in table_of(seen, seeded=False).tenures:
        mine = tuple(one for one in tenure.evidence if (one.article_id, one.span) in words)
        if mine:
            office = tenure.office
            held = Held(
                title=office.title,
                country=office.country,
                organisation=office.organisation,
                since=office.since,
                until=office.until,
                is_office=True,
                seen=len({one.day for one in mine}),
                evidence=_ends(mine),
            )
            yield held, mine


def _works(own: Iterable[Sighting], held: set[tuple[str, str, str]]) -> Iterator[Held]:
    """Roles that many have at once, and what somebody stands for or once was; of an office told already no "former"."""
    grouped: dict[tuple[str, str, str, bool, bool], list[Evidence]] = defaultdict(list)
    for sight in own:
        role = sight.role
        title = office_title(role.title)
        if role.is_former and (title, role.country, role.organisation) in held:
            continue
        place = (title, role.country, role.organisation, role.is_candidate, role.is_former)
        grouped[place].append(Evidence(article_id=sight.article_id, day=sight.at.date(), span=role.span))
    for (title, country, organisation, is_candidate, is_former), seen in grouped.items():
        days = sorted({one.day for one in seen})
        yield Held(
            title=title,
            country=country,
            organisation=organisation,
            since=days[0],
            until=days[-1],
            is_office=False,
            is_candidate=is_candidate,
            is_former=is_former,
            seen=len(days),
            evidence=_ends(seen),
        )


def _ends(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The first and the last."""
    order = sorted(evidence, key=lambda one: (one.day, int(one.article_id)))
    return (order[0],) if order[0].article_id == order[-1].article_id else (order[0], order[-1])


def _report(sight: Sighting) -> Report:
    return Report(
        article_id=sight.article_id,
        published_at=sight.at,
        person=Person(name=sight.person, mentions=(), roles=(sight.role,)),
    )
