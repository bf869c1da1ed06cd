"""One look at a feed, from scripted answers to what is stored in memory."""

import asyncio
import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import pytest

from newsloom.errors import DiskFull, FetchBlocked, FetchForbiddenAddress, FetchTimeout, RuleValue
from newsloom.extract.rules.reading import read_rule
from newsloom.model.entry import ParsedFeed
from newsloom.model.fetched import Fetched
from newsloom.model.intent import Batch
from newsloom.model.rule import BrokenRule, RuleBook, RuleOrigin
from newsloom.model.source import Feed, NewSource
from newsloom.parse.feed import parse_feed
from newsloom.pipeline.ingest import Ingest, Looked
from newsloom.pipeline.weave import Weaver
from newsloom.sources.schedule import SchedulePolicy
from newsloom.testing.clock import FakeClock
from newsloom.testing.fetcher import ScriptedFetcher
from newsloom.testing.memory import MemoryStore

FEED = "https://ledger.example/feed"
PAGE = "https://ledger.example/treaty"
WORDS = "The harbor master of Merrow counted fourteen berths on Friday and wrote every one of them into the new book. "


class Reader:
    """Reads in this process."""

    async def parse(self, body: bytes, *, url: str = "", content_type: str = "") -> ParsedFeed:
        return parse_feed(body, url=url, content_type=content_type)


class FullStore(MemoryStore):
    """A store whose disk is full."""

    def apply(self, batch: Batch) -> int:
        raise DiskFull("While writing 1 new and 0 changed articles, the disk ran full.")


@dataclass
class House:
    """A whole ingest over fakes."""

    fetcher: ScriptedFetcher
    store: MemoryStore = field(default_factory=MemoryStore)
    clock: FakeClock = field(default_factory=FakeClock)
    rules: RuleBook = field(default_factory=RuleBook)

    def subscribe(self, url: str = FEED, name: str = "Ledger") -> Feed:
        return self.store.add_feed(NewSource(name=name, feed_url=url), self.clock.now())[0]

    def look(self) -> list[Looked]:
        """One look at every feed."""
        told: list[Looked] = []

        async def run() -> None:
            with ThreadPoolExecutor(max_workers=1) as thread:
                work = Ingest(
                    store=self.store,
                    weaver=Weaver(self.store),
                    fetcher=self.fetcher,
                    reader=Reader(),
                    clock=self.clock,
                    policy=SchedulePolicy(),
                    chance=random.Random(1),
                    rules=lambda: self.rules,
                    thread=thread,
                )
                await work.round(self.store.all_feeds(), told.append)

        asyncio.run(run())
        return told

    def titles(self) -> list[str]:
        return [woven.doc.title for woven in self.store.recent(self.clock.now().replace(year=2000))]


def rss(*items: tuple[str, str, str], extra: str = "") -> bytes:
    """A feed of (guid, title, link) items."""
    rows = "".join(
        f"<item><guid>{guid}</guid><title>{title}</title><link>{link}</link><description>{title}, in short.{extra}</description></item>"
        for guid, title, link in items
    )
    return f'<rss version="2.0"><channel><title>Ledger</title>{rows}</channel></rss>'.encode()


def page(title: str, words: str = WORDS * 6) -> bytes:
    return f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{words}</p></article></body></html>".encode()


def fetched(body: bytes, **headers: str) -> Fetched:
    return Fetched(
        url=FEED, requested_url=FEED, body=body, headers={k.replace("_", "-"): v for k, v in headers.items()}
    )


def test_a_new_entry_is_brought_with_its_page() -> None:
    house = House(ScriptedFetcher({FEED: rss(("1", "Berths open", PAGE)), PAGE: page("Berths open at Merrow")}))
    house.subscribe()
    (told,) = house.look()
    assert (told.new, told.error_code) == (1, "")
    (woven,) = house.store.recent(house.clock.now())
    assert "fourteen berths" in woven.doc.text
    assert [request.obey_robots for request in house.fetcher.asked] == [False, True]


def test_a_feed_that_did_not_change_is_asked_with_its_validator_and_brings_nothing() -> None:
    house = House(
        ScriptedFetcher({FEED: fetched(rss(("1", "Berths open", PAGE)), etag='"1"'), PAGE: page("Berths open")})
    )
    house.subscribe()
    house.look()
    (told,) = house.look()
    assert told.unchanged
    assert house.fetcher.asked[-1].etag == '"1"'
    assert house.fetcher.urls == [FEED, PAGE, FEED]


def test_an_entry_seen_before_is_not_fetched_again() -> None:
    house = House(ScriptedFetcher({FEED: rss(("1", "Berths open", PAGE)), PAGE: page("Berths open")}))
    house.subscribe()
    house.look()
    (told,) = house.look()
    assert (told.new, told.changed) == (0, 0)
    assert house.fetcher.urls.count(PAGE) == 1


