"""An Atom feed of every list page: words only, no more of them than a guest may read.

No pictures: a reader's program would have to fetch them from us, signed by us and for years, or from the publisher, who
would then learn who reads what.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.syndication.views import Feed
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.http import quote_etag, urlencode
from django.utils.translation import gettext as _

from newsloom.model.reading import Section
from newsloom.serve.web.access import GUEST_CHARS, excerpt
from newsloom.serve.web.links import article_path, story_path
from newsloom.serve.web.sections import section_by_slug, section_link
from newsloom.store.models import Source, Tag
from newsloom.store.reading.cards import ArticleCard, cards_by_id
from newsloom.store.reading.front import newest_stories
from newsloom.store.reading.lists import of_section, of_source
from newsloom.store.reading.story import StoryView, living_story_id, story_view
from newsloom.store.reading.story_cards import StoryCard
from newsloom.store.reading.tags import find_tag, of_tag
from newsloom.store.reading.totals import generation
from newsloom.store.search import search

FEED_ENTRIES = 40
_QUERY_CHARS = 500
# What XML 1.0 cannot hold; a publisher's headline may.
_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry: `at` is when it was published, `updated_at` when it last moved."""

    path: str
    title: str
    summary: str
    author: str
    at: dt.datetime
    updated_at: dt.datetime
    categories: tuple[str, ...]
    language: str


if TYPE_CHECKING:
    _Feed = Feed[Item, Any]
else:
    _Feed = Feed  # generic in its stubs only


class AtomInLanguages(Atom1Feed):
    """Atom whose entries name the language they are in."""

    def item_attributes(self, item: dict[str, Any]) -> dict[str, Any]:
        return {"xml:lang": item["language"]} if item.get("language") else {}


