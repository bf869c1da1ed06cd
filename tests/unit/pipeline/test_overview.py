"""A story counted, headlined and ranked from its members."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from newsloom.model.intent import Member
from newsloom.model.reading import Section
from newsloom.model.source import SourceId
from newsloom.model.weave import Doc
from newsloom.pipeline.overview import overview, rank

NOW = dt.datetime(2026, 11, 20, 8, 0, tzinfo=dt.UTC).timestamp()


def _member(
    id: int, source: int, *, copy_of: int | None = None, hours_ago: float = 0, section: Section = Section.WORLD
) -> Member:
    doc = Doc(
        id=str(id),
        title=f"Berths open at Merrow, part {id}",
        text="The harbor master counted fourteen berths on Friday. The fund pays for them.",
        source=str(source),
        at=NOW - hours_ago * 3600,
        language="en",
    )
    return Member(
        doc=doc,
        source_id=SourceId(source),
        source_name=f"Paper {source}",
        source_slug=f"paper-{source}",
        source_language="en",
        section=section,
        copy_group=str(copy_of or id),
        copy_of=str(copy_of) if copy_of else None,
    )


def test_copies_count_once() -> None:
    story = overview(1, [_member(1, 1), _member(2, 2, copy_of=1), _member(3, 3, copy_of=1), _member(4, 4)])
    assert (story.article_count, story.copy_count, story.independent_count) == (4, 2, 2)
    assert [(outlet.name, not outlet.counts) for outlet in story.outlets] == [
        ("Paper 1", False),
        ("Paper 4", False),
        ("Paper 2", True),
        ("Paper 3", True),
    ]


def test_a_publisher_with_several_articles_is_one_outlet() -> None:
    story = overview(1, [_member(1, 1), _member(2, 1), _member(3, 1, copy_of=1)])
    assert (story.independent_count, len(story.outlets), story.article_count) == (1, 1, 3)


def test_a_story_of_copies_alone_still_has_one_independent_source() -> None:
    story = overview(2, [_member(2, 2, copy_of=1), _member(3, 3, copy_of=1)])
    assert story.independent_count == 1


def test_the_headline_is_a_member_s_and_never_a_copy_s() -> None:
    story = overview(1, [_member(1, 1), _member(2, 2, copy_of=1)])
    assert (story.headline_article, story.headline) == (1, "Berths open at Merrow, part 1")


def test_the_section_is_what_most_members_have_and_general_only_where_nobody_says_better() -> None:
    sections = (Section.GENERAL, Section.GENERAL, Section.SPORTS)
    assert overview(1, [_member(n, n, section=s) for n, s in enumerate(sections, 1)]).section is Section.SPORTS
    assert overview(1, [_member(1, 1, section=Section.GENERAL)]).section is Section.GENERAL


def test_a_story_spans_its_first_to_its_last_article() -> None:
    story = overview(1, [_member(1, 1, hours_ago=5), _member(2, 2)])
    assert (story.last_at - story.first_at) == dt.timedelta(hours=5)


def test_twice_the_sources_stand_as_high_as_twelve_hours() -> None:
    assert abs(rank(4, 0, NOW - 12 * 3600) - rank(2, 0, NOW)) < 1e-9
    assert rank(2, 3, NOW) > rank(2, 0, NOW)
    assert rank(3, 0, NOW) > rank(2, 4, NOW)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 5), st.booleans()), min_size=1, max_size=8))
def test_counts_always_add_up(rows: list[tuple[int, bool]]) -> None:
    members = [_member(n, source, copy_of=99 if copied else None) for n, (source, copied) in enumerate(rows, 1)]
    story = overview(1, members)
    assert story.article_count == len(rows)
    assert 1 <= story.independent_count <= len({source for source, _ in rows})
    assert len(story.outlets) == len({source for source, _ in rows})
