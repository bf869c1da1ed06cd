"""What a look brought, sorted: articles that are new, later readings of those we keep, and what follows for each."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from newsloom.copies.identity import content_hash
from newsloom.copies.revision import (
    Edited,
    Filled,
    OtherArticle,
    Refused,
    Revision,
    Same,
    Wording,
    is_same_article,
    revise,
)
from newsloom.language.roles import RoleTable
from newsloom.model.article import ArticleId, Change, Extracted, Kind
from newsloom.model.intent import ArticleIntent, Edit, Gathered, HeaderIntent, Look, NameIntent, PageIntent
from newsloom.model.refetch import PageAnswer, PageState, PageStatus
from newsloom.pipeline.pages import chance_of
from newsloom.pipeline.understand import understand
from newsloom.ports import Held, Known
from newsloom.sources.refetch import RefetchPolicy, after_answer, first_state
from newsloom.text.addresses import MAX_CHARS, PATH


@dataclass(slots=True)
class Sorted:
    """Filled while a look is gone through (not frozen for that). `entries`: which article an entry of the feed stands for."""

    fresh: list[Gathered] = field(default_factory=list)
    changed: list[ArticleIntent] = field(default_factory=list)
    headers: list[HeaderIntent] = field(default_factory=list)
    pages: list[PageIntent] = field(default_factory=list)
    names: list[NameIntent] = field(default_factory=list)
    entries: dict[str, ArticleId] = field(default_factory=dict)
    doubles: dict[str, int] = field(default_factory=dict)  # entry, to the place in `fresh` of the article it repeats
    stories: set[int] = field(default_factory=set)  # whose words changed
    late: set[ArticleId] = field(default_factory=set)  # in no story, because their page came only now


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What is kept of everything a look speaks of, and by what it is judged."""

    by_name: Mapping[str, ArticleId]
    held: Mapping[ArticleId, Held]
    now: dt.datetime
    is_feed: bool  # a feed brought it, not a second look at its page
    policy: RefetchPolicy
    offices: RoleTable | None


def sort_look(look: Look, store: Known, policy: RefetchPolicy, offices: RoleTable | None = None) -> Sorted:
    """Everything the look brought, each article judged against what is kept under its names (docs/why/0003)."""
    names = dict.fromkeys(name for item in look.gathered for name in (item.identity, *item.names))
    by_name = {name: found.id for name, found in store.articles(list(names)).items()}
    wanted = {*by_name.values(), *(item.changes for item in look.gathered if item.changes)}
    held = store.held(wanted | {page.article_id for page in look.pages})
    known = _Known(
        by_name=by_name, held=held, now=look.at, is_feed=look.feed_id is not None, policy=policy, offices=offices
    )
    done = Sorted()
    for item in look.gathered:
        _sort(item, known, done)
    for page in look.pages:
        if kept := held.get(page.article_id):
            done.pages.append(PageIntent(article_id=kept.id, state=_state(kept, page.answer, known)))
    return done


def pages_of(new: Sequence[ArticleIntent], now: dt.datetime, policy: RefetchPolicy) -> list[PageIntent]:
    """What to remember of the pages of new articles."""
    found = []
    for intent in new:
        item = intent.gathered
        if item.page is not None:
            state = first_state(
                item.page,
                now=now,
                began_at=_began(item.extracted, now),
                kind=item.extracted.kind,
                policy=policy,
                jitter=chance_of(item.identity),
                is_kept_out=not item.is_page_text,
            )
            found.append(PageIntent(article_id=intent.id, state=state))
    return found


def _sort(item: Gathered, known: _Known, done: Sorted) -> None:
    if item.changes is not None:
        kept = known.held.get(item.changes)
        if kept is None:
            return  # deleted by a person since it was looked up
        revision = _judged(kept, item)
        if not isinstance(revision, OtherArticle):
            _later_reading(kept, item, revision, known, done)
            return
        if not known.is_feed:  # the address speaks of something else now; if it is news, a feed will bring it
            closed = PageAnswer(status=PageStatus.CLOSED, url=item.extracted.url)
            done.pages.append(PageIntent(article_id=kept.id, state=_state(kept, closed, known)))
            return
    if (same := _kept_under(item, known)) is not None:
        done.entries[item.entry_key] = same
        done.names += [NameIntent(name=name, article_id=same) for name in (item.identity, *item.names)]
    elif (place := _repeated(item, done.fresh)) is not None:
        done.doubles[item.entry_key] = place
        first = done.fresh[place]
        done.fresh[place] = replace(first, names=(*first.names, item.identity, *item.names))
    else:
        done.fresh.append(_named(item, known.by_name))


def _judged(kept: Held, item: Gathered) -> Revision:
    """What the later reading means. Words that another extractor reads otherwise are nobody's edit, unless a note says so."""
    revision = revise(_wording(kept), _wording_of(item))
    is_read_anew = kept.page is not None and item.page is not None and kept.page.read_by != item.page.read_by
    if isinstance(revision, Edited) and is_read_anew and item.is_page_text:
        return revision if Change.CORRECTION in revision.changes or revision.keeps_text else Filled()
    return revision


def _kept_under(item: Gathered, known: _Known) -> ArticleId | None:
    """The article that is kept under one of the names, unless the words say that it is another one."""
    if item.changes is None and item.identity in known.by_name:
        return known.by_name[item.identity]
    for name in (item.identity, *item.names):
        kept = known.held.get(known.by_name[name]) if name in known.by_name else None
        if kept is None or kept.id == item.changes:
            continue
        if is_same_article(_wording(kept), _wording_of(item), strictly=name.startswith(PATH)):
            return kept.id
    return None


