"""Who held which office when: learned from the news, begun from a short list, and the news is right where the two differ."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from newsloom.language.lexicon import rows
from newsloom.language.people.identity import identity_key, people_across
from newsloom.model.reading import Span
from newsloom.model.said import Office, Person

_ONE_HOLDER = frozenset(
    "president minister chancellor premier secretary king queen emperor pope governor mayor speaker ambassador leader chairman "
    "chairwoman commissioner chief executive ceo director-general secretary-general taoiseach prince sultan emir".split()
)
_ALONE = frozenset(("minister", "secretary", "prince", "executive"))  # say too little without a word before them
_FAR_MORE = 3  # times as often
_SAME = {
    "premier": "prime minister", "taoiseach": "prime minister", "defence minister": "defense minister", "defense secretary": "secretary of defense",
    "minister of foreign affairs": "foreign minister", "foreign affairs minister": "foreign minister", "ceo": "chief executive",
    "chairwoman": "chairman", "state secretary": "secretary of state",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A person as one article tells of them. `published_at` is aware."""

    article_id: str
    published_at: dt.datetime
    person: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words of an article that say who holds an office."""

    article_id: str
    day: dt.date
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """One person's time in an office, with what says so; the shipped list has no evidence."""

    key: str
    office: Office
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class _Seen:
    key: str
    day: dt.date
    evidence: Evidence
    former: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleTable:
    tenures: tuple[Tenure, ...]

    def resolve(self, title: str, country: str, day: dt.date, organisation: str = "") -> str | None:
        """The name of who held the office on that day; None where nobody is known or two may be meant."""
        wanted = (office_title(title), country, organisation)
        held = [t for t in self.tenures if _place(t.office) == wanted and _covers(t.office, day)]
        named = {t.key for t in held}
        return held[0].office.person if len(named) == 1 else None


def office_title(title: str) -> str:
    """One name for an office: "premier" is "prime minister"."""
    plain = " ".join(title.casefold().split())
    return _SAME.get(plain, plain)


def spellings(title: str) -> tuple[str, ...]:
    """The titles that mean this office as they may be stored."""
    office = office_title(title)
    return (office, *(other for other, same in _SAME.items() if same == office))


def role_table(reports: Iterable[Report], *, seeded: bool = True) -> RoleTable:
    """The offices that the reports and, where they are silent, the shipped list tell of. The order of reports does not matter."""
    told = sorted(reports, key=lambda report: (report.published_at, report.article_id, report.person.name))
    seeds = list(_seeds()) if seeded else []
    keys = people_across([*(report.person.name for report in told), *(name for _, _, name, _, _ in seeds)])
    names = _names(told, keys, seeds)
    seen = _gathered(told, keys)
    listed: dict[tuple[str, str, str], list[Tenure]] = defaultdict(list)
    for title, country, name, since, until in seeds:
        office = Office(person=name, title=title, country=country, since=since, until=until)
        listed[title, country, ""].append(Tenure(key=keys.get(name, identity_key(name)), office=office))
    tenures: list[Tenure] = []
    for place in sorted({*seen, *listed}):
        learned = [_named(tenure, names) for tenure in _tenures(place, seen.get(place, []))]
        tenures.extend(_overruled(listed.get(place, []), learned))
    return RoleTable(tenures=tuple(tenures))


@lru_cache(maxsize=1)
def shipped_table() -> RoleTable:
    """The shipped list alone."""
    return role_table(())


def _seeds() -> Iterable[tuple[str, str, str, dt.date, dt.date | None]]:
    for title, country, person, since, until in rows("offices.tsv"):
        end = dt.date.fromisoformat(until) if until else None
        yield office_title(title), country, person, dt.date.fromisoformat(since), end


def _names(
    told: Sequence[Report], keys: dict[str, str], seeds: Sequence[tuple[str, str, str, dt.date, dt.date | None]]
) -> dict[str, str]:
    """The form each person is called by most, Latin letters first."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for report in told:
        if report.person.name in keys:
            counted[keys[report.person.name]][report.person.name] += 1
    for _, _, name, _, _ in seeds:
        if name in keys:
            counted[keys[name]][name] += 1
    return {
        key: max(forms, key=lambda form: (form[:1] < "\u0250", forms[form], form)) for key, forms in counted.items()
    }


def _gathered(told: Sequence[Report], keys: dict[str, str]) -> dict[tuple[str, str, str], list[_Seen]]:
    """What was seen of each office. A role without a country has the one the same person's role has elsewhere."""
    countries: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for report in told:
        for role in report.person.roles:
            if role.country and report.person.name in keys:
                countries[keys[report.person.name], office_title(role.title)][role.country] += 1
    seen: dict[tuple[str, str, str], list[_Seen]] = defaultdict(list)
    for report in told:
        key = keys.get(report.person.name)
        for role in report.person.roles:
            title = office_title(role.title)
            if key is None or role.is_candidate or not _is_office(title):
                continue
            country = role.country
            known = countries[key, title]
            if not country and not role.organisation and len(known) == 1:
                country = next(iter(known))
            if not country and not role.organisation:
                continue
            day = report.published_at.date()
            evidence = Evidence(article_id=report.article_id, day=day, span=role.span)
            seen[title, country, role.organisation].append(_Seen(key, day, evidence, role.is_former))
    return seen


