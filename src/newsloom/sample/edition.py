"""The edition: every article of the sample world with its time and final words, and the order of those still to come."""

import datetime as dt
import hashlib
import random
import re
from dataclasses import dataclass, replace

from newsloom.sample.dates import Moment, fill
from newsloom.sample.manuscript import Carry, Change, Event, Report, Shot, load_events
from newsloom.sample.publishers import BY_KEY, Publisher

DAYS = 10
HEADING = "## "  # opens a paragraph that is a heading inside a text
PENDING_SHARE = 0.15  # of all articles appear while one watches; the rest is there from the start
_DATELINE = re.compile(r"^(?P<place>[A-Z][A-Z ,.'-]+) \((?P<agency>\w+)\) — ")
_WHEN = re.compile(r"^-(\d+)d (\d\d):(\d\d) ([+-]\d+)$|^(-\d+h(?:\d+m)?|-\d+m) ([+-]\d+)$")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_MAX_SLUG = 60  # characters
_CORRECTION_DELAY_MIN = 95  # a correction that is already there at the start came this long after the article


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleArticle:
    """One published article as its outlet prints it. `event` tells which articles are about the same thing."""

    number: int
    event: str
    publisher: Publisher
    path: str
    title: str
    standfirst: str
    paragraphs: tuple[str, ...]
    authors: tuple[str, ...]
    sections: tuple[str, ...]
    tags: tuple[str, ...]
    kind: str
    published_at: dt.datetime
    updated_at: dt.datetime
    picture: Shot | None = None
    note: str = ""  # the correction or update note
    copy_of: str = ""  # key of the publisher whose text this is
    origin: int | None = None  # number of the article this copies
    comments: int = 0
    step: int | None = None  # place among the explicitly ordered live articles
    changes: tuple[Change, ...] = ()

    @property
    def text(self) -> str:
        """The words alone, paragraphs parted by one newline; headings without their sign."""
        return "\n".join(paragraph.removeprefix(HEADING) for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article without its time of publishing: a report, or an outlet's printing of somebody else's report."""

    number: int
    event: Event
    report: Report
    carry: Carry | None = None
    carries: int | None = None  # number of the draft whose words it prints

    @property
    def publisher(self) -> Publisher:
        return BY_KEY[self.carry.publisher if self.carry else self.report.publisher]

    @property
    def step(self) -> int | None:
        return self.carry.live if self.carry else self.report.live


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What is published at the start, oldest first, and what is still to come, in order."""

    now: dt.datetime
    published: tuple[SampleArticle, ...]
    pending: tuple[Draft, ...]

    def release(self, draft: Draft, at: dt.datetime) -> SampleArticle:
        """The draft, published at `at`."""
        return _compose(draft, at, self.now)


def make_edition(now: dt.datetime, seed: int) -> Edition:
    """The whole sample world as of `now`. The seed decides times of local items and which of them are still to come."""
    random_source = random.Random(seed)
    drafts = _drafts(load_events())
    explicit = [draft for draft in drafts if draft.step is not None]
    singles = [draft for draft in drafts if not draft.event.when and draft.step is None]
    wanted = round(PENDING_SHARE * len(drafts)) - len(explicit)
    fillers = random_source.sample(singles, max(0, min(wanted, len(singles))))
    pending = _interleave(sorted(explicit, key=lambda draft: draft.step or 0), fillers, random_source)
    waiting = {draft.number for draft in pending}
    published = [
        _compose(draft, _published_at(draft, now, random_source), now)
        for draft in drafts
        if draft.number not in waiting
    ]
    published = [_with_past_changes(article) for article in published]
    return Edition(
        now=now,
        published=tuple(sorted(published, key=lambda article: (article.published_at, article.number))),
        pending=tuple(pending),
    )


def changed(article: SampleArticle, change: Change, at: dt.datetime) -> SampleArticle:
    """The article after a change: words replaced, new paragraphs on top, and the note saying so."""
    paragraphs = article.paragraphs
    title = article.title
    for old, new in change.swaps:
        paragraphs = tuple(paragraph.replace(old, new) for paragraph in paragraphs)
        title = title.replace(old, new)
    return replace(
        article,
        title=title,
        paragraphs=change.added + paragraphs,
        updated_at=at,
        note=change.note or article.note,
        changes=tuple(other for other in article.changes if other is not change),
    )


def _drafts(events: tuple[Event, ...]) -> list[Draft]:
    drafts: list[Draft] = []
    for event in events:
        for report in event.reports:
            own = Draft(number=len(drafts), event=event, report=report)
            drafts.append(own)
            for carry in report.carries:
                drafts.append(replace(own, number=len(drafts), carry=carry, carries=own.number))
    return drafts


def _interleave(explicit: list[Draft], fillers: list[Draft], random_source: random.Random) -> list[Draft]:
    """Both lists in one order: the explicit steps keep theirs, the fillers fall anywhere between."""
    queue: list[Draft] = []
    places = sorted(random_source.sample(range(len(explicit) + len(fillers)), len(fillers)))
    left, right = iter(explicit), iter(fillers)
    for place in range(len(explicit) + len(fillers)):
        queue.append(next(right) if place in places else next(left))
    return queue


def _published_at(draft: Draft, now: dt.datetime, random_source: random.Random) -> dt.datetime:
    if draft.event.when:
        delay_min = draft.report.offset_min + (draft.carry.delay_min if draft.carry else 0)
        at = _anchor(draft.event.when, now) + dt.timedelta(minutes=delay_min)
    else:
        local = now.astimezone(draft.publisher.zone) - dt.timedelta(days=random_source.randrange(DAYS))
        at = local.replace(hour=random_source.randrange(6, 22), minute=random_source.randrange(60))
    latest = now - dt.timedelta(minutes=5 + draft.number % 40)
    earliest = now - dt.timedelta(days=DAYS, minutes=-draft.number)
    seconds = draft.number * 7 % 60
    return max(earliest, min(at, latest)).replace(second=seconds, microsecond=0)


def _anchor(when: str, now: dt.datetime) -> dt.datetime:
    match = _WHEN.match(when)
    if not match:
        raise ValueError(f"not a moment: {when!r}")
    days, hour, minute, zone, ago, zone_ago = match.groups()
    local = now.astimezone(dt.timezone(dt.timedelta(hours=int(zone or zone_ago))))
    if ago:
        unit = re.findall(r"(\d+)([hm])", ago)
        return local - dt.timedelta(minutes=sum(int(n) * (60 if u == "h" else 1) for n, u in unit))
    return (local - dt.timedelta(days=int(days))).replace(hour=int(hour), minute=int(minute), second=0, microsecond=0)


def _compose(draft: Draft, at: dt.datetime, now: dt.datetime) -> SampleArticle:
    publisher, report, carry = draft.publisher, draft.report, draft.carry
    local = at.astimezone(publisher.zone)
    writer = BY_KEY[report.publisher]
    written_at = at - dt.timedelta(minutes=carry.delay_min) if carry else at
    moment = Moment(
        anchor=_anchor(draft.event.when, now) if draft.event.when else written_at.astimezone(writer.zone),
        published_at=written_at.astimezone(writer.zone),
        style=writer.style,
    )
    own = replace(moment, published_at=local, style=publisher.style)
    title = fill(carry.title or report.title, own) if carry else fill(report.title, moment)
    paragraphs = tuple(fill(paragraph, moment) for paragraph in report.paragraphs)
    authors = report.authors
    if carry:
        paragraphs = _printed(paragraphs, carry, writer, own)
        authors = (writer.name,) if draft.number % 2 else ()
    number = _number(publisher.key, draft.number)
    return SampleArticle(
        number=draft.number,
        event=draft.event.key,
        publisher=publisher,
        path=_path(publisher, title, number, report.sections[0], local),
        title=title,
        standfirst="" if carry else fill(report.standfirst, moment),
        paragraphs=paragraphs,
        authors=authors,
        sections=report.sections[:1] if carry else report.sections,
        tags=report.tags or draft.event.tags,
        kind=report.kind,
        published_at=local,
        updated_at=local,
        picture=_captioned(report.picture, moment, carried=carry is not None, number=draft.number),
        copy_of=report.publisher if carry else "",
        origin=draft.carries,
        comments=number % 31,
        step=draft.step,
        changes=() if carry else tuple(_filled(change, moment) for change in report.changes),
    )


def _printed(body: tuple[str, ...], carry: Carry, writer: Publisher, moment: Moment) -> tuple[str, ...]:
    """The dispatch as this outlet prints it: cut, with its own lede and tail, the credit in the dateline or at the end."""
    kept = list(body[: carry.keep or None])
    dateline = _DATELINE.match(kept[0])
    if carry.lede or BY_KEY[carry.publisher].layout in ("classic", "broadcast"):
        if dateline:
            kept[0] = kept[0][dateline.end() :]
        if writer.is_agency:
            kept[-1] += f" ({writer.name})"
    if not writer.is_agency:
        kept.append(f"This report first appeared in the {writer.name}.")
    lede = [fill(carry.lede, moment)] if carry.lede else []
    tail = [fill(carry.tail, moment)] if carry.tail else []
    return tuple(lede + kept + tail)


def _captioned(shot: Shot | None, moment: Moment, *, carried: bool, number: int) -> Shot | None:
    if shot is None or (carried and number % 3 == 0):  # some outlets take the words without the picture
        return None
    return replace(shot, caption=fill(shot.caption, moment))


def _filled(change: Change, moment: Moment) -> Change:
    return replace(
        change,
        note=fill(change.note, moment),
        swaps=tuple((fill(old, moment), fill(new, moment)) for old, new in change.swaps),
        added=tuple(fill(paragraph, moment) for paragraph in change.added),
    )


def _with_past_changes(article: SampleArticle) -> SampleArticle:
    for change in article.changes:
        if change.after == 0:
            article = changed(article, change, article.published_at + dt.timedelta(minutes=_CORRECTION_DELAY_MIN))
    return article


def _number(publisher: str, number: int) -> int:
    """A stable article number in the range this outlet's system has reached."""
    start = int.from_bytes(hashlib.sha256(publisher.encode()).digest()[:3], "big") % 80_000
    return 10_000 + start + number * 13


def _path(publisher: Publisher, title: str, number: int, section: str, at: dt.datetime) -> str:
    slug = _NOT_SLUG.sub("-", title.lower().replace("’", "")).strip("-")
    if len(slug) > _MAX_SLUG:
        slug = slug[:_MAX_SLUG].rpartition("-")[0]
    return publisher.path.format(
        section=publisher.slug_of(section),
        slug=slug or f"item-{number}",
        id=number,
        y=at.strftime("%Y"),
        m=at.strftime("%m"),
        d=at.strftime("%d"),
    )
