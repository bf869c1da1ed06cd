"""Whatever is handed in: a sentence saying what, where and what to do, a stable code, and nothing stored is lost."""

import contextlib
import ctypes
import json
import os
import random
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from shell import Shell, on_postgresql, own_shell

pytestmark = pytest.mark.slow

_ARTICLE = json.dumps(
    {"title": "Ferries stop for the night", "text": "The last boat left at nine.", "source": "Merrow Courier"}
)
_TOLD = re.compile(r"[A-Z/].{15,}\. .{10,}\. \[[a-z]+\.[a-z_]+\]")
_HOLDER = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shell]:
    """A database that holds one article at first."""
    allowed = {"NEWSLOOM_ALLOW_NETWORKS": "127.0.0.0/8", "NEWSLOOM_HOST_GAP_S": "0"}
    with own_shell(tmp_path_factory.mktemp("data"), **allowed) as made:
        assert made.run("import", "-", given=_ARTICLE + "\n").returncode == 0
        yield made


def _told(done: "subprocess.CompletedProcess[str]", status: int, code: str) -> str:
    """The sentence a command ended with, which must be one for a person."""
    assert done.returncode == status, (done.returncode, done.stdout, done.stderr)
    said = " ".join(done.stderr.split())
    assert "Traceback" not in said
    assert f"[{code}]" in said, said
    return said


def _is_kept(shell: Shell) -> None:
    assert [row["title"] for row in shell.rows("export", "articles")][:1] == ["Ferries stop for the night"]


