"""Articles' pages looked at again, beside the feeds: a few at a time, one at each host, each batch written whole."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

from newsloom.copies.identity import content_hash
from newsloom.model.fetched import Fetched
from newsloom.model.intent import Gathered, Look, PageLook, Raw
from newsloom.model.refetch import DuePage, PageAnswer, PageStatus
from newsloom.model.rule import RuleBook
from newsloom.pipeline.cleaning import cleaned
from newsloom.pipeline.ingest import Ingest
from newsloom.pipeline.pages import answer_of, page_request, read_page
from newsloom.pipeline.paging import whole_article
from newsloom.text.addresses import further_names
from newsloom.text.storable import storable

_DUE = 400  # candidates a batch is chosen from, so that one publisher's many do not hide the others'
_BATCH = 24  # pages in memory and in one transaction
_PAGES_A_HOST = 4  # of one batch; asked one after the other, so that a look at a feed waits for one of them at most
_HOSTS = 6  # asked side by side, whatever is left of the 100 connections is the feeds'
_BATCH_S = 120.0  # pages not there by then are still due


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedAgain:
    """What came of one batch."""

    pages: int = 0
    edited: int = 0
    withdrawn: int = 0

    def __add__(self, other: "LookedAgain") -> "LookedAgain":
        return LookedAgain(
            pages=self.pages + other.pages,
            edited=self.edited + other.edited,
            withdrawn=self.withdrawn + other.withdrawn,
        )


async def look_again(ingest: Ingest) -> LookedAgain:
    """Looks at a batch of due pages and writes what came of it. Raises StoreError; then all of it is still due."""
    loop = asyncio.get_running_loop()
    now = ingest.clock.now()
    due = await loop.run_in_executor(ingest.thread, ingest.store.due_pages, now, _DUE)
    if not due:
        return LookedAgain()
    rules = await loop.run_in_executor(ingest.thread, ingest.rules)
    found = await _asked(ingest, _by_host(due), rules)
    if not found:
        return LookedAgain()
    look = Look(
        feed_id=None,
        state=None,
        at=ingest.clock.now(),
        gathered=tuple(item for item in found if isinstance(item, Gathered)),
        pages=tuple(item for item in found if isinstance(item, PageLook)),
    )
    written = await ingest.written(lambda: ingest.weaver.write(look))
    return LookedAgain(pages=len(found), edited=len(written.changed), withdrawn=len(written.withdrawn))


def _by_host(due: Sequence[DuePage]) -> list[list[DuePage]]:
    """The pages of one batch, longest due first, a list each host."""
    hosts: dict[str, list[DuePage]] = {}
    chosen = 0
    for page in due:
        pages = hosts.setdefault(urlsplit(page.state.url).hostname or "", [])
        if len(pages) < _PAGES_A_HOST and chosen < _BATCH:
            pages.append(page)
            chosen += 1
    return [pages for pages in hosts.values() if pages]


async def _asked(ingest: Ingest, hosts: Sequence[Sequence[DuePage]], rules: RuleBook) -> list[Gathered | PageLook]:
    places = asyncio.Semaphore(_HOSTS)
    found: list[Gathered | PageLook] = []

    async def one(pages: Sequence[DuePage]) -> None:
        async with places:
            for page in pages:
                found.append(await _look(ingest, page, rules))

    tasks = [asyncio.create_task(one(pages)) for pages in hosts]
    try:
        done, _ = await asyncio.wait(tasks, timeout=_BATCH_S)
        for task in done:
            task.result()
    finally:
        for task in tasks:
            task.cancel()
    return found


async def _look(ingest: Ingest, page: DuePage, rules: RuleBook) -> Gathered | PageLook:
    """The page as it is now, or how it failed to answer."""
    url = page.state.url
    outcome = await ingest.fetcher.fetch(page_request(url, page.state))
    day = page.published_at or ingest.clock.now()  # the site rule of that day holds
    rule = rules.rule_for(outcome.url, day.date()) if isinstance(outcome, Fetched) else None
    answer = answer_of(outcome, url, rule)
    if not isinstance(outcome, Fetched) or answer.status is not PageStatus.READ:
        return PageLook(article_id=page.article_id, answer=answer)
    read = await asyncio.to_thread(read_page, outcome, rule)
    if read is None:  # an error page, a consent wall, nothing at all: may be better next time
        return PageLook(article_id=page.article_id, answer=PageAnswer(status=PageStatus.FAILED, url=url))
    whole = await whole_article(read, ingest.fetcher, partial(read_page, rule=rule))
    if whole.problem is not None:  # a part of the article would look like an edit
        return PageLook(article_id=page.article_id, answer=PageAnswer(status=PageStatus.FAILED, url=url))
    found = cleaned(whole.article)
    said = content_hash(found.title, found.text)
    return Gathered(
        identity=page.identity,
        source_id=page.source_id,
        extracted=found,
        content_hash=said,
        raw=Raw(body=outcome.body, content_type=outcome.content_type) if said != page.content_hash else None,
        changes=page.article_id,
        names=tuple(map(storable, further_names(url, outcome.url, found.canonical_url))),
        page=answer,
    )
