"""Why two articles stand together: what both print, with where it stands in each."""

from hypothesis import given, settings
from hypothesis import strategies as st

from newsloom.model.reading import Span
from newsloom.model.weave import Doc, Reason, SharedKind
from newsloom.stories.reasons import SHOWN, Keyed, explain

COURIER = Doc(
    id="courier",
    title="Fourteen berths open at Merrow under the Harbor Treaty",
    text="MERROW - Prime Minister Ilsa Marren and her guest from Veska will sign the Harbor Treaty on Nov. 28.\n"
    "It opens fourteen berths, and a shared fund of 2.4 billion crowns pays for dredging the eastern quay.\n"
    "Ships from Japan may call as well.",
    at=0.0,
    dateline="MERROW",
)
LEDGER = Doc(
    id="ledger",
    title="What the treaty says, clause by clause",
    text="The text that Ilsa Marren signs on 28 November opens 14 berths to foreign ships, Japan among them.\n"
    "Nobody knows who pays for dredging the eastern quay: the fund holds 2.4bn crowns. Marren said so in Merrow.",
    at=9_000.0,
)


def _of(reason: Reason, kind: SharedKind) -> list[tuple[str, str]]:
    return [(one.text, one.other) for one in reason.shared if one.kind is kind]


def test_names_numbers_dates_places_and_phrases_are_told_apart() -> None:
    reason = explain(COURIER, LEDGER, parts={"words": 0.4}, similarity=0.5)
    assert _of(reason, SharedKind.NAME) == [("Ilsa Marren", "Ilsa Marren")]
    assert set(_of(reason, SharedKind.NUMBER)) == {("2.4 billion", "2.4bn"), ("Fourteen berths", "14 berths")}
    assert _of(reason, SharedKind.DATE) == [("Nov. 28", "28 November")]
    assert ("Japan", "Japan") in _of(reason, SharedKind.PLACE)
    assert ("pays for dredging the eastern quay", "pays for dredging the eastern quay") in _of(
        reason, SharedKind.PHRASE
    )
    assert (reason.nearest, reason.gap_h, dict(reason.parts), reason.similarity) == ("ledger", 2.5, {"words": 0.4}, 0.5)


def test_the_place_of_a_dateline_is_a_place() -> None:
    assert ("MERROW", "Merrow") in _of(explain(COURIER, LEDGER, parts={}), SharedKind.PLACE)


def test_every_span_covers_what_is_said_to_be_printed_there() -> None:
    reason = explain(COURIER, LEDGER, parts={})
    assert reason.shared
    for one in reason.shared:
        for doc, printed, spans in ((COURIER, one.text, one.here), (LEDGER, one.other, one.there)):
            assert spans
            for span in spans:
                assert (doc.title if span.field == "title" else doc.text)[span.start : span.end] == printed


def test_across_languages_names_meet_by_their_keys() -> None:
    english = Doc(id="1", title="Marren signs", text="Ilsa Marren signed.", language="en")
    japanese = Doc(id="2", title="マレン首相", text="マレン首相が署名した。", language="ja")

    def across(doc: Doc) -> list[Keyed]:
        printed = "マレン" if doc.language == "ja" else "Marren"
        fields = (("title", doc.title), ("text", doc.text))
        found = [(field, text.index(printed)) for field, text in fields]
        spans = tuple(Span(start=start, end=start + len(printed), field=field) for field, start in found)
        return [Keyed(kind=SharedKind.NAME, key="maren", weight=3.0, spans=spans)]

    reason = explain(japanese, english, parts={}, across=across)
    assert _of(reason, SharedKind.NAME) == [("マレン", "Marren")]
    (name,) = reason.shared
    assert [span.field for span in name.here] == [span.field for span in name.there] == ["title", "text"]
    assert explain(japanese, english, parts={}).shared == ()


def test_half_a_number_is_no_part_of_a_phrase() -> None:
    one = Doc(id="1", title="", text="It cost 2.4 billion crowns in all.")
    other = Doc(id="2", title="", text="They asked for 2.4 billion crowns.")
    reason = explain(one, other, parts={})
    assert _of(reason, SharedKind.NUMBER) == [("2.4 billion", "2.4 billion")]
    assert all(not text[0].isdigit() for text, _ in _of(reason, SharedKind.PHRASE))


