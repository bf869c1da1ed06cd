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


def test_house_spelling_accents_and_quotes_make_no_other_text() -> None:
    wire = [
        f"{sentence} The “harbour” centre’s café was organised by neighbours {n}."
        for n, sentence in enumerate(story(31))
    ]
    index = CopyIndex()
    index.add(doc("wire", wire))
    plain = [
        s.replace("“", '"').replace("”", '"').replace("’", "'").replace("harbour", "harbor").replace("centre", "center")
        .replace("é", "e").replace("organised", "organized").replace("neighbours", "neighbors").upper()
        for s in wire
    ]  # fmt: skip
    assert index.add(doc("plain", plain)).containment == 1.0


def test_a_short_cut_with_a_lede_and_furniture_of_its_own_is_a_copy_and_a_long_report_with_as_much_is_not() -> None:
    wire = story(32, 40)
    index = CopyIndex()
    index.add(doc("wire", wire))
    assert index.add(doc("short", [*story(33, 3), *wire[:2]])).copy_of == "wire"
    assert index.add(doc("long", [*story(34, 30), *wire[-10:]])).copy_of is None


def test_a_line_that_stands_in_a_report_is_no_copy_of_it_and_equal_lines_are() -> None:
    line = "The ferry sails again on Monday morning at six"
    index = CopyIndex()
    index.add(doc("report", [line, *story(35)]))
    assert index.add(doc("line", [line])).copy_of is None
    assert index.add(doc("again", [line])).copy_of == "line"


def test_a_copy_of_a_copy_that_has_nothing_of_the_origin_stays_outside() -> None:
    origin, added = story(36, 20), story(37, 20)
    index = CopyIndex()
    index.add(doc("origin", origin))
    assert index.add(doc("padded", [*origin[:14], *added])).group == "origin"
    assert index.add(doc("fuller", [*origin, *story(38, 20)])).group == "origin"
    assert index.add(doc("other", added)).group == "other"


def test_wire_copies_in_japanese_and_korean_are_found_and_rewrites_are_not() -> None:
    index = CopyIndex()
    japanese = [f"政府は{n}日、第{n * 7}回の港湾会議を開き、埠頭{n * 3}番の再開を決めた。" for n in range(11, 31)]
    korean = [f"정부는 {n}일 항만 회의를 열고 부두 {n * 3}번의 재개장을 결정했다고 밝혔다." for n in range(11, 31)]
    index.add(doc("共同", japanese))
    index.add(doc("연합", korean))
    assert index.add(doc("地方紙", ["本紙記者が港で聞いた。", *japanese[:8], "続きは会員限定。"])).copy_of == "共同"
    assert index.add(doc("지방지", ["본지 기자가 항구에서 들었다.", *korean[:8]])).copy_of == "연합"
    rewritten = [f"埠頭の再開が{n}番まで進むと、会議に出た担当者が説明。港は{n}月に始動へ。" for n in range(11, 31)]
    assert index.add(doc("別稿", rewritten)).copy_of is None


def test_a_footer_on_hundreds_of_pages_costs_little_and_hides_no_copy() -> None:
    footer = story(98, 3)
    index = CopyIndex()
    for n in range(200):
        index.add(doc(f"page {n}", [*story(1000 + n, 15), *footer]))
    assert index.add(doc("other", [*story(5000, 3), *footer])).copy_of is None
    assert index.add(doc("copy", [*story(1100, 15), "Our reporter was there."])).copy_of == "page 100"


def test_words_that_come_later_are_judged_later() -> None:
    index = CopyIndex()
    index.add(Doc(id="late", text="The assembly votes."))
    index.add(doc("wire", story(40)))
    assert index.renew(doc("late", story(40))).copy_of == "wire"
    assert index.renew(doc("wire", [*story(40), *story(41)])) == CopyMatch(id="wire", group="wire")  # others follow it
    assert index.add(doc("half", story(41))).copy_of == "wire"
    assert "late" in index
    assert "nobody" not in index
