"""Pictures on disk: within the budget, whole, and without leavings."""

import os
import threading
import time
from pathlib import Path

import pytest

from newsloom.serve.web.picture_cache import ORPHANED_S, SHARDS, PictureCache

A = "https://pics.example/a.jpg"


def _cache(folder: Path, kilobytes: int = 10_000) -> PictureCache:
    return PictureCache(folder=folder, budget_bytes=kilobytes * 1024)


def _aged(folder: Path, pattern: str, seconds: float) -> None:
    then = time.time() - seconds
    for path in folder.rglob(pattern):
        os.utime(path, (then, then))


def _together(cache: PictureCache, number: int) -> list[str]:
    """Addresses whose pictures share one folder, and so one share of the budget."""
    urls = [f"https://pics.example/{n}.jpg" for n in range(number * SHARDS * 4)]
    digit = cache._path(urls[0], "").parent
    return [url for url in urls if cache._path(url, "").parent == digit][:number]


def test_a_kept_picture_is_found_by_address_and_width(tmp_path: Path) -> None:
    cache = _cache(tmp_path)
    cache.keep(A, {640: b"narrow", 1200: b"wide"})
    assert (cache.read(A, 640), cache.read(A, 1200), cache.read(A, 99), cache.read(A + "x", 640)) == (
        b"narrow",
        b"wide",
        None,
        None,
    )
    assert cache.size() == (2, 2 * 4096)


def test_what_was_shown_longest_ago_goes_first(tmp_path: Path) -> None:
    cache = _cache(tmp_path, kilobytes=SHARDS * 4 * 4)  # four blocks a folder
    old, shown, *new = _together(cache, 5)
    for url in (old, shown, new[0]):
        cache.keep(url, {640: b"x"})
        _aged(tmp_path, "*", 7200)
    assert cache.read(shown, 640) == b"x"  # shown again: now the youngest
    _aged(tmp_path, cache._path(old, "-640.webp").name, 9000)
    for url in new[1:]:
        cache.keep(url, {640: b"x"})
    assert [cache.read(url, 640) is not None for url in (old, shown, *new)] == [False, True, True, True, True]


def test_the_budget_is_never_passed_however_much_is_shown(tmp_path: Path) -> None:
    cache = _cache(tmp_path, kilobytes=400)
    for number in range(150):
        cache.keep(f"https://pics.example/{number}", {640: b"x" * 3000, 1200: b"x" * 9000})
        cache.keep_failure(f"https://pics.example/none/{number}", 3600)
        assert cache.size()[1] <= 400 * 1024


def test_a_budget_of_nothing_keeps_nothing(tmp_path: Path) -> None:
    cache = _cache(tmp_path, kilobytes=0)
    cache.keep(A, {640: b"x"})
    assert cache.read(A, 640) is None
    assert cache.size() == (0, 0)


def test_a_failure_is_remembered_for_as_long_as_said_and_forgotten_with_success(tmp_path: Path) -> None:
    cache = _cache(tmp_path)
    assert cache.may_try(A)
    cache.keep_failure(A, 60)
    assert not cache.may_try(A)
    _aged(tmp_path, "*.none", 1)
    assert cache.may_try(A)
    cache.keep_failure(A, 60)
    cache.keep(A, {640: b"x"})
    assert cache.may_try(A)


def test_what_a_killed_process_left_is_swept_and_what_another_one_writes_is_not(tmp_path: Path) -> None:
    cache = _cache(tmp_path)
    cache.keep(A, {640: b"x"})
    folder = cache._path(A, "").parent
    (folder / "dead.part").write_bytes(b"half")
    (folder / "live.part").write_bytes(b"half")
    _aged(tmp_path, "dead.part", ORPHANED_S + 1)
    cache.keep(A, {640: b"y"})
    assert sorted(path.name for path in folder.iterdir() if path.suffix == ".part") == ["live.part"]
    assert cache.read(A, 640) == b"y"


def test_a_write_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    cache = _cache(tmp_path)
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        cache.keep(A, {640: b"x"})
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_several_may_write_and_sweep_one_folder_at_once(tmp_path: Path) -> None:
    cache = _cache(tmp_path, kilobytes=SHARDS * 4 * 3)
    urls, problems = _together(cache, 6), []

    def work() -> None:
        try:
            for _ in range(30):
                for url in urls:
                    cache.keep(url, {640: url.encode()})
                    assert cache.read(url, 640) in (url.encode(), None)
        except Exception as problem:  # noqa: BLE001
            problems.append(problem)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    assert cache.size()[1] <= cache.budget_bytes
