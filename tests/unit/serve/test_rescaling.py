"""Pictures made small and harmless."""

import io

import pytest
from PIL import Image

from newsloom.serve.web.rescaling import MAX_FLAT_PIXELS, MAX_PIXELS, UnusablePicture, rescaled


def _picture(width: int, height: int, kind: str = "PNG", mode: str = "RGB", **more: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, (width, height)).save(out, kind, **more)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_a_large_picture_becomes_a_webp_of_the_width_asked(kind: str) -> None:
    with Image.open(io.BytesIO(rescaled(_picture(2400, 1600, kind), [1200])[0])) as image:
        assert (image.format, image.size) == ("WEBP", (1200, 800))


def test_a_small_picture_keeps_its_size() -> None:
    with Image.open(io.BytesIO(rescaled(_picture(80, 60, mode="RGBA"), [640])[0])) as image:
        assert image.size == (80, 60)


def test_a_picture_lying_on_its_side_is_set_upright_and_loses_its_metadata() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "a camera"
    with Image.open(io.BytesIO(rescaled(_picture(90, 60, "JPEG", exif=exif), [640])[0])) as image:
        assert image.size == (60, 90)
        assert not image.getexif()


def test_a_tower_is_cut_to_a_height_that_can_be_shown() -> None:
    with Image.open(io.BytesIO(rescaled(_picture(100, 9000), [640])[0])) as image:
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
        rescaled(body, [640])


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    side = int(MAX_FLAT_PIXELS**0.5) + 10
    with pytest.raises(UnusablePicture, match="pixels"):
        rescaled(_picture(side, side, mode="1"), [640])
    with pytest.raises(UnusablePicture, match="pixels"):
        rescaled(_picture(10, MAX_PIXELS // 10 + 10, "PNG", mode="1"), [640])


def test_every_width_asked_is_made_of_one_reading() -> None:
    wide, narrow = rescaled(_picture(2400, 1600, "JPEG"), [1200, 640])
    sizes = [Image.open(io.BytesIO(body)).size for body in (wide, narrow)]
    assert sizes == [(1200, 800), (640, 427)]


def test_a_picture_lying_on_its_side_is_as_wide_as_asked_once_it_stands() -> None:
    exif = Image.Exif()
    exif[0x0112] = 8
    wide, narrow = rescaled(_picture(3000, 2000, "JPEG", exif=exif), [1200, 640])
    assert [Image.open(io.BytesIO(body)).size for body in (wide, narrow)] == [(1200, 1800), (640, 960)]


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_of_a_moving_picture_the_first_frame_stands_still(kind: str) -> None:
    frames = [Image.new("RGB", (60, 40), color) for color in ("red", "green", "blue")]
    out = io.BytesIO()
    frames[0].save(out, kind, save_all=True, append_images=frames[1:], duration=50)
    with Image.open(io.BytesIO(rescaled(out.getvalue(), [640])[0])) as image:
        assert (image.format, getattr(image, "n_frames", 1)) == ("WEBP", 1)
        red, green, _ = image.convert("RGB").getpixel((30, 20))
    assert red > 200
    assert green < 60


@pytest.mark.parametrize("mode", ["P", "L", "LA", "1", "CMYK", "RGBA", "I;16"])
def test_every_mode_of_colour_becomes_one_a_browser_shows(mode: str) -> None:
    kind = {"CMYK": "JPEG"}.get(mode, "PNG")
    with Image.open(io.BytesIO(rescaled(_picture(50, 40, kind, mode=mode), [640])[0])) as image:
        assert image.mode in ("RGB", "RGBA")