def test_a_new_wording_becomes_a_version_of_the_same_article() -> None:
    first, second = rss(("1", "Berths open", PAGE)), rss(("1", "Berths open after all", PAGE))
    pages = [page("Berths open"), page("Berths open after all", WORDS * 5 + "Nobody objected.")]
    house = House(ScriptedFetcher({FEED: [first, second], PAGE: [*pages]}))
    house.subscribe()
    house.look()
    (told,) = house.look()
    assert (told.new, told.changed) == (0, 1)
    assert house.titles() == ["Berths open after all"]
    (woven,) = house.store.recent(house.clock.now())
    assert house.store.versions(int(woven.doc.id)) == 2  # type: ignore[arg-type]


def test_a_page_that_does_not_come_leaves_the_feed_s_words_and_is_asked_for_again() -> None:
    slow = FetchTimeout("ledger.example did not finish its answer within 20 seconds.")
    feed = fetched(rss(("1", "Berths open", PAGE)), etag='"1"')
    house = House(ScriptedFetcher({FEED: feed, PAGE: [slow, page("Berths open")]}))
    house.subscribe()
    (told,) = house.look()
    assert told.new == 1
    assert told.error_code == "fetch.timeout"
    assert house.titles() == ["Berths open"]
    (told,) = house.look()  # the validator was not kept, so the feed comes whole
    assert told.changed == 1
    (woven,) = house.store.recent(house.clock.now())
    assert "fourteen berths" in woven.doc.text


def test_a_page_that_never_comes_is_asked_for_three_times_and_no_more() -> None:
    slow = FetchTimeout("ledger.example did not finish its answer within 20 seconds.")
    house = House(ScriptedFetcher({FEED: rss(("1", "Berths open", PAGE)), PAGE: slow}))
    house.subscribe()
    for _ in range(6):
        house.look()
    assert house.fetcher.urls.count(PAGE) == 3
    assert house.titles() == ["Berths open"]


def test_a_page_robots_forbid_is_kept_from_the_feed() -> None:
    blocked = FetchBlocked("The robots.txt of ledger.example does not allow /treaty.")
    house = House(ScriptedFetcher({FEED: rss(("1", "Berths open", PAGE)), PAGE: blocked}))
    house.subscribe()
    for _ in range(2):
        house.look()
    assert house.titles() == ["Berths open"]
    assert house.fetcher.urls.count(PAGE) == 1


def test_a_link_to_an_internal_address_is_left_out_and_told() -> None:
    inside = "http://169.254.169.254/latest"
    refused = FetchForbiddenAddress("169.254.169.254 is an internal address and was not connected to.")
    script = {
        FEED: rss(("1", "Inside", inside), ("2", "Berths open", PAGE)),
        inside: refused,
        PAGE: page("Berths open"),
    }
    house = House(ScriptedFetcher(script))
    house.subscribe()
    (told,) = house.look()
    assert told.error_code == "fetch.forbidden_address"
    assert "One article of this feed could not be fetched." in told.error_text
    assert house.titles() == ["Berths open"]
    house.look()
    assert house.fetcher.urls.count(inside) == 1


def test_two_feeds_with_one_article_store_it_once() -> None:
    other = "https://ledger.example/sport"
    script = {
        FEED: rss(("1", "Berths open", PAGE + "?utm_source=a")),
        other: rss(("x", "Berths open", PAGE)),
        PAGE: page("Berths open"),
    }
    house = House(ScriptedFetcher({**script, PAGE + "?utm_source=a": page("Berths open")}))
    house.subscribe()
    house.subscribe(other)
    told = house.look()
    assert sum(looked.new for looked in told) == 1
    assert house.titles() == ["Berths open"]
    assert sum(looked.new + looked.changed for looked in house.look()) == 0


def test_an_article_stands_under_the_publisher_its_link_leads_to() -> None:
    portal = "https://portal.example/feed"
    house = House(ScriptedFetcher({portal: rss(("p", "Berths open", PAGE)), PAGE: page("Berths open"), FEED: rss()}))
    ledger = house.subscribe()
    house.subscribe(portal, "Portal")
    house.look()
    (woven,) = house.store.recent(house.clock.now())
    assert woven.doc.source == str(ledger.source.id)


def test_entries_without_a_word_are_left_out_and_the_others_kept() -> None:
    house = House(
        ScriptedFetcher(
            {
                FEED: b"<rss><channel><item><guid>0</guid></item><item><guid>1</guid><title>Berths open</title></item></channel></rss>"
            }
        )
    )
    house.subscribe()
    (told,) = house.look()
    assert told.new == 1
    assert house.titles() == ["Berths open"]


