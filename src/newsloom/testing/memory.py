"""The whole store in memory: `ports.News` without a database. tests/contract holds it to what the real one does."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace

from newsloom.errors import Conflict
from newsloom.model.article import ArticleId, Change, Extracted
from newsloom.model.corrections import StoryCorrection
from newsloom.model.intent import ArticleIntent, Batch, Look, Member, Origin, SeenEntry, StoryIntent
from newsloom.model.reading import Section, Span
from newsloom.model.refetch import DuePage, PageState
from newsloom.model.said import READER, EntityKind, Said, Sighting
from newsloom.model.source import FeedId, SourceId
from newsloom.model.weave import Doc
from newsloom.ports import MEMBERS, Held, KnownArticle, Unread, Woven
from newsloom.testing.agenda import AgendaInMemory
from newsloom.testing.sources import SourcesInMemory

_HEADER = (
    "standfirst authors published_at published_is_exact modified_at displayed_sections breadcrumb publisher_tags"
    " comment_count picture noindex noarchive"
).split()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptVersion:
    """An earlier wording, and what the one after it changed."""

    title: str
    text: str
    seen_at: dt.datetime
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """An article as the tables hold it."""

    id: ArticleId
    identity: str
    source_id: SourceId
    content_hash: str
    first_seen_at: dt.datetime
    sort_at: dt.datetime
    doc: Doc
    section: Section
    extracted: Extracted
    feed_categories: tuple[str, ...]
    copy_group: int | None
    copy_of: str | None
    story: int | None
    said: Said = field(default_factory=Said)
    raw_at: dt.datetime | None = None
    edited_at: dt.datetime | None = None
    versions: tuple[KeptVersion, ...] = ()


class MemoryStore(SourcesInMemory, AgendaInMemory):
    """Implements `ports.News`. Not for threads that write at once."""

    def __init__(self) -> None:
        SourcesInMemory.__init__(self)
        AgendaInMemory.__init__(self)
        self.stories: dict[int, StoryIntent] = {}
        self.merged: dict[int, int] = {}  # story that is gone, to the one it lives on as
        self.origins: dict[int, Origin] = {}
        self.looks: list[Look] = []
        self._rows: dict[ArticleId, _Row] = {}
        self._entries: dict[tuple[FeedId, str], SeenEntry] = {}
        self._names: dict[str, ArticleId] = {}
        self._pages: dict[ArticleId, PageState] = {}
        self._generation = 0
        self.read_by: dict[ArticleId, int] = {}  # version of the reader that read each article
        self._corrections: list[StoryCorrection] = []
        self._last_id = 0

    def entries(self, feed_id: FeedId, keys: Sequence[str]) -> Mapping[str, SeenEntry]:
        """The feed's entries with these keys."""
        return {key: self._entries[feed_id, key] for key in keys if (feed_id, key) in self._entries}

    def articles(self, names: Sequence[str]) -> Mapping[str, KnownArticle]:
        """Articles with these names: identities, or further names they are known by."""
        by_name = self._names | {row.identity: row.id for row in self._rows.values()}
        found = {name: self._rows[by_name[name]] for name in names if name in by_name}
        return {
            name: KnownArticle(id=row.id, title=row.doc.title, published_at=row.extracted.published_at)
            for name, row in found.items()
        }

    def held(self, ids: Collection[ArticleId]) -> Mapping[ArticleId, Held]:
        """These articles as they are kept; those that are not here are left out."""
        return {key: self._held(self._rows[key]) for key in ids if key in self._rows}

    def due_pages(self, now: dt.datetime, limit: int) -> Sequence[DuePage]:
        """Articles whose page is to be looked at again, longest due first; never of a publisher all of whose feeds are paused."""
        due = [
            (state.next_refetch_at, self._rows[key], state)
            for key, state in self._pages.items()
            if state.next_refetch_at is not None and state.next_refetch_at <= now and not self._is_paused(key)
        ]
        due.sort(key=lambda found: (found[0], found[1].id))
        return [
            DuePage(
                article_id=row.id,
                identity=row.identity,
                source_id=row.source_id,
                content_hash=row.content_hash,
                kind=row.extracted.kind,
                state=state,
                published_at=row.extracted.published_at,
            )
            for _, row, state in due[:limit]
        ]

    def writing(self) -> AbstractContextManager[None]:
        """There is nobody else."""
        return nullcontext()

    def generation(self) -> int:
        """Grows with every batch applied."""
        return self._generation

    def reserve_ids(self, count: int) -> Sequence[ArticleId]:
        """Article numbers nobody else gets."""
        first, self._last_id = self._last_id + 1, self._last_id + count
        return [ArticleId(number) for number in range(first, first + count)]

    def recent(self, since: dt.datetime) -> Iterator[Woven]:
        """Articles first seen since then, in order of arrival; before them older ones of their stories that corrections name."""
        corrected = {one.id for said in self._corrections if said.holds for one in said.articles}
        stories = {row.story for row in self._rows.values() if row.first_seen_at >= since} - {None}
        for row in sorted(self._rows.values(), key=lambda row: (row.first_seen_at >= since, row.id)):
            if row.first_seen_at >= since or (row.id in corrected and row.story in stories):
                yield Woven(
                    doc=row.doc,
                    copy_group=str(row.copy_group or row.id),
                    copy_of=row.copy_of,
                    story=str(row.story) if row.story else None,
                    may_enter_stories=row.extracted.kind.may_enter_stories,
                )

    def members(self, stories: Sequence[int], most: int = MEMBERS) -> Mapping[int, Sequence[Member]]:
        """Articles of these stories, oldest first, at most so many of each."""
        found: dict[int, list[Member]] = {}
        for row in self._by_time():
            if row.story in stories:
                found.setdefault(row.story or 0, []).append(self._member(row))
        return {story: members[:most] for story, members in found.items()}

    def corrections(self) -> Sequence[StoryCorrection]:
        """Every correction anybody made, taken back or not, oldest first."""
        return tuple(self._corrections)

    def redirects(self, stories: Collection[int]) -> Mapping[int, int]:
        """Story numbers that lead to another story, to that story: those among these, and those that lead to one of them."""
        return {gone: kept for gone, kept in self.merged.items() if gone in stories or kept in stories}

    def stories_of(self, articles: Collection[ArticleId]) -> Mapping[ArticleId, int]:
        """The stories these articles stand in; those in none are left out."""
        return {key: story for key in articles if key in self._rows and (story := self._rows[key].story) is not None}

    def docs(self, ids: Collection[ArticleId]) -> Mapping[ArticleId, Doc]:
        """These articles as `copies` and `stories` know them; those that are not here are left out."""
        return {key: self._rows[key].doc for key in ids if key in self._rows}

    def copies(self, groups: Sequence[int]) -> Mapping[int, Sequence[Doc]]:
        """Articles of these copy groups, oldest first."""
        found: dict[int, list[Doc]] = {}
        for row in self._by_time():
            if row.copy_group in groups:
                found.setdefault(row.copy_group or 0, []).append(row.doc)
        return found

    def roles_seen(self, since: dt.datetime, most: int) -> Sequence[Sighting]:
        """The roles articles since then gave people, newest first, at most so many; of the same on one day only the first.

        A person is called as in the article that named them first.
        """
        names: dict[str, str] = {}
        found: dict[tuple[object, ...], Sighting] = {}
        for row in sorted(self._rows.values(), key=lambda row: row.id):
            for one in (one for one in row.said.entities if one.kind is EntityKind.PERSON):
                name = names.setdefault(one.key, one.name)
                for role in one.roles if row.sort_at >= since else ():
                    sight = Sighting(article_id=str(row.id), at=row.sort_at, person=name, role=role)
                    told = replace(role, span=Span(start=0, end=0))
                    found.setdefault((name, told, row.sort_at.astimezone(dt.UTC).date()), sight)
        return sorted(found.values(), key=lambda sight: sight.at, reverse=True)[:most]

    def versions(self, article_id: ArticleId) -> tuple[KeptVersion, ...]:
        """The earlier wordings of the article, oldest first."""
        return self._rows[article_id].versions

    def page(self, article_id: ArticleId) -> PageState | None:
        """What is remembered of the article's page."""
        return self._pages.get(article_id)

    def unread(self, version: int, limit: int) -> Sequence[Unread]:
        """Articles not read by this version of the reader or a later one, newest first."""
        rows = [row for key, row in sorted(self._rows.items(), reverse=True) if self.read_by.get(key, 0) < version]
        return [
            Unread(
                id=row.id,
                title=row.doc.title,
                text=row.doc.text,
                language=row.doc.language,
                published_at=row.extracted.published_at or row.first_seen_at,
                sort_at=row.sort_at,
            )
            for row in rows[:limit]
        ]

    def forget_raw(self, before: dt.datetime) -> int:
        """Deletes raw pages fetched before then, and returns how many."""
        old = [row for row in self._rows.values() if row.raw_at is not None and row.raw_at < before]
        self._rows |= {row.id: replace(row, raw_at=None) for row in old}
        return len(old)

    def apply(self, batch: Batch) -> int:
        """Applies the whole batch and returns the new generation. Raises Conflict; then nothing is applied."""
        identities = {row.identity for row in self._rows.values()}
        ids = set(self._rows)
        for intent in batch.new:
            if intent.gathered.identity in identities or intent.id in ids:
                raise Conflict(f"Article {intent.id} is already there.")
            identities.add(intent.gathered.identity)
            ids.add(intent.id)
        self._write_articles(batch)
        self._write_pages(batch)
        for story in batch.stories:
            self.stories[story.id] = story
        self._regroup(batch)
        self._correct(batch)
        self._tell(batch)
        self.origins |= {origin.group: origin for origin in batch.origins}
        self._write_look(batch.look)
        read = {i.id for i in (*batch.new, *batch.changed)} | {i.id for i in batch.rereads}
        self.read_by |= dict.fromkeys(read & set(self._rows), READER)
        self._generation += 1
        return self._generation

    def _write_articles(self, batch: Batch) -> None:
        for intent in batch.new:
            self._last_id = max(self._last_id, intent.id)
            self._rows[intent.id] = _row(intent, batch.look.at)
        for intent in batch.changed:
            if intent.id not in self._rows:
                continue
            old, new = self._rows[intent.id], _row(intent, batch.look.at)
            self._rows[intent.id] = replace(
                new,
                identity=old.identity,
                source_id=old.source_id,
                first_seen_at=old.first_seen_at,
                doc=replace(new.doc, source=old.doc.source),
                copy_group=new.copy_group if intent.copy else old.copy_group,
                copy_of=new.copy_of if intent.copy else old.copy_of,
                story=int(intent.story.story) if intent.story else old.story,
                raw_at=new.raw_at or old.raw_at,
                edited_at=intent.edit.at if intent.edit else old.edited_at,
                versions=_versions(old, intent),
            )
            if not any(row.copy_group == old.copy_group for row in self._rows.values()):
                self.origins.pop(old.copy_group or 0, None)
        for header in batch.headers:
            if header.id in self._rows:
                row = self._rows[header.id]
                changed = {name: getattr(header.extracted, name) for name in _HEADER}
                kept = () if header.extracted.noarchive else row.versions
                self._rows[header.id] = replace(row, extracted=replace(row.extracted, **changed), versions=kept)

    def _write_pages(self, batch: Batch) -> None:
        self._pages |= {page.article_id: page.state for page in batch.pages if page.article_id in self._rows}
        taken = {row.identity for row in self._rows.values()} | set(self._names)
        for each in reversed(batch.names):  # of two for one name the last one counts, as in the database
            if each.name not in taken and each.article_id in self._rows:
                taken.add(each.name)
                self._names[each.name] = each.article_id

    def _is_paused(self, article_id: ArticleId) -> bool:
        feeds = [feed for feed in self._feeds.values() if feed.source.id == self._rows[article_id].source_id]
        return bool(feeds) and all(feed.paused for feed in feeds)

    def _held(self, row: _Row) -> Held:
        return Held(
            id=row.id,
            extracted=row.extracted,
            source_id=row.source_id,
            first_seen_at=row.first_seen_at,
            edited_at=row.edited_at,
            feed_categories=row.feed_categories,
            story=row.story,
            page=self._pages.get(row.id),
        )

    def _regroup(self, batch: Batch) -> None:
        for merge in batch.merges:
            kept, gone = int(merge.kept), int(merge.gone)
            self._rows |= {r.id: replace(r, story=kept) for r in self._rows.values() if r.story == gone}
            self.merged = {story: kept if into == gone else into for story, into in self.merged.items()} | {gone: kept}
        for parting in batch.partings:
            for member in parting.members:
                self._rows[ArticleId(int(member))] = replace(self._rows[ArticleId(int(member))], story=int(parting.new))
            self.merged.pop(int(parting.new), None)
            led = {int(m) for m in parting.members if self.merged.get(int(m)) == int(parting.story)}
            self.merged |= dict.fromkeys(led, int(parting.new))
        for merge in batch.copy_merges:
            kept, gone = int(merge.kept), int(merge.gone)
            self._rows |= {r.id: replace(r, copy_group=kept) for r in self._rows.values() if r.copy_group == gone}
            self.origins.pop(gone, None)

    def _correct(self, batch: Batch) -> None:
        if (regrouping := batch.regrouping) is not None:
            self._rows |= {key: replace(self._rows[key], story=story) for key, story in regrouping.placed}
            for number in regrouping.living:
                self.merged.pop(number, None)
            self.merged |= dict(regrouping.redirects)
        for said in batch.corrections:
            self._corrections.append(replace(said, number=len(self._corrections) + 1))
        for undone in batch.undone:
            said = self._corrections[undone.number - 1]
            self._corrections[undone.number - 1] = replace(said, undone_at=batch.look.at, undone_by=undone.by)

    def _write_look(self, look: Look) -> None:
        self.looks.append(look)
        if look.feed_id is None:
            return
        for entry in look.entries:
            self._entries[look.feed_id, entry.key[:2000]] = replace(entry, key=entry.key[:2000])
        if look.state is not None:
            self._feeds[look.feed_id] = replace(self._feeds[look.feed_id], state=look.state)

    def _by_time(self) -> list[_Row]:
        return sorted(self._rows.values(), key=lambda row: (row.sort_at, row.id))

    def _member(self, row: _Row) -> Member:
        source = self._sources[row.source_id]
        return Member(
            doc=row.doc,
            source_id=row.source_id,
            source_name=source.name,
            source_slug=self._slugs[row.source_id],
            source_language=source.language,
            section=row.section,
            copy_group=str(row.copy_group or row.id),
            copy_of=row.copy_of,
        )


