"""Pictures through our own address: signed, kept, and nothing but pictures."""

import io
import os
import threading
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from PIL import Image

from newsloom.serve.web import pictures
from newsloom.serve.web.picture_cache import PictureCache
from newsloom.serve.web.pictures import picture_path
from newsloom.serve.web.turns import Turns
from publishers import Publisher, a_jpeg


@pytest.fixture
def publisher(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Publisher:
    monkeypatch.setattr(settings, "DATA", tmp_path)
    return Publisher().installed(monkeypatch)


def test_a_picture_is_fetched_once_and_served_as_webp(publisher: Publisher, client: Client) -> None:
    publisher.answers["https://pics.example/a.jpg"] = a_jpeg()
    for width in (640, 1200, 640):
        answer = client.get(picture_path("https://pics.example/a.jpg", width))
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/webp")
        with Image.open(io.BytesIO(answer.content)) as image:
            assert image.width == width
    assert publisher.asked == ["https://pics.example/a.jpg"]


def test_an_address_we_did_not_sign_is_never_fetched(publisher: Publisher, client: Client) -> None:
    good = picture_path("https://pics.example/a.jpg", 640).split("/")
    wider = [*good[:3], "1200", good[4]]
    forged = [*good[:2], "x" * len(good[2]), *good[3:]]
    other = [*good[:4], picture_path("https://pics.example/b.jpg", 640).split("/")[4]]
    for parts in (wider, forged, other, [*good[:4], "%%%"], [*good[:4], "é"]):
        answer = client.get("/".join(parts))
        assert answer.status_code == 404
    assert publisher.asked == []


@pytest.mark.parametrize("body", [None, b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"<html>no picture</html>"])
def test_what_cannot_be_shown_is_a_neutral_drawing_and_not_asked_again_soon(
    publisher: Publisher, client: Client, body: bytes | None
) -> None:
    if body is not None:
        publisher.answers["https://pics.example/x"] = body
    for _ in range(2):
        answer = client.get(picture_path("https://pics.example/x", 640))
        assert (answer.status_code, answer.headers["Content-Type"]) == (404, "image/svg+xml")
        assert b"<svg" in answer.content
    assert len(publisher.asked) == 1


def test_after_an_hour_a_failed_picture_is_tried_again(publisher: Publisher, client: Client, tmp_path: Path) -> None:
    client.get(picture_path("https://pics.example/x", 640))
    for marker in tmp_path.rglob("*.none"):
        os.utime(marker, (time.time() - 7200,) * 2)
    publisher.answers["https://pics.example/x"] = a_jpeg()
    assert client.get(picture_path("https://pics.example/x", 640)).status_code == 200


def test_a_picture_is_only_ever_read(publisher: Publisher, client: Client) -> None:
    assert client.post(picture_path("https://pics.example/a.jpg", 640)).status_code == 405


def test_a_browser_that_has_the_picture_is_told_so_and_a_head_is_answered(publisher: Publisher, client: Client) -> None:
    publisher.answers["https://pics.example/a.jpg"] = a_jpeg()
    path = picture_path("https://pics.example/a.jpg", 640)
    first = client.get(path)
    assert "immutable" in first.headers["Cache-Control"]
    again = client.get(path, headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", first.headers["ETag"])
    assert "immutable" in again.headers["Cache-Control"]
    assert client.get(path, headers={"if-none-match": '"other"'}).status_code == 200
    head = client.head(path)
    assert (head.status_code, head.content, head.headers["Content-Type"]) == (200, b"", "image/webp")


def test_an_address_signed_before_its_network_was_closed_is_not_fetched(
    publisher: Publisher, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = pictures.config().model_copy(update={"allow_networks": "10.0.0.0/8"})
    with monkeypatch.context() as opening:
        opening.setattr(pictures, "config", lambda: opened)
        path = picture_path("http://10.0.0.1/a.png", 640)
    assert path
    assert client.get(path).status_code == 404
    assert publisher.asked == []


def test_what_is_kept_stays_within_the_budget_and_comes_back_when_asked_again(
    publisher: Publisher, client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tight = PictureCache(folder=tmp_path / "pictures", budget_bytes=100_000)
    monkeypatch.setattr(pictures, "picture_cache", lambda: tight)
    publisher.otherwise = a_jpeg(700, 500)
    paths = [picture_path(f"https://pics.example/{number}.jpg", 1200) for number in range(16)]
    assert [client.get(path).status_code for path in paths * 2] == [200] * 32
    assert 0 < tight.size()[1] <= 100_000
    assert len(publisher.asked) > 16


def test_a_full_disk_shows_the_picture_all_the_same(publisher: Publisher, client: Client, tmp_path: Path) -> None:
    publisher.answers["https://pics.example/a.jpg"] = a_jpeg()
    (tmp_path / "pictures").write_text("in the way")
    assert client.get(picture_path("https://pics.example/a.jpg", 640)).status_code == 200


def test_who_comes_when_too_many_wait_is_asked_to_come_again_and_nothing_is_remembered(
    publisher: Publisher, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    publisher.answers["https://pics.example/a.jpg"] = a_jpeg()
    turns = Turns(at_once=1, per_host=1, waiting=0, wait_s=1)
    monkeypatch.setattr(pictures, "_turns", turns)
    path = picture_path("https://pics.example/a.jpg", 640)
    with turns.turn("another", "elsewhere.example"):
        answer = client.get(path)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (503, "no-store")
    assert int(answer.headers["Retry-After"]) > 0
    assert client.get(path).status_code == 200


def test_readers_who_ask_for_one_picture_together_cost_its_publisher_one_request(publisher: Publisher) -> None:
    publisher.answers["https://pics.example/a.jpg"] = a_jpeg(1300, 900)
    paths = [picture_path("https://pics.example/a.jpg", width) for width in (640, 1200)] * 4
    statuses: list[int] = []
    threads = [
        threading.Thread(target=lambda path=path: statuses.append(Client().get(path).status_code)) for path in paths
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [200] * 8
    assert publisher.asked == ["https://pics.example/a.jpg"]
