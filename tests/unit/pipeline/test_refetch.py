"""Articles' pages looked at again, from scripted answers to what is stored in memory."""

import asyncio
import datetime as dt

import pytest

from house import FEED, PAGE, WORDS, House, fetched, page, rss
from newsloom.errors import Busy, FetchBlocked, FetchTimeout, Gone, HttpStatus
from newsloom.model.article import Change, CorrectionKind
from newsloom.model.fetched import Fetched
from newsloom.model.intent import Batch
from newsloom.model.refetch import PageState
from newsloom.pipeline.refetch import LookedAgain
from newsloom.pipeline.worker import work
from newsloom.testing.fetcher import Answer, ScriptedFetcher
from newsloom.testing.memory import MemoryStore

TITLE = "Berths open at Merrow"
TEXT = "</p><p>".join(
    f"Berth number {number} was dredged by {who} in the month of {month}, and no boat was lost."
    for number, who, month in zip(
        range(1, 13),
        "Orla Finn Mira Osk Jun Averill Pell Noor Wren Tomas Daro Ilsa".split(),
        "May June July August September October November December January March April February".split(),
        strict=True,
    )
)
FIRST = page(TITLE, TEXT)
MISSING = HttpStatus("ledger.example has nothing at this address (404).", status=404)


def house(*answers: Answer, feed: Answer = b"", store: MemoryStore | None = None) -> House:
    """A subscribed house that has brought one article, whose page then answers these in turn."""
    made = House(
        ScriptedFetcher({FEED: feed or rss(("1", TITLE, PAGE)), PAGE: [FIRST, *answers]}), store=store or MemoryStore()
    )
    made.subscribe()
    made.look()
    return made


def state(made: House) -> PageState:
    found = made.store.page(made.ids()[0])
    assert found is not None
    return found


def changes(made: House) -> list[tuple[Change, ...]]:
    return [version.changes for version in made.store.versions(made.ids()[0])]


def text_of(made: House) -> str:
    return made.store.held(made.ids())[made.ids()[0]].extracted.text


def test_nothing_is_due_before_its_time() -> None:
    made = house()
    assert made.look_again() == LookedAgain()
    assert made.fetcher.urls.count(PAGE) == 1
    assert made.look_again(after_h=0.5).pages == 1
    assert made.fetcher.asked[-1].obey_robots


def test_an_edited_page_is_a_version_with_its_time() -> None:
    made = house(page("Berths close at Merrow", TEXT))
    assert made.look_again(after_h=0.5) == LookedAgain(pages=1, edited=1)
    assert made.titles() == ["Berths close at Merrow"]
    (version,) = made.store.versions(made.ids()[0])
    assert (version.title, version.changes) == (TITLE, (Change.HEADLINE,))
    assert made.store.held(made.ids())[made.ids()[0]].edited_at == made.clock.now()
    assert state(made).edits == 1


def test_an_edit_stands_at_the_publisher_s_time_where_that_can_be_true() -> None:
    said = '<meta property="article:modified_time" content="2026-11-20T08:10:00Z">'
    made = house(page(TITLE, TEXT.replace("no boat", "one boat"), head=said))
    made.look_again(after_h=0.5)
    at = made.store.held(made.ids())[made.ids()[0]].edited_at
    assert at == dt.datetime(2026, 11, 20, 8, 10, tzinfo=dt.UTC)


def test_a_b_a_is_two_versions() -> None:
    made = house(page("Berths close at Merrow", TEXT), FIRST)
    for _ in range(2):
        made.look_again(after_h=2)
    assert [version.title for version in made.store.versions(made.ids()[0])] == [TITLE, "Berths close at Merrow"]
    assert made.titles() == [TITLE]


def test_a_correction_is_named() -> None:
    note = "Correction: An earlier version of this article gave the wrong month for one of the berths."
    made = house(page(TITLE, f"{TEXT}</p><p>{note}"))
    made.look_again(after_h=0.5)
    assert changes(made) == [(Change.CORRECTION,)]
    (kept,) = made.store.held(made.ids())[made.ids()[0]].extracted.corrections
    assert (kept.kind, kept.text) == (CorrectionKind.CORRECTION, note)