class ListFeed(_Feed):
    """What all our feeds share. A subclass says whose entries, under which title."""

    feed_type = AtomInLanguages

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The feed, or 304 where no batch was written since the reader last asked."""
        etag = quote_etag(f"{generation()}-{request.get_host()}")
        unchanged = get_conditional_response(request, etag=etag)
        if unchanged is not None and unchanged.status_code == 304:
            return unchanged
        response = super().__call__(request, *args, **kwargs)
        response["ETag"] = etag
        response["Cache-Control"] = "no-cache"
        return response

    def item_title(self, item: Item) -> str:
        return _fit(item.title)

    def item_description(self, item: Item) -> str:
        return escape(
            _fit(excerpt(item.summary, GUEST_CHARS))
        )  # Django writes it as type="html", so the words must be HTML

    def item_link(self, item: Item) -> str:
        return item.path

    def item_author_name(self, item: Item) -> str:
        return _fit(item.author)

    def item_pubdate(self, item: Item) -> dt.datetime:
        return item.at

    def item_updateddate(self, item: Item) -> dt.datetime:
        return item.updated_at

    def item_categories(self, item: Item) -> tuple[str, ...]:
        return tuple(_fit(name) for name in item.categories)

    def item_extra_kwargs(self, item: Item) -> dict[str, Any]:
        return {"language": _fit(item.language)}


class FrontFeed(ListFeed):
    """Stories by independent sources."""

    def title(self) -> str:
        return _("Newsloom")

    def subtitle(self) -> str:
        return _("Stories ranked by independent sources")

    def link(self) -> str:
        return reverse("front")

    def feed_url(self) -> str:
        return reverse("front-feed")

    def items(self) -> list[Item]:
        return [_of_story(story) for story in newest_stories(limit=FEED_ENTRIES)]


class SectionFeed(ListFeed):
    """The articles of a section, newest first."""

    def get_object(self, request: HttpRequest, slug: str) -> Section:
        section = section_by_slug(slug)
        if section is None:
            raise ObjectDoesNotExist(slug)
        return section

    def title(self, obj: Section) -> str:
        return f"{_link(obj).name} · Newsloom"

    def link(self, obj: Section) -> str:
        return reverse("section", args=[_link(obj).slug])

    def feed_url(self, obj: Section) -> str:
        return reverse("section-feed", args=[_link(obj).slug])

    def items(self, obj: Section) -> list[Item]:
        return _of_articles(of_section(obj, None, limit=FEED_ENTRIES).articles)


class TagFeed(ListFeed):
    """The articles with a hashtag, newest first."""

    def get_object(self, request: HttpRequest, name: str) -> Tag:
        tag = find_tag(name)
        if tag is None:
            raise ObjectDoesNotExist(name)
        return tag

    def title(self, obj: Tag) -> str:
        return _fit(_("Latest news with #%(name)s") % {"name": obj.name})

    def link(self, obj: Tag) -> str:
        return reverse("tag", args=[obj.name])

    def feed_url(self, obj: Tag) -> str:
        return reverse("tag-feed", args=[obj.name])

    def items(self, obj: Tag) -> list[Item]:
        return _of_articles(of_tag(obj, None, limit=FEED_ENTRIES).articles)


class SourceFeed(ListFeed):
    """The articles of a publisher, newest first."""

    def get_object(self, request: HttpRequest, slug: str) -> Source:
        return Source.objects.get(slug=slug)

    def title(self, obj: Source) -> str:
        return _fit(f"{obj.name} · Newsloom")

    def link(self, obj: Source) -> str:
        return reverse("source", args=[obj.slug])

    def feed_url(self, obj: Source) -> str:
        return reverse("source-feed", args=[obj.slug])

    def items(self, obj: Source) -> list[Item]:
        return _of_articles(of_source(obj.pk, None, limit=FEED_ENTRIES).articles)


class StoryFeed(ListFeed):
    """The reports of a story, newest first; a merged story is the one it lives on in."""

    def get_object(self, request: HttpRequest, story_id: int) -> StoryView:
        living = living_story_id(story_id)
        view = story_view(living) if living is not None else None
        if view is None:
            raise ObjectDoesNotExist(story_id)
        return view

    def title(self, obj: StoryView) -> str:
        return _fit(f"{obj.card.headline} · Newsloom")

    def link(self, obj: StoryView) -> str:
        return story_path(obj.card)

    def feed_url(self, obj: StoryView) -> str:
        return reverse("story-feed", args=[str(obj.card.id)])

    def items(self, obj: StoryView) -> list[Item]:
        return _of_articles(cards_by_id(report.id for report in obj.reports[:FEED_ENTRIES]))


class SearchFeed(ListFeed):
    """The newest articles that match a search."""

    def get_object(self, request: HttpRequest) -> str:
        return _fit(request.GET.get("q", "").strip()[:_QUERY_CHARS])

    def title(self, obj: str) -> str:
        return _("Search: %(query)s") % {"query": obj}

    def link(self, obj: str) -> str:
        return f"{reverse('search')}?{urlencode({'q': obj})}"

    def feed_url(self, obj: str) -> str:
        return f"{reverse('search-feed')}?{urlencode({'q': obj})}"

    def items(self, obj: str) -> list[Item]:
        page = search(obj, limit=FEED_ENTRIES)
        return _of_articles(cards_by_id(hit.article_id for hit in page.hits))


def _of_articles(articles: Sequence[ArticleCard]) -> list[Item]:
    return [
        Item(
            path=article_path(card.id),
            title=card.title,
            summary=card.standfirst or card.lead,
            author=card.source.name,
            at=card.at,
            updated_at=max(card.at, card.edited_at or card.at),
            categories=(card.section, *card.tags),
            language=card.language,
        )
        for card in articles
    ]


def _of_story(story: StoryCard) -> Item:
    return Item(
        path=story_path(story),
        title=story.headline,
        summary=story.standfirst or story.lead,
        author=", ".join(outlet.name for outlet in story.independent),
        at=story.first_at,
        updated_at=story.last_at,
        categories=(story.section,),
        language=story.language,
    )


def _link(section: Section) -> Any:
    return section_link(section.value)


def _fit(text: str) -> str:
    return _UNFIT.sub("", text)
