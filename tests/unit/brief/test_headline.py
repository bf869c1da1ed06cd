"""Which headline stands for a story, and that it stays."""

import itertools
import random

import pytest

from newsloom.brief.headline import story_headline
from newsloom.model.weave import Doc


def pick(*titles: str) -> str:
    docs = [Doc(id=title, title=title, language="en") for title in titles]
    return story_headline(docs)


def test_the_headline_that_shares_most_with_the_others_stands_for_the_story() -> None:
    best = "Alderport approves bridge to islands"
    assert pick("Ferries face the end", best, "Bridge to islands approved in Alderport") == best


def test_a_question_a_shout_and_a_label_give_way() -> None:
    plain = "Alderport approves bridge to islands"
    for weaker in ("Alderport approves bridge to islands?", plain.upper(), f"LIVE: {plain}"):
        assert pick(weaker, plain) == plain


def test_between_equals_english_comes_first_then_the_earliest() -> None:
    german = Doc(id="de", title="Alderport Brücke Inseln Plan", language="de", at=1.0)
    late = Doc(id="late", title="Alderport Brücke Inseln Plan", language="en", at=3.0)
    early = Doc(id="early", title="Alderport Brücke Inseln Plan", language="en", at=2.0)
    assert story_headline([german, late, early]) == "early"


def test_no_docs_have_no_headline() -> None:
    assert story_headline([]) == ""


PLAIN = "Alderport approves bridge to islands"


@pytest.mark.parametrize(
    "weaker",
    [
        "LIVE: Alderport approves bridge to islands",
        "Live updates: Alderport approves bridge to islands",
        "Alderport approves bridge to islands – live",
        "Alderport approves bridge to islands | Opinion",
        "Opinion: Alderport approves bridge to islands",
        "Alderport approves bridge to islands: what we know so far",
        "BREAKING: Alderport approves bridge to islands",
        "[속보] Alderport approves bridge to islands",
        "ALDERPORT APPROVES BRIDGE to islands",
        "Here’s why Alderport approves bridge to islands",
        "Why Alderport approves bridge to islands",
        "Alderport approves bridge to islands: everything you need to know",
        "Alderport approves bridge to islands…",
        "Alderport approves bridge to islands!",
        "You won't believe what Alderport approves for islands bridge",
    ],
)
def test_what_tells_of_the_page_or_only_promises_gives_way(weaker: str) -> None:
    assert pick(weaker, PLAIN) == PLAIN == pick(PLAIN, weaker)
    assert pick(weaker, "Council sells bridge plan for islands to Alderport") != weaker


@pytest.mark.parametrize(
    "plain",
    [
        "US, UK and EU sign fishing pact with Alderport",
        "Live music returns to Alderport islands",
        "Column of ash rises over Alderport islands",
        "Alderport explains bridge vote",
        "Live-fire drill off Alderport alarms islands",
        "Video shows Alderport bridge collapse",
        "汐見港の橋、建設を承認",
    ],
)
def test_a_plain_headline_is_not_taken_for_a_weak_one(plain: str) -> None:
    assert pick(plain, f"{plain}?") == plain == pick(f"{plain}?", plain)
    assert pick(plain, f"LIVE: {plain}") == plain == pick(f"LIVE: {plain}", plain)


def test_a_weak_headline_that_stands_alone_still_stands() -> None:
    assert pick("LIVE: BRIDGE!") == "LIVE: BRIDGE!"


def _stream(seed: int, count: int) -> list[Doc]:
    """Headlines about one event, drawn from its words, as articles bring them one by one."""
    drawn = random.Random(seed)
    common = "Alderport approves bridge islands council ferries vote harbor".split()
    others = "delay cost quay storm mayor debate pilots fund toll winter strike timber ledger union".split()
    docs = []
    for n in range(count):
        words = drawn.sample(common, drawn.randint(3, 5)) + drawn.sample(others, drawn.randint(1, 3))
        docs.append(Doc(id=str(n), title=" ".join(words), language="en", at=float(n)))
    return docs


def test_a_headline_does_not_flicker_as_articles_come() -> None:
    changes = []
    for seed in range(20):
        docs = _stream(seed, 60)
        shown = [story_headline(docs[:size]) for size in range(1, 61)]
        changes.append(sum(one != other for one, other in itertools.pairwise(shown)))
    assert max(changes) <= 6 and sum(changes) / len(changes) <= 3


def test_a_clearly_better_headline_replaces_a_weak_first_one() -> None:
    first = Doc(id="first", title="BREAKING: Something at Alderport", language="en", at=0.0)
    better = [Doc(id=f"b{n}", title=PLAIN, language="en", at=1.0 + n) for n in range(3)]
    assert story_headline([first, *better]) == "b0"


def test_the_order_given_does_not_matter_where_times_differ() -> None:
    docs = _stream(3, 25)
    shuffled = list(docs)
    random.Random(1).shuffle(shuffled)
    assert story_headline(shuffled) == story_headline(docs)
