"""Turns for fetching: few at once, each picture once, and nobody waits for ever."""

import threading
import time
from collections.abc import Callable

import pytest

from newsloom.serve.web.turns import NoTurn, Turns


def _run(*works: Callable[[], None]) -> None:
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_no_more_than_allowed_go_at_once_in_all_and_to_one_host() -> None:
    turns = Turns(at_once=3, per_host=2, waiting=40, wait_s=30)
    now: list[str] = []
    most = {"all": 0, "a": 0}

    def work(key: str, host: str) -> Callable[[], None]:
        def go() -> None:
            with turns.turn(key, host):
                now.append(host)
                most["all"] = max(most["all"], len(now))
                most["a"] = max(most["a"], now.count("a"))
                time.sleep(0.005)
                now.remove(host)

        return go

    _run(*(work(f"{host}{number}", host) for number in range(10) for host in "abc"))
    assert most == {"all": 3, "a": 2}


def test_one_picture_is_brought_by_one_at_a_time() -> None:
    turns = Turns(at_once=5, per_host=5, waiting=10, wait_s=30)
    inside, together = 0, []

    def go() -> None:
        nonlocal inside
        with turns.turn("same", "a"):
            inside += 1
            together.append(inside)
            time.sleep(0.002)
            inside -= 1

    _run(*[go] * 8)
    assert together == [1] * 8


def test_who_finds_too_many_waiting_or_waits_too_long_is_turned_away() -> None:
    none_wait = Turns(at_once=1, per_host=1, waiting=0, wait_s=30)
    with none_wait.turn("a", "x"), pytest.raises(NoTurn, match="wait"), none_wait.turn("b", "y"):
        pass
    short = Turns(at_once=1, per_host=1, waiting=5, wait_s=0.01)
    with short.turn("a", "x"), pytest.raises(NoTurn, match="within"), short.turn("b", "y"):
        pass
    with short.turn("b", "y"):
        pass


def test_a_turn_ends_with_an_error_too() -> None:
    turns = Turns(at_once=1, per_host=1, waiting=0, wait_s=1)
    with pytest.raises(ValueError, match="x"), turns.turn("a", "h"):
        raise ValueError("x")
    with turns.turn("a", "h"):
        pass
