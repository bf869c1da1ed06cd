"""Pictures made small and harmless."""

import io

import pytest
from PIL import Image

from newsloom.serve.web.pictures import MAX_PIXELS, UnusablePicture, picture_path, rescaled


def _picture(width: int, height: int, kind: str = "PNG", mode: str = "RGB", **more: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, (width, height)).save(out, kind, **more)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_a_large_picture_becomes_a_webp_of_the_width_asked(kind: str) -> None:
    with Image.open(io.BytesIO(rescaled(_picture(2400, 1600, kind), 1200))) as image:
        assert (image.format, image.size) == ("WEBP", (1200, 800))


def test_a_small_picture_keeps_its_size() -> None:
    with Image.open(io.BytesIO(rescaled(_picture(80, 60, mode="RGBA"), 640))) as image:
        assert image.size == (80, 60)


def test_a_picture_lying_on_its_side_is_set_upright_and_loses_its_metadata() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "a camera"
    with Image.open(io.BytesIO(rescaled(_picture(90, 60, "JPEG", exif=exif), 640))) as image:
        assert image.size == (60, 90)
        assert not image.getexif()


def test_a_tower_is_cut_to_a_height_that_can_be_shown() -> None:
    with Image.open(io.BytesIO(rescaled(_picture(100, 9000), 640))) as image:
        assert image.height <= 1920


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"\x89PNG\r\n\x1a\n" + b"\x00" * 40,
        _picture(40, 40)[:60],
        b"GIF89a",
        b"RIFF\x00\x00\x00\x00WEBPVP8 ",
    ],
)
def test_what_is_no_picture_is_refused_with_our_own_error(body: bytes) -> None:
    with pytest.raises(UnusablePicture):
        rescaled(body, 640)


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    side = int(MAX_PIXELS**0.5) + 10
    with pytest.raises(UnusablePicture, match="pixels"):
        rescaled(_picture(side, side, mode="1"), 640)


@pytest.mark.parametrize("url", ["", "data:image/png;base64,AA", "javascript:x", "/local.png", "ftp://x.example/a.png"])
def test_an_odd_address_is_no_picture(url: str) -> None:
    assert picture_path(url, 640) == ""


def test_the_address_of_a_picture_names_no_other_host() -> None:
    path = picture_path("https://pics.example/a b.jpg?x=1&y=ü", 640)
    assert path.startswith("/picture/")
    assert "pics.example" not in path
