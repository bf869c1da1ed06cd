"""A story's reports as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/): the same words as its Atom feed."""

import json
from typing import IO, Any

from django.urls import reverse
from django.utils.feedgenerator import SyndicationFeed

from newsloom.serve.feeds.atom import StoryFeed
from newsloom.store.reading.story import StoryView


class JsonFeed(SyndicationFeed):
    """JSON Feed 1.1, written by the same views that write Atom."""

    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile: IO[Any], encoding: str) -> None:
        """Writes the feed; its summaries come escaped for HTML and stand as `content_html`."""
        said = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.feed["title"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "items": [_item(item) for item in self.items],
        }
        outfile.write(json.dumps(said, ensure_ascii=False))


class StoryJsonFeed(StoryFeed):
    """The reports of a story, newest first."""

    feed_type = JsonFeed  # type: ignore[assignment]  # Django's stubs name its own two feeds only

    def feed_url(self, obj: StoryView) -> str:
        return reverse("story-json-feed", args=[str(obj.card.id)])


def _item(item: dict[str, Any]) -> dict[str, Any]:
    found = {
        "id": item["unique_id"] or item["link"],
        "url": item["link"],
        "title": item["title"],
        "content_html": item["description"],
        "date_published": item["pubdate"].isoformat(),
        "date_modified": item["updateddate"].isoformat(),
        "authors": [{"name": item["author_name"]}],
        "tags": list(item["categories"] or ()),
    }
    return found | ({"language": item["language"]} if item.get("language") else {})
