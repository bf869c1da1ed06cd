"""One look at a feed, from scripted answers to what is stored in memory."""

import pytest

from house import FEED, PAGE, WORDS, House, fetched, page, rss
from newsloom.errors import DiskFull, FetchBlocked, FetchForbiddenAddress, FetchTimeout, RuleValue
from newsloom.extract.rules.reading import read_rule
from newsloom.model.article import ArticleId, Change
from newsloom.model.intent import Batch
from newsloom.model.rule import BrokenRule, RuleBook, RuleOrigin
from newsloom.ports import Woven
from newsloom.testing.fetcher import ScriptedFetcher
from newsloom.testing.memory import MemoryStore


class FullStore(MemoryStore):
    """A store whose disk is full."""

    def apply(self, batch: Batch) -> int:
        raise DiskFull("While writing 1 new and 0 changed articles, the disk ran full.")


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
    (before,) = house.store.versions(ArticleId(int(woven.doc.id)))
    assert before.title == "Berths open"
    assert before.changes == (Change.HEADLINE, Change.TEXT)


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


def test_an_article_on_several_pages_is_brought_whole() -> None:
    address = "https://ledger.example/berths-of-merrow"
    second = WORDS.replace("fourteen", "fifteen") * 6
    first = page("Berths open").replace(b"</article>", b'<a href="/berths-of-merrow?page=2">2</a></article>')
    house = House(
        ScriptedFetcher(
            {FEED: rss(("1", "Berths open", address)), address: first, f"{address}?page=2": page("Berths open", second)}
        )
    )
    house.subscribe()
    (told,) = house.look()
    assert (told.new, told.error_code) == (1, "")
    (woven,) = house.store.recent(house.clock.now())
    assert "fourteen berths" in woven.doc.text
    assert "fifteen berths" in woven.doc.text


def test_a_further_page_that_does_not_come_is_told_and_what_came_is_kept() -> None:
    address = "https://ledger.example/berths-of-merrow"
    first = page("Berths open").replace(b"</article>", b'<a href="/berths-of-merrow?page=2">2</a></article>')
    house = House(ScriptedFetcher({FEED: rss(("1", "Berths open", address)), address: first}))
    house.subscribe()
    (told,) = house.look()
    assert (told.new, told.error_code) == (1, "fetch.page_missing")
    assert told.error_text.startswith(f"One article of this feed could not be fetched whole. Page 2 of {address} did")
    assert "fourteen berths" in next(iter(house.store.recent(house.clock.now()))).doc.text
    assert house.store.all_feeds()[0].state.failures == 0
    house.look()
    assert house.fetcher.urls.count(address) == 1


CONSENT = (
    b"<html><head><title>Before you continue</title></head><body><p>We use cookies and those of 212 partners. "
    b"Accept all cookies or manage your preferences.</p></body></html>"
)


def only(house: House) -> Woven:
    (woven,) = house.store.recent(house.clock.now())
    return woven


def test_a_consent_page_leaves_the_feed_s_headline_and_words_as_a_card_outside_every_story() -> None:
    house = House(ScriptedFetcher({FEED: rss(("1", "Berths open", PAGE)), PAGE: CONSENT}))
    house.subscribe()
    house.look()
    woven = only(house)
    assert (woven.doc.title, woven.doc.text) == ("Berths open", "Berths open, in short.")
    assert (woven.may_enter_stories, woven.story) == (False, None)


def test_a_round_up_whose_feed_holds_all_of_it_stays_outside_every_story() -> None:
    title = "News Digest: Aug. 4"
    whole = "".join(f"&lt;p&gt;{WORDS}Item {number}.&lt;/p&gt;" for number in range(12))
    house = House(ScriptedFetcher({FEED: rss(("1", title, PAGE), extra=whole), PAGE: page(title)}))
    house.subscribe()
    house.look()
    woven = only(house)
    assert "Item 11." in woven.doc.text
    assert (woven.may_enter_stories, woven.story) == (False, None)


def test_an_article_is_no_copy_of_the_round_up_that_carries_its_text() -> None:
    digest, article = PAGE + "/digest", PAGE + "/berths"
    script = {
        FEED: rss(("1", "News Digest: Aug. 4", digest), ("2", "Berths open at Merrow", article)),
        digest: page("News Digest: Aug. 4", WORDS * 8),
        article: page("Berths open at Merrow", WORDS * 8),
    }
    house = House(ScriptedFetcher(script))
    house.subscribe()
    house.look()
    found = {woven.doc.title: woven for woven in house.store.recent(house.clock.now())}
    assert [woven.copy_of for woven in found.values()] == [None, None]
    assert found["News Digest: Aug. 4"].story is None
    assert found["Berths open at Merrow"].story is not None


@pytest.mark.parametrize(
    "second", [CONSENT, FetchTimeout("ledger.example did not finish its answer within 20 seconds.")]
)
def test_a_whole_text_is_never_lost_to_a_teaser(second: bytes | FetchTimeout) -> None:
    feeds = [rss(("1", "Berths open", PAGE)), rss(("1", "Berths open", PAGE), extra=" And more.")]
    house = House(ScriptedFetcher({FEED: feeds, PAGE: [page("Berths open at Merrow"), second]}))
    house.subscribe()
    house.look()
    (told,) = house.look()
    assert told.changed == 0
    assert "fourteen berths" in only(house).doc.text


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


def test_the_next_page_a_rule_names_is_followed_wherever_on_the_host_it_lies() -> None:
    address, further = "https://ledger.example/berths", "https://ledger.example/rest-of/77"
    first = page("Berths open").replace(b"</article>", b'<a class="more" href="/rest-of/77">The rest</a></article>')
    second = page("Berths open", WORDS.replace("fourteen", "fifteen") * 6)
    house = House(
        ScriptedFetcher({FEED: rss(("1", "Berths open", address)), address: first, further: second}),
        rules=a_rule("[[period]]\nnext_page = 'a.more'"),
    )
    house.subscribe()
    (told,) = house.look()
    assert (told.new, told.error_code) == (1, "")
    assert "fifteen berths" in only(house).doc.text
