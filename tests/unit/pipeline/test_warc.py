"""Web archives made by hand from invented pages: what is read, what is passed over, what is told as broken."""

import base64
import gzip
import io
import json
import random
import subprocess
import sys
import zlib
from collections import Counter
from pathlib import Path

import brotli
import pytest

from newsloom.pipeline.commands import run
from newsloom.pipeline.stream import ReplayStream, is_archive
from newsloom.pipeline.warc import MAX_BYTES, Broken, Capture, archive_lines, captures

WORDS = "The harbour master of Merrow counted fourteen berths on Friday and wrote every one of them into the book. "
PAGE = f"<html><head><title>Berths open</title></head><body><article><h1>Berths open</h1><p>{WORDS * 6}</p></article></body></html>".encode()


def record(
    block: bytes, number: int = 1, *, kind: str = "response", holds: str = "application/http", length: int | None = None
) -> bytes:
    """A record; `length` is what it says of itself."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2025-06-04T11:00:00Z\r\n"
        f"WARC-Target-URI: https://ledger.example/{number}\r\nContent-Type: {holds}\r\n"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def http(
    body: bytes = PAGE, *headers: str, status: str = "200 OK", kind: str | None = "text/html; charset=utf-8"
) -> bytes:
    lines = [f"HTTP/1.1 {status}", *([f"Content-Type: {kind}"] if kind else []), *headers]
    return "\r\n".join([*lines, "", ""]).encode() + body


def read(archive: bytes) -> tuple[list[Capture | Broken], Counter[str]]:
    skipped: Counter[str] = Counter()
    return list(captures(io.BytesIO(archive), skipped)), skipped


def bodies(archive: bytes) -> list[bytes]:
    return [found.body for found in read(archive)[0] if isinstance(found, Capture)]


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_an_archive_gives_its_pages_in_order_with_address_time_and_header(pack) -> None:
    found, skipped = read(pack(record(http(), 1)) + pack(record(http(b"<html>two</html>"), 2)))
    assert found == [
        Capture(
            id=f"<urn:uuid:{n}>", url=f"https://ledger.example/{n}", captured_at="2025-06-04T11:00:00Z",
            content_type="text/html; charset=utf-8", body=body,
        )
        for n, body in ((1, PAGE), (2, b"<html>two</html>"))
    ]  # fmt: skip
    assert not skipped


def test_an_archive_packed_as_a_whole_is_read_too() -> None:
    assert bodies(gzip.compress(record(http(), 1) + record(http(), 2))) == [PAGE, PAGE]


def test_what_is_no_page_is_passed_over_and_counted() -> None:
    archive = b"".join(
        (
            record(b"software: none", 1, kind="warcinfo", holds="application/warc-fields"),
            record(b"GET / HTTP/1.1\r\n\r\n", 2, kind="request"),
            record(http(b"%PDF", kind="application/pdf"), 3),
            record(http(b"\x89PNG", kind="image/png"), 4),
            record(http(b"", "Location: /2", status="301 Moved"), 5),
            record(http(b"<html>gone</html>", status="404 Not Found"), 6),
            record(http(b""), 7, kind="revisit"),
            record(b"ledger.example. A 192.0.2.1", 8, holds="text/dns"),
            record(http(), 9),
        )
    )
    found, skipped = read(archive)
    assert [item.id for item in found] == ["<urn:uuid:9>"]
    assert skipped == {
        "not HTML": 3, "not a page (the server answered otherwise)": 2, "unchanged since an earlier capture": 1,
    }  # fmt: skip


def test_a_resource_is_a_page_without_a_header_of_http() -> None:
    (found,), _ = read(record(PAGE, kind="resource", holds="text/html; charset=utf-8"))
    assert isinstance(found, Capture)
    assert (found.body, found.content_type) == (PAGE, "text/html; charset=utf-8")


def test_an_answer_that_names_no_type_is_looked_at() -> None:
    assert bodies(record(http(b"\n <!DOCTYPE html><p>x", kind=None))) == [b"\n <!DOCTYPE html><p>x"]
    assert read(record(http(b"words", kind=None)))[1] == {"not HTML": 1}


def chunked(body: bytes, size: int = 50) -> bytes:
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x;a=b\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (chunked(PAGE), ["Transfer-Encoding: chunked"]),
        (chunked(PAGE)[:-5], ["Transfer-Encoding: chunked"]),
        (gzip.compress(PAGE), ["Content-Encoding: gzip"]),
        (zlib.compress(PAGE), ["content-encoding: deflate"]),
        (brotli.compress(PAGE), ["Content-Encoding: br"]),
        (chunked(gzip.compress(PAGE)), ["Content-Encoding: gzip", "Transfer-Encoding: chunked"]),
        (PAGE, ["Content-Encoding: gzip", "Transfer-Encoding: chunked"]),
    ],
    ids=["chunked", "no-last-chunk", "gzip", "deflate", "brotli", "both", "says-so-but-is-not"],
)
def test_codings_of_http_are_undone(body: bytes, headers: list[str]) -> None:
    assert bodies(record(http(body, *headers))) == [PAGE]


def test_a_capture_the_crawler_cut_off_is_read_as_far_as_it_goes() -> None:
    cut = record(http(gzip.compress(random.Random(1).randbytes(900) + PAGE)[:-400], "Content-Encoding: gzip"))
    (found,), _ = read(cut)
    assert isinstance(found, Broken)
    assert "ends half-way" in str(found.error)
    (found,), _ = read(cut.replace(b"WARC-Date", b"WARC-Truncated: length\r\nWARC-Date", 1))
    assert isinstance(found, Capture)


@pytest.mark.parametrize(
    ("block", "said"),
    [
        (http(b"\x00\x01 no gzip", "Content-Encoding: gzip"), "damaged"),
        (http(b"\x00\x01 what is it", "Content-Encoding: zstd"), "zstd"),
        (http(gzip.compress(b"\0" * (MAX_BYTES + 1)), "Content-Encoding: gzip"), "longer than"),
        (http(b"x" * (MAX_BYTES + 1)), "long"),
        (b"no answer of HTTP", "has no header"),
    ],
    ids=["damaged", "unknown-coding", "bomb", "too-long", "no-header"],
)
def test_a_broken_record_is_told_by_its_id_and_the_next_is_read(block: bytes, said: str) -> None:
    broken, whole = read(gzip.compress(record(block, 1)) + gzip.compress(record(http(), 2)))[0]
    assert isinstance(broken, Broken)
    assert (broken.id, broken.url) == ("<urn:uuid:1>", "https://ledger.example/1")
    assert said in str(broken.error)
    assert isinstance(whole, Capture)


@pytest.mark.parametrize(
    "archive",
    [
        record(http(), 1) + b"rubbish\r\n\r\n" * 9 + record(http(), 2),
        gzip.compress(record(http(), 1)) + b"\x1f\x8b\x08\0rubbish" + gzip.compress(record(http(), 2)),
        gzip.compress(record(http(), 1)) + b"\0" * 3_000_000 + gzip.compress(record(http(), 2)),
        record(http(), 1, length=len(http()) - 7) + record(http(), 2),
    ],
    ids=["between", "member", "zeros", "wrong-length"],
)
def test_reading_goes_on_behind_a_damaged_place(archive: bytes) -> None:
    found, _ = read(archive)
    assert [item.id for item in found if isinstance(item, Capture)] == ["<urn:uuid:1>", "<urn:uuid:2>"]
    broken = [item for item in found if isinstance(item, Broken)]
    assert broken
    assert all("is damaged behind byte" in str(item.error) for item in broken)


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_a_record_the_archive_ends_in_is_told_by_its_id(pack) -> None:
    found, _ = read((pack(record(http(), 1)) + pack(record(http(), 2)))[:-30])
    assert [(item.id, isinstance(item, Broken)) for item in found] == [("<urn:uuid:1>", False), ("<urn:uuid:2>", True)]
    assert "The archive ends within this record" in str(found[1].error)  # type: ignore[union-attr]


def test_no_damage_raises_or_gives_more_than_there_is() -> None:
    chance = random.Random(3)
    whole = b"".join(record(http(b"<html>%d</html>" % n), n) for n in range(6))
    packed = b"".join(gzip.compress(record(http(b"<html>%d</html>" % n), n)) for n in range(6))
    for _ in range(800):
        damaged = bytearray(chance.choice((whole, packed)))
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(damaged))
            match chance.randrange(3):
                case 0:
                    damaged[at] = chance.randrange(256)
                case 1:
                    del damaged[at : at + chance.randint(1, 90)]
                case _:
                    damaged[at:at] = chance.randbytes(chance.randint(1, 50))
        assert len(read(bytes(damaged))[0]) < 60
    assert len(read(chance.randbytes(5000))[0]) == 1
    assert read(b"") == ([], {})


def test_the_lines_of_an_archive_are_what_the_stage_reads() -> None:
    archive = record(http("<html><title>Café</title><p>x".encode("latin-1"), kind="text/html; charset=iso-8859-1"), 1)
    lines = list(archive_lines(io.BytesIO(archive + record(b"no answer", 2)), Counter()))
    assert base64.b64decode(json.loads(lines[0])["html_b64"]).startswith(b"<html>")
    page, broken = (json.loads(answer.line) for answer in run("extract", lines))
    assert (page["id"], page["url"], page["title"]) == ("<urn:uuid:1>", "https://ledger.example/1", "Café")
    assert page["captured_at"] == "2025-06-04T11:00:00Z"
    assert (broken["id"], broken["error"]["code"]) == ("<urn:uuid:2>", "input.unreadable")


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (record(http())[:200], True),
        (gzip.compress(record(http()))[:200], True),
        (b'{"id": 1}', False),
        (gzip.compress(b'{"id": 1}'), False),
        (b"\x1f\x8bno gzip", False),
        (b"", False),
    ],
    ids=["archive", "packed archive", "line", "packed line", "no gzip", "nothing"],  # a packed file holds its time
)
def test_an_archive_is_known_by_its_first_bytes(head: bytes, told: bool) -> None:
    assert is_archive(head) is told


def test_a_replayed_stream_gives_the_last_megabyte_again() -> None:
    data = random.Random(5).randbytes(3_000_000)
    stream = ReplayStream(io.BytesIO(data))
    assert stream.peek(10) == data[:10]
    read_all = b"".join(iter(lambda: stream.read(70_001), b""))
    assert read_all == data
    stream.go_back_to(2_500_000)
    assert stream.tell() == 2_500_000
    assert stream.read(100) == data[2_500_000:2_500_100]
    stream.go_back_to(0)
    start = stream.tell()
    assert 1_000_000 < start < 2_000_000
    assert stream.read(9) == data[start : start + 9]


_MEASURED = """
import resource, sys
from collections import Counter
from newsloom.pipeline.warc import captures
print(sum(1 for _ in captures(open(sys.argv[1], "rb"), Counter())), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.mark.slow
def test_memory_grows_neither_with_the_archive_nor_with_a_bomb_in_it(tmp_path: Path) -> None:
    """Peak resident memory: 3 records, 3,000 records, and one member that unpacks to 400 MB."""
    one = gzip.compress(record(http(PAGE + random.Random(7).randbytes(30_000))))
    (tmp_path / "few").write_bytes(one * 3)
    (tmp_path / "many").write_bytes(one * 3000)
    (tmp_path / "bomb").write_bytes(gzip.compress(record(b"\0" * 400_000_000)) + one * 2)
    found = [_counted(tmp_path / name) for name in ("few", "many", "bomb")]
    assert [count for count, _ in found] == [3, 3000, 3]
    few, many, bomb = (peak for _, peak in found)
    assert many - few < 12_000
    assert bomb - few < 60_000  # a record may be 10 MB, and is held in pieces and whole


def _counted(path: Path) -> tuple[int, int]:
    done = subprocess.run([sys.executable, "-c", _MEASURED, str(path)], capture_output=True, text=True, check=True)
    count, peak = map(int, done.stdout.split())
    return count, peak
