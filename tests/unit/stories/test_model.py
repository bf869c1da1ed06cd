from newsloom.model.weave import Doc
from newsloom.stories.features import GROUP_NAMES, JOIN_NAMES, group_features, join_features
from newsloom.stories.mend import loose
from newsloom.stories.model import shipped
from newsloom.stories.shaping import shaped
from newsloom.stories.story import Article
from newsloom.stories.vectors import Frequencies


def article(id: str, title: str, at: float | None = None) -> Article:
    return shaped(Doc(id=id, title=title, at=at), Frequencies({}, 10), order=int(id), counted=True)


def test_every_feature_has_one_weight() -> None:
    model = shipped()
    assert len(model.join.weights) == len(JOIN_NAMES) == len(set(JOIN_NAMES))
    assert len(model.merge.weights) == len(model.part.weights) == len(GROUP_NAMES) == len(set(GROUP_NAMES))


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