def test_a_correction_beside_the_text_is_named_too_and_only_once() -> None:
    note = "<aside>Clarification: the book is kept at the harbor office.</aside>"
    corrected = FIRST.replace(b"</article>", note.encode() + b"</article>")
    made = house(corrected, corrected)
    assert "Clarification" not in text_of(made)
    for _ in range(2):
        made.look_again(after_h=2)
    assert changes(made) == [(Change.CORRECTION,)]
    (kept,) = made.store.held(made.ids())[made.ids()[0]].extracted.corrections
    assert kept.kind is CorrectionKind.CLARIFICATION


@pytest.mark.parametrize(
    "answer",
    [
        page(TITLE, TEXT[:200] + "… Subscribe now for full access to read the rest."),
        page("Before you continue", "We and our 300 partners use cookies on your device."),
        page("Page not found", "Sorry."),
        page(TITLE, ""),
        b"",
    ],
    ids=["paywall", "consent", "error", "empty", "nothing"],
)
def test_what_is_less_than_the_article_changes_nothing_and_keeps_no_validator(answer: bytes) -> None:
    made = house(fetched(answer, etag='"wall"'))
    before = text_of(made)
    assert made.look_again(after_h=0.5) == LookedAgain(pages=1)
    assert (text_of(made), changes(made), state(made).etag) == (before, [], "")
    assert state(made).next_refetch_at is not None


def test_a_new_standfirst_or_picture_is_taken_over_without_a_version() -> None:
    head = '<meta name="description" content="Fourteen berths and not one for a small boat."><meta property="og:image" content="/quay.jpg">'
    made = house(page(TITLE, TEXT, head=head))
    assert made.look_again(after_h=0.5).edited == 0
    kept = made.store.held(made.ids())[made.ids()[0]].extracted
    assert kept.standfirst == "Fourteen berths and not one for a small boat."
    assert kept.picture is not None and kept.picture.url == "https://ledger.example/quay.jpg"
    assert changes(made) == []


def test_a_page_that_did_not_change_is_asked_with_its_validator() -> None:
    made = House(ScriptedFetcher({FEED: rss(("1", TITLE, PAGE)), PAGE: fetched(FIRST, etag='"1"')}))
    made.subscribe()
    made.look()
    assert made.look_again(after_h=0.5) == LookedAgain(pages=1)
    assert made.fetcher.asked[-1].etag == '"1"'
    assert state(made).refetches == 1


def test_looks_at_a_page_that_stays_as_it_is_come_to_an_end() -> None:
    made = house()
    looks = [hours for hours in range(24 * 10) if made.look_again(after_h=1).pages]
    assert 5 <= len(looks) <= 6
    assert state(made).next_refetch_at is None


@pytest.mark.parametrize(("answers", "looks"), [((Gone("Gone for good (410)."),), 1), ((MISSING, MISSING), 2)])
def test_a_withdrawn_article_is_kept_and_not_asked_for_again(answers: tuple[Answer, ...], looks: int) -> None:
    made = house(*answers)
    done = [made.look_again(after_h=2) for _ in range(looks + 2)]
    assert [again.pages for again in done] == [1] * looks + [0, 0]
    assert sum(again.withdrawn for again in done) == 1
    assert state(made).is_withdrawn
    assert made.titles() == [TITLE]


def test_a_page_that_was_missing_for_a_moment_is_not_withdrawn() -> None:
    made = house(MISSING, FIRST)
    for _ in range(2):
        made.look_again(after_h=2)
    assert (state(made).is_withdrawn, state(made).missing_since) == (False, None)


def test_an_address_that_leads_to_the_front_page_has_no_article_any_more() -> None:
    home = Fetched(url="https://ledger.example/", requested_url=PAGE, body=page("Ledger", TEXT))
    made = house(home, home)
    assert sum(made.look_again(after_h=2).withdrawn for _ in range(2)) == 1
    assert changes(made) == []


def test_robots_end_it() -> None:
    made = house(FetchBlocked("The robots.txt of ledger.example does not allow /treaty."))
    made.look_again(after_h=0.5)
    assert (state(made).next_refetch_at, state(made).is_withdrawn) == (None, False)


def test_a_page_robots_forbid_from_the_start_is_never_due() -> None:
    blocked = FetchBlocked("The robots.txt of ledger.example does not allow /treaty.")
    made = House(ScriptedFetcher({FEED: rss(("1", TITLE, PAGE)), PAGE: blocked}))
    made.subscribe()
    made.look()
    assert made.look_again(after_h=100).pages == 0


