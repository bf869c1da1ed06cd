"""Who may fetch a picture now: few at once, fewer from one host, each picture once, and nobody waits for ever."""

import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager


class NoTurn(Exception):
    """Too many are waiting, or the turn did not come in time."""


class Turns:
    """At most `at_once` turns, `per_host` of them for one host, one for each key."""

    def __init__(self, *, at_once: int, per_host: int, waiting: int, wait_s: float) -> None:
        self._at_once, self._per_host, self._most_waiting, self._wait_s = at_once, per_host, waiting, wait_s
        self._keys: set[str] = set()
        self._hosts: Counter[str] = Counter()
        self._waiting = 0
        self._changed = threading.Condition()

    @contextmanager
    def turn(self, key: str, host: str) -> Iterator[None]:
        """Holds a turn inside the block. Raises NoTurn, at once where `waiting` others wait already."""
        with self._changed:
            if not self._free(key, host):
                self._wait(key, host)
            self._keys.add(key)
            self._hosts[host] += 1
        try:
            yield
        finally:
            with self._changed:
                self._keys.discard(key)
                self._hosts[host] -= 1
                if not self._hosts[host]:
                    del self._hosts[host]
                self._changed.notify_all()

    def _wait(self, key: str, host: str) -> None:
        if self._waiting >= self._most_waiting:
            raise NoTurn(f"{self._waiting} others wait")
        self._waiting += 1
        until = time.monotonic() + self._wait_s
        try:
            while not self._free(key, host):
                left_s = until - time.monotonic()
                if left_s <= 0 or not self._changed.wait(left_s):
                    raise NoTurn(f"no turn within {self._wait_s:g} seconds")
        finally:
            self._waiting -= 1

    def _free(self, key: str, host: str) -> bool:
        return key not in self._keys and len(self._keys) < self._at_once and self._hosts[host] < self._per_host