def _is_office(title: str) -> bool:
    words = title.split()
    return bool(words) and (
        (words[-1] in _ONE_HOLDER and not (len(words) == 1 and words[0] in _ALONE)) or title.startswith("secretary of")
    )


def _tenures(place: tuple[str, str, str], seen: Sequence[_Seen]) -> list[Tenure]:
    """One stretch for each person seen in office, each ended by who came after, or by "former"."""
    holding: dict[str, list[_Seen]] = defaultdict(list)
    former: dict[str, dt.date] = {}
    for sight in seen:
        if sight.former:
            former[sight.key] = min(sight.day, former.get(sight.key, sight.day))
        else:
            holding[sight.key].append(sight)
    _drop_strays(holding)
    order = sorted(holding, key=lambda key: (sorted(s.day for s in holding[key])[len(holding[key]) // 2], key))
    starts = [holding[key][0].day for key in order]
    for i in range(1, len(order)):
        starts[i] = _change(holding[order[i - 1]], holding[order[i]])
    found = []
    for i, key in enumerate(order):
        until = starts[i + 1] - dt.timedelta(days=1) if i + 1 < len(order) else None
        if key in former and former[key] > starts[i]:
            last = max((s.day for s in holding[key] if s.day < former[key]), default=starts[i])
            until = min(until or last, last)
        if until is not None and until < starts[i]:
            until = starts[i]
        office = Office(
            person=key, title=place[0], country=place[1], organisation=place[2], since=starts[i], until=until
        )
        found.append(Tenure(key=key, office=office, evidence=tuple(s.evidence for s in holding[key])))
    ended = [key for key in former if key not in holding]
    return found + [_ended(place, key, former[key], seen) for key in ended]


def _drop_strays(holding: dict[str, list[_Seen]]) -> None:
    """Leave out who is given the title now and then while another has it before, after and far more often: a title kept by habit."""
    for key in list(holding):
        own = holding[key]
        for other in [sights for name, sights in holding.items() if name != key]:
            is_within = other[0].day <= own[0].day and other[-1].day >= own[-1].day
            if is_within and len(other) >= _FAR_MORE * len(own):
                del holding[key]
                break


def _ended(place: tuple[str, str, str], key: str, day: dt.date, seen: Sequence[_Seen]) -> Tenure:
    """Somebody known only as a former holder: over before that day, since when is not known."""
    office = Office(
        person=key, title=place[0], country=place[1], organisation=place[2], until=day - dt.timedelta(days=1)
    )
    return Tenure(key=key, office=office, evidence=tuple(s.evidence for s in seen if s.key == key))


def _change(before: Sequence[_Seen], after: Sequence[_Seen]) -> dt.date:
    """The day from which the later person holds the office: as few sightings as may be stand on the wrong side."""
    days = sorted({s.day for s in after})
    return min(days, key=lambda d: (sum(s.day >= d for s in before) + sum(s.day < d for s in after), d))


def _named(tenure: Tenure, names: dict[str, str]) -> Tenure:
    return replace(tenure, office=replace(tenure.office, person=names.get(tenure.key, tenure.key)))


def _overruled(listed: Sequence[Tenure], learned: Sequence[Tenure]) -> list[Tenure]:
    """The list's tenures cut short where the news knows better, then what the news tells."""
    kept: list[Tenure] = []
    for tenure in listed:
        office = tenure.office
        for news in learned:
            same, since, until = news.key == tenure.key, news.office.since, news.office.until
            if same and until and (office.until is None or until < office.until) and until >= (office.since or until):
                office = replace(office, until=until)
            elif (
                not same
                and since
                and office.since
                and since >= office.since
                and (office.until is None or office.until >= since)
            ):
                office = replace(office, until=max(office.since, since - dt.timedelta(days=1)))
        kept.append(replace(tenure, office=office))
    return [*kept, *(news for news in learned if news.office.since or not any(t.key == news.key for t in kept))]


def _place(office: Office) -> tuple[str, str, str]:
    return office_title(office.title), office.country, office.organisation


def _covers(office: Office, day: dt.date) -> bool:
    return office.since is not None and office.since <= day and (office.until is None or day <= office.until)
