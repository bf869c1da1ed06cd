"""A publisher's picture made small and harmless. Runs in `picture_child`, where a bomb ends the child and nothing else."""

import io
from collections.abc import Iterator, Sequence

from PIL import Image, ImageOps

MAX_PIXELS = 40_000_000  # of a JPEG, which is read at a fraction of its size: the largest cameras of the press
MAX_FLAT_PIXELS = 16_000_000  # of all else, decoded at four bytes each, up to four times over
MAX_HEIGHT_SHARE = 3  # times the width: a taller picture is a decoration or an attack
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")  # no SVG: it can carry scripts and addresses
_QUALITY = 78
_ORIENTATION = 0x0112  # EXIF; from 5 on width and height change places
_LYING = 5


class UnusablePicture(ValueError):
    """Bytes that are no picture we show."""


def rescaled(body: bytes, widths_px: Sequence[int]) -> list[bytes]:
    """The picture as WebP, first frame, upright, without metadata, once for each width at most so wide.

    The widths are given largest first. Pixels are counted before any is decoded. Raises UnusablePicture.
    """
    try:
        return list(_rescaled(body, widths_px))
    except (
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        OverflowError,
        MemoryError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as error:
        raise UnusablePicture(str(error) or type(error).__name__) from error


def _rescaled(body: bytes, widths_px: Sequence[int]) -> Iterator[bytes]:
    with Image.open(io.BytesIO(body), formats=_FORMATS) as image:
        width, height = image.size
        if width * height > (MAX_PIXELS if image.format == "JPEG" else MAX_FLAT_PIXELS):
            raise UnusablePicture(f"{width} by {height} pixels")
        lying = image.getexif().get(_ORIENTATION, 1) >= _LYING
        image.draft("RGB", (widths_px[0] * 2, widths_px[0] * 2))
        flat: Image.Image = image
        if image.mode not in ("RGB", "RGBA", "L"):
            flat = image.convert("RGBA" if image.has_transparency_data else "RGB")
        for width_px in widths_px:
            box = (width_px, width_px * MAX_HEIGHT_SHARE)
            flat.thumbnail(box[::-1] if lying else box, reducing_gap=2.0)
            upright = ImageOps.exif_transpose(flat) if lying else flat
            out = io.BytesIO()
            upright.save(out, "WEBP", quality=_QUALITY, method=4, exif=b"", icc_profile=b"", xmp=b"")
            yield out.getvalue()
