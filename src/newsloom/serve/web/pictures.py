"""Publishers' pictures through our own address, so that no reader's browser ever calls another host."""

import binascii
import contextlib
import hashlib
import io
import os
import tempfile
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from importlib.resources import files
from pathlib import Path

from asgiref.sync import async_to_sync
from django.conf import settings
from django.core.signing import Signer
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe
from PIL import Image, ImageOps, UnidentifiedImageError

from newsloom.model.fetched import Fetched

WIDTHS_PX = {"card": 640, "page": 1200}
MAX_BYTES = 12_000_000  # a press photograph straight from the camera
MAX_PIXELS = 40_000_000  # decoded at three or four bytes each: what one request may take of the memory
MAX_HEIGHT_SHARE = 3  # times the width: a taller picture is a decoration or an attack
RETRY_S = 3600  # a picture that failed is left alone for an hour
_KEEP_S = 7 * 86400
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")  # no SVG: it can carry scripts and addresses
_QUALITY = 78
_signer = Signer(salt="newsloom.picture")


class UnusablePicture(ValueError):
    """Bytes that are no picture we show."""


def picture_path(url: str, width_px: int) -> str:
    """The signed address under which we serve the picture at `url`; empty for an empty or odd address."""
    if not url.lower().startswith(("http://", "https://")):
        return ""
    name = urlsafe_b64encode(url.encode()).rstrip(b"=").decode()
    return reverse("picture", args=[_signer.signature(f"{width_px} {url}"), width_px, name])


@require_safe
def picture(request: HttpRequest, signature: str, width_px: int, name: str) -> HttpResponse:
    """The picture as WebP, at most `width_px` wide; 404 with a neutral drawing where there is none."""
    try:
        url = urlsafe_b64decode(name + "=" * (-len(name) % 4)).decode()
    except (binascii.Error, ValueError):
        return _nothing()
    if not constant_time_compare(signature, _signer.signature(f"{width_px} {url}")):
        return _nothing()
    path = _path(url, width_px)
    if not path.exists() and not (_may_try(path) and _store(url)):
        return _nothing()
    response = HttpResponse(path.read_bytes(), content_type="image/webp")
    response["Cache-Control"] = f"private, max-age={_KEEP_S}, immutable"
    return response


def rescaled(body: bytes, width_px: int) -> bytes:
    """The picture as WebP without metadata, upright, at most `width_px` wide. Raises UnusablePicture."""
    try:
        with Image.open(io.BytesIO(body), formats=_FORMATS) as image:
            width, height = image.size
            if width * height > MAX_PIXELS:
                raise UnusablePicture(f"{width} by {height} pixels")
            image.draft("RGB", (width_px * 2, width_px * 2))
            upright = ImageOps.exif_transpose(image)
            flat = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
            flat.thumbnail((width_px, width_px * MAX_HEIGHT_SHARE))
            out = io.BytesIO()
            flat.save(out, "WEBP", quality=_QUALITY, method=4)
    except (
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        OverflowError,
        UnidentifiedImageError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as error:
        raise UnusablePicture(str(error)) from error
    return out.getvalue()


def _store(url: str) -> bool:
    """Fetches a picture and keeps it in every width; remembers a failure. False where it cannot be shown."""
    from newsloom.app.wiring import fetch_once  # brings the whole pipeline along: only when a picture is really fetched

    outcome = async_to_sync(fetch_once)(url, max_bytes=MAX_BYTES)
    try:
        if not isinstance(outcome, Fetched):
            raise UnusablePicture(url)
        for width_px in WIDTHS_PX.values():
            _write(_path(url, width_px), rescaled(outcome.body, width_px))
    except UnusablePicture:
        for width_px in WIDTHS_PX.values():
            _write(_path(url, width_px).with_suffix(".none"), b"")
        return False
    return True


def _path(url: str, width_px: int) -> Path:
    digest = hashlib.sha256(url.encode()).hexdigest()
    return Path(settings.DATA) / "pictures" / digest[:2] / f"{digest}-{width_px}.webp"


def _may_try(path: Path) -> bool:
    try:
        return time.time() - path.with_suffix(".none").stat().st_mtime > RETRY_S
    except FileNotFoundError:
        return True


def _write(path: Path, content: bytes) -> None:
    """Writes the file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).replace(path)
    except OSError:
        with contextlib.suppress(FileNotFoundError):
            Path(temporary).unlink()
        raise


def _nothing() -> HttpResponse:
    drawing = files("newsloom.serve.web").joinpath("static/newsloom/no-picture.svg").read_bytes()
    response = HttpResponse(drawing, content_type="image/svg+xml", status=404)
    response["Cache-Control"] = f"private, max-age={RETRY_S}"
    return response
