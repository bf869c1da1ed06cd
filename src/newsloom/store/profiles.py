"""What publishers are: filled from the shipped table, said better by a person, and then left alone."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from newsloom.errors import QueryError
from newsloom.model.source import Profile, ProfileFrom, PublisherKind
from newsloom.store.edge import store_errors
from newsloom.store.models import Source
from newsloom.text.countries import country_codes
from newsloom.text.publishers import profile_of

_OWNER_CHARS = 200
_FIELDS = ("country", "kind", "owner", "profile_from")


class UnknownProfile(QueryError):
    """A country or kind that there is none of."""

    code = "query.profile"
    advice = "Choose one of the list, or leave it empty."


def profile(row: Source) -> Profile:
    """What is known of the publisher of a row."""
    return Profile(
        country=row.country or "",
        kind=PublisherKind(row.kind) if row.kind else None,
        owner=row.owner or "",
        said_by=ProfileFrom(row.profile_from) if row.profile_from else None,
    )


def fill_profile(row: Source) -> None:
    """Writes what the table knows of the publisher's hosts, unless a person said it."""
    if row.profile_from == ProfileFrom.PERSON:
        return
    addresses = (row.home_url, *row.feeds.order_by("id").values_list("url", flat=True))
    found = profile_of(urlsplit(address).hostname or "" for address in addresses)
    if found != profile(row):
        _write(row, found)


def fill_profiles() -> int:
    """Fills every publisher's profile anew, after the table became better; returns how many there are."""
    with store_errors("filling publishers' profiles"):
        rows = list(Source.objects.exclude(profile_from=ProfileFrom.PERSON.value))
        for row in rows:
            fill_profile(row)
    return len(rows)


def say_profile(slug: str, *, country: str, kind: str, owner: str) -> bool:
    """What a person says a publisher is; empty where nobody knows. False where there is none. Raises UnknownProfile."""
    if country and country not in country_codes():
        raise UnknownProfile(f"There is no country with the code {country[:10]!r}.")
    if kind and kind not in [known.value for known in PublisherKind]:
        raise UnknownProfile(f"There is no kind of publisher called {kind[:30]!r}.")
    with store_errors("writing a publisher's profile"):
        row = Source.objects.filter(slug=slug).first()
        if row is None:
            return False
        said = Profile(
            country=country,
            kind=PublisherKind(kind) if kind else None,
            owner=" ".join(owner.split())[:_OWNER_CHARS],
            said_by=ProfileFrom.PERSON,
        )
        _write(row, said)
    return True


def known_owners() -> tuple[str, ...]:
    """Every owner group of a source here, by name."""
    names: Iterable[str | None] = Source.objects.exclude(owner=None).values_list("owner", flat=True).distinct()
    return tuple(sorted({name for name in names if name}, key=str.casefold))


def _write(row: Source, found: Profile) -> None:
    row.country = found.country or None
    row.kind = found.kind.value if found.kind else None
    row.owner = found.owner or None
    row.profile_from = found.said_by.value if found.said_by else None
    row.save(update_fields=_FIELDS)
