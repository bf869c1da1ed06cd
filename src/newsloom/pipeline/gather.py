"""From one due feed to the articles it brings: look, parse, tell new from seen, fetch pages, extract."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from urllib.parse import urlsplit

from newsloom.copies.identity import Changed, KnownEntry, New, content_hash, decide, entry_key
from newsloom.copies.revision import has_other_title
from newsloom.errors import (
    ExtractError,
    FetchError,
    FetchForbiddenAddress,
    IncompleteArticle,
    Malformed,
    ParseError,
)
from newsloom.extract.entry import from_entry, plain_title
from newsloom.model.article import ArticleId, Extracted, Kind
from newsloom.model.entry import Entry, FeedHead, ParsedFeed
from newsloom.model.fetched import Failed, Fetched, NotModified, Outcome, Request
from newsloom.model.intent import Gathered, Look, Raw, SeenEntry
from newsloom.model.refetch import PageAnswer, PageStatus
from newsloom.model.rule import RuleBook
from newsloom.model.source import Feed, FetchState, SourceId
from newsloom.parse.encoding import contradicted_charset
from newsloom.pipeline.cleaning import cleaned
from newsloom.pipeline.pages import answer_of, page_request, read_page
from newsloom.pipeline.paging import whole_article
from newsloom.ports import AsyncKnown, Clock, FeedReader, Fetcher, KnownArticle
from newsloom.sources.schedule import SchedulePolicy, after_fetch, hints_from
from newsloom.text.addresses import address_key, further_names
from newsloom.text.storable import storable
from newsloom.text.urls import is_http

_ACCEPT_FEED = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
_PAGES_A_LOOK = 60  # a first look at a long feed is spread over several looks
_PAGE_TRIES = 3  # looks at which a page that will not come is asked for again
_LATER_S = 3_600.0  # between an article and another one at the same address; feeds differ by minutes about one article
_LOOK_S = 240.0  # pages not there by then are left for the next look


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """What a look brought, and what the feed said of itself."""

    look: Look
    head: FeedHead | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What a look works with."""

    fetcher: Fetcher
    reader: FeedReader
    known: AsyncKnown
    clock: Clock
    policy: SchedulePolicy
    hosts: Mapping[str, SourceId]  # whose host a link leads to, where that is one publisher
    rules: RuleBook = field(default_factory=RuleBook)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """An entry whose page is to be fetched."""

    entry: Entry
    key: str
    content_hash: str
    identity: str
    tries: int
    changes: ArticleId | None = None


async def gather(feed: Feed, tools: Tools, *, jitter: float) -> Gathering:
    """One look at one feed. Never raises for what the publisher or the network does: that is in the look's state."""
    request = Request(url=feed.url, etag=feed.state.etag, last_modified=feed.state.last_modified, accept=_ACCEPT_FEED)
    outcome = await tools.fetcher.fetch(request)
    now = tools.clock.now()
    parsed: ParsedFeed | None = None
    problem: FetchError | ParseError | None = outcome.error if isinstance(outcome, Failed) else None
    if isinstance(outcome, Fetched):
        try:
            parsed = await tools.reader.parse(outcome.body, url=outcome.url, content_type=outcome.content_type)
        except ParseError as error:
            problem = error
    hints = hints_from(outcome, parsed)
    judged: Outcome | ParseError = problem if isinstance(problem, ParseError) else outcome
    state = after_fetch(feed.state, judged, now=now, hints=hints, policy=tools.policy, jitter=jitter)
    if parsed is not None and isinstance(outcome, Fetched) and not state.error_code:
        state = _with_notice(state, parsed, contradicted_charset(outcome.body, outcome.content_type))
        state = state if state.error_code else _with_rule_notice(state, parsed, feed, tools.rules)
    size = outcome.bytes_read if isinstance(outcome, Fetched) else 0
    base = Look(feed_id=feed.id, state=state, at=now, bytes_read=size, failed=problem is not None)
    if parsed is None:
        return Gathering(look=replace(base, unchanged=isinstance(outcome, NotModified)))
    look = await _bring(feed, parsed, base, tools)
    return Gathering(look=look, head=parsed.feed)