def test_the_same_number_of_other_things_is_nothing_in_common() -> None:
    one = Doc(id="1", title="Harbor", text="Rescuers counted 14 boats.")
    other = Doc(id="2", title="Schools", text="The board closed 14 schools.")
    assert _of(explain(one, other, parts={}), SharedKind.NUMBER) == []


def test_a_year_and_words_of_every_article_are_no_evidence() -> None:
    one = Doc(id="1", title="", text="The government said on Monday that the plan for 2026 was new.")
    other = Doc(id="2", title="", text="People said the government has a new plan. It was on Monday, in 2026.")
    assert explain(one, other, parts={}).shared == ()


def test_a_capital_that_opens_a_sentence_makes_no_name() -> None:
    one = Doc(id="1", title="", text="Dredgers left the quay. The rest stayed.")
    other = Doc(id="2", title="", text="Dredgers came to the quay. Others slept.")
    reason = explain(one, other, parts={})
    assert _of(reason, SharedKind.NAME) == []
    assert ("Dredgers", "Dredgers") in _of(reason, SharedKind.WORD)


def test_a_name_that_opens_a_sentence_is_whole() -> None:
    one = Doc(id="1", title="", text="Ilsa Marren left the quay.")
    other = Doc(id="2", title="", text="Ilsa Marren slept.")
    assert _of(explain(one, other, parts={}), SharedKind.NAME) == [("Ilsa Marren", "Ilsa Marren")]


def test_headlines_in_title_case_name_nobody() -> None:
    one = Doc(id="1", title="Dredgers Leave Quay As Ministers Quarrel")
    other = Doc(id="2", title="Ministers Quarrel While Dredgers Wait")
    assert _of(explain(one, other, parts={}), SharedKind.NAME) == []


def test_japanese_words_in_a_row_are_found() -> None:
    one = Doc(id="1", title="港湾条約に署名", text="両国は港湾条約に署名した。11月28日のことである。", language="ja")
    other = Doc(id="2", title="漁民は反対", text="港湾条約に反対する漁民が11月28日に集まった。", language="ja")
    reason = explain(one, other, parts={})
    assert any("港湾条約" in text for text, _ in _of(reason, SharedKind.PHRASE) + _of(reason, SharedKind.WORD))
    assert _of(reason, SharedKind.DATE) == [("11月28日", "11月28日")]


def test_a_text_beside_itself_is_explained_within_the_limits() -> None:
    copy = Doc(id="copy", title=COURIER.title, text=COURIER.text * 20)
    reason = explain(COURIER, copy, parts={})
    assert all(len(_of(reason, kind)) <= most for kind, most in SHOWN.items())
    assert all(len(one.here) <= 3 and len(one.there) <= 3 for one in reason.shared)


def test_how_rare_a_word_is_comes_from_outside() -> None:
    one = Doc(id="1", title="", text="the boats and the quays")
    other = Doc(id="2", title="", text="two boats beside quays")
    assert explain(one, other, parts={}, common=lambda term: 0.0).shared == ()
    found = explain(one, other, parts={}, common=lambda term: 9.0)
    assert {text for text, _ in _of(found, SharedKind.WORD)} == {"boats", "quays"}


ANY_TEXT = st.text(alphabet="ab AB.,\n12年月日港湾条約ボーイ$%-’“", max_size=120)


@settings(max_examples=150, deadline=None)
@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_whatever_the_texts_spans_are_true(title: str, text: str, other: str) -> None:
    one, two = Doc(id="1", title=title, text=text), Doc(id="2", title=other, text=text + other)
    for shared in explain(one, two, parts={}).shared:
        for doc, printed, spans in ((one, shared.text, shared.here), (two, shared.other, shared.there)):
            for span in spans:
                assert (doc.title if span.field == "title" else doc.text)[span.start : span.end] == printed
