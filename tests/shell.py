"""The command line as a person runs it: a process of its own over a data folder and a database of its own."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import urllib.request
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import corpora

_SITECUSTOMIZE = """
import atexit, os, re, socket
_out = os.open(os.environ["CONNECTS_LOG"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
def _note(address):
    os.write(_out, (repr(address) + "\\n").encode())
class _Told(socket.socket):
    def connect(self, address):
        _note(address)
        return super().connect(address)
    def connect_ex(self, address):
        _note(address)
        return super().connect_ex(address)
socket.socket = socket.SocketType = _Told
@atexit.register
def _peak():
    kb = re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]
    os.write(_out, f"peak {kb} KB\\n".encode())
"""


@dataclass(frozen=True)
class Shell:
    """`newsloom` over one data folder. `env` is added to the environment of every command."""

    data: Path
    env: Mapping[str, str] = field(default_factory=dict)

    def environment(self, **more: str) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith("NEWSLOOM_") and k != "DATABASE_URL"}
        return {**kept, **self.env, **more}

    def arguments(self, *args: str) -> list[str]:
        return [sys.executable, "-m", "newsloom", "--data", str(self.data), *args]

    def run(self, *args: str, given: str | None = None, **env: str) -> "subprocess.CompletedProcess[str]":
        """The finished command, with its output and exit status."""
        return subprocess.run(
            self.arguments(*args),
            input=given,
            env=self.environment(**env),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=400,
            check=False,
        )

    def start(self, *args: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            self.arguments(*args), env=self.environment(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )

    def rows(self, *args: str) -> list[dict[str, Any]]:
        """The JSON lines a command answers."""
        done = self.run(*args)
        assert "Traceback" not in done.stderr, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]

    def query(self, sql: str) -> list[tuple[Any, ...]]:
        """Rows straight from the database, past all of our code."""
        import sqlite3

        if url := self.env.get("DATABASE_URL"):
            import psycopg

            with psycopg.connect(url) as connection:
                return connection.execute(sql).fetchall()
        with contextlib.closing(sqlite3.connect(self.data / "newsloom.sqlite3")) as connection:
            return connection.execute(sql).fetchall()


@contextlib.contextmanager
def own_shell(folder: Path, **env: str) -> Iterator[Shell]:
    """A shell with a fresh database: SQLite, or one of its own on the server that DATABASE_URL names."""
    server = os.environ.get("DATABASE_URL", "")
    folder.mkdir(parents=True, exist_ok=True)
    if not server:
        yield Shell(folder, {"DATABASE_URL": "", **env})
        return
    import psycopg

    name = f"newsloom_acceptance_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    try:
        yield Shell(folder, {"DATABASE_URL": f"{server.rpartition('/')[0]}/{name}", **env})
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def on_postgresql() -> bool:
    return bool(os.environ.get("DATABASE_URL"))


def told_connects(folder: Path) -> tuple[dict[str, str], Path]:
    """Environment under which every Python process notes each address it connects to and its peak memory; and the notes."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sitecustomize.py").write_text(_SITECUSTOMIZE)
    log = folder / "connects.txt"
    log.touch()
    path = os.pathsep.join(filter(None, (str(folder), os.environ.get("PYTHONPATH", ""))))
    return {"PYTHONPATH": path, "CONNECTS_LOG": str(log)}, log


@dataclass(frozen=True)
class Newsroom:
    """The replayed publishers."""

    port: int

    @property
    def desk(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def opml(self) -> str:
        return f"{self.desk}/opml.xml"

    def sites(self) -> list[dict[str, Any]]:
        return self._json("/_sites")

    def log(self) -> list[dict[str, Any]]:
        return self._json("/_log")

    def shown(self) -> set[str]:
        return {url for site in self.sites() for url in site["shown"]}

    def publish(self) -> None:
        urllib.request.urlopen(urllib.request.Request(f"{self.desk}/_publish", method="POST"), timeout=60).close()

    def _json(self, path: str) -> Any:
        with urllib.request.urlopen(self.desk + path, timeout=60) as answer:
            return json.load(answer)


@contextlib.contextmanager
def replay(*arguments: str) -> Iterator[Newsroom]:
    """The replay server on a free port, for as long as the block lasts."""
    script = corpora.need("replay/newsroom.py")
    corpora.need("corpora/pages")
    for _ in range(5):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        running = subprocess.Popen(
            [sys.executable, str(script), "--port", str(port), *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        try:
            assert running.stdout is not None
            if "http://" in running.stdout.readline():
                yield Newsroom(port)
                return
        finally:
            running.kill()
            running.wait()
            if running.stdout is not None:
                running.stdout.close()
    raise AssertionError("the replay server found no free port five times")
