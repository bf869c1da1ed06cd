"""The further pages of an article fetched and joined: politely, on its own host, few, and never in a circle."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace

from newsloom.errors import FetchError, IncompleteArticle
from newsloom.extract.joining import joined
from newsloom.extract.pagination import is_further_page
from newsloom.model.article import Extracted
from newsloom.model.fetched import Failed, Fetched
from newsloom.pipeline.pages import PAGE_BYTES, page_request
from newsloom.ports import Fetcher
from newsloom.text.urls import canonical_url, host_key

Read = Callable[[Fetched], Extracted | None]  # a page as an article, None where it is none


@dataclass(frozen=True, slots=True, kw_only=True)
class PagingPolicy:
    """How far an article is followed."""

    max_pages: int = 10  # with the first; longer ones are slide shows
    max_bytes: int = 15_000_000  # of the further pages together
    page_bytes: int = PAGE_BYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """An article as far as it could be read. `article.next_page` says where it would go on."""

    article: Extracted
    pages: int = 1
    problem: FetchError | None = None  # why a page is missing


async def whole_article(first: Extracted, fetcher: Fetcher, read: Read, policy: PagingPolicy | None = None) -> Whole:
    """The article with all its pages, in one piece; where a page does not come, the pages before it and the reason.

    `read` is asked in a thread of its own. Robots are obeyed; nothing is asked of another host.
    """
    if not first.next_page and not first.single_page:
        return Whole(article=first)
    policy = policy or PagingPolicy()
    reader = _Reader(first, fetcher, read, policy)
    single = await reader.page(first.single_page) if first.single_page else None
    if single is not None and len(single.text) > len(first.text):
        return Whole(article=_under(first, single))
    reader.problem = None  # the pages one by one say the same
    pages, article = [first], first
    while article.next_page and len(pages) < policy.max_pages:
        further = await reader.page(article.next_page)
        longer = joined([*pages, further]) if further is not None else article
        if further is None or longer.text == article.text:
            break
        pages.append(further)
        article = longer
    return Whole(
        article=article, pages=len(pages), problem=reader.problem and _missing(first, len(pages) + 1, reader.problem)
    )


class _Reader:
    """Fetches pages of one article, each at most once."""

    def __init__(self, first: Extracted, fetcher: Fetcher, read: Read, policy: PagingPolicy) -> None:
        self._first, self._fetcher, self._read, self._policy = first, fetcher, read, policy
        self._begun = [address for address in (first.url, first.canonical_url) if address]
        self._seen = set(map(canonical_url, self._begun))
        self._left = policy.max_bytes
        self.problem: FetchError | None = None

    async def page(self, url: str) -> Extracted | None:
        """The page at this address, None where it does not come, leads elsewhere or was read before."""
        policy, address = self._policy, canonical_url(url)
        if address in self._seen or not self._is_near(url) or self._left <= 0:
            return None
        self._seen.add(address)
        request = replace(page_request(url), max_bytes=min(policy.page_bytes, self._left))
        outcome = await self._fetcher.fetch(request)
        if isinstance(outcome, Failed):
            self.problem = outcome.error
        if not isinstance(outcome, Fetched) or not (
            canonical_url(outcome.url) == address or self._is_ours(outcome.url)
        ):
            return None
        self._left -= len(outcome.body)
        return await asyncio.to_thread(self._read, outcome)

    def _is_near(self, url: str) -> bool:
        """Whether an address is on the article's own host."""
        return any(host_key(url) == host_key(address) for address in self._begun)

    def _is_ours(self, url: str) -> bool:
        """Whether an address we were redirected to is a page of this article; the front page is none."""
        is_single = canonical_url(url) == canonical_url(self._first.single_page)
        return self._is_near(url) and (is_single or any(is_further_page(address, url) for address in self._begun))


def _under(first: Extracted, single: Extracted) -> Extracted:
    """The whole article under the address and with the header it has everywhere else."""
    return replace(
        first,
        text=single.text,
        html=single.html,
        agency=first.agency or single.agency,
        picture=first.picture or single.picture,
        next_page="",
        single_page="",
    )


def _missing(first: Extracted, number: int, problem: FetchError) -> IncompleteArticle:
    said = f"Page {number} of {first.url or first.title} did not come, so the article ends before it: {problem}"
    return IncompleteArticle(said, url=problem.url)
