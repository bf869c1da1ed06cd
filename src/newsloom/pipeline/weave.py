"""Weaves gathered articles into copies and stories and has each look written whole, one process at a time."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from newsloom.copies.index import CopyIndex, CopyPolicy
from newsloom.copies.origin import origin_of
from newsloom.errors import StoreError
from newsloom.model.article import ArticleId
from newsloom.model.intent import (
    ArticleIntent,
    Batch,
    Look,
    Member,
    NameIntent,
    Origin,
    ReasonIntent,
    Reread,
    SeenEntry,
    StoryIntent,
)
from newsloom.model.said import READER
from newsloom.model.source import SourceId
from newsloom.model.weave import Doc, Membership, Merge, Parting
from newsloom.pipeline.agenda import arranged
from newsloom.pipeline.meaning import comparable, meant
from newsloom.pipeline.offices import Offices
from newsloom.pipeline.overview import overview
from newsloom.pipeline.reasons import explained, moved_reasons
from newsloom.pipeline.revise import pages_of, sort_look
from newsloom.pipeline.understand import doc_of, said_of, understand
from newsloom.ports import News, SourceLabel
from newsloom.sources.refetch import RefetchPolicy
from newsloom.stories.corrections import Corrections
from newsloom.stories.index import StoryIndex, StoryPolicy
from newsloom.text.encoder import Encoder


@dataclass(frozen=True, slots=True, kw_only=True)
class WeavePolicy:
    """`window` is how far back an article may find copies and stories."""

    window: dt.timedelta = dt.timedelta(days=10)
    copies: CopyPolicy = field(default_factory=CopyPolicy)
    refetch: RefetchPolicy = field(default_factory=RefetchPolicy)
    stories: StoryPolicy = field(default_factory=StoryPolicy)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What came of a look."""

    new: tuple[ArticleId, ...] = ()
    changed: tuple[ArticleId, ...] = ()  # the words became others
    withdrawn: tuple[ArticleId, ...] = ()  # taken down by the publisher


