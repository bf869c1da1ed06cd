"""Web archives (WARC, ISO 28500:2017) as the lines `stage extract` reads: their HTML answers, one after the other.

fastwarc finds the records; what is inside them is undone here, because an archive keeps what a server sent, true or not:
bodies that say they are chunked or packed and are not, and bombs. Memory does not grow with the archive or with any record.
"""

import base64
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from newsloom.errors import FetchError, InputError, NewsloomError, ParseLimit
from newsloom.fetch.decoding import decoder
from newsloom.pipeline.rows import error_row
from newsloom.pipeline.stream import ReplayStream, starts_packed

MAX_BYTES = 10_000_000  # of a record, and of its page unpacked: what a request may bring (model.fetched.Request)
_WANTED = WarcRecordType.response | WarcRecordType.resource
_HTML = ("text/html", "application/xhtml+xml")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?\s+(\d{3})")
_MARKUP = re.compile(rb"\s*(?:\xef\xbb\xbf)?<(?:!doctype\s+html|html|head|body|!--)", re.I)
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")
_RECORD = re.compile(rb"WARC/1\.\d\r?\n")
_MEMBER = re.compile(rb"\x1f\x8b\x08")


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One HTML page as it was archived, its codings undone."""

    id: str
    url: str
    captured_at: str  # ISO 8601, as the archive says it
    content_type: str
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A record, or a place in the archive, that cannot be read."""

    id: str
    url: str
    error: NewsloomError


def archive_lines(stream: BinaryIO, skipped: Counter[str]) -> Iterator[str]:
    """A line for each HTML capture, an error's line for each broken record; counts what else there is, by reason."""
    for found in captures(stream, skipped):
        row: dict[str, object] = {"id": found.id or found.url or None, "url": found.url}
        if isinstance(found, Broken):
            row = error_row(row, found.error)
        else:
            row["captured_at"] = found.captured_at or None
            row["headers"] = {"content-type": found.content_type}
            row["html_b64"] = base64.b64encode(found.body).decode("ascii")
        yield json.dumps(row)


def captures(stream: BinaryIO, skipped: Counter[str]) -> Iterator[Capture | Broken]:
    """The HTML captures of an archive in its order. Reading goes on behind a place that is damaged."""
    source = ReplayStream(stream)
    mark = _MEMBER if starts_packed(source.peek(2)) else _RECORD
    start = 0
    while True:
        records = Records(source, start, mark)
        for record in records:
            yield from _read(record, skipped)
        if records.problem is None:
            return
        at = records.next_start
        on = f"reading goes on at byte {at}" if at is not None else "nothing behind it could be read"
        said = f"The archive is damaged behind byte {records.last_start} ({records.problem}); {on}."
        yield Broken(id="", url="", error=InputError(said))
        if at is None:
            return
        start = at


class Records:
    """The records from a place on, until the end or the first damage: `problem` then says what, `next_start` where to go on."""

    def __init__(self, source: ReplayStream, start: int, mark: re.Pattern[bytes]) -> None:
        self._source, self._start, self._mark = source, start, mark
        self.last_start = start
        self.next_start: int | None = None
        self.problem: str | None = None

    def __iter__(self) -> Iterator[WarcRecord]:
        self._source.go_back_to(self._start)
        try:
            for record in ArchiveIterator(self._source, record_types=WarcRecordType.any_type, parse_http=False):
                self.last_start = self._start + record.stream_pos
                yield record
        except (OSError, ValueError) as error:
            self.problem = str(error) or type(error).__name__
            self.next_start = self._source.find(self._mark, self.last_start + 1)


