"""Processes of ours beside the site: started together, restarted when they die, stopped together."""

import os
import subprocess
import sys
import threading
from types import TracebackType

IS_CHILD = "NEWSLOOM_IS_CHILD"  # in a child's environment: it ends when its parent does
_LOOK_S = 1.0
_PATIENCE_S = 10.0  # for a child to end by itself before it is killed


class Children:
    """Runs `newsloom NAME` for each name while the block lasts. Restarts one that dies, after a pause."""

    def __init__(self, names: list[str]) -> None:
        self._names = names
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._ending = threading.Event()
        self._watch = threading.Thread(target=self._restart, name="children", daemon=True)

    def __enter__(self) -> "Children":
        for name in self._names:
            self._start(name)
        self._watch.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ending.set()
        self._watch.join()
        for child in self._running.values():
            child.terminate()
        for child in self._running.values():
            try:
                child.wait(_PATIENCE_S)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()

    def _start(self, name: str) -> None:
        # a session of its own: Ctrl-C reaches the site first, which then ends its children in order
        command = [sys.executable, "-m", "newsloom", name]
        self._running[name] = subprocess.Popen(command, env={**os.environ, IS_CHILD: "1"}, start_new_session=True)  # noqa: S603 - our own command

    def _restart(self) -> None:
        pause_s = _LOOK_S
        while not self._ending.wait(pause_s):
            dead = [name for name, child in self._running.items() if child.poll() is not None]
            pause_s = min(60.0, pause_s * 2) if dead else _LOOK_S
            for name in dead:
                self._start(name)