class Weaver:
    """Remembers the recent articles, decides where new ones belong and has the store write each look in one transaction.

    Not safe for threads; run it in one. Other processes may weave too: `generation` shows it, and memory is read anew.
    """

    def __init__(self, store: News, policy: WeavePolicy | None = None, encoder: Encoder | None = None) -> None:
        """Without an encoder words alone decide."""
        self._store = store
        self._encoder = encoder
        self._policy = policy or WeavePolicy()
        self._generation: int | None = None
        self._offices = Offices()
        self._copies = CopyIndex(self._policy.copies)
        self._stories = StoryIndex(self._policy.stories)

    def write(self, look: Look) -> Written:
        """Decides and writes everything the look brought. Raises StoreError; then nothing of it is written."""
        with self._store.writing():
            try:
                self._remember(look.at)
                batch = self._batch(look)
                self._generation = self._store.apply(batch)
            except StoreError:
                self._generation = None  # what memory believes was not written
                raise
        return Written(
            new=tuple(intent.id for intent in batch.new),
            changed=tuple(intent.id for intent in batch.changed),
            withdrawn=tuple(page.article_id for page in batch.pages if page.state.is_withdrawn),
        )

    def read_again(self, now: dt.datetime, limit: int) -> int:
        """Reads articles that no reader of this version has read, and returns how many. Raises StoreError."""
        with self._store.writing():
            unread = self._store.unread(READER, limit)
            if unread:
                before = self._store.generation()
                rereads = tuple(Reread(id=one.id, sort_at=one.sort_at, said=said_of(one)) for one in unread)
                agenda = arranged((), rereads, self._store, now)
                look = Look(feed_id=None, state=None, at=now)
                after = self._store.apply(Batch(look=look, rereads=rereads, agenda=agenda))
                if self._generation == before:
                    self._generation = after  # nothing that is remembered changed
        return len(unread)

    def _remember(self, now: dt.datetime) -> None:
        """Reads the recent articles anew where somebody else wrote since."""
        if self._generation is not None and self._generation == self._store.generation():
            return
        self._copies = CopyIndex(self._policy.copies)
        self._stories = StoryIndex(self._policy.stories, corrections=Corrections(self._store.corrections()))
        for woven in self._store.recent(now - self._policy.window):
            doc = _comparable(woven.doc, plain=woven.may_enter_stories)
            self._copies.restore(doc, woven.copy_group, woven.copy_of)
            if woven.story is not None and woven.may_enter_stories:
                self._stories.restore(comparable(woven.doc, self._encoder), woven.story)

    def _batch(self, look: Look) -> Batch:
        offices = self._offices.table(self._store, look.at)
        found = sort_look(look, self._store, self._policy.refetch, offices)
        ids = self._store.reserve_ids(len(found.fresh)) if found.fresh else ()
        read = [
            self._meant(understand(gathered, id=key, now=look.at, offices=offices))
            for gathered, key in zip(found.fresh, ids, strict=True)
        ]
        woven = self._weave(sorted(read, key=lambda intent: (intent.sort_at, intent.id)))
        changed = [self._meant(intent) for intent in found.changed]
        changed = [self._renewed(intent, is_late=intent.id in found.late) for intent in changed]
        woven, changed = explained(woven, self._store.docs), explained(changed, self._store.docs)
        merges = self._stories.merge_pass() if woven or found.late else ()
        partings = self._stories.part_pass() if woven or found.late else ()
        copy_merges = self._copies.merge_pass() if woven or changed else ()
        new = [self._settled(intent, copy_merges) for intent in woven]
        changed = [self._settled(intent, copy_merges) for intent in changed]
        moved = {merge.gone for merge in merges} | {merge.kept for merge in merges}
        moved |= {key for parting in partings for key in (parting.story, parting.new)}
        entries = found.entries | {key: ids[place] for key, place in found.doubles.items()}
        return Batch(
            look=replace(look, entries=_with_articles(look, new, entries)),
            new=tuple(new),
            changed=tuple(changed),
            headers=tuple(found.headers),
            pages=(*pages_of(new, look.at, self._policy.refetch), *found.pages),
            names=(*_names_of(new), *found.names),
            stories=tuple(self._overviews(new, changed, {int(key) for key in moved} | found.stories)),
            origins=tuple(self._origins([*new, *changed], copy_merges)),
            merges=merges,
            partings=partings,
            copy_merges=copy_merges,
            reasons=tuple(self._moved_reasons(merges, partings, woven)),
            agenda=arranged(new, changed, self._store, look.at),
        )

    def _meant(self, intent: ArticleIntent) -> ArticleIntent:
        """The article with its vector, if it is one that may stand in a story."""
        if not intent.gathered.extracted.kind.may_enter_stories:
            return intent
        return replace(intent, vector=meant(doc_of(intent), self._encoder).vector)

    def _settled(self, intent: ArticleIntent, copy_merges: Sequence[Merge]) -> ArticleIntent:
        """The article in the story and the copy group it stands in after all passes."""
        story, copy = intent.story, intent.copy
        if story is not None:
            story = replace(story, story=self._stories.story_of(story.id) or story.story)
        kept = {merge.gone: merge.kept for merge in copy_merges}
        if copy is not None:
            copy = replace(copy, group=kept.get(copy.group, copy.group))
        return replace(intent, story=story, copy=copy)

    def _renewed(self, intent: ArticleIntent, *, is_late: bool) -> ArticleIntent:
        """An article with other words among the copies; one whose page came after the feed's words enters its story now."""
        doc, plain = doc_of(intent), intent.gathered.extracted.kind.may_enter_stories
        if doc.id in self._copies:
            intent = replace(intent, copy=self._copies.renew(_comparable(doc, plain=plain)))
        if not is_late or not plain or not doc.title:
            return intent
        return replace(intent, story=self._stories.assign(doc, intent.copy.copy_of if intent.copy else None))

    def _weave(self, intents: Sequence[ArticleIntent]) -> list[ArticleIntent]:
        woven = []
        for intent in intents:
            doc = doc_of(intent)
            plain = intent.gathered.extracted.kind.may_enter_stories
            match = self._copies.add(_comparable(doc, plain=plain))
            membership: Membership | None = None
            if plain and doc.title:
                membership = self._stories.assign(doc, match.copy_of)
            woven.append(replace(intent, copy=match, story=membership))
        return woven

    def _moved_reasons(
        self, merges: Sequence[Merge], partings: Sequence[Parting], woven: Sequence[ArticleIntent]
    ) -> list[ReasonIntent]:
        """Reasons for articles that stand in another story now than the one they joined."""
        moved = {int(key) for merge in merges for key in (merge.kept, merge.gone)}
        moved |= {int(parting.story) for parting in partings}
        return moved_reasons(merges, partings, self._store.members(sorted(moved)), woven) if moved else []

    def _overviews(
        self, new: Sequence[ArticleIntent], changed: Sequence[ArticleIntent], moved: set[int]
    ) -> list[StoryIntent]:
        """Every story that gained, lost or handed over articles, or whose words changed, recounted."""
        reworded = {str(intent.id): intent for intent in changed}
        joining = [intent for intent in (*new, *changed) if intent.story]
        touched = moved | {int(intent.story.story) for intent in joining if intent.story}
        touched |= {int(found) for key in reworded if (found := self._stories.story_of(key))}
        stored = self._store.members(sorted(touched))
        labels = self._store.labels({intent.gathered.source_id for intent in joining})
        members: dict[int, list[Member]] = {}
        for story, held in stored.items():
            for member in held:
                now_in = int(self._stories.story_of(member.doc.id) or story)
                if member.doc.id in reworded:
                    member = _reworded(member, reworded[member.doc.id])
                members.setdefault(now_in, []).append(member)
        for intent in joining:
            if intent.story:
                label = labels[intent.gathered.source_id]
                members.setdefault(int(intent.story.story), []).append(_member(intent, label))
        return [
            overview(story, sorted(held, key=lambda m: (m.doc.at or 0.0, int(m.doc.id))))
            for story, held in sorted(members.items())
        ]

    def _origins(self, woven: Sequence[ArticleIntent], merges: Sequence[Merge]) -> list[Origin]:
        """The origin of every copy group that gained articles or words."""
        fresh: dict[int, list[Doc]] = {}
        for intent in woven:
            if intent.copy:
                fresh.setdefault(int(intent.copy.group), []).append(doc_of(intent))
        known = {doc.id for docs in fresh.values() for doc in docs}
        joined = {int(merge.kept): [int(m.gone) for m in merges if m.kept == merge.kept] for merge in merges}
        touched = set(fresh) | set(joined)
        stored = self._store.copies([*touched, *(gone for all_gone in joined.values() for gone in all_gone)])
        groups = {
            group: [
                *(doc for key in (group, *joined.get(group, ())) for doc in stored.get(key, ()) if doc.id not in known),
                *fresh.get(group, ()),
            ]
            for group in sorted(touched)
        }
        labels = self._store.labels({SourceId(int(doc.source)) for docs in groups.values() for doc in docs})
        return [_origin(group, docs, labels) for group, docs in groups.items() if docs]