def _read(record: WarcRecord, skipped: Counter[str]) -> Iterator[Capture | Broken]:
    if not record.record_type & _WANTED:
        if record.record_type & WarcRecordType.revisit:
            skipped["unchanged since an earlier capture"] += 1
        return
    id_, url = record.record_id or "", (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    try:
        found = _capture(record, id_, url)
    except NewsloomError as error:
        yield Broken(id=id_, url=url, error=error)
        return
    if isinstance(found, str):
        skipped[found] += 1
    else:
        yield found


def _capture(record: WarcRecord, id_: str, url: str) -> Capture | str:
    """The page in a record, or why it is passed over. Raises NewsloomError for a record that is broken."""
    is_http = (record.headers.get("Content-Type") or "").lower().startswith("application/http")
    block = _block(record)
    if len(block) < min(record.content_length, MAX_BYTES + 1):
        raise InputError(
            f"The archive ends within this record, after {len(block):,} of {record.content_length:,} bytes."
        )
    head, payload = _split_head(block) if is_http else ({}, block)
    kind = head.get("content-type", "") if is_http else record.headers.get("Content-Type") or ""
    if is_http and not head.get(":status", "").startswith("2"):
        return "not a page (the server answered otherwise)"
    if not _is_html(kind, payload):
        return "not HTML"
    if len(block) > MAX_BYTES:
        raise ParseLimit(f"The record is {record.content_length:,} bytes long; {MAX_BYTES:,} is the most.", url=url)
    if len(block) < record.content_length:
        raise InputError(
            f"The archive ends within this record, after {len(block):,} of {record.content_length:,} bytes."
        )
    body = _unpacked(payload, head, is_cut=record.headers.get("WARC-Truncated") is not None)
    return Capture(id=id_, url=url, captured_at=record.headers.get("WARC-Date") or "", content_type=kind, body=body)


def _block(record: WarcRecord) -> bytes:
    """What the record holds, up to one byte more than it may."""
    pieces, left = [], min(record.content_length, MAX_BYTES + 1)
    while left and (piece := record.reader.read(left)):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def _split_head(block: bytes) -> tuple[dict[str, str], bytes]:
    """The HTTP header by lower-case name, its status under ":status", and the body."""
    status = _STATUS.match(block)
    end = _HEAD_END.search(block)
    if status is None or end is None:
        raise InputError("The record says it is an HTTP answer, but has no header.")
    head = {":status": status[1].decode("ascii")}
    for line in block[: end.start()].decode("latin-1").splitlines()[1:]:
        name, _, value = line.partition(":")
        head.setdefault(name.strip().lower(), value.strip())
    return head, block[end.end() :]


def _is_html(kind: str, payload: bytes) -> bool:
    said = kind.partition(";")[0].strip().lower()
    return said in _HTML or (not said and bool(_MARKUP.match(payload[:1024])))


def _unpacked(payload: bytes, head: dict[str, str], *, is_cut: bool) -> bytes:
    """The page without its transfer and content coding; a body that only says it is coded stays as it is."""
    if "chunked" in head.get("transfer-encoding", "").lower():
        payload = _without_chunks(payload)
    coding = head.get("content-encoding", "")
    if not coding or _MARKUP.match(payload[:1024]):  # many crawlers unpack what they store and keep the header
        return payload
    unpack = decoder(coding)
    pieces, size = [], 0
    for piece in unpack.feed(payload):
        pieces.append(piece)
        size += len(piece)
        if size > MAX_BYTES:
            raise ParseLimit(f"The page is longer than {MAX_BYTES:,} bytes when unpacked.")
    if not unpack.is_complete() and not is_cut:
        raise FetchError(f"The packed page ends half-way, after {len(payload):,} bytes.")
    return b"".join(pieces)


def _without_chunks(payload: bytes) -> bytes:
    """A chunked body (RFC 9112 §7.1) put together, also where its end is missing; the body itself where it is not chunked."""
    pieces: list[bytes] = []
    place = 0
    while match := _CHUNK.match(payload, place):
        size = int(match[1], 16)
        if size == 0:
            return b"".join(pieces)
        pieces.append(payload[match.end() : match.end() + size])
        place = match.end() + size
        place += 2 if payload.startswith(b"\r\n", place) else payload.startswith(b"\n", place)
    return b"".join(pieces) if pieces and place >= len(payload) else payload
