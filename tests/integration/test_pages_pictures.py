"""Pictures through our own address: signed, kept, and nothing but pictures."""

import io
import os
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from PIL import Image

from newsloom.serve.web.pictures import picture_path
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
