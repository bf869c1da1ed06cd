import collections
import datetime as dt

import pytest

from newsloom.sample import PUBLISHERS, SampleNewswire
from newsloom.sample.edition import make_edition

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


def test_copies_keep_their_origins_words_and_come_later(edition, everything):
    origins = {(article.event, article.publisher.key): [] for article in everything if not article.copy_of}
    for article in everything:
        if not article.copy_of:
            origins[article.event, article.publisher.key].append(article)
    copies = [article for article in edition.published if article.copy_of]
    assert copies
    for copy in copies:
        candidates = [
            origin
            for origin in origins[copy.event, copy.copy_of]
            if set(origin.paragraphs[1:-1]) & set(copy.paragraphs) or origin.text[60:200] in copy.text
        ]
        assert candidates, copy.title
        assert min(origin.published_at for origin in candidates) < copy.published_at


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
