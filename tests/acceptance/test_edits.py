"""A publisher on loopback that edits, corrects, walls off and withdraws its articles, read by the command line."""

import contextlib
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from shell import Shell, own_shell

pytestmark = pytest.mark.slow

NAMES = ("headline", "body", "correction", "paywalled", "consent", "withdrawn", "missing", "still", "counter", "flips")
NOTE = "Correction: An earlier version of this article gave the wrong name of the pilot."
SUBJECTS = dict(
    zip(NAMES, "harbor ferry lighthouse orchestra bakery railway library school market bridge".split(), strict=True)
)


def title_of(name: str) -> str:
    return f"The {SUBJECTS[name]} of Merrow is to be renewed next year"


def text_of(name: str) -> list[str]:
    """Ten paragraphs of an invented report."""
    subject = SUBJECTS[name]
    people = "Orla Finn,Mira Osk,Jun Averill,Pell Ostrander,Noor Ahlin,Wren Okafor,Tomas Vehrin,Daro Quillen,Ilsa Marren,Hesper Lund"
    return [
        f"{who} said on day {day} of the hearing that the {subject} had waited {day + 20} years for its {subject} fund."
        for day, who in enumerate(people.split(","), 1)
    ]


def page(title: str, lines: list[str], extra: str = "") -> str:
    body = "".join(f"<p>{line}</p>" for line in lines)
    return f"<html lang=en><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article>{extra}</body></html>"


@dataclass
class Publisher:
    """Answers what it is told to; an unchanged page is a 304 to whoever knows it."""

    pages: dict[str, tuple[int, str]] = field(default_factory=dict)
    log: list[tuple[str, int]] = field(default_factory=list)
    port: int = 0

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def put(self, path: str, body: str, status: int = 200) -> None:
        self.pages[path] = (status, body)

    def asked(self, path: str) -> list[int]:
        """The statuses this path was answered with."""
        return [status for asked, status in self.log if asked == path]


@contextlib.contextmanager
def publishing() -> Iterator[Publisher]:
    publisher = Publisher()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            status, body = publisher.pages.get(self.path, (404, "nothing"))
            tag = f'"{hash(body)}"'
            if status == 200 and self.headers.get("If-None-Match") == tag:
                status, body = 304, ""
            publisher.log.append((self.path, status))
            self.send_response(status)
            self.send_header("ETag", tag)
            self.send_header(
                "Content-Type", "application/rss+xml" if self.path == "/feed" else "text/html; charset=utf-8"
            )
            if status != 304:
                self.send_header("Content-Length", str(len(body.encode())))
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    publisher.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield publisher
    finally:
        server.shutdown()
        server.server_close()


def print_first_edition(publisher: Publisher) -> None:
    items = ""
    for name in NAMES:
        publisher.put(f"/{name}", page(title_of(name), text_of(name)))
        items += f"<item><guid>{name}</guid><title>{title_of(name)}</title><link>{publisher.base}/{name}</link></item>"
    publisher.put("/feed", f"<rss version='2.0'><channel><title>Merrow Courier</title>{items}</channel></rss>")


def print_second_edition(publisher: Publisher) -> None:
    said = {name: text_of(name) for name in NAMES}
    publisher.put("/headline", page("The harbor of Merrow is to be closed next year", said["headline"]))
    publisher.put("/body", page(title_of("body"), [said["body"][0].replace("21", "31"), *said["body"][1:]]))
    publisher.put("/correction", page(title_of("correction"), [*said["correction"], NOTE]))
    publisher.put(
        "/paywalled", page(title_of("paywalled"), [*said["paywalled"][:1], "Subscribe now to continue reading."])
    )
    publisher.put("/consent", page("Before you continue to Merrow Courier", ["We and our 212 partners use cookies."]))
    publisher.put("/withdrawn", "gone", status=410)
    publisher.put("/missing", "nothing", status=404)
    publisher.put("/counter", page(title_of("counter"), ["Updated 5 minutes ago", *said["counter"], "128 comments"]))
    publisher.put("/flips", page("The bridge of Merrow is to be pulled down next year", said["flips"]))