def _versions(old: _Row, intent: ArticleIntent) -> tuple[KeptVersion, ...]:
    if intent.gathered.extracted.noarchive:
        return ()
    if intent.edit is None:
        return old.versions
    page = old.extracted
    seen_at = old.edited_at or old.first_seen_at
    kept = KeptVersion(title=page.title, text=page.text, seen_at=seen_at, changes=intent.edit.changes)
    return (*old.versions, kept)


def _row(intent: ArticleIntent, at: dt.datetime) -> _Row:
    page = intent.gathered.extracted
    doc = Doc(
        id=str(intent.id),
        title=page.title[:1000],
        text=page.text,
        source=str(intent.gathered.source_id),
        at=intent.sort_at.timestamp(),
        agency=page.agency[:100],
        dateline=page.dateline[:200],
        language=intent.language[:20],
    )
    return _Row(
        id=intent.id,
        identity=intent.gathered.identity,
        source_id=intent.gathered.source_id,
        content_hash=intent.gathered.content_hash,
        first_seen_at=intent.first_seen_at,
        sort_at=intent.sort_at,
        doc=doc,
        section=intent.section,
        extracted=replace(
            page,
            language=intent.language[:20],
            site_name="",
            canonical_url="",
            hashtags=(),
            corrections=intent.corrections,
        ),
        feed_categories=intent.gathered.feed_categories,
        copy_group=int(intent.copy.group) if intent.copy else None,
        copy_of=intent.copy.copy_of if intent.copy else None,
        story=int(intent.story.story) if intent.story else None,
        said=intent.said,
        raw_at=at if intent.gathered.raw else None,
    )