@pytest.mark.parametrize(
    ("body", "kind", "code"),
    [
        (b"<rss><channel><item><title>Berths</item></channel>", "text/xml", "parse.malformed"),
        (
            "<rss><channel><item><title>Café</title></item></channel></rss>".encode(),
            "text/xml; charset=iso-8859-1",
            "parse.charset",
        ),
    ],
)
def test_a_feed_read_although_it_is_broken_says_so_without_failing(body: bytes, kind: str, code: str) -> None:
    house = House(ScriptedFetcher({FEED: fetched(body, content_type=kind)}))
    house.subscribe()
    (told,) = house.look()
    assert (told.error_code, told.new) == (code, 1)
    assert house.store.all_feeds()[0].state.failures == 0


def test_what_is_no_feed_fails_without_an_exception() -> None:
    house = House(ScriptedFetcher({FEED: b"<html><body>Sorry</body></html>"}))
    house.subscribe()
    (told,) = house.look()
    assert told.error_code == "parse.unknown_format"
    assert house.store.all_feeds()[0].state.failures == 1


def test_one_failing_publisher_does_not_touch_the_others() -> None:
    script = {FEED: FetchTimeout("Too slow."), "https://b.example/feed": rss(("1", "Berths open", ""))}
    house = House(ScriptedFetcher(script))
    house.subscribe()
    house.subscribe("https://b.example/feed", "B")
    assert sorted((looked.feed.source.name, looked.new, looked.error_code) for looked in house.look()) == [
        ("B", 1, ""),
        ("Ledger", 0, "fetch.timeout"),
    ]


def test_a_full_disk_ends_the_round() -> None:
    house = House(ScriptedFetcher({FEED: rss(("1", "Berths open", ""))}), store=FullStore())
    house.subscribe()
    with pytest.raises(DiskFull):
        house.look()


def test_the_page_s_own_address_counts_only_where_it_is_the_same_page() -> None:
    elsewhere = page("Berths open").replace(b"</head>", b'<link rel="canonical" href="/somewhere/else"></head>')
    same = page("Ferries stop").replace(b"</head>", b'<link rel="canonical" href="/ferries"></head>')
    script = {
        FEED: rss(("1", "Berths open", PAGE), ("2", "Ferries stop", "https://ledger.example/ferries?from=rss")),
        PAGE: elsewhere,
        "https://ledger.example/ferries?from=rss": same,
    }
    house = House(ScriptedFetcher(script))
    house.subscribe()
    house.look()
    urls = {gathered.extracted.url for gathered in house.store.looks[-1].gathered}
    assert urls == {PAGE, "https://ledger.example/ferries"}


def a_rule(text: str = "[[period]]\nbody = '.text'\ntitle = '.real'") -> RuleBook:
    return RuleBook(files=(read_rule("hosts = ['ledger.example']\n" + text, name="ledger.toml"),))


RULED = f"<html><body><h1>For machines</h1><b class='real'>Berths open at Merrow</b><div class='text'><p>{WORDS * 6}</p></div><p>Shop: {WORDS * 9}</p></body></html>".encode()


def test_a_page_is_read_by_the_rule_of_its_site_and_the_next_look_by_the_next_rule() -> None:
    other = "https://ledger.example/other"
    house = House(
        ScriptedFetcher(
            {
                FEED: [
                    rss(("1", "For machines", PAGE)),
                    rss(("1", "For machines", PAGE), ("2", "For machines", other)),
                ],
                PAGE: RULED,
                other: RULED.replace(b"Merrow", b"Veska"),
            }
        )
    )
    house.subscribe()
    house.look()
    assert house.titles() == ["For machines"]
    house.rules = a_rule()
    house.look()
    assert house.titles() == ["For machines", "Berths open at Veska"]
    *_, ruled = house.store.recent(house.clock.now().replace(year=2000))
    assert "Shop" not in ruled.doc.text


def test_a_rule_that_cannot_be_read_stops_nothing_and_is_said_on_the_source() -> None:
    house = House(ScriptedFetcher({FEED: rss(("1", "Berths open", PAGE)), PAGE: page("Berths open at Merrow")}))
    error = RuleValue("`kind` is wrong.", file="ledger.toml", line=3)
    broken = BrokenRule(name="ledger.toml", origin=RuleOrigin.FOLDER, error=error, hosts=("ledger.example",))
    house.rules = RuleBook(broken=(broken,))
    house.subscribe()
    (told,) = house.look()
    assert (told.new, told.error_code) == (1, "rules.value")
    assert "ledger.toml, line 3: `kind` is wrong." in told.error_text
