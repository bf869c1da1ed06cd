import datetime as dt
import http.client
import urllib.error
import urllib.request

import feedparser
import pytest

from newsloom.errors import ConfigError
from newsloom.sample import PUBLISHERS, SampleNewswire

NOW = dt.datetime(2026, 11, 12, 6, 55, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def wire():
    with SampleNewswire(now=NOW) as wire:
        yield wire


def _get(url, **headers):
    request = urllib.request.Request(url, headers=headers)
    with urllib.request.urlopen(request, timeout=10) as answer:
        return answer.read(), answer.headers


def _publisher(key):
    return next(publisher for publisher in PUBLISHERS if publisher.key == key)


@pytest.mark.parametrize("publisher", PUBLISHERS, ids=lambda publisher: publisher.key)
def test_every_feed_is_well_formed_and_holds_every_article(wire, publisher):
    body, headers = _get(f"{wire.base_of(publisher)}/feed")
    count = len(wire.of(publisher))
    if publisher.feed == "json":
        assert headers["Content-Type"].startswith("application/feed+json")
        assert body.count(b'"date_published"') == count
        return
    parsed = feedparser.parse(body)
    assert not parsed.bozo
    assert len(parsed.entries) == count
    assert all(entry.link.startswith(wire.base_of(publisher)) and entry.title for entry in parsed.entries)
    assert all(entry.get("published_parsed") or entry.get("updated_parsed") for entry in parsed.entries)
    assert bool(parsed.entries[0].get("content")) == publisher.full_text


def test_the_four_feed_formats_are_all_in_use():
    assert {publisher.feed for publisher in PUBLISHERS} == {"rss", "atom", "rdf", "json"}


def test_an_unchanged_feed_is_answered_304(wire):
    url = f"{wire.base_of(_publisher('skerry'))}/feed"
    _, headers = _get(url)
    for asked in ({"If-None-Match": headers["ETag"]}, {"If-Modified-Since": headers["Last-Modified"]}):
        with pytest.raises(urllib.error.HTTPError) as refused:
            _get(url, **asked)
        assert refused.value.code == 304
        assert refused.value.headers["ETag"] == headers["ETag"]


def test_a_stale_tag_gets_the_feed_again(wire):
    url = f"{wire.base_of(_publisher('skerry'))}/feed"
    body, _ = _get(url, **{"If-None-Match": '"old"', "If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"})
    assert body


def test_every_page_answers_and_shows_its_headline_and_its_last_words(wire):
    connections = {}
    for article in wire.articles:
        connection = connections.setdefault(
            article.publisher.key, http.client.HTTPConnection(*wire.base_of(article.publisher)[7:].split(":"))
        )
        connection.request("GET", article.path)
        answer = connection.getresponse()
        page = answer.read().decode()
        assert answer.status == 200, article.path
        assert "</html>" in page and article.publisher.name in page
        assert not _leftovers(page.partition("<body>")[2]), article.path
    for connection in connections.values():
        connection.close()


def _leftovers(body):
    return [piece for piece in ("{", "}", "=>", "+++") if piece in body]


def test_home_sitemap_robots_and_pictures_are_served(wire):
    base = wire.base_of(_publisher("courier"))
    assert b'rel="alternate" type="application/rss+xml"' in _get(f"{base}/")[0]
    assert _get(f"{base}/sitemap.xml")[0].count(b"<loc>") == len(wire.of(_publisher("courier"))) + 1
    assert b"Sitemap:" in _get(f"{base}/robots.txt")[0]
    picture, headers = _get(f"{base}/pictures/harbor.jpg")
    assert headers["Content-Type"] == "image/jpeg"
    assert picture[:3] == b"\xff\xd8\xff"
    assert len(picture) < 40_960


@pytest.mark.parametrize("path", ["/nothing", "/pictures/../newswire.py", "/pictures/none.jpg", "/../../etc/passwd"])
def test_an_unknown_address_is_answered_404(wire, path):
    host, port = wire.base_of(PUBLISHERS[0])[7:].split(":")
    connection = http.client.HTTPConnection(host, int(port), timeout=10)
    connection.request("GET", path)
    assert connection.getresponse().status == 404
    connection.close()


def test_every_publisher_has_an_address_of_its_own_on_loopback(wire):
    hosts = [source.feed_url.split("/")[2].split(":") for source in wire.sources()]
    assert all(host.startswith("127.7.") for host, _ in hosts)
    assert len({host for host, _ in hosts}) == len(PUBLISHERS)
    assert len({port for _, port in hosts}) == 1


def test_nothing_is_served_outside_its_addresses(wire):
    port = int(wire.sources()[0].feed_url.split("/")[2].split(":")[1])
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    with pytest.raises(ConnectionRefusedError):
        connection.request("GET", "/")


def test_the_subscription_list_names_every_feed(wire):
    opml = wire.opml().decode()
    assert all(source.feed_url in opml for source in wire.sources())


def test_it_can_be_stopped_twice_and_before_it_was_started():
    wire = SampleNewswire(now=NOW)
    wire.stop()
    wire.stop()


def test_it_grows_in_the_background():
    with SampleNewswire(now=NOW) as wire:
        before = len(wire.articles)
        wire.run_live(0.001)
        for thread in wire._threads[1:]:
            thread.join(timeout=10)
        assert wire.pending_count == 0
        assert len(wire.articles) > before


def test_section_pages_and_the_about_page_answer(wire):
    courier = _publisher("courier")
    base = wire.base_of(courier)
    count = sum(article.sections[0] == "World" for article in wire.of(courier))
    assert _get(f"{base}/world/")[0].count(b'class="card"') == count
    assert b"invented" in _get(f"{base}/about")[0]


def test_a_taken_port_is_refused_with_a_sentence(wire):
    port = int(wire.sources()[0].feed_url.split("/")[2].split(":")[1])
    second = SampleNewswire(now=NOW, port=port)
    with pytest.raises(ConfigError, match=f"port {port}"):
        second.start()
    second.stop()


def test_a_live_correction_reaches_the_page_and_the_feed():
    with SampleNewswire(now=NOW) as wire:
        minutes = 1
        while wire.publish_next(NOW + dt.timedelta(minutes=minutes)):
            minutes += 1
        corrected = next(article for article in wire.articles if article.note.startswith("Updates magnitude"))
        base = wire.base_of(corrected.publisher)
        assert b"preliminary" not in _get(base + corrected.path)[0]
        assert b"revised magnitude of 6.0" in _get(base + corrected.path)[0]
        assert b"revised magnitude of 6.0" in _get(f"{base}/feed")[0]
        assert corrected.updated_at > corrected.published_at


def test_headings_are_headings_in_page_and_feed(wire):
    live = next(article for article in wire.articles if article.kind == "live")
    for path in (live.path, "/feed"):
        body = _get(wire.base_of(live.publisher) + path)[0]
        assert b"<h2>" in body
        assert b"## " not in body