def _repeated(item: Gathered, fresh: Sequence[Gathered]) -> int | None:
    """The place of the article that this one repeats under another address, in the same look."""
    mine = {item.identity, *item.names}
    for place, other in enumerate(fresh):
        shared = mine & {other.identity, *other.names}
        if shared and (
            item.identity == other.identity
            or is_same_article(
                _wording_of(other), _wording_of(item), strictly=all(name.startswith(PATH) for name in shared)
            )
        ):
            return place
    return None


def _named(item: Gathered, by_name: Mapping[str, ArticleId]) -> Gathered:
    """The new article under a name of its own: where another one has its address, with a mark of its words."""
    identity = item.identity
    if identity in by_name:
        identity = f"{identity[: MAX_CHARS - 40]}#{item.content_hash}"
    return replace(item, identity=identity, changes=None)


def _later_reading(kept: Held, item: Gathered, revision: Revision, known: _Known, done: Sorted) -> None:
    is_edited, is_kept_out = isinstance(revision, Edited), isinstance(revision, Refused) or not item.is_page_text
    if isinstance(revision, Edited | Filled):
        done.changed.append(_rewritten(kept, item, revision, known))
        if kept.story is not None:
            done.stories.add(kept.story)
        elif isinstance(revision, Filled):
            done.late.add(kept.id)
    elif isinstance(revision, Same) and item.is_page_text:
        header = _merged(kept.extracted, item.extracted, keeps_title=True, keeps_text=True)
        if _differs(kept.extracted, header):
            done.headers.append(HeaderIntent(id=kept.id, extracted=header))
    if item.page is not None:
        keeps_text = isinstance(revision, Edited) and revision.keeps_text
        state = _state(kept, item.page, known, is_edited=is_edited, is_kept_out=is_kept_out or keeps_text)
        done.pages.append(PageIntent(article_id=kept.id, state=state))
    done.entries[item.entry_key] = kept.id
    done.names += [NameIntent(name=name, article_id=kept.id) for name in item.names]


def _rewritten(kept: Held, item: Gathered, revision: Edited | Filled, known: _Known) -> ArticleIntent:
    """The article with its new words, in its old place in time."""
    keeps_text = isinstance(revision, Edited) and revision.keeps_text
    page = _merged(kept.extracted, item.extracted, keeps_title=False, keeps_text=keeps_text)
    gathered = replace(
        item,
        source_id=kept.source_id,
        extracted=page,
        content_hash=content_hash(page.title, page.text),
        feed_categories=item.feed_categories or kept.feed_categories,
        raw=None if keeps_text else item.raw,
    )
    intent = understand(gathered, id=kept.id, now=kept.first_seen_at, offices=known.offices)
    if isinstance(revision, Filled):
        return intent
    return replace(intent, edit=Edit(at=_edited_at(kept, item.extracted, known.now), changes=revision.changes))


def _edited_at(kept: Held, page: Extracted, now: dt.datetime) -> dt.datetime:
    """When the publisher says that it edited, where that lies between the wording before and now; else now."""
    said, before = page.modified_at, kept.edited_at or kept.first_seen_at
    return said.astimezone(dt.UTC) if said is not None and before < said <= now else now


def _merged(old: Extracted, new: Extracted, *, keeps_title: bool, keeps_text: bool) -> Extracted:
    """The new reading, with what only the old one knew."""
    page = replace(
        new,
        url=old.url or new.url,
        title=old.title if keeps_title or not new.title else new.title,
        authors=new.authors or old.authors,
        language=new.language or old.language,
        breadcrumb=new.breadcrumb or old.breadcrumb,
        publisher_tags=new.publisher_tags or old.publisher_tags,
        displayed_sections=new.displayed_sections or old.displayed_sections,
        standfirst=new.standfirst or old.standfirst,
        picture=new.picture or old.picture,
        modified_at=new.modified_at or old.modified_at,
        comment_count=old.comment_count if new.comment_count is None else new.comment_count,
        hashtags=old.hashtags,
    )
    if old.published_at is not None and (new.published_at is None or old.published_at < new.published_at):
        page = replace(page, published_at=old.published_at, published_is_exact=old.published_is_exact)
    if keeps_text:
        kept = {name: getattr(old, name) for name in ("text", "html", "kind", "agency", "dateline")}
        page = replace(page, **kept)
    return page


def _differs(old: Extracted, new: Extracted) -> bool:
    """Whether anything beside the words is worth writing down; what moves by itself is not."""
    moving = {
        name: getattr(new, name)
        for name in (
            "site_name",
            "canonical_url",
            "comment_count",
            "modified_at",
            "language",
            "corrections",
            "hashtags",
        )
    }
    return replace(old, **moving) != new


def _wording(kept: Held) -> Wording:
    page = kept.extracted
    is_from_page = kept.page.read_at is not None if kept.page is not None else page.kind is not Kind.STUB
    return Wording(title=page.title, text=page.text, notes=page.corrections, is_from_page=is_from_page)


def _wording_of(item: Gathered) -> Wording:
    page = item.extracted
    return Wording(title=page.title, text=page.text, notes=page.corrections, is_from_page=item.is_page_text)


def _state(
    kept: Held, answer: PageAnswer, known: _Known, *, is_edited: bool = False, is_kept_out: bool = False
) -> PageState:
    before = kept.page or PageState(url=answer.url)
    return after_answer(
        before,
        answer,
        now=known.now,
        began_at=_began(kept.extracted, kept.first_seen_at),
        kind=kept.extracted.kind,
        policy=known.policy,
        jitter=chance_of(f"{answer.url} {before.refetches}"),
        is_edited=is_edited,
        is_kept_out=is_kept_out,
    )


def _began(page: Extracted, first_seen_at: dt.datetime) -> dt.datetime:
    return min(page.published_at, first_seen_at) if page.published_at else first_seen_at
