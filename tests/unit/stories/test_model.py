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
from newsloom.stories.mend import loose
from newsloom.stories.model import shipped
from newsloom.stories.shaping import shaped
from newsloom.stories.story import Article
from newsloom.stories.vectors import Frequencies


def article(id: str, title: str, at: float | None = None, vector: bytes = b"") -> Article:
    return shaped(Doc(id=id, title=title, at=at, vector=vector), Frequencies({}, 10), order=int(id), counted=True)


def test_every_feature_has_one_weight() -> None:
    model = shipped()
    for judges, plain, meant in (
        ((model.join,), JOIN_NAMES, JOIN_MEANT_NAMES),
        ((model.merge, model.part), GROUP_NAMES, GROUP_MEANT_NAMES),
    ):
        assert len(set(meant)) == len(meant)
        for judge in judges:
            assert (len(judge.plain.weights), len(judge.meant.weights)) == (len(plain), len(meant))


def test_meaning_is_looked_at_where_both_sides_have_one() -> None:
    one, other, without = (article(key, "Ferry strands near Velmora", vector=vector) for key, vector in _VECTORS)
    values = dict(zip(JOIN_MEANT_NAMES, join_features(one, loose([other]), 0.0, 0.5), strict=True))
    assert values["meaning_centroid"] == pytest.approx(0.6)
    assert values["meaning_margin"] == pytest.approx(0.1)
    assert len(join_features(one, loose([without]), 0.0)) == len(JOIN_NAMES)
    pair = dict(zip(GROUP_MEANT_NAMES, group_features(loose([one]), loose([other])), strict=True))
    assert pair["meaning_partners"] == pytest.approx(0.6)
    assert len(group_features(loose([one]), loose([without]))) == len(GROUP_NAMES)


_MARK = bytes(8)
_VECTORS = (("1", _MARK + bytes([5, 0])), ("2", _MARK + bytes([3, 4])), ("3", b""))


def test_features_come_in_the_order_of_their_names() -> None:
    one, other = article("1", "Ferry strands near Velmora", 0.0), article("2", "Bank raises rates", 5 * 86_400.0)
    values = dict(zip(JOIN_NAMES, join_features(one, loose([other]), 0.25), strict=True))
    assert values["whole_centroid"] == 0
    assert values["margin"] == -0.25
    assert values["undated"] == 0
    assert values["days_to_newest"] > 1.7
    pair = dict(zip(GROUP_NAMES, group_features(loose([one]), loose([one, other])), strict=True))
    assert pair["nearest"] > 0.99
    assert pair["days_between"] == 0
    assert pair["smaller"] == 0 < pair["larger"]


def test_two_stories_look_the_same_from_either_side() -> None:
    one = loose([article("1", "Ferry strands near Velmora"), article("2", "Ferry freed near Velmora")])
    other = loose([article("3", "Velmora ferry towed to harbour")])
    assert group_features(one, other) == group_features(other, one)


def test_a_loose_story_leaves_its_articles_where_they_are() -> None:
    member = article("1", "Ferry strands")
    member.story = "kept"
    assert loose([member]).size == 1
    assert member.story == "kept"
