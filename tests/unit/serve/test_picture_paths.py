"""Which pictures get an address of ours, and what it gives away."""

import pytest

from newsloom.app.config import config
from newsloom.serve.web import pictures
from newsloom.serve.web.pictures import picture_path, picture_set


@pytest.mark.parametrize(
    "url",
    ["", "data:image/png;base64,AA", "javascript:x", "/local.png", "ftp://x.example/a.png"]
    + ["http://127.0.0.1/a.png", "http://2130706433/", "http://nas/a.png", "http://user:pw@pics.example/a.png"],
)
def test_an_odd_address_or_one_inside_is_no_picture(url: str) -> None:
    assert picture_path(url, 640) == ""
    assert picture_set(url) == ""


def test_a_network_that_was_opened_may_hold_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = config().model_copy(update={"allow_networks": "127.0.0.0/8"})
    monkeypatch.setattr(pictures, "config", lambda: opened)
    assert picture_path("http://127.0.0.1:4711/a.png", 640).startswith("/picture/")
    assert picture_path("http://10.0.0.1/a.png", 640) == ""


def test_the_address_of_a_picture_names_no_other_host() -> None:
    path = picture_path("https://pics.example/a b.jpg?x=1&y=ü", 640)
    assert path.startswith("/picture/")
    assert "pics.example" not in path


def test_a_picture_is_offered_in_every_width() -> None:
    narrow, wide = picture_set("https://pics.example/a.jpg").split(", ")
    assert narrow == f"{picture_path('https://pics.example/a.jpg', 640)} 640w"
    assert wide.endswith(" 1200w")
