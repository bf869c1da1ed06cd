"""Small pictures as SVG."""

import re

from newsloom.serve.web.drawing import columns


def _heights(drawn: str, kind: str) -> list[int]:
    return [int(height) for height in re.findall(rf'class="{kind}"[^>]* height="(\d+)"', drawn)]


def test_columns_stand_on_the_ground_and_copies_above_reports() -> None:
    drawn = columns([(2, 2), (0, 0), (0, 1), (3, 0)], "Articles <an hour>", "from 8 to 11")
    assert _heights(drawn, "own") == [35, 52]
    assert _heights(drawn, "copy") == [35, 18]
    assert _heights(drawn, "none") == [1]
    for y, height in re.findall(r' y="(\d+)"[^>]* height="(\d+)"', drawn):
        assert int(y) >= 0 and int(y) + int(height) <= 72
    assert "&lt;an hour&gt;</title><desc" in drawn.replace('<desc id="course-words"', "<desc") and "style" not in drawn


def test_nothing_at_all_is_a_picture_too() -> None:
    assert columns([], "Articles", "none").startswith("<svg")
