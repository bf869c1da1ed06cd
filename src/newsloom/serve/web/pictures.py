"""Publishers' pictures through our own address, so that no reader's browser ever calls another host."""

import binascii
import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

import structlog
from asgiref.sync import async_to_sync
from django.conf import settings
from django.core.signing import Signer
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.crypto import constant_time_compare
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from newsloom.app.config import config
from newsloom.fetch.addresses import may_be_asked
from newsloom.model.fetched import Failed, Fetched
from newsloom.serve.web.picture_cache import PictureCache
from newsloom.serve.web.rescaler import Rescaler
from newsloom.serve.web.rescaling import UnusablePicture
from newsloom.serve.web.turns import NoTurn, Turns

WIDTHS_PX = {
    "card": 640,
    "page": 1200,
}  # the narrow one is also the page's on a small screen, the wide one a fine screen's
MAX_BYTES = 12_000_000  # a press photograph straight from the camera
RETRY_S = 3600  # a picture whose host did not answer is left alone so long
UNUSABLE_S = 86_400  # and one that is no picture so long
KEEP_S = 7 * 86_400  # in the reader's browser
_RETRY_TURN_S = 5
_ACCEPT = "image/webp,image/jpeg,image/png,image/*;q=0.8"
_signer = Signer(salt="newsloom.picture")
# A page may name forty pictures: a few are fetched at once, the others wait, so that the site goes on answering.
_turns = Turns(at_once=6, per_host=3, waiting=60, wait_s=20.0)
_rescaler = Rescaler(tuple(WIDTHS_PX.values()), children=2)


def picture_path(url: str, width_px: int) -> str:
    """The signed address under which we serve the picture at `url`; empty for an odd address or one inside the network."""
    if not may_be_asked(url, config().networks):
        return ""
    name = urlsafe_b64encode(url.encode("utf-8", "replace")).rstrip(b"=").decode()
    return reverse("picture", args=[_signer.signature(f"{width_px} {url}"), width_px, name])


def picture_set(url: str) -> str:
    """The picture in every width for `srcset`; empty where `picture_path` is."""
    paths = [(picture_path(url, width_px), width_px) for width_px in WIDTHS_PX.values()]
    return ", ".join(f"{path} {width_px}w" for path, width_px in paths if path)


def picture_cache() -> PictureCache:
    """Where the pictures of this site are kept."""
    return PictureCache(folder=Path(settings.DATA) / "pictures", budget_bytes=config().pictures_mb * 1_000_000)


@require_safe
def picture(request: HttpRequest, signature: str, width_px: int, name: str) -> HttpResponseBase:
    """The picture as WebP, at most `width_px` wide; 404 with a neutral drawing where there is none."""
    try:
        url = urlsafe_b64decode(name + "=" * (-len(name) % 4)).decode()
    except (binascii.Error, ValueError):
        return _nothing()
    if not constant_time_compare(signature, _signer.signature(f"{width_px} {url}")):
        return _nothing()
    try:
        content = _picture(url, width_px)
    except NoTurn:
        return _nothing(503)
    if content is None:
        return _nothing()
    etag = quote_etag(hashlib.sha256(content).hexdigest()[:32])
    response = get_conditional_response(request, etag=etag) or HttpResponse(content, content_type="image/webp")
    response["ETag"] = etag
    response["Cache-Control"] = f"private, max-age={KEEP_S}, immutable"
    return response


def _picture(url: str, width_px: int) -> bytes | None:
    """The kept picture, or the publisher's; None where there is none to show. Raises NoTurn."""
    cache = picture_cache()
    content = cache.read(url, width_px)
    if content is not None or not cache.may_try(url) or not may_be_asked(url, config().networks):
        return content
    with _turns.turn(url, urlsplit(url).hostname or ""):
        content = cache.read(url, width_px)  # whoever had the turn before may have brought it
        if content is not None or not cache.may_try(url):
            return content
        return _brought(url, cache).get(width_px)


def _brought(url: str, cache: PictureCache) -> dict[int, bytes]:
    """The publisher's picture in every width, now kept; nothing where it cannot be shown, which is remembered."""
    from newsloom.app.wiring import fetch_once  # brings the whole pipeline along: only when a picture is really fetched

    outcome = async_to_sync(fetch_once)(url, max_bytes=MAX_BYTES, accept=_ACCEPT)
    pictures: dict[int, bytes] = {}
    failed_for_s = RETRY_S if isinstance(outcome, Failed) else UNUSABLE_S
    if isinstance(outcome, Fetched):
        try:
            pictures = _rescaler.make(outcome.body)
        except UnusablePicture as problem:
            structlog.get_logger().info("picture refused", url=url[:200], reason=str(problem)[:200])
    try:
        if pictures:
            cache.keep(url, pictures)
        else:
            cache.keep_failure(url, failed_for_s)
    except OSError as problem:  # a full disk is no reason to show nothing
        structlog.get_logger().warning("picture not kept", reason=str(problem))
    return pictures


def _nothing(status: int = 404) -> HttpResponse:
    drawing = files("newsloom.serve.web").joinpath("static/newsloom/no-picture.svg").read_bytes()
    response = HttpResponse(drawing, content_type="image/svg+xml", status=status)
    if status == 404:
        response["Cache-Control"] = f"private, max-age={RETRY_S}"
    else:
        response["Cache-Control"] = "no-store"
        response["Retry-After"] = str(_RETRY_TURN_S)
    return response
