"""`newsloom stage` over files and standard input, told apart by their first bytes."""

import gzip
import json
import lzma
import subprocess
import sys
from pathlib import Path

import pytest

from newsloom.errors import InputError
from newsloom.serve.cli.stages import Format, stage

HTML = "<html><head><title>Berths open</title></head><body><p>Fourteen berths.</p></body></html>"
LINE = json.dumps({"id": "a", "html": HTML}) + "\n"


def archive(*bodies: tuple[str, str]) -> bytes:
    """An archive of (content type, body) answers."""
    records = []
    for number, (kind, body) in enumerate(bodies):
        block = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n{body}"
        records.append(
            f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nContent-Type: application/http\r\n"
            f"Content-Length: {len(block)}\r\n\r\n{block}\r\n\r\n"
        )
    return "".join(records).encode()


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("a.jsonl", LINE.encode()),
        ("a.jsonl.gz", gzip.compress(LINE.encode())),
        ("a.jsonl.xz", lzma.compress(LINE.encode())),
        ("a.warc", archive(("text/html", HTML))),
        ("a.warc.gz", gzip.compress(archive(("text/html", HTML)))),
        ("named-otherwise", gzip.compress(archive(("text/html", HTML)))),
    ],
    ids=["lines", "gzip", "xz", "archive", "packed archive", "archive by another name"],  # a packed file holds its time
)
def test_a_file_is_read_as_what_it_is(
    name: str, body: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(body)
    assert stage("extract", str(tmp_path / name)) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["title"] == "Berths open"


def test_records_passed_over_are_counted_on_standard_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.warc").write_bytes(archive(("text/html", HTML), ("image/png", "x"), ("text/css", "y")))
    assert stage("extract", str(tmp_path / "a.warc")) == 0
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 1
    assert said.err == "2 records of the archive were passed over: 2 not HTML.\n"


def test_a_broken_record_fails_the_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.warc").write_bytes(archive(("text/html", HTML), ("text/html", HTML))[:-40])
    assert stage("extract", str(tmp_path / "a.warc")) == 1
    assert "error" in json.loads(capsys.readouterr().out.splitlines()[1])


def test_only_extract_reads_an_archive(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(archive(("text/html", HTML)))
    with pytest.raises(InputError, match="only `extract`"):
        stage("tags", str(tmp_path / "a.warc"))


def test_a_format_that_is_told_is_taken_at_its_word(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a").write_bytes(LINE.encode())
    assert stage("extract", str(tmp_path / "a"), format_=Format.WARC) == 1
    assert "is damaged behind byte" in json.loads(capsys.readouterr().out)["error"]["message"]
    with pytest.raises(InputError, match="cannot be read"):
        stage("extract", str(tmp_path / "absent"))


@pytest.mark.parametrize(
    "given", [LINE.encode(), gzip.compress(archive(("text/html", HTML)))], ids=["lines", "archive"]
)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_standard_input_is_read_from_a_pipe(given: bytes, jobs: str) -> None:
    command = [sys.executable, "-m", "newsloom", "stage", "extract", "-", "--jobs", jobs]
    done = subprocess.run(command, input=given, capture_output=True, check=True)
    assert json.loads(done.stdout)["title"] == "Berths open"
