import collections
import datetime as dt
import itertools

import pytest

from newsloom.model.reading import Section
from newsloom.sample import PUBLISHERS, SampleNewswire
from newsloom.sample.edition import make_edition
from newsloom.text.tokens import words

NOW = dt.datetime(2026, 11, 12, 6, 55, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def edition():
    return make_edition(NOW, 8)


@pytest.fixture(scope="module")
def everything(edition):
    later = [edition.release(draft, NOW + dt.timedelta(minutes=n)) for n, draft in enumerate(edition.pending, 1)]
    return list(edition.published) + later


def test_the_same_seed_and_time_give_the_same_world(edition):
    assert make_edition(NOW, 8) == edition


def test_another_seed_gives_other_times(edition):
    assert make_edition(NOW, 9) != edition


def test_fifteen_publishers_and_three_agencies_all_have_articles(everything):
    assert sum(publisher.is_agency for publisher in PUBLISHERS) == 3
    assert sum(not publisher.is_agency for publisher in PUBLISHERS) == 15
    assert {article.publisher.key for article in everything} == {publisher.key for publisher in PUBLISHERS}


def test_about_250_articles_in_three_languages_and_all_twelve_sections(everything):
    assert 230 <= len(everything) <= 290
    assert {article.publisher.language for article in everything} == {"en", "ja", "ko"}
    assert {article.sections[0] for article in everything} == {section.value for section in Section}
    assert {article.kind for article in everything} == {"article", "live", "roundup", "opinion", "review"}


def test_many_events_are_told_by_several_outlets_in_their_own_words(everything):
    outlets = collections.defaultdict(set)
    for article in everything:
        if not article.copy_of:
            outlets[article.event].add(article.publisher.key)
    assert sum(len(told_by) >= 3 for told_by in outlets.values()) >= 12
    assert sum(len(told_by) >= 2 for told_by in outlets.values()) >= 25


def test_only_copies_share_their_wording(everything):
    shingles = {article.number: _shingles(article.text) for article in everything}
    for one, two in itertools.combinations(everything, 2):
        mine, other = shingles[one.number], shingles[two.number]
        shared = len(mine & other) / min(len(mine), len(other))
        if _origin(one) != _origin(two):
            assert shared < 0.15, (one.title, two.title)


def _origin(article):
    return article.number if article.origin is None else article.origin


def _shingles(text):
    tokens = words(text)
    return {tuple(tokens[start : start + 5]) for start in range(len(tokens) - 4)}


def test_outlets_carry_only_agencies_they_subscribe_to(everything):
    for article in everything:
        if article.copy_of and article.copy_of in {publisher.key for publisher in PUBLISHERS if publisher.is_agency}:
            assert article.copy_of in article.publisher.agencies, (article.publisher.key, article.copy_of)


def test_every_article_has_a_body_of_a_usual_length(everything):
    for article in everything:
        if article.publisher.language == "en" and not article.copy_of:
            assert 115 <= len(article.text.split()) <= 500, article.title


def test_most_is_published_at_the_start_and_never_in_the_future(edition):
    total = len(edition.published) + len(edition.pending)
    assert 0.80 <= len(edition.published) / total <= 0.90
    assert all(
        NOW - dt.timedelta(days=10) <= article.published_at and article.updated_at <= NOW
        for article in edition.published
    )


def test_addresses_are_unique_at_each_publisher(everything):
    addresses = collections.Counter((article.publisher.key, article.path) for article in everything)
    assert max(addresses.values()) == 1


def test_no_placeholder_is_left(everything):
    for article in everything:
        shown = article.title + article.text + article.standfirst + article.note
        shown += article.picture.caption if article.picture else ""
        assert "{" not in shown and "=>" not in shown, article.title


def test_every_day_can_be_now():
    for days in range(0, 60, 7):
        make_edition(NOW + dt.timedelta(days=days, hours=days), 3)


def test_copies_keep_their_origins_words_and_come_later(everything):
    by_number = {article.number: article for article in everything}
    copies = [article for article in everything if article.copy_of]
    assert len(copies) > 30
    for copy in copies:
        origin = by_number[copy.origin]
        assert origin.publisher.key == copy.copy_of
        assert origin.published_at < copy.published_at
        mine, other = _shingles(copy.text), _shingles(origin.text)
        assert len(mine & other) > 0.6 * min(len(mine), len(other)), copy.title


def test_publish_next_adds_exactly_one_article_until_none_is_left():
    wire = SampleNewswire(now=NOW)
    start, steps = len(wire.articles), 0
    while wire.publish_next(NOW + dt.timedelta(minutes=steps)):
        steps += 1
        assert len(wire.articles) == start + steps
        assert wire.articles[-1].published_at == NOW + dt.timedelta(minutes=steps - 1)
    assert steps > 0
    assert wire.pending_count == 0


def test_a_correction_changes_words_and_says_so(edition):
    corrected = [article for article in edition.published if article.note.startswith("Correction")]
    assert corrected
    for article in corrected:
        assert article.updated_at > article.published_at


def test_the_live_blog_grows_while_articles_appear():
    wire = SampleNewswire(now=NOW)
    before = next(article for article in wire.articles if article.kind == "live")
    while wire.publish_next():
        pass
    after = next(article for article in wire.articles if article.number == before.number)
    assert len(after.paragraphs) > len(before.paragraphs)
    assert after.updated_at > before.updated_at
