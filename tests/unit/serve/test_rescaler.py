"""Pictures made in children: bombs end the child, never us."""

import io
import zlib

import pytest
from PIL import Image

from newsloom.serve.web import picture_child
from newsloom.serve.web.rescaler import Rescaler
from newsloom.serve.web.rescaling import UnusablePicture
from publishers import a_jpeg


def test_pictures_are_made_one_after_another_by_one_child() -> None:
    rescaler = Rescaler([640, 1200], children=1)
    for _ in range(3):
        made = rescaler.make(a_jpeg(1600, 900))
        assert {width: Image.open(io.BytesIO(body)).width for width, body in made.items()} == {640: 640, 1200: 1200}
        with pytest.raises(UnusablePicture, match="cannot be read"):
            rescaler.make(b"no picture")
    assert len(rescaler._idle) == 1


def test_a_child_that_ended_meanwhile_is_replaced() -> None:
    rescaler = Rescaler([64], children=1)
    rescaler.make(a_jpeg(100, 100))
    for child in rescaler._idle:
        assert child.stdin is not None
        child.stdin.close()
        child.wait()
    assert list(rescaler.make(a_jpeg(100, 100))) == [64]


def test_a_child_that_takes_too_long_is_killed_and_the_next_picture_is_made() -> None:
    patient, hasty = Rescaler([64], children=1), Rescaler([64], children=1, wall_s=0)
    with pytest.raises(UnusablePicture, match="time or memory"):
        hasty.make(a_jpeg(4000, 3000))
    assert hasty._idle == []
    assert list(patient.make(a_jpeg(4000, 3000))) == [64]


@pytest.mark.slow
def test_a_jpeg_of_thousands_of_passes_is_ended_by_its_cpu_time() -> None:
    with pytest.raises(UnusablePicture):
        Rescaler([64], children=1, wall_s=picture_child.CPU_S + 20).make(_endless_jpeg())


def test_a_picture_packed_in_itself_is_refused() -> None:
    chunk = zlib.compress(b"\x00" * 50_000_000)
    text = b"zTXt" + b"k\x00\x00" + chunk
    png = io.BytesIO()
    Image.new("L", (8, 8)).save(png, "PNG")
    body = png.getvalue()
    bomb = body[:33] + len(text[4:]).to_bytes(4, "big") + text + zlib.crc32(text).to_bytes(4, "big") + body[33:]
    rescaler = Rescaler([64], children=1)
    with pytest.raises(UnusablePicture):
        rescaler.make(bomb)
    assert list(rescaler.make(a_jpeg(100, 100))) == [64]


def _endless_jpeg() -> bytes:
    """A progressive JPEG whose last pass is said again and again: each costs a walk over every block."""
    out = io.BytesIO()
    Image.linear_gradient("L").resize((6000, 6000)).save(out, "JPEG", progressive=True, quality=30)
    body = out.getvalue()
    last = body.rindex(b"\xff\xda")
    return body[:last] + body[last:-2] * 3000 + b"\xff\xd9"
