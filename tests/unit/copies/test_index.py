import dataclasses
import random

from newsloom.copies.index import CopyIndex, CopyPolicy
from newsloom.model.weave import CopyMatch, Doc, Merge

SUBJECTS = ("the council", "a shipping firm", "the harbour master", "one engineer", "the teachers", "a young pilot")
VERBS = ("approved", "rejected", "measured", "postponed", "described", "repaired", "questioned", "celebrated")
OBJECTS = ("the northern bridge", "a budget of coins", "seven wooden boats", "the winter timetable", "an old map")
PLACES = ("near the mill", "beside the river", "in the upper town", "on the island", "behind the station")


def story(seed: int, sentences: int = 24) -> list[str]:
    chooser = random.Random(seed)
    return [
        f"{chooser.choice(SUBJECTS).capitalize()} {chooser.choice(VERBS)} {chooser.choice(OBJECTS)} "
        f"{chooser.choice(PLACES)} as number {chooser.randrange(10_000)} of case {seed} on page {chooser.randrange(900)}."
        for _ in range(sentences)
    ]


def doc(id: str, sentences: list[str], at: float | None = None) -> Doc:
    return Doc(id=id, title="A headline", text="\n".join(sentences), at=at)


def test_a_truncated_text_with_a_local_lede_and_a_tail_is_a_copy() -> None:
    wire = story(1)
    index = CopyIndex()
    index.add(doc("wire", wire))
    local = ["Our own reporter writes from the market square this morning.", *wire[:9], "Follow us for more of this."]
    match = index.add(doc("local", local))
    assert (match.group, match.copy_of) == ("wire", "wire")
    assert match.containment > 0.6


def test_respelled_words_do_not_hide_a_copy() -> None:
    wire = story(2)
    index = CopyIndex()
    index.add(doc("wire", wire))
    respelled = [sentence.replace("harbour", "harbor").replace("postponed", "put off") for sentence in wire]
    assert index.add(doc("respelled", respelled)).copy_of == "wire"


def test_a_rewrite_is_not_a_copy() -> None:
    wire = story(3)
    index = CopyIndex()
    index.add(doc("wire", wire))
    rewritten = [" ".join(reversed(sentence.split())) for sentence in wire]
    assert index.add(doc("rewrite", rewritten)) == CopyMatch(id="rewrite", group="rewrite")


def test_page_furniture_shared_by_many_makes_no_copy_of_a_short_text() -> None:
    furniture = story(99, 6)
    index = CopyIndex()
    for n in range(10, 16):
        index.add(doc(str(n), [*story(n), *furniture]))
    assert index.add(doc("short", [*story(50, 5), *furniture])).copy_of is None


def test_a_chain_of_overlaps_does_not_drift() -> None:
    sentences = story(5, 90)
    index = CopyIndex()
    groups = [index.add(doc(str(n), sentences[n * 10 : n * 10 + 24])).group for n in range(6)]
    assert len(set(groups)) > 1


def test_copies_come_together_within_the_window_only() -> None:
    index = CopyIndex(CopyPolicy(window_days=2))
    index.add(doc("first", story(6), at=0.0))
    assert index.add(doc("next day", story(6), at=86_400.0)).copy_of == "first"
    assert index.add(doc("a year on", story(6), at=86_400.0 * 365)).copy_of is None
    assert index.add(doc("undated", story(6))).group == "first"


def test_a_text_that_holds_two_fragments_makes_their_groups_one() -> None:
    whole = story(7)
    index = CopyIndex()
    index.add(doc("top", whole[:12]))
    assert index.add(doc("end", whole[12:])).copy_of is None
    assert index.add(doc("whole", whole)).group in {"top", "end"}
    assert index.merge_pass() == (Merge(kept="top", gone="end"),)
    assert index.add(doc("again", whole)).group == "top"
    assert index.merge_pass() == ()


def test_a_known_id_keeps_its_standing() -> None:
    index = CopyIndex()
    index.add(doc("a", story(8)))
    first = index.add(doc("b", story(8)))
    assert index.add(doc("b", story(9))) == first


def test_texts_without_words_are_nobodys_copies() -> None:
    index = CopyIndex()
    empty = Doc(id="1", title="Same headline")
    assert index.add(empty).copy_of is None
    assert index.add(dataclasses.replace(empty, id="2")).copy_of is None
    assert index.add(dataclasses.replace(empty, id="3", text="\ud800 !!")).copy_of is None