def _comparable(doc: Doc, *, plain: bool) -> Doc:
    """The article as the copy index sees it: a teaser, a round-up or a live report is nobody's copy and has none."""
    return doc if plain else replace(doc, text="")


def _origin(group: int, docs: Sequence[Doc], labels: Mapping[SourceId, SourceLabel]) -> Origin:
    named = [replace(doc, source=labels[SourceId(int(doc.source))].name) for doc in docs]
    found = origin_of(named)
    first = next(doc for doc in named if doc.id == found.article_id)
    return Origin(group=group, name=found.agency or first.source, article_id=ArticleId(int(first.id)), size=len(named))


def _member(intent: ArticleIntent, label: SourceLabel) -> Member:
    return Member(
        doc=doc_of(intent),
        source_id=intent.gathered.source_id,
        source_name=label.name,
        source_slug=label.slug,
        source_language=label.language,
        section=intent.section,
        copy_group=intent.copy.group if intent.copy else str(intent.id),
        copy_of=intent.copy.copy_of if intent.copy else None,
        owner=label.owner,
    )


def _reworded(member: Member, intent: ArticleIntent) -> Member:
    if intent.copy:
        member = replace(member, copy_group=intent.copy.group, copy_of=intent.copy.copy_of)
    return replace(member, doc=doc_of(intent))


def _with_articles(look: Look, woven: Sequence[ArticleIntent], known: Mapping[str, ArticleId]) -> tuple[SeenEntry, ...]:
    """The look's entries, each with the article it became or already was."""
    by_key = {**known, **{intent.gathered.entry_key: intent.id for intent in woven}}
    return tuple(replace(e, article_id=by_key.get(e.key, e.article_id)) for e in look.entries)


def _names_of(woven: Sequence[ArticleIntent]) -> list[NameIntent]:
    return [NameIntent(name=name, article_id=intent.id) for intent in woven for name in intent.gathered.names]
