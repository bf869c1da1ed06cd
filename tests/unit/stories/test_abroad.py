"""Stories told in several languages."""

import datetime as dt
from dataclasses import replace

from newsloom.model.article import ArticleId
from newsloom.model.corrections import CorrectedArticle, Role, StoryCorrection, StoryCorrectionKind
from newsloom.model.weave import Doc, Merge
from newsloom.stories.corrections import Corrections
from newsloom.stories.index import StoryIndex, StoryPolicy

HOUR_S = 3_600.0
AT = 1_756_000_000.0
ENGLISH = Doc(
    id="en",
    title="Quake of magnitude 6.1 shakes Kushiro",
    text="An earthquake of magnitude 6.1 shook Kushiro in Hokkaido on Sunday. Mayor Kenji Morita said 34 people were hurt.",
    language="en",
    at=AT,
)
JAPANESE = Doc(
    id="ja",
    title="釧路でM6.1の地震、34人けが",
    text="24日、北海道釧路市でマグニチュード6.1の地震があり、森田健二市長によると34人がけがをした。",
    language="ja",
    at=AT + HOUR_S,
)
KOREAN = Doc(
    id="ko",
    title="일본 홋카이도 구시로서 규모 6.1 지진…34명 부상",
    text="24일 일본 홋카이도 구시로시에서 규모 6.1의 지진이 나 34명이 다쳤다고 모리타 겐지 시장이 밝혔다.",
    language="ko",
    at=AT + 2 * HOUR_S,
)
OTHER_QUAKE = Doc(
    id="other",
    title="宮城県で地震、M5.4",
    text="24日、宮城県石巻市でマグニチュード5.4の地震があった。けが人はいない。",
    language="ja",
    at=AT + HOUR_S,
)


def test_one_event_is_one_story_in_three_languages_and_another_stays_apart() -> None:
    index = StoryIndex()
    found = {doc.id: index.assign(doc) for doc in (ENGLISH, JAPANESE, OTHER_QUAKE, KOREAN)}
    assert {key: one.story for key, one in found.items()} == {"en": "en", "ja": "en", "other": "other", "ko": "en"}
    assert (found["ja"].reason.nearest, [*found["ja"].reason.parts]) == ("en", ["across"])


def test_the_language_that_comes_first_does_not_matter() -> None:
    index = StoryIndex()
    assert {index.assign(doc).story for doc in (KOREAN, JAPANESE, ENGLISH)} == {"ko"}


def test_an_article_restored_is_found_from_another_language() -> None:
    index = StoryIndex()
    index.restore(ENGLISH, "old")
    assert index.assign(JAPANESE).story == "old"


def test_what_was_told_long_ago_is_another_event() -> None:
    index = StoryIndex()
    index.assign(ENGLISH)
    assert index.assign(replace(JAPANESE, at=AT + 120 * HOUR_S)).started


def test_a_closed_story_is_found_from_no_language() -> None:
    index = StoryIndex(StoryPolicy(window_days=1))
    index.assign(ENGLISH)
    index.assign(OTHER_QUAKE)
    for number in range(500):
        index.assign(Doc(id=f"later {number}", title=f"Ferry {number} sails", at=AT + 50 * HOUR_S))
    assert index.story_of("en") is None
    assert index.assign(JAPANESE).started


def test_stories_of_two_languages_become_one_afterwards() -> None:
    index = StoryIndex()
    index.restore(ENGLISH, "en")
    index.restore(JAPANESE, "ja")
    index.restore(OTHER_QUAKE, "other")
    assert index.merge_pass() == (Merge(kept="en", gone="ja"),)
    assert index.part_pass() == ()


def test_a_person_keeps_stories_of_two_languages_apart() -> None:
    articles = (
        CorrectedArticle(id=ArticleId(1), role=Role.LEFT, title=""),
        CorrectedArticle(id=ArticleId(2), role=Role.MOVED, title=""),
    )
    said_at = dt.datetime(2026, 11, 20, tzinfo=dt.UTC)
    split = StoryCorrection(number=1, kind=StoryCorrectionKind.SPLIT, articles=articles, at=said_at)
    index = StoryIndex(corrections=Corrections([split]))
    index.assign(replace(ENGLISH, id="1"))
    assert index.assign(replace(JAPANESE, id="2")).started
    assert index.merge_pass() == ()


def test_a_text_that_quotes_another_script_stays_what_it_is() -> None:
    index = StoryIndex()
    index.assign(ENGLISH)
    quoting = replace(ENGLISH, id="quoting", title="Quake of magnitude 6.1 shakes Kushiro (釧路)")
    assert "across" not in index.assign(quoting).reason.parts
