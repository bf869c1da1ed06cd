"""`up`, `demo`, `web`, `worker`: the site and the worker, together or apart."""

import asyncio
import datetime as dt
import os
import signal
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from newsloom.errors import ConfigError
from newsloom.serve.cli.children import IS_CHILD, Children
from newsloom.serve.cli.state import prepare

Host = Annotated[str, typer.Option(help="Address to listen at.")]
Port = Annotated[int, typer.Option(help="Port to listen at; 0 takes a free one.", min=0, max=65535)]

_PORT = 8080
_LOOPBACK = ("127.0.0.1", "::1", "localhost")
_DEMO_EVERY_S = 4.0  # a new sample article
_DEMO_LOOK_S = 5.0  # between two looks at a sample feed
_READY_STORIES = 5
_READY_OUTLETS = 2


def up(host: Host = "127.0.0.1", port: Port = _PORT) -> int:
    """Run the site and the worker until Ctrl-C."""
    _open_to(host)
    prepare()
    port = _free_port(host, port)
    with _until_stopped(), Children(["worker"]):
        asyncio.run(_site(host, port))
    return 0


def web(host: Host = "127.0.0.1", port: Port = _PORT) -> int:
    """Run the site alone; workers run elsewhere over the same database."""
    _open_to(host)
    prepare()
    with _until_stopped():
        asyncio.run(_site(host, _free_port(host, port)))
    return 0


def worker() -> int:
    """Run the worker alone; several may share one database."""
    prepare()
    asyncio.run(_work())
    return 0


def demo(host: Host = "127.0.0.1", port: Port = 0) -> int:
    """Run the whole product over the sample newswire: invented publishers on this machine, no network needed."""
    with tempfile.TemporaryDirectory(prefix="newsloom-demo-", ignore_cleanup_errors=True) as folder:
        given = os.environ.get("NEWSLOOM_DATA")
        data = Path(given or folder) / "demo"
        data.mkdir(parents=True, exist_ok=True)
        for old in data.glob("newsloom.sqlite3*"):  # the sample world is dated from now: each demo begins it anew
            old.unlink()
        os.environ.update(
            NEWSLOOM_DATA=str(data),
            NEWSLOOM_ALLOW_NETWORKS="127.0.0.0/8",
            NEWSLOOM_HOST_GAP_S="0",
            NEWSLOOM_SHORTEST_LOOK_S=str(_DEMO_LOOK_S),
            NEWSLOOM_LONGEST_LOOK_S=str(_DEMO_LOOK_S),
            DATABASE_URL="",
        )
        _open_to(host)
        prepare()
        _run_demo(host, _free_port(host, port or _PORT, elsewhere=True))
    return 0


def _run_demo(host: str, port: int) -> None:
    from newsloom.app.clock import SystemClock
    from newsloom.sample import SampleNewswire
    from newsloom.store.news import NewsStore

    now = SystemClock().now()
    with SampleNewswire(now=now) as newswire:
        store = NewsStore()
        for new in newswire.sources():
            store.add_feed(new, now)
        typer.echo(f"{len(newswire.sources())} invented publishers are printing; stories form in a moment.")
        newswire.run_live(_DEMO_EVERY_S)
        with _until_stopped(), Children(["worker"]):
            asyncio.run(_site(host, port, announce=True))


async def _site(host: str, port: int, *, announce: bool = False) -> None:
    import uvicorn

    from newsloom.app.asgi import application

    server = uvicorn.Server(
        uvicorn.Config(application, host=host, port=port, log_level="warning", lifespan="off", server_header=False)
    )
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104 - compared, not bound
    address = f"http://{f'[{shown}]' if ':' in shown else shown}:{port}/"
    telling = asyncio.create_task(_tell(server, address, announce=announce))
    try:
        await server.serve()
    finally:
        telling.cancel()


async def _tell(server: "object", address: str, *, announce: bool) -> None:
    """Says where the site is: at once, or once the front page shows stories."""
    while not getattr(server, "started", False):
        await asyncio.sleep(0.1)
    while announce and await asyncio.to_thread(_stories) < _READY_STORIES:
        await asyncio.sleep(1)
    typer.echo(f"ready: {address}")


def _stories() -> int:
    from django.db import close_old_connections

    from newsloom.store.models import Story

    try:
        return Story.objects.filter(merged_into=None, outlet_count__gte=_READY_OUTLETS).count()
    finally:
        close_old_connections()


@contextmanager
def _until_stopped() -> Iterator[None]:
    """Ctrl-C and SIGTERM end the block in order, children and all; stopping is no error."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    except KeyboardInterrupt:
        typer.echo("stopped")


async def _work() -> None:
    from newsloom.app.config import config
    from newsloom.app.wiring import ingest
    from newsloom.pipeline.worker import work

    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    async with ingest() as made:
        running = asyncio.create_task(work(made, stop, _told, raw_kept=dt.timedelta(days=config().raw_days)))
        if IS_CHILD in os.environ:
            await _parent_or(stop)
        await stop.wait()
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def _parent_or(stop: asyncio.Event) -> None:
    """Waits for the stop, or for the death of the site this worker was started by."""
    parent = os.getppid()
    while not stop.is_set() and os.getppid() == parent:
        await asyncio.sleep(1)
    stop.set()


def _told(looked: "object") -> None:
    import structlog

    from newsloom.pipeline.ingest import Looked

    assert isinstance(looked, Looked)
    if looked.new or looked.changed or looked.error_code:
        structlog.get_logger().info(
            "looked",
            source=looked.feed.source.name,
            new=looked.new,
            changed=looked.changed,
            error=looked.error_code or None,
        )


def _open_to(host: str) -> None:
    """On loopback whoever reaches the site is its owner's household: everyone may read full text, unless set otherwise."""
    os.environ.setdefault("NEWSLOOM_OPEN_READING", "true" if host in _LOOPBACK else "false")
    if host not in _LOOPBACK and "NEWSLOOM_HOSTS" not in os.environ:
        os.environ["NEWSLOOM_HOSTS"] = f"localhost,127.0.0.1,[::1],{host}"


def _free_port(host: str, port: int, *, elsewhere: bool = False) -> int:
    """The port, found free; with `elsewhere` any free one where it is taken. Raises ConfigError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for candidate in (port, 0) if elsewhere else (port,):
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, candidate))
            except OSError as error:
                problem = error
                continue
            return int(probe.getsockname()[1])
    raise ConfigError(f"Nothing can listen at {host} port {port}: {problem.strerror}. Choose another with --port.")