@contextlib.contextmanager
def _served(body: bytes, kind: str) -> Iterator[str]:
    """An address on loopback that answers this body."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _subscribe(shell: Shell, url: str) -> None:
    file = shell.data / "one.opml"
    file.write_text(f'<opml version="2.0"><body><outline text="Ill" xmlUrl="{url}/feed"/></body></opml>')
    assert shell.run("opml", "import", str(file)).returncode == 0


def test_a_malformed_feed_is_told_on_its_source(shell: Shell) -> None:
    with _served(b"<rss><channel><title>x</title><item><<<\x00 &bad; </rss", "application/rss+xml") as url:
        _subscribe(shell, url)
        done = shell.run("fetch", "--once")
    said = _told(done, 1, "parse.malformed")
    assert re.search(r"Ill: .+\. .+\. \[parse\.malformed\]", said), said
    with _served(b"<nothing>at all</nothing>", "application/rss+xml") as url:
        _subscribe(shell, url)
        _told(shell.run("fetch", "--once"), 1, "parse.unknown_format")
    _is_kept(shell)


def test_a_page_of_random_bytes_is_told_wherever_it_comes_from(shell: Shell, tmp_path: Path) -> None:
    noise = bytes(random.Random(7).randbytes(20_000))
    for name, code in (("noise.txt", "input.unreadable"), ("noise.opml", "input.unreadable")):
        (tmp_path / name).write_bytes(noise)
        said = _told(shell.run("import", str(tmp_path / name)), 1, code)
        assert _TOLD.search(said), said
    (tmp_path / "noise.html").write_bytes(noise)
    done = shell.run("import", str(tmp_path / "noise.html"))
    assert done.returncode == 1
    assert re.search(r"\[[a-z]+\.[a-z_]+\]", done.stderr)
    assert "Traceback" not in done.stderr
    with _served(noise, "application/rss+xml") as url:
        _subscribe(shell, url)
        done = shell.run("fetch", "--once")
        assert done.returncode == 1
        assert re.search(r"Ill: .+\. .+\. \[parse\.[a-z_]+\]", " ".join(done.stderr.split())), done.stderr
    _is_kept(shell)


def test_an_empty_opml_is_told(shell: Shell, tmp_path: Path) -> None:
    for name, body in (("none.opml", ""), ("bare.opml", '<opml version="2.0"><head/><body/></opml>')):
        (tmp_path / name).write_text(body)
        for command in (("opml", "import"), ("import",)):
            done = shell.run(*command, str(tmp_path / name))
            said = _told(done, 2 if command[0] == "opml" else 1, "input.unreadable")
            assert _TOLD.search(said), said
    _is_kept(shell)


def test_a_line_that_is_no_json_is_told_with_its_number_and_the_others_are_imported(shell: Shell) -> None:
    other = json.dumps({"title": "Boats leave again", "text": "At five.", "source": "Merrow Courier"})
    done = shell.run("import", "-", given=f"{other}\n{{no json\n[]\n")
    said = _told(done, 1, "input.unreadable")
    assert "Line 2 of" in said
    assert "Line 3 of" in said
    assert "1 articles imported" in done.stdout
    assert "Boats leave again" in {row["title"] for row in shell.rows("export", "articles")}
    _is_kept(shell)


def test_a_stage_answers_a_bad_line_in_its_place(shell: Shell) -> None:
    done = shell.run("stage", "tags", "-", given='{"id": 1, "text": "a"}\n{no json\n{"id": 3, "text": "b"}\n')
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [row["id"] for row in answers] == [1, None, 3]
    assert answers[1]["error"]["code"] == "input.unreadable"


@pytest.mark.parametrize("arguments", [["fetch", "--onse"], ["nothing"], ["import"], ["fetch"], ["search"]])
def test_an_unknown_option_or_command_is_a_usage_error(shell: Shell, arguments: list[str]) -> None:
    done = shell.run(*arguments)
    said = " ".join(done.stderr.split())
    assert done.returncode == 2
    assert re.search(r"\[(cli\.usage|query\.invalid)\]", said), said
    assert "--help" in said
    assert "Traceback" not in said


def test_a_wrong_setting_is_named(shell: Shell) -> None:
    for name, value in (("NEWSLOOM_FETCHERS", "many"), ("NEWSLOOM_ALLOW_NETWORKS", "127.0.0.300/8")):
        assert name in _told(shell.run("doctor", **{name: value}), 2, "config.invalid")


def test_a_locked_database_is_told_after_some_patience(shell: Shell) -> None:
    if on_postgresql():
        pytest.skip("PostgreSQL has no lock on the whole database; rows are waited for")
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(shell.data / "newsloom.sqlite3")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    try:
        done = shell.run("import", "-", given='{"title": "Later", "text": "x", "source": "Fenmouth Bulletin"}\n')
        assert _TOLD.search(_told(done, 3, "store.busy"))
    finally:
        holder.communicate("")
    _is_kept(shell)
    assert shell.run("doctor").returncode == 0


@contextlib.contextmanager
def _small_disk(folder: Path, kilobytes: int) -> Iterator[Path]:
    """A file system of so many KB. Skips loudly where none may be mounted."""
    folder.mkdir()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.mount(b"tmpfs", str(folder).encode(), b"tmpfs", 0, f"size={kilobytes}k".encode()) != 0:
        pytest.skip(f"NOT RUN: a small disk needs the right to mount a tmpfs ({os.strerror(ctypes.get_errno())})")
    try:
        yield folder
    finally:
        libc.umount2(str(folder).encode(), 2)  # MNT_DETACH


def test_a_disk_that_fills_up_is_told_and_keeps_what_is_stored(tmp_path: Path) -> None:
    if on_postgresql():
        pytest.skip("the disk of the PostgreSQL server is not ours to fill")
    long = json.dumps({"title": "A long one", "text": "Nobody counted the boats. " * 12000, "source": "Merrow Courier"})
    with _small_disk(tmp_path / "disk", 3000) as disk, own_shell(disk) as shell:
        assert shell.run("import", "-", given=_ARTICLE + "\n").returncode == 0
        said = ""
        for number in range(60):
            done = shell.run("import", "-", given=long.replace("A long one", f"A long one, {number}") + "\n")
            if done.returncode:
                said = _told(done, 3, "store.disk_full")
                break
        assert _TOLD.search(said), "the disk never filled up"
        _is_kept(shell)
        assert len(shell.rows("export", "articles")) == number + 1
        doctor = {row["check"]: row for row in shell.rows("doctor", "--json")}
        assert not doctor["disk"]["ok"]
        assert doctor["database"]["ok"]
        assert doctor["search"]["ok"]


def test_a_fetch_onto_a_full_disk_stops_with_one_sentence(tmp_path: Path) -> None:
    if on_postgresql():
        pytest.skip("the disk of the PostgreSQL server is not ours to fill")
    items = "".join(
        f"<item><title>Boat {n}</title><guid>{n}</guid><description>{'Nobody saw it. ' * 2000}</description></item>"
        for n in range(60)
    )
    feed = f'<rss version="2.0"><channel><title>Boats</title>{items}</channel></rss>'.encode()
    allowed = {"NEWSLOOM_ALLOW_NETWORKS": "127.0.0.0/8", "NEWSLOOM_HOST_GAP_S": "0"}
    with (
        _served(feed, "application/rss+xml") as url,
        _small_disk(tmp_path / "disk", 2000) as disk,
        own_shell(disk, **allowed) as shell,
    ):
        _subscribe(shell, url)
        said = _told(shell.run("fetch", "--once"), 3, "store.disk_full")
        assert said.count("[store.disk_full]") == 1
        assert shell.rows("export", "articles") == []


def test_a_full_disk_at_the_very_start_is_told(tmp_path: Path) -> None:
    with _small_disk(tmp_path / "disk", 64) as disk, own_shell(disk) as shell:
        (disk / "fill").write_bytes(b"\0" * (60 * 1024))
        with contextlib.suppress(OSError), (disk / "more").open("wb") as more:
            while more.write(b"\0" * 1024):
                more.flush()
        assert _TOLD.search(_told(shell.run("doctor"), 3, "store.disk_full"))
        (disk / "fill").unlink()
        (disk / "more").unlink()
        done = shell.run("doctor")
        assert "Traceback" not in done.stderr
        assert "SECRET_KEY" not in done.stderr
