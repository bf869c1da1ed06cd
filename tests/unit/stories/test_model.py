import pytest

from newsloom.model.weave import Doc
from newsloom.stories.features import (
    GROUP_MEANT_NAMES,
    GROUP_NAMES,
    JOIN_MEANT_NAMES,
    JOIN_NAMES,
    group_features,
    join_features,
)
from newsloom.stories.model import shipped
from newsloom.stories.rows import Rows
from newsloom.stories.shaping import shaped
from newsloom.stories.story import Article, Story, loose
from newsloom.stories.vectors import Frequencies

ROWS = Rows()


def article(id: str, title: str, at: float | None = None, vector: bytes = b"") -> Article:
    doc = Doc(id=id, title=title, at=at, vector=vector)
    return shaped(doc, Frequencies({}, 10), ROWS, order=int(id), counted=True)


def join(one: Article, story: Story, *others: Story) -> list[float]:
    return next(values for found, values in join_features(one, [story, *others], Story.sums, 5) if found is story)


def group(one: Story, other: Story) -> list[float]:
    return group_features(one, [other], Story.sums)[0][1]


def test_every_feature_has_one_weight() -> None:
    model = shipped()
    for judges, plain, meant in (
        ((model.join,), JOIN_NAMES, JOIN_MEANT_NAMES),
        ((model.merge, model.part), GROUP_NAMES, GROUP_MEANT_NAMES),
    ):
        assert len(set(meant)) == len(meant)
        for judge in judges:
            assert (len(judge.plain.linear.weights), len(judge.meant.linear.weights)) == (len(plain), len(meant))


def test_meaning_is_looked_at_where_both_sides_have_one() -> None:
    one, other, without = (article(key, "Ferry strands near Velmora", vector=vector) for key, vector in _VECTORS)
    values = dict(zip(JOIN_MEANT_NAMES, join(one, loose([other]), loose([without])), strict=True))
    assert values["meaning_centroid"] == values["meaning_margin"] == pytest.approx(0.6)
    assert len(join(one, loose([without]))) == len(JOIN_NAMES)
    pair = dict(zip(GROUP_MEANT_NAMES, group(loose([one]), loose([other])), strict=True))
    assert pair["meaning_partners"] == pytest.approx(0.6)
    assert len(group(loose([one]), loose([without]))) == len(GROUP_NAMES)


_MARK = bytes(8)
_VECTORS = (("1", _MARK + bytes([5, 0])), ("2", _MARK + bytes([3, 4])), ("3", b""))


def test_features_come_in_the_order_of_their_names() -> None:
    one, other = article("1", "Ferry strands near Velmora", 0.0), article("2", "Ferry sails again", 5 * 86_400.0)
    values = dict(zip(JOIN_NAMES, join(one, loose([other]), loose([one])), strict=True))
    assert 0.05 < values["whole_centroid"] < 0.5
    assert values["margin"] == pytest.approx(
        0.5 * values["whole_centroid"] + 0.5 * values["head_centroid"] - 1, abs=0.01
    )
    assert values["undated"] == 0
    assert values["days_to_newest"] > 1.7
    pair = dict(zip(GROUP_NAMES, group(loose([one]), loose([one, other])), strict=True))
    assert pair["nearest"] > 0.99
    assert pair["days_between"] == 0
    assert pair["smaller"] == 0 < pair["larger"]


def test_stories_an_article_has_next_to_nothing_in_common_with_are_not_looked_at() -> None:
    one, other = article("1", "Ferry strands near Velmora"), article("2", "Bank raises rates")
    assert join_features(one, [loose([other])], Story.sums, 5) == []


def test_two_stories_look_the_same_from_either_side() -> None:
    one = loose([article("1", "Ferry strands near Velmora"), article("2", "Ferry freed near Velmora")])
    other = loose([article("3", "Velmora ferry towed to harbour"), article("4", "Harbour takes the ferry in")])
    assert group(one, other) == pytest.approx(group(other, one), abs=1e-5)


def test_sums_grown_by_one_are_those_worked_out_anew() -> None:
    members = [article(str(n), f"Ferry {n} strands near Velmora with {n} guests") for n in range(1, 5)]
    grown = loose(members[:3]).sums().plus(members[3].sums())
    anew = loose(members).sums()
    assert grown.terms.tolist() == anew.terms.tolist()
    assert grown.values == pytest.approx(anew.values, abs=1e-5)
    assert (grown.size, grown.usual_count) == (anew.size, anew.usual_count)


def test_a_loose_story_leaves_its_articles_where_they_are() -> None:
    member = article("1", "Ferry strands")
    member.story = "kept"
    assert loose([member]).size == 1
    assert member.story == "kept"
