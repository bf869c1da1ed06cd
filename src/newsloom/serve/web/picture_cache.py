"""Pictures kept on disk within a budget; those shown longest ago go first. Several processes may share the folder."""

import contextlib
import hashlib
import os
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

SHARDS = (
    16  # folders by the first hexadecimal digit; each holds its share of the budget, so a sweep looks at one of them
)
SHOWN_AGAIN_S = 3600  # a picture's "last shown" is written at most so often
ORPHANED_S = 600  # a temporary file this old was left by a process that died
_BLOCK = 4096  # what even an empty file takes of the disk
_TEMPORARY = ".part"
_FAILED = ".none"
_PICTURE = ".webp"


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureCache:
    """The pictures by their publisher's address and width. A picture's file time is when it was last shown."""

    folder: Path
    budget_bytes: int

    def read(self, url: str, width_px: int) -> bytes | None:
        """The picture, now shown; None where it is not kept."""
        path = self._path(url, f"-{width_px}{_PICTURE}")
        try:
            content = path.read_bytes()
            if time.time() - path.stat().st_mtime > SHOWN_AGAIN_S:
                os.utime(path)
        except OSError:
            return None
        return content

    def keep(self, url: str, pictures: Mapping[int, bytes]) -> None:
        """Keeps a picture in every width, and lets others go where the budget is passed."""
        for width_px, content in pictures.items():
            self._write(self._path(url, f"-{width_px}{_PICTURE}"), content)
        self._path(url, _FAILED).unlink(missing_ok=True)
        self._sweep(self._path(url, "").parent)

    def keep_failure(self, url: str, for_s: float) -> None:
        """Remembers for so long that there is nothing to show."""
        path = self._path(url, _FAILED)
        self._write(path, b"")
        until = time.time() + for_s
        with contextlib.suppress(FileNotFoundError):
            os.utime(path, (until, until))
        self._sweep(path.parent)

    def may_try(self, url: str) -> bool:
        """Whether no failure is remembered."""
        try:
            return time.time() >= self._path(url, _FAILED).stat().st_mtime
        except OSError:
            return True

    def size(self) -> tuple[int, int]:
        """How many pictures are kept, and the bytes of everything in the folder."""
        files = [file for shard in range(SHARDS) for file in _files(self.folder / f"{shard:x}")]
        return sum(file.name.endswith(_PICTURE) for file in files), sum(file.disk_bytes for file in files)

    def _path(self, url: str, ending: str) -> Path:
        digest = hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()
        return self.folder / digest[0] / (digest + ending)

    def _write(self, path: Path, content: bytes) -> None:
        """Writes the file whole or not at all. Raises OSError."""
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=_TEMPORARY)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(temporary).replace(path)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
            raise

    def _sweep(self, shard: Path) -> None:
        """Brings one folder back below its share: what is past its time goes, then what was shown longest ago."""
        now = time.time()
        kept: list[_File] = []
        for file in _files(shard):
            if file.is_stale(now):
                file.path.unlink(missing_ok=True)
            else:
                kept.append(file)
        total = sum(file.disk_bytes for file in kept)
        movable = [file for file in kept if not file.name.endswith(_TEMPORARY)]
        for file in sorted(movable, key=lambda file: (file.name.endswith(_PICTURE), file.at)):
            if total <= self.budget_bytes // SHARDS:
                break
            file.path.unlink(missing_ok=True)
            total -= file.disk_bytes


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    at: float
    disk_bytes: int

    @property
    def name(self) -> str:
        return self.path.name

    def is_stale(self, now: float) -> bool:
        if self.name.endswith(_TEMPORARY):
            return now - self.at > ORPHANED_S
        return self.name.endswith(_FAILED) and now > self.at


def _files(shard: Path) -> Iterator[_File]:
    """What lies in a folder at this moment; other processes may take files away meanwhile."""
    try:
        entries = list(os.scandir(shard))
    except FileNotFoundError:
        return
    for entry in entries:
        with contextlib.suppress(FileNotFoundError):
            about = entry.stat(follow_symlinks=False)
            size = -(-max(about.st_size, 1) // _BLOCK) * _BLOCK
            yield _File(Path(entry.path), about.st_mtime, size)
