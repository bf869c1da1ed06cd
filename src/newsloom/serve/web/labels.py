"""Names for what the model calls by a key: kinds of publishers, countries, what two articles share, parts of likeness."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsloom.model.source import PublisherKind
from newsloom.model.weave import SharedKind
from newsloom.text.countries import country_codes, country_name

_KINDS = {
    PublisherKind.AGENCY: gettext_lazy("News agency"),
    PublisherKind.NATIONAL: gettext_lazy("National newspaper"),
    PublisherKind.REGIONAL: gettext_lazy("Regional newspaper"),
    PublisherKind.BUSINESS: gettext_lazy("Business press"),
    PublisherKind.BROADCASTER: gettext_lazy("Broadcaster"),
    PublisherKind.PUBLIC_BROADCASTER: gettext_lazy("Public broadcaster"),
    PublisherKind.ONLINE: gettext_lazy("Online"),
    PublisherKind.MAGAZINE: gettext_lazy("Magazine"),
    PublisherKind.SPECIALIST: gettext_lazy("Specialist"),
    PublisherKind.OFFICIAL: gettext_lazy("Official"),
    PublisherKind.OTHER: gettext_lazy("Other"),
}
_SHARED = {
    SharedKind.NAME: gettext_lazy("Both name"),
    SharedKind.PLACE: gettext_lazy("Both speak of"),
    SharedKind.NUMBER: gettext_lazy("Both count"),
    SharedKind.DATE: gettext_lazy("Both date"),
    SharedKind.PHRASE: gettext_lazy("Both print"),
    SharedKind.WORD: gettext_lazy("Both say"),
}
_PARTS = {
    "words": gettext_lazy("Words"),
    "lead": gettext_lazy("Title and lead"),
    "names": gettext_lazy("Names"),
    "meaning": gettext_lazy("Meaning"),
    "across": gettext_lazy("Across languages"),
}


def kind_label(kind: str) -> str:
    """ "Public broadcaster"; "Not known" for an empty one."""
    return str(_KINDS[PublisherKind(kind)]) if kind else _("Not known")


def kind_choices() -> tuple[tuple[str, str], ...]:
    """Every kind and its name."""
    return tuple((kind.value, str(name)) for kind, name in _KINDS.items())


def country_label(code: str) -> str:
    """ "South Korea"; "Not known" for an empty code."""
    return _(country_name(code)) if code else _("Not known")


def role_label(title: str, country: str, organisation: str = "") -> str:
    """ "president, South Korea"."""
    of = organisation or (country_label(country) if country else "")
    return f"{title}, {of}" if of and of.casefold() not in title.casefold() else title


def country_choices() -> tuple[tuple[str, str], ...]:
    """Every country's code and name, by name."""
    return tuple((code, country_label(code)) for code in country_codes())


def shared_label(kind: SharedKind) -> str:
    """ "Both name"."""
    return str(_SHARED[kind])


def part_label(part: str) -> str:
    """ "Title and lead"; a part nobody named here goes by its key."""
    return str(_PARTS.get(part, part.replace("_", " ").capitalize()))


def listed(names: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return _("%(some)s and %(last)s") % {"some": ", ".join(names[:-1]), "last": names[-1]}