def test_a_page_that_did_not_come_at_first_fills_the_article_later_and_nobody_edited_it() -> None:
    slow = FetchTimeout("ledger.example did not finish its answer within 20 seconds.")
    made = House(ScriptedFetcher({FEED: rss(("1", TITLE, PAGE)), PAGE: [slow, FIRST]}))
    made.subscribe()
    made.look()
    assert text_of(made) == f"{TITLE}, in short."
    made.look_again(after_h=1)
    assert "Berth number 12" in text_of(made)
    assert changes(made) == []


def test_what_a_newer_version_reads_otherwise_is_nobody_s_edit(monkeypatch: pytest.MonkeyPatch) -> None:
    anew, edited = page(TITLE, TEXT.replace("no boat", "one boat")), page(TITLE, TEXT.replace("no boat", "two boats"))
    made = house(anew, edited)
    monkeypatch.setattr("newsloom.pipeline.pages.__version__", "99.0")
    made.look_again(after_h=2)
    assert ("one boat" in text_of(made), changes(made)) == (True, [])
    made.look_again(after_h=5)
    assert ("two boats" in text_of(made), changes(made)) == (True, [(Change.TEXT,)])


def test_another_article_at_the_address_is_left_to_the_feeds() -> None:
    other = page("Storm shuts schools", WORDS * 8)
    made = house(other)
    made.look_again(after_h=0.5)
    assert (made.titles(), changes(made), state(made).next_refetch_at) == ([TITLE], [], None)


def test_a_publisher_who_wants_nothing_archived_has_no_earlier_wordings_here() -> None:
    keep_out = '<meta name="robots" content="noarchive">'
    made = house(page("Berths close at Merrow", TEXT), page("Berths open again at Merrow", TEXT, head=keep_out))
    made.look_again(after_h=2)
    assert len(changes(made)) == 1
    made.look_again(after_h=2)
    assert (made.titles(), changes(made)) == (["Berths open again at Merrow"], [])


def test_a_header_of_the_answer_counts_like_one_on_the_page() -> None:
    made = house(fetched(page("Berths close at Merrow", TEXT), x_robots_tag="noarchive"))
    made.look_again(after_h=0.5)
    assert made.store.held(made.ids())[made.ids()[0]].extracted.noarchive


def test_a_paused_publisher_is_not_asked() -> None:
    made = house()
    made.store.pause(made.store.all_feeds()[0].id)
    assert made.look_again(after_h=1).pages == 0


def test_each_host_is_asked_for_a_few_pages_of_a_batch_one_after_the_other() -> None:
    links = [f"https://{host}.example/{number}" for host in ("a", "b") for number in range(9)]
    pages = {
        link: page(f"{word} boats at quay {place}", f"{word} {TEXT}")
        for place, (link, word) in enumerate(zip(links, "ABCDEFGHIJKLMNOPQR", strict=True))
    }
    made = House(ScriptedFetcher({FEED: rss(*[(link, link, link) for link in links]), **pages}))
    made.subscribe()
    made.look()
    made.fetcher.asked.clear()
    assert [made.look_again(after_h=0.4).pages, made.look_again().pages, made.look_again().pages] == [8, 8, 2]
    assert sorted(made.fetcher.urls) == sorted(links)


class HeldStore(MemoryStore):
    """A store that another process holds for good, once `is_held`."""

    is_held = False

    def apply(self, batch: Batch) -> int:
        if self.is_held:
            raise Busy("While writing, the database was held by another process for too long.")
        return super().apply(batch)


def test_what_could_not_be_written_is_still_due(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsloom.pipeline.ingest._BUSY_WAIT_S", 0.0)
    store = HeldStore()
    made = house(page("Berths close at Merrow", TEXT), store=store)
    store.is_held = True
    with pytest.raises(Busy):
        made.look_again(after_h=0.5)
    store.is_held = False
    assert made.look_again().edited == 1


def test_the_worker_looks_at_feeds_and_pages_side_by_side() -> None:
    made = house(page("Berths close at Merrow", TEXT))
    made.clock.advance(3600)

    async def run(ingest: object) -> None:
        stop = asyncio.Event()
        running = asyncio.create_task(work(ingest, stop, lambda _: None, raw_kept=dt.timedelta(days=1), idle_s=0.001))  # type: ignore[arg-type]
        while made.titles() != ["Berths close at Merrow"]:
            await asyncio.sleep(0.001)
        stop.set()
        await running

    made.run(run)
    assert made.fetcher.urls.count(FEED) >= 2
