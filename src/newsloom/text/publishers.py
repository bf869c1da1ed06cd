"""What well-known publishers are, by the host of their site: country, kind and owner group."""

import functools
from collections.abc import Iterable
from importlib.resources import files

from newsloom.model.source import Profile, ProfileFrom, PublisherKind
from newsloom.text.countries import country_of_domain


@functools.cache
def _table() -> dict[str, Profile]:
    found: dict[str, Profile] = {}
    for line in files(__package__).joinpath("publishers.tsv").read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        hosts, _, country, kind, owner = line.split("\t")
        profile = Profile(
            country=country, kind=PublisherKind(kind) if kind else None, owner=owner, said_by=ProfileFrom.TABLE
        )
        found.update(dict.fromkeys(hosts.split(","), profile))
    return found


def profile_of(hosts: Iterable[str]) -> Profile:
    """The profile of the publisher with these hosts, the likeliest first; a host speaks for those below it.

    Where none is in the table, the country of the first national domain, said to be from the domain; else nothing.
    """
    known = [host.lower().partition(":")[0] for host in hosts if host]
    for host in known:
        labels = host.split(".")
        for place in range(len(labels) - 1):
            if found := _table().get(".".join(labels[place:])):
                return found
    country = next((code for host in known if (code := country_of_domain(host))), "")
    return Profile(country=country, said_by=ProfileFrom.DOMAIN) if country else Profile()
