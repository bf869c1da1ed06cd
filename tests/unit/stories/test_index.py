import dataclasses

from newsloom.model.weave import Doc, Merge
from newsloom.stories.index import StoryIndex, StoryPolicy

DAY_S = 86_400.0

QUAKE_A = Doc(
    id="quake-a",
    title="Strong earthquake hits Velmora, dozens hurt",
    text="A strong earthquake of magnitude 6.4 struck the coastal town of Velmora on Monday, injuring 48 people, "
    "governor Ilse Marten said. Rescue teams searched the old harbour quarter of Velmora through the night.",
    at=0.0,
)
QUAKE_B = Doc(
    id="quake-b",
    title="48 injured as 6.4 quake shakes Velmora",
    text="Rescue teams were searching the harbour quarter of Velmora on Tuesday after an earthquake of magnitude 6.4 "
    "injured 48 people. Governor Ilse Marten asked for tents and water.",
    at=0.4 * DAY_S,
)
LOOK_ALIKE = Doc(
    id="other-quake",
    title="Earthquake of magnitude 5.1 shakes Tarn Island",
    text="An earthquake of magnitude 5.1 shook Tarn Island on Friday and cracked the lighthouse, mayor Odd Ruiz said. "
    "Nobody was injured. Schools on Tarn Island stay closed.",
    at=5 * DAY_S,
)
BANK = Doc(
    id="bank",
    title="Orlov Bank raises rates to 4.75 percent",
    text="Orlov Bank raised its key rate to 4.75 percent on Monday, chair Petra Lund said, citing wages and rents. "
    "Economists had expected no change from the bank.",
    at=0.1 * DAY_S,
)


def test_two_reports_of_one_event_are_one_story_and_look_alikes_are_others() -> None:
    index = StoryIndex()
    stories = {doc.id: index.assign(doc).story for doc in (QUAKE_A, BANK, QUAKE_B, LOOK_ALIKE)}
    assert stories == {"quake-a": "quake-a", "bank": "bank", "quake-b": "quake-a", "other-quake": "other-quake"}


def test_a_membership_says_which_member_is_nearest_and_how_near_in_parts() -> None:
    index = StoryIndex()
    index.assign(QUAKE_A)
    reason = index.assign(QUAKE_B).reason
    assert reason.nearest == "quake-a"
    assert 0 < reason.similarity <= 1
    assert reason.parts and all(0 <= share <= 1 for share in reason.parts.values())


def test_a_copy_joins_its_originals_story_whatever_it_says() -> None:
    index = StoryIndex()
    index.assign(QUAKE_A)
    membership = index.assign(BANK, copy_of="quake-a")
    assert (membership.story, membership.started) == ("quake-a", False)


def test_a_copy_of_something_unknown_is_judged_by_its_words() -> None:
    assert StoryIndex().assign(BANK, copy_of="long gone").started


def test_the_same_words_long_after_are_another_story() -> None:
    index = StoryIndex(StoryPolicy(window_days=10))
    index.assign(QUAKE_A)
    later = dataclasses.replace(QUAKE_B, at=40 * DAY_S)
    assert index.assign(later).started


def test_a_known_id_keeps_its_story() -> None:
    index = StoryIndex()
    index.assign(QUAKE_A)
    first = index.assign(QUAKE_B)
    assert index.assign(QUAKE_B).story == first.story == index.story_of("quake-b")
    assert index.story_of("never seen") is None


def test_restored_stories_are_joined_and_not_decided_again() -> None:
    index = StoryIndex()
    index.restore(BANK, "kept")
    index.restore(QUAKE_A, "kept")
    assert index.story_of("bank") == index.story_of("quake-a") == "kept"
    assert index.assign(QUAKE_B).story == "kept"


def test_stories_found_to_be_one_are_merged_into_the_older() -> None:
    index = StoryIndex()
    index.restore(QUAKE_A, "quake-a")
    index.restore(QUAKE_B, "quake-b")
    index.restore(dataclasses.replace(QUAKE_B, id="quake-c", title="Velmora counts 48 injured after quake"), "quake-b")
    index.restore(BANK, "bank")
    assert index.merge_pass() == (Merge(kept="quake-a", gone="quake-b"),)
    assert index.story_of("quake-c") == "quake-a"
    assert index.story_of("bank") == "bank"
    assert index.merge_pass() == ()


def test_look_alikes_forced_into_one_story_are_parted() -> None:
    index = StoryIndex()
    for number in range(3):
        index.restore(dataclasses.replace(QUAKE_A, id=f"a{number}"), "a0")
        index.restore(dataclasses.replace(BANK, id=f"b{number}"), "a0")
    (parting,) = index.part_pass()
    assert (parting.story, parting.new, parting.members) == ("a0", "b0", ("b0", "b1", "b2"))
    assert {index.story_of(f"b{n}") for n in range(3)} == {"b0"}
    assert index.part_pass() == ()
    assert index.merge_pass() == ()


def test_related_is_the_nearest_first_and_nothing_rather_than_anything() -> None:
    index = StoryIndex()
    for doc in (QUAKE_A, BANK, QUAKE_B):
        index.assign(doc)
    (first,) = index.related("quake-a")
    assert first.id == "quake-b"
    assert index.related("quake-a", same_story=False) == ()
    assert index.related("bank") == index.related("never seen") == ()
    assert [found.id for found in index.related(dataclasses.replace(QUAKE_A, id="not in it"), limit=1)] == ["quake-a"]


def test_what_left_the_window_is_forgotten() -> None:
    index = StoryIndex(StoryPolicy(window_days=2))
    for number in range(1_200):
        index.assign(Doc(id=str(number), title=f"Matter {number} of row{number}", at=number * DAY_S / 20))
    assert len(index) < 700
    assert index.story_of("0") is None
    assert index.story_of("1199") == "1199"


def test_a_false_date_in_the_future_closes_no_story() -> None:
    index = StoryIndex(StoryPolicy(window_days=2))
    index.assign(Doc(id="future", title="A calendar gone wrong", at=4e9))
    for number in range(600):
        index.assign(Doc(id=str(number), title=f"Matter {number} of row{number}", at=0.0))
    assert len(index) == 601


def test_articles_in_japanese_and_korean_find_each_other() -> None:
    index = StoryIndex()
    index.assign(Doc(id="ja1", title="東京湾で大型客船が座礁、乗客三百人を救助"))
    index.assign(Doc(id="ko1", title="서울 지하철 2호선 열차 고장으로 운행 중단"))
    assert index.assign(Doc(id="ja2", title="大型客船が東京湾で座礁 乗客三百人救助")).story == "ja1"
    assert index.assign(Doc(id="ko2", title="서울 지하철 2호선 고장, 열차 운행 중단")).story == "ko1"
