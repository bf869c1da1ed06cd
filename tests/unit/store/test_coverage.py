"""A story's coverage counted over what is shown of it."""

import datetime as dt

from newsloom.model.source import Profile, ProfileFrom, PublisherKind
from newsloom.store.reading.coverage import by_country, by_kind, by_outlet, course
from newsloom.store.reading.story import Report, StoryView
from newsloom.store.reading.story_cards import SourceName, StoryCard

NOW = dt.datetime(2026, 11, 20, 8, 30, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


def _report(
    id: int, outlet: str, *, hours: float = 0, profile: Profile | None = None, copies: tuple[Report, ...] = ()
) -> Report:
    return Report(
        id=id,
        title="Berths open",
        language="en",
        kind="article",
        source=SourceName(name=outlet, slug=outlet.lower()),
        publisher=profile or Profile(),
        at=NOW + hours * HOUR,
        offset_min=None,
        is_exact=True,
        agency="",
        image_url="",
        origin="",
        edited_at=None,
        permitted_in_full=False,
        why=None,
        copies=copies,
    )


def _view(*reports: Report) -> StoryView:
    card = StoryCard(
        id=1, headline="Berths open", language="en", section="World", rank=1.0, first_at=NOW, last_at=NOW,
        article_count=1, copy_count=0, independent_count=1, outlets=(), points=(), article_id=None, standfirst="",
        lead="", image_url="",
    )  # fmt: skip
    return StoryView(card=card, reports=tuple(sorted(reports, key=lambda r: r.at, reverse=True)), firsts=())


JAPAN = Profile(country="JP", kind=PublisherKind.NATIONAL, said_by=ProfileFrom.TABLE)
KIWI = Profile(country="NZ", said_by=ProfileFrom.DOMAIN)


def test_outlets_are_counted_once_however_much_they_wrote_and_copies_with_them() -> None:
    view = _view(
        _report(1, "Ledger", profile=JAPAN, copies=(_report(2, "Courier", profile=JAPAN),)),
        _report(3, "Ledger", profile=JAPAN),
        _report(4, "Kea", profile=KIWI),
        _report(5, "Nobody"),
    )
    shares = by_country(view)
    assert [(s.key, len(s.outlets), s.articles, s.part, s.guessed) for s in shares] == [
        ("JP", 2, 3, 0.5, False),
        ("NZ", 1, 1, 0.25, True),
        ("", 1, 1, 0.25, False),
    ]
    assert [(s.key, len(s.outlets)) for s in by_kind(view)] == [("national", 2), ("", 2)]


def test_the_course_of_a_story_has_every_hour_between_its_first_and_its_last() -> None:
    drawn = course(
        _view(_report(1, "A", copies=(_report(2, "B", hours=2),)), _report(3, "C"), _report(4, "D", hours=3))
    )
    assert drawn is not None and drawn.step == HOUR
    assert [(c.reports, c.copies) for c in drawn.columns] == [(2, 0), (0, 0), (0, 1), (1, 0)]
    assert drawn.columns[0].at == NOW.replace(minute=0)
    assert drawn.peak is drawn.columns[0]


def test_a_long_story_is_drawn_by_days_and_a_longer_one_by_weeks() -> None:
    for days, step in ((10, 1), (90, 7)):
        drawn = course(_view(*(_report(n, "A", hours=n * days * 8) for n in range(4))))
        assert drawn is not None and drawn.step == dt.timedelta(days=step)
        assert len(drawn.columns) <= 61 and sum(c.reports for c in drawn.columns) == 4


def test_few_articles_or_one_hour_draw_nothing() -> None:
    assert course(_view()) is None
    assert course(_view(_report(1, "A"), _report(2, "B", hours=30))) is None
    assert course(_view(*(_report(n, "A") for n in range(9)))) is None


def test_by_outlet_the_first_reporter_stands_first() -> None:
    view = _view(_report(1, "Late", hours=2), _report(2, "Early"), _report(3, "Early", hours=3))
    assert [(o.source.name, [r.id for r in o.reports]) for o in by_outlet(view)] == [("Early", [3, 2]), ("Late", [1])]
