import datetime as dt

import pytest

from newsloom.model.article import ArticleId
from newsloom.model.said import Said
from newsloom.pipeline import understand
from newsloom.ports import Unread

NOW = dt.datetime(2026, 11, 25, tzinfo=dt.UTC)


def test_a_text_at_which_the_reader_stumbles_is_kept_without_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object) -> Said:
        raise IndexError("list index out of range")

    unread = Unread(id=ArticleId(1), title="", text="Anna Berg spoke.", language="en", published_at=NOW, sort_at=NOW)
    assert understand.said_of(unread) != Said()
    monkeypatch.setattr(understand, "read_said", stumble)
    assert understand.said_of(unread) == Said()


def test_a_text_of_signs_that_are_no_letters_is_read() -> None:
    unread = Unread(id=ArticleId(1), title="", text="ʰ² ٣ Ǆ 𝔄. İ", language="", published_at=NOW, sort_at=NOW)
    assert isinstance(understand.said_of(unread), Said)
