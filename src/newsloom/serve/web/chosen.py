"""Which events a page or feed of the calendar is about: a section, a hashtag, a story, a person, organisation or place."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from newsloom.model.said import EntityKind
from newsloom.serve.web.sections import section_by_slug, section_link
from newsloom.store.models import Entity, Tag
from newsloom.store.reading.agenda import About
from newsloom.store.reading.story import living_story_id
from newsloom.store.reading.story_cards import story_badges
from newsloom.store.reading.tags import find_tag

_NAMES = ("section", "tag", "story", *(kind.value for kind in EntityKind))
_DIGITS = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """`name` is shown; `query` asks the page for the same again; `feed` is its iCalendar address, `home` its own page."""

    about: About
    kind: str = ""
    value: str = ""
    name: str = ""
    language: str = ""
    feed: str = ""
    home: str = ""

    @property
    def query(self) -> str:
        return urlencode({self.kind: self.value}) if self.kind else ""


def chosen(request: HttpRequest) -> Chosen:
    """What the address of a page asks for, by the first of its filters; an empty one is none. Raises Http404."""
    for kind in _NAMES:
        value = request.GET.get(kind, "").strip()
        if value:
            return choose(kind, value)
    return everything()


def everything() -> Chosen:
    """The whole paper."""
    return Chosen(about=About(), feed=reverse("calendar-feed"), home=reverse("front"))


def choose(kind: str, value: str) -> Chosen:
    """The events of one thing. Raises Http404 where it is not there."""
    if kind == "section":
        return _section(value)
    if kind == "tag":
        return _tag(value)
    if not (value.isascii() and value.isdecimal() and len(value) <= _DIGITS):
        raise Http404(value)
    return _story(int(value)) if kind == "story" else _entity(kind, int(value))


def of_tag(tag: Tag) -> Chosen:
    """The events told of with a hashtag."""
    return Chosen(
        about=About(tag=tag.pk),
        kind="tag",
        value=tag.name,
        name=f"#{tag.name}",
        feed=reverse("tag-calendar", args=[tag.name]),
        home=reverse("tag", args=[tag.name]),
    )


def of_story(story_id: int, headline: str, language: str = "") -> Chosen:
    """The events told of in a story."""
    return Chosen(
        about=About(story=story_id),
        kind="story",
        value=str(story_id),
        name=headline,
        language=language,
        feed=reverse("story-calendar", args=[str(story_id)]),
        home=reverse("story", args=[str(story_id)]),
    )


def _section(slug: str) -> Chosen:
    section = section_by_slug(slug)
    link = section_link(section.value) if section else None
    if section is None or link is None:
        raise Http404(slug)
    return Chosen(
        about=About(section=section.value),
        kind="section",
        value=slug,
        name=link.name,
        feed=reverse("section-calendar", args=[slug]),
        home=reverse("section", args=[slug]),
    )


def _tag(spelling: str) -> Chosen:
    tag = find_tag(spelling)
    if tag is None:
        raise Http404(spelling)
    return of_tag(tag)


def _story(number: int) -> Chosen:
    living = living_story_id(number)
    badge = story_badges([living]).get(living) if living is not None else None
    if badge is None:
        raise Http404(number)
    return of_story(badge.id, badge.headline, badge.language)


def _entity(kind: str, number: int) -> Chosen:
    entity = Entity.objects.select_related("merged_into").filter(pk=number, kind=kind).first()
    entity = (entity and entity.merged_into) or entity
    if entity is None:
        raise Http404(number)
    return Chosen(
        about=About(entity=entity.pk),
        kind=kind,
        value=str(entity.pk),
        name=entity.name,
        feed=reverse(f"{kind}-calendar", args=[entity.pk]),
    )


def title(found: Chosen) -> str:
    """ "Calendar", "Calendar: Ilsa Marren"."""
    return _("Calendar: %(name)s") % {"name": found.name} if found.name else _("Calendar")