async def _bring(feed: Feed, parsed: ParsedFeed, look: Look, tools: Tools) -> Look:
    """The look with every new or changed article of the feed, extracted."""
    seen, wanted = await _sort_entries(feed, parsed.items, tools.known)
    now_wanted, later = wanted[:_PAGES_A_LOOK], wanted[_PAGES_A_LOOK:]
    tasks = [asyncio.create_task(_page(item, feed, tools)) for item in now_wanted]
    done, unfinished = await asyncio.wait(tasks, timeout=_LOOK_S) if tasks else (set(), set())
    for task in unfinished:
        task.cancel()
    brought: list[Gathered] = []
    entries = list(seen)
    problems: list[FetchError] = []
    again = bool(later or unfinished)
    for task in (task for task in tasks if task in done):
        gathered, entry, problem = task.result()
        entries.append(entry)
        if gathered is not None:
            brought.append(gathered)
        if problem is not None:
            problems.append(problem)
            again = again or (problem.disposition == "retry" and entry.tries < _PAGE_TRIES)
    state = look.state
    if state is not None and again:  # the feed must come whole next time, not as "not modified"
        state = replace(state, etag="", last_modified="")
    if state is not None and problems:
        state = _with_page_problem(state, problems)
    return replace(look, state=state, gathered=tuple(brought), entries=tuple(entries))


async def _sort_entries(feed: Feed, items: Sequence[Entry], known: AsyncKnown) -> tuple[list[SeenEntry], list[_Wanted]]:
    """Entries already here (links to be remembered), and entries whose page is wanted, newest first."""
    by_key = await known.entries(feed.id, [storable(entry_key(item))[:2000] for item in items])
    identities = {id(item): storable(address_key(item.link)) for item in items if is_http(item.link)}
    by_identity = await known.articles(list(identities.values()))
    seen: list[SeenEntry] = []
    wanted: dict[str, _Wanted] = {}
    for item in items:
        key = storable(entry_key(item))[:2000]
        identity = identities.get(id(item)) or f"entry:{feed.id}:{key}"[:2000]
        before = by_key.get(key)
        article = by_identity.get(identity)
        match decide(item, _known_entry(before, article)):
            case New(content_hash=found):
                item_wanted = _Wanted(entry=item, key=key, content_hash=found, identity=identity, tries=0)
            case Changed(content_hash=found) if before is None and not _may_be_another(item, article):
                # another feed, or another guid, for an article that is here
                seen.append(SeenEntry(key=key, content_hash=found, article_id=article.id if article else None))
                continue
            case Changed(content_hash=found):
                tries = before.tries if before else 0
                changes = before.article_id if before else article.id if article else None
                item_wanted = _Wanted(
                    entry=item, key=key, content_hash=found, identity=identity, tries=tries, changes=changes
                )
            case _:
                continue
        wanted.setdefault(identity, item_wanted)
    return seen, list(wanted.values())


def _known_entry(before: SeenEntry | None, article: KnownArticle | None) -> KnownEntry | None:
    if before is not None and (before.article_id is not None or before.content_hash):
        return KnownEntry(key=before.key, content_hash=before.content_hash, article_id=int(before.article_id or 0))
    if article is not None:
        return KnownEntry(key="", content_hash="", article_id=int(article.id))
    return None


async def _page(item: _Wanted, feed: Feed, tools: Tools) -> tuple[Gathered | None, SeenEntry, FetchError | None]:
    """The entry's article from its page, or from the feed's own words where the page does not come."""
    entry = item.entry
    url = entry.link if is_http(entry.link) else ""
    said = _said(entry, url)
    day = (said.published_at if said else None) or tools.clock.now()  # the site rule of that day holds
    page: Extracted | None = None
    raw: Raw | None = None
    answer: PageAnswer | None = None
    names: tuple[str, ...] = ()
    problem: FetchError | None = None
    if url:
        outcome = await tools.fetcher.fetch(page_request(url))
        rule = tools.rules.rule_for(outcome.url, day.date()) if isinstance(outcome, Fetched) else None
        answer = answer_of(outcome, url, rule)
        if isinstance(outcome, Fetched) and answer.status is PageStatus.READ:
            page = await asyncio.to_thread(read_page, outcome, rule)
            if page is not None:
                whole = await whole_article(page, tools.fetcher, partial(read_page, rule=rule))
                page, problem = whole.article, whole.problem
            names = further_names(url, outcome.url, page.canonical_url if page else "")
            raw = Raw(body=outcome.body, content_type=outcome.content_type)
        elif isinstance(outcome, Failed):
            problem = outcome.error
    if isinstance(problem, FetchForbiddenAddress):
        return None, SeenEntry(key=item.key, content_hash=item.content_hash, article_id=item.changes), problem
    retry = problem is not None and problem.disposition == "retry" and item.tries + 1 < _PAGE_TRIES
    remembered = SeenEntry(
        key=item.key,
        content_hash="" if retry else item.content_hash,
        article_id=item.changes,
        tries=item.tries + 1 if problem else 0,
    )
    found = _joined(page, said)
    if found is None:  # neither the page nor the feed has a word of it
        return None, remembered, problem
    best = cleaned(found)
    gathered = Gathered(
        identity=item.identity,
        source_id=_publisher(url, feed, tools.hosts),
        extracted=best,
        content_hash=content_hash(best.title, best.text),
        entry_key=item.key,
        entry_hash=item.content_hash,
        feed_categories=tuple(map(storable, entry.categories)),
        raw=raw,
        changes=item.changes,
        names=tuple(map(storable, names)),
        page=answer,
        is_page_text=page is not None and found.text == page.text,
    )
    return gathered, remembered, problem


