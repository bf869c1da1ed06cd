"""The twelve sections as addresses, and by the short names of the navigation."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from newsloom.model.reading import Section

_SLUGS = {
    "politics": Section.POLITICS,
    "business": Section.BUSINESS,
    "world": Section.WORLD,
    "society": Section.SOCIETY,
    "science-tech": Section.SCIENCE,
    "health": Section.HEALTH,
    "sports": Section.SPORTS,
    "culture-entertainment": Section.CULTURE,
    "lifestyle": Section.LIFESTYLE,
    "weather-disaster": Section.WEATHER,
    "crime-justice": Section.CRIME,
    "general": Section.GENERAL,
}
_BY_VALUE = {section.value: slug for slug, section in _SLUGS.items()}
_SHORT = {Section.CULTURE: _("Culture"), Section.WEATHER: _("Weather")}
_NAMES = {
    Section.POLITICS: _("Politics"),
    Section.BUSINESS: _("Business"),
    Section.WORLD: _("World"),
    Section.SOCIETY: _("Society"),
    Section.SCIENCE: _("Science & Tech"),
    Section.HEALTH: _("Health"),
    Section.SPORTS: _("Sports"),
    Section.CULTURE: _("Culture & Entertainment"),
    Section.LIFESTYLE: _("Lifestyle"),
    Section.WEATHER: _("Weather & Disaster"),
    Section.CRIME: _("Crime & Justice"),
    Section.GENERAL: _("General"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionLink:
    """`short` is for the navigation; both names are translated when they are shown."""

    slug: str
    name: str
    short: str


def section_by_slug(slug: str) -> Section | None:
    """The section of `/section/<slug>`; None where there is none."""
    return _SLUGS.get(slug)


def section_link(name: str) -> SectionLink | None:
    """How to link a section by the name a row carries; None for a publisher's own section names."""
    slug = _BY_VALUE.get(name)
    return _link(slug, _SLUGS[slug]) if slug else None


def all_sections() -> tuple[SectionLink, ...]:
    """The sections in the order of the navigation."""
    return tuple(_link(slug, section) for slug, section in _SLUGS.items())


def _link(slug: str, section: Section) -> SectionLink:
    return SectionLink(slug=slug, name=str(_NAMES[section]), short=str(_SHORT.get(section, _NAMES[section])))