def make_due(shell: Shell) -> int:
    """Brings every page that is waiting for another look forward; returns how many."""
    sql = "UPDATE store_articlepage SET next_refetch_at = '2020-01-01 00:00:00+00:00' WHERE next_refetch_at IS NOT NULL"
    if url := shell.env.get("DATABASE_URL"):
        import psycopg

        with psycopg.connect(url) as connection:
            return connection.execute(sql).rowcount
    import sqlite3

    with contextlib.closing(sqlite3.connect(shell.data / "newsloom.sqlite3", timeout=20)) as connection, connection:
        return connection.execute(sql.replace("+00:00", "")).rowcount


def versions(shell: Shell) -> dict[str, list[str]]:
    """What was changed of each article, edit after edit."""
    rows = shell.query(
        "SELECT a.identity, v.changes FROM store_version v JOIN store_article a ON a.id = v.article_id ORDER BY v.number"
    )
    found: dict[str, list[str]] = {}
    for identity, changes in rows:
        said = changes if isinstance(changes, str) else " ".join(changes)
        found.setdefault(str(identity).rpartition("/")[2], []).append(
            "".join(c for c in said if c.isalpha() or c == " ")
        )
    return found


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    with publishing() as made:
        print_first_edition(made)
        yield made


@pytest.fixture
def shell(tmp_path: Path, publisher: Publisher) -> Iterator[Shell]:
    env = {"NEWSLOOM_ALLOW_NETWORKS": "127.0.0.0/8", "NEWSLOOM_HOST_GAP_S": "0"}
    with own_shell(tmp_path / "data", **env) as made:
        assert made.run("add", f"{publisher.base}/feed").returncode == 0
        (row,) = made.rows("fetch", "--once", "--json")
        assert row["new"] == len(NAMES)
        yield made


def test_edits_become_versions_and_what_is_no_article_changes_nothing(publisher: Publisher, shell: Shell) -> None:
    first = {row["url"]: row for row in shell.rows("export", "articles")}
    assert make_due(shell) == len(NAMES)
    print_second_edition(publisher)
    for _ in range(4):  # a batch takes a few pages of one host; a 404 is asked twice
        done = shell.run("fetch", "--once")
        assert done.returncode == 0, done.stderr
        make_due(shell)
    assert versions(shell) == {
        "headline": ["headline"],
        "body": ["text"],
        "correction": ["correction"],
        "flips": ["headline"],
    }
    second = {row["url"]: row for row in shell.rows("export", "articles")}
    assert len(second) == len(first) == len(NAMES)
    for name in ("paywalled", "consent", "withdrawn", "missing", "still", "counter"):
        assert second[f"{publisher.base}/{name}"] == first[f"{publisher.base}/{name}"], name
    withdrawn = shell.query(
        "SELECT a.identity FROM store_articlepage p JOIN store_article a ON a.id = p.article_id WHERE p.is_withdrawn"
    )
    assert {str(row[0]).rpartition("/")[2] for row in withdrawn} == {"withdrawn", "missing"}
    assert publisher.asked("/withdrawn") == [200, 410]
    assert publisher.asked("/missing") == [200, 404, 404]
    assert set(publisher.asked("/still")[1:]) == {304}
    assert set(publisher.asked("/headline")[2:]) == {304}

    publisher.put("/flips", page(title_of("flips"), text_of("flips")))
    make_due(shell)
    for _ in range(3):
        shell.run("fetch", "--once")
    assert versions(shell)["flips"] == ["headline", "headline"]


def test_what_came_of_it_is_told(publisher: Publisher, shell: Shell) -> None:
    make_due(shell)
    print_second_edition(publisher)
    done = shell.run("fetch", "--once")
    assert f"{len(NAMES)} pages looked at again: 4 articles edited, 1 withdrawn." in done.stdout
    assert shell.run("fetch", "--once").stdout.count("looked at again") == 0


def test_the_worker_finds_edits_by_itself(publisher: Publisher, shell: Shell) -> None:
    print_second_edition(publisher)
    make_due(shell)
    running = shell.start("worker")
    try:
        until = time.monotonic() + 60
        while len(versions(shell)) < 4 and time.monotonic() < until:
            time.sleep(0.2)
    finally:
        running.terminate()
        running.wait(30)
        if running.stdout is not None:
            running.stdout.close()
    assert set(versions(shell)) == {"headline", "body", "correction", "flips"}