def _may_be_another(item: Entry, article: KnownArticle | None) -> bool:
    """Whether a new entry is later than the article at its address and has nothing of its headline: the page will tell."""
    if article is None or article.published_at is None or not item.published:
        return False
    is_later = item.published - article.published_at.timestamp() >= _LATER_S
    return is_later and has_other_title(article.title, plain_title(item.title))


def _said(entry: Entry, url: str) -> Extracted | None:
    try:
        return from_entry(entry, url=url)
    except ExtractError:
        return None


def _joined(page: Extracted | None, said: Extracted | None) -> Extracted | None:
    """The page's article, with what only the feed knows; the feed's own where the page has less text.

    What kind it is, the page says wherever it has a body: a round-up whose feed holds all of it stays one. A page
    without a body may be a consent or an error page, so that the headline is the feed's then.
    """
    if page is None or said is None:
        return page or said
    kind = said.kind if page.kind is Kind.STUB else page.kind
    best = page if len(page.text) >= len(said.text) else replace(page, text=said.text, html=said.html, kind=kind)
    return replace(
        best,
        title=(best.title or said.title) if page.text else (said.title or best.title),
        published_at=best.published_at or said.published_at,
        authors=best.authors or said.authors,
        picture=best.picture or said.picture,
        standfirst=best.standfirst or said.standfirst,
        url=best.canonical_url if _same_page(best.canonical_url, said.url) else said.url,
    )


def _same_page(one: str, other: str) -> bool:
    """Whether a page's word for its own address is the link without its query; any other path may lead nowhere."""
    ours, theirs = urlsplit(one), urlsplit(other)
    return (ours.netloc.lower(), ours.path.rstrip("/")) == (theirs.netloc.lower(), theirs.path.rstrip("/"))


def _publisher(url: str, feed: Feed, hosts: Mapping[str, SourceId]) -> SourceId:
    """The source whose host the link leads to, where it is one we know; else the feed's own."""
    host = urlsplit(url).netloc.lower()
    if not host or host in (urlsplit(feed.url).netloc.lower(), urlsplit(feed.source.home_url).netloc.lower()):
        return feed.source.id
    return hosts.get(host, feed.source.id)


def _with_notice(state: FetchState, parsed: ParsedFeed, wrong_charset: str) -> FetchState:
    """A feed that was read although it is broken: said on the source, without counting as a failure."""
    if parsed.tolerant:
        found = f"{len(parsed.items)} entries could be read" if parsed.items else "no entry could be read"
        said = f"The feed is not well-formed; {found}. {Malformed.advice}"
        return replace(state, error_code=Malformed.code, error_text=said)
    if wrong_charset:
        said = f"The publisher says the feed is written in {wrong_charset}, but it is UTF-8; it was read as UTF-8. Nothing need be done."
        return replace(state, error_code="parse.charset", error_text=said)
    return state


def _with_rule_notice(state: FetchState, parsed: ParsedFeed, feed: Feed, rules: RuleBook) -> FetchState:
    """A site rule that cannot be read: said on the source, without counting as a failure; the general way is used."""
    urls = (*(item.link for item in parsed.items[:1]), feed.source.home_url)
    broken = next((found for url in urls if url and (found := rules.broken_for(url))), None)
    if broken is None:
        return state
    said = f"The rule for its pages cannot be used. {broken.error} {broken.error.advice}"
    return replace(state, error_code=broken.error.code, error_text=said)


def _with_page_problem(state: FetchState, problems: Sequence[FetchError]) -> FetchState:
    """The feed itself is fine, but pages it links to are not: said on the source, without counting as a failure."""
    first = problems[0]
    count = "One article" if len(problems) == 1 else f"{len(problems)} articles"
    whole = " whole" if all(isinstance(problem, IncompleteArticle) for problem in problems) else ""
    said = f"{count} of this feed could not be fetched{whole}. {first} {first.advice}"
    return replace(state, error_code=first.code, error_text=said)
