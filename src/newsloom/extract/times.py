"""When a page was published and last changed: every statement it makes, weighed, in the publisher's own zone."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsloom.extract.headline import Headline
from newsloom.extract.instants import Instant, read_instant
from newsloom.extract.jsonld import LinkedData
from newsloom.extract.landmarks import Landmarks, Mark, is_aside, near_first
from newsloom.extract.markup import Element, Page, attribute, host_of, text_of
from newsloom.extract.zones import country_of, writes_month_first, zone_of_country

MAX_ZONE_GAP_S = 26 * 3600  # two statements of one instant without and with zone lie no further apart
ZONE_STEP_S = 15 * 60  # zones differ by multiples of this
MAX_CLOCK_GAP_S = 14 * 3600  # and by no more
SAME_INSTANT_S = 60
MAX_DATE_CHARS = 120  # a longer text is a sentence
MIN_DATE_CHARS = 6
MAX_LOOKED_AT = 40  # dated elements of one kind; a page with more is a list
_PUBLISHED_METAS = (
    "article:published_time", "og:article:published_time", "datepublished", "article:published", "og:published_time", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date", "date", "pubdate", "publishdate", "publish-date",
    "publish_date", "published_at", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "article_date_original", "originalpublicationdate",
    "ptime", "displaydate", "dc.created", "bt:pubdate", "datecreated", "article.published", "published-date", "creation_date", "article.created",
    "citation_publication_date", "citation_online_date", "release_date", "video:release_date", "build", "dc.terms.issued", "dcterms.issued",
)  # fmt: skip
_MODIFIED_METAS = (
    "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "lastmod",
    "article:modified", "dc.date.modified", "og:modified_time", "updated_at",
)  # fmt: skip
_ATTRIBUTES = (
    "datetime", "content", "data-datetime", "data-origindate", "data-published", "data-publish-date", "data-timestamp",
    "data-time", "data-date", "data-utime", "title",
)  # fmt: skip
_DIGITS = re.compile(r"\d")
_YEAR = re.compile(r"(?:[1１][9９]|[2２][0０])\d{2}|令和")
_CHANGED = re.compile(
    r"^\W*(?:last\s)?(?:updat|modif|edited|aktualisiert|stand\b|mis à jour|actuali[sz]ad|aggiornat|güncelle|zuletzt|最終更新|更新|수정)",
    re.I,
)
_FIRST = re.compile(
    r"(?:first\s)?(?:published|posted|veröffentlicht|erstellt|publié|publicad|pubblicat|公開|掲載|入力|입력|등록)\w*",
    re.I,
)
_ADDRESS_DAY = re.compile(r"/((?:19|20)\d{2})[/-]?(\d{1,2})[/-]?(\d{1,2})(?:[/-]|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """How this publisher writes dates: its zone where it has one, its country, and which number is the day."""

    zone: dt.tzinfo | None
    country: str
    day_first: bool

    def read(self, text: str, close_to: Instant | None = None) -> Instant | None:
        """The instant a text states; of two readings of its numbers the one closer to `close_to`."""
        text = text.strip()
        if not _YEAR.search(text) and not text.isdecimal():
            return None
        found = read_instant(text, zone=self.zone, day_first=self.day_first, country=self.country)
        if found is None or close_to is None or found.at.day > 12:
            return found
        other = read_instant(text, zone=self.zone, day_first=not self.day_first, country=self.country)
        if other is not None and abs(other.at - close_to.at) < abs(found.at - close_to.at):
            return other
        return found


def read_times(
    marks: Landmarks, linked: LinkedData, headline: Headline, flow: tuple[str, ...]
) -> tuple[Instant | None, dt.datetime | None]:
    """When the page was published, and when last changed; the publisher's offset is kept where any statement has it.

    A day or a time without a zone is made exact by another statement of the same instant. A time no statement gives a
    zone for is taken in the zone of the publisher's country where that has one, else in UTC.
    """
    page = marks.page
    reader = _reader(page)
    published: Instant | None = None
    for text in _statements(marks, linked, headline, flow):
        instant = reader.read(text, published)
        if instant is None:
            continue
        if published is None or _completes(instant, published):
            published = instant
        if published.exact and published.zoned and not _is_midnight(published):
            break
    changed = (linked.modified, *(value for name in _MODIFIED_METAS for value in page.metas.get(name, ())))
    modified = next((i for text in changed if text and (i := reader.read(text)) and i.exact), None)
    return published, modified.at if modified else None


def _reader(page: Page) -> _Reader:
    language = attribute(page.tree, "lang") or attribute(page.tree, "xml:lang")
    locales = (language, page.meta("og:locale"), page.meta("content-language"))
    country = country_of(host_of(page.url), *locales)
    return _Reader(
        zone=zone_of_country(country), country=country, day_first=not writes_month_first(country, language.lower())
    )


def _is_midnight(instant: Instant) -> bool:
    return (instant.at.hour, instant.at.minute, instant.at.second) == (0, 0, 0)


def _completes(other: Instant, first: Instant) -> bool:
    """Whether `other` says the same instant as `first` and says it more exactly."""
    gap = abs((other.at - first.at).total_seconds())
    if gap > MAX_ZONE_GAP_S or not other.exact or _is_midnight(other):
        return False
    if not first.exact or _is_midnight(first):
        return True
    if first.zoned or not other.zoned:
        return False
    beside = gap % ZONE_STEP_S
    return gap <= MAX_CLOCK_GAP_S and min(beside, ZONE_STEP_S - beside) < SAME_INSTANT_S


def _statements(marks: Landmarks, linked: LinkedData, headline: Headline, flow: tuple[str, ...]) -> Iterator[str]:
    """Everything the page says of its day, the surest first; what was changed comes after what was published."""
    page = marks.page
    if linked.published:
        yield linked.published
    for name in _PUBLISHED_METAS:
        yield from (value for value in page.metas.get(name, ()) if value)
    for element in marks.properties.get("datepublished", ())[:3]:
        yield from _texts(element)
    changed: list[str] = []
    for text in _printed(marks, headline, flow):
        first = _FIRST.search(text)
        if first and _YEAR.search(text, first.end()):
            yield text[first.start() :]
        elif _CHANGED.match(text):
            changed.append(text)
        else:
            yield text
    yield from changed
    if match := _ADDRESS_DAY.search(page.url):
        yield f"{match[1]}-{match[2]}-{match[3]}"
    for name in _MODIFIED_METAS:
        yield from (value for value in page.metas.get(name, ()) if value)


def _printed(marks: Landmarks, headline: Headline, flow: tuple[str, ...]) -> Iterator[str]:
    """The dates shown: time elements and dated boxes beside the headline, texts after it, then the whole page's."""
    seen: set[int] = set()
    for whole in (False, True):
        for found in (marks.times, marks.of(Mark.DATE)):
            candidates = list(near_first(found, headline.zone))[-1 if whole else 0][:MAX_LOOKED_AT]
            for element in candidates:
                if id(element) not in seen and not is_aside(element, headline.frame, boxes=whole):
                    seen.add(id(element))
                    yield from _texts(element)
        if not whole:
            for piece in flow:
                if MIN_DATE_CHARS <= len(piece) <= MAX_DATE_CHARS and _YEAR.search(piece):
                    yield piece


def _texts(element: Element) -> Iterator[str]:
    for name in _ATTRIBUTES:
        if (value := attribute(element, name)) and _DIGITS.search(value):
            yield value
    text = text_of(element)
    if MIN_DATE_CHARS <= len(text) <= MAX_DATE_CHARS:
        yield text
