"""Random streams of invented news for properties: events that look alike, told by several papers, some of them copied."""

import datetime as dt
import random

from newsloom.copies.identity import content_hash
from newsloom.model.article import Extracted
from newsloom.model.intent import Gathered, Look
from newsloom.model.source import SourceId
from newsloom.ports import News

START = dt.datetime(2026, 11, 20, 8, 0, tzinfo=dt.UTC)
PAPERS = ("Merrow Courier", "Skerry Radio", "Velmora Post", "Tarn Ledger", "Orlov Times")
_PLACES = ("Velmora", "Tarn Island", "Merrow", "Skerry Bay", "Orlov", "Halden Point")
_NAMES = ("Ilse Marten", "Odd Ruiz", "Petra Lund", "Ilsa Marren", "Bo Castell", "Noor Haddad")
_HAPPENINGS = (
    ("earthquake", "shook", "rescue teams searched the old quarter", "houses cracked"),
    ("ferry strike", "stopped", "passengers waited on the quay", "crossings cancelled"),
    ("rate rise", "surprised", "economists had expected no change", "points"),
    ("harbour fire", "closed", "smoke stood over the fish market", "boats burned"),
)


class Stream:
    """The same seed gives the same looks. Each event is told again and again in other words, now and then word for word."""

    def __init__(self, store: News, seed: int, *, events: int = 6) -> None:
        self._chance = random.Random(seed)
        self._sources = [store.source_named(name, START).id for name in PAPERS]
        self._events = [
            (self._chance.choice(_PLACES), self._chance.choice(_NAMES), self._chance.choice(_HAPPENINGS), n)
            for n in range(events)
        ]
        self._told: list[Gathered] = []
        self.now = START

    def look(self, most: int = 4) -> Look:
        """The next look, some hours later; one article or more."""
        self.now += dt.timedelta(hours=self._chance.choice((1, 2, 5)))
        items = tuple(self._item() for _ in range(self._chance.randint(1, most)))
        return Look(feed_id=None, state=None, at=self.now, gathered=items)

    def _item(self) -> Gathered:
        source = self._chance.choice(self._sources)
        if self._told and self._chance.random() < 0.15:
            told = self._chance.choice(self._told).extracted
            return self._gathered(source, told.title, told.text)
        place, name, (what, verb, scene, loss), event = self._chance.choice(self._events)
        count, degree = 20 + 7 * event, self._chance.choice(("strong", "second", "sudden", "long"))
        title = self._chance.choice(
            (
                f"A {degree} {what} {verb} {place}, {count} {loss}",
                f"{place}: {count} {loss} after {what}",
                f"{name} speaks of {what} in {place}",
                f"{what.capitalize()} {verb} {place} and {self._chance.choice(_PLACES)}",
            )
        )
        sentences = [
            f"A {degree} {what} {verb} {place} on day {event}, {name} said, and {count} {loss}.",
            f"In {place} {scene} until the morning.",
            f"{name} asked {self._chance.choice(_NAMES)} for help with the {what}.",
            f"Nobody in {place} had counted more than {count + self._chance.randint(0, 3)} before.",
            f"The {what} is the {self._chance.choice(('first', 'worst', 'third'))} in {place} for years.",
        ]
        self._chance.shuffle(sentences)
        item = self._gathered(source, title, " ".join(sentences[: self._chance.randint(2, 5)]))
        self._told.append(item)
        return item

    def _gathered(self, source: SourceId, title: str, text: str) -> Gathered:
        url = f"https://{source}.example/{self._chance.getrandbits(60)}"
        page = Extracted(url=url, title=title, text=text, html="", published_at=self.now, language="en")
        return Gathered(identity=url, source_id=source, extracted=page, content_hash=content_hash(title, text))
