"""A story's reports as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/): the same words as its Atom feed."""

import json
from typing import IO, Any
from urllib.parse import urljoin

from django.urls import reverse
from django.utils.feedgenerator import SyndicationFeed

from newsloom.app.who_said import who_said
from newsloom.serve.feeds.atom import FEED_ENTRIES, StoryFeed
from newsloom.serve.web.access import GUEST_CHARS, Allowance, excerpt
from newsloom.serve.web.said import HeardShown, SpeakerShown, WordingShown, said_shown
from newsloom.store.reading.cards import cards_by_id
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
        if self.feed.get("said"):
            base = self.feed["link"]
            said["_newsloom"] = {"said": [_speaker(speaker, base) for speaker in self.feed["said"]]}
        outfile.write(json.dumps(said, ensure_ascii=False))


class StoryJsonFeed(StoryFeed):
    """The reports of a story, newest first."""

    feed_type = JsonFeed  # type: ignore[assignment]  # Django's stubs name its own two feeds only

    def feed_url(self, obj: StoryView) -> str:
        return reverse("story-json-feed", args=[str(obj.card.id)])

    def feed_extra_kwargs(self, obj: StoryView) -> dict[str, Any]:
        """Who said what, as an extension of the form (`_newsloom`).

        Of each article the words its summary leaves of what a guest may read; where the others stand is said in any case.
        """
        cards = cards_by_id(report.id for report in obj.reports[:FEED_ENTRIES])
        spent = {card.id: len(excerpt(card.standfirst or card.lead, GUEST_CHARS)) for card in cards}
        who = said_shown(who_said(obj), Allowance(everything=False, spent=spent), silent=True)
        return {"said": who.speakers}


def _speaker(speaker: SpeakerShown, base: str) -> dict[str, Any]:
    return {
        "name": speaker.name or None,
        "as_printed": speaker.beside or None,
        "role": speaker.about or None,
        "statements": [
            {"wordings": [_wording(wording, base) for wording in (one.first, *one.others)]}
            for one in speaker.statements
        ],
    }


def _wording(wording: WordingShown, base: str) -> dict[str, Any]:
    return {
        "kind": "direct" if wording.is_direct else "indirect",
        "text": "".join(words for words, _ in wording.pieces) or None,
        "heard": [_heard(heard, base) for heard in (*wording.heard, *wording.others)],
    }


def _heard(heard: HeardShown, base: str) -> dict[str, Any]:
    return {
        "outlet": heard.report.source.name,
        "url": urljoin(base, heard.address),
        "said": heard.said_on or None,
        "via": heard.via or None,
        "venue": heard.venue or None,
    }


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
