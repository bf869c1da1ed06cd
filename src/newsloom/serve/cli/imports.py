"""`newsloom import PATH…`: OPML, HTML files, web archives, JSON lines, saved page texts."""

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer
from rich.console import Console
from rich.progress import track

from newsloom.errors import InputError, ItemError, NewsloomError, QueryError, StoreError
from newsloom.serve.cli.reading import open_input, read_bytes, read_lines
from newsloom.serve.cli.state import prepare

if TYPE_CHECKING:
    from newsloom.model.intent import Gathered
    from newsloom.model.source import SourceId
    from newsloom.pipeline.importing import ImportOptions
    from newsloom.pipeline.weave import Weaver
    from newsloom.store.news import NewsStore

_BATCH = 100  # JSON lines or archived pages written in one transaction


def import_(
    paths: Annotated[list[str], typer.Argument(help="Files, or folders of them; - for JSON lines on standard input.")],
    captured_at: Annotated[
        str, typer.Option(help='When the page was saved (ISO 8601); resolves "3 days ago" in saved page texts.')
    ] = "",
    source: Annotated[str, typer.Option(help="The publisher, where the page does not say it.")] = "",
) -> int:
    """Bring in OPML, HTML files, web archives (WARC), JSON lines and saved page texts."""
    prepare()
    from newsloom.app.config import config
    from newsloom.app.wiring import weaver
    from newsloom.pipeline.importing import ImportOptions
    from newsloom.store.news import NewsStore

    options = ImportOptions(captured_at=_instant(captured_at), source=source)
    importer = _Importer(options, NewsStore(), weaver(config()))
    for path in track(_files(paths), "Importing", console=Console(stderr=True), transient=True):
        importer.file(path)
    typer.echo(
        f"{importer.new} articles imported, {importer.known} were there already, {importer.failed} not understood."
    )
    if importer.sources:
        typer.echo(f"{importer.sources} sources added.")
    return 1 if importer.failed else 0


class _Importer:
    """Counts while it imports; one bad file or line never stops the others."""

    def __init__(self, options: "ImportOptions", store: "NewsStore", weaver: "Weaver") -> None:
        self.new = self.known = self.failed = self.sources = 0
        self._options, self._store, self._weaver = options, store, weaver

    def file(self, path: str) -> None:
        """Imports one file, telling a problem in a sentence. StoreError goes through: nothing more can be written."""
        try:
            self._file(path)
        except StoreError:
            raise
        except NewsloomError as error:
            self._tell(error)

    def _file(self, path: str) -> None:
        from newsloom.pipeline import importing
        from newsloom.pipeline.stream import is_archive

        if path == "-" or path.endswith((".jsonl", ".jsonl.gz", ".jsonl.xz", ".ndjson", ".json")):
            self._lines(path)
            return
        with open_input(path) as stream:
            if is_archive(stream.peek(512)):
                self._archive(stream)
                return
        body = read_bytes(path)
        head = body[:2000].lstrip().lower()
        if path.endswith(".opml") or b"<opml" in head:
            self._opml(body)
        elif path.endswith((".html", ".htm", ".xhtml")) or head.startswith((b"<!doctype html", b"<html")):
            page = importing.from_html(body, options=self._options, publisher=self._publisher, where=path)
            self._write([page])
        else:
            try:
                text = body.decode("utf-8-sig")
            except UnicodeDecodeError as error:
                raise InputError(
                    f"{path} is neither OPML, HTML, a web archive, JSON lines nor text in UTF-8 (byte {error.start} is no character)."
                ) from error
            self._write(importing.from_saved_text(text, options=self._options, publisher=self._publisher))

    def _opml(self, body: bytes) -> None:
        from newsloom.sources.opml import read_opml

        result = read_opml(body)
        now = _now()
        self.sources += sum(self._store.add_feed(new, now)[1] for new in result.sources)
        for problem in result.problems:
            self._tell(InputError(problem))

    def _lines(self, path: str) -> None:
        from newsloom.pipeline.importing import from_json_lines

        batch: list[Gathered] = []
        for item in from_json_lines(read_lines(path), options=self._options, publisher=self._publisher, where=path):
            if isinstance(item, InputError):
                self._tell(item)
                continue
            batch.append(item)
            if len(batch) == _BATCH:
                self._write(batch)
                batch = []
        self._write(batch)

    def _archive(self, stream: BinaryIO) -> None:
        from newsloom.pipeline.importing import from_capture
        from newsloom.pipeline.warc import Broken, captures

        batch: list[Gathered] = []
        for found in captures(stream, Counter()):
            try:
                if isinstance(found, Broken):
                    raise found.error
                page = from_capture(found, options=self._options, publisher=self._publisher)
            except (ItemError, QueryError) as error:
                self._tell(error)
                continue
            batch += [page] if page else []
            if len(batch) == _BATCH:
                self._write(batch)
                batch = []
        self._write(batch)

    def _publisher(self, name: str) -> "SourceId":
        return self._store.source_named(name, _now()).id

    def _write(self, gathered: "list[Gathered]") -> None:
        from newsloom.model.intent import Look

        if not gathered:
            return
        unique = list({item.identity: item for item in gathered}.values())
        written = self._weaver.write(Look(feed_id=None, state=None, at=_now(), gathered=tuple(unique)))
        self.new += len(written.new)
        self.known += len(gathered) - len(written.new)

    def _tell(self, error: NewsloomError) -> None:
        self.failed += 1
        typer.echo(error.sentence(), err=True)


def _now() -> dt.datetime:
    from newsloom.app.clock import SystemClock

    return SystemClock().now()


def _instant(text: str) -> dt.datetime | None:
    if not text:
        return None
    try:
        at = dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise QueryError(f"--captured-at {text!r} is no ISO 8601 instant such as 2025-06-06T19:00+09:00.") from error
    return at if at.tzinfo else at.replace(tzinfo=dt.UTC)


def _files(paths: list[str]) -> list[str]:
    found: list[str] = []
    for path in paths:
        if path != "-" and Path(path).is_dir():
            found += sorted(str(file) for file in Path(path).rglob("*") if file.is_file())
        else:
            found.append(path)
    return found
