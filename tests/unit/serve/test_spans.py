"""Spans over each other become pieces apart, and pieces find their place in markup."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from resiliparse.parse.html import HTMLTree, NodeType

from newsloom.extract.sanitise import sanitise
from newsloom.serve.web.body import article_body, paragraphs
from newsloom.serve.web.spans import MOST, Note, Noted, pieces
from newsloom.store.reading.article import TextSpan

TEXT = "Mayor Ilse Marten said “the quay\nopens on Friday”."


def note(words: str, kind: Noted, text: str = TEXT, **more: object) -> Note:
    start = text.index(words)
    return Note(kind=kind, start=start, end=start + len(words), **more)  # type: ignore[arg-type]


def body(html: str, text: str, *notes: Note, cited: str = "") -> str:
    spans = [TextSpan(start=text.index(cited), end=text.index(cited) + len(cited))] if cited else []
    return article_body(html, text, spans, lambda url: ("/p", ""), notes)


def marks(html: str) -> list[tuple[str, str, str]]:
    """Words, classes and id of every mark, as an HTML5 parser reads them."""
    tree = HTMLTree.parse(f"<!doctype html><body>{html}")
    found = tree.body.get_elements_by_tag_name("mark")
    return [(one.text, one.getattr("class") or "", one.getattr("id") or "") for one in found]


def words_of(html: str) -> str:
    tree = HTMLTree.parse(f"<!doctype html><body>{html}")
    return "".join(node.text for node in tree.body if node.type == NodeType.TEXT)


def test_overlapping_spans_are_cut_at_each_edge_and_at_the_end_of_a_line() -> None:
    found = pieces(
        TEXT,
        [
            note("Mayor", Noted.ROLE, title="mayor: Ilse Marten"),
            note("Mayor Ilse Marten", Noted.PERSON, title="Ilse Marten", number=3),
            note("the quay\nopens on Friday", Noted.QUOTE, title="said by Ilse Marten"),
            note("Friday", Noted.DATE, title="27 November 2026"),
        ],
    )
    assert [(TEXT[one.start : one.end], one.classes, one.title, one.name) for one in found] == [
        ("Mayor", "x x-role x-person e3", "mayor: Ilse Marten · Ilse Marten", "s0"),
        (" Ilse Marten", "x x-person e3", "Ilse Marten", ""),
        ("the quay", "x x-quote begins-quote", "said by Ilse Marten", "s24"),
        ("opens on ", "x x-quote", "said by Ilse Marten", ""),
        ("Friday", "x x-date x-quote", "27 November 2026 · said by Ilse Marten", "s42"),
    ]


def test_of_too_many_spans_statements_stay() -> None:
    text = "ab " * 1000
    names = [Note(kind=Noted.PERSON, start=at * 3, end=at * 3 + 2) for at in range(999)]
    found = pieces(text, [*names, Note(kind=Noted.QUOTE, start=2997, end=2999)])
    assert len(found) == MOST
    assert found[-1].classes == "x x-quote begins-quote"


def test_marks_stand_in_the_markup_across_its_elements_and_paragraphs() -> None:
    html = "<p><b>Mayor Ilse</b> Marten  said “the quay</p><p><a href='https://x.example/'>opens</a> on Friday”.</p>"
    shown = body(
        html,
        TEXT,
        note("Ilse Marten", Noted.PERSON),
        note("the quay\nopens on Friday", Noted.QUOTE),
        cited="Mayor Ilse",
    )
    assert marks(shown) == [
        ("Ilse", "x x-person", "s6"),
        ("Marten", "x x-person", ""),
        ("the quay", "x x-quote begins-quote", "s24"),
        ("opens", "x x-quote", ""),
        ("on Friday", "x x-quote", ""),
    ]
    assert '<b><span id="s0">Mayor <mark' in shown
    assert words_of(shown) == "Mayor Ilse Marten  said “the quayopens on Friday”."


def test_a_line_that_the_markup_does_not_hold_stays_unmarked_and_the_others_are_marked() -> None:
    text = "Anna Berg came.\nOnly in the text: Otto Lind.\nAnna Berg left."
    html = "<p>Anna Berg came.</p><figure><figcaption>Anna Berg, seen here.</figcaption></figure><p>Anna Berg left.</p>"
    notes = [Note(kind=Noted.PERSON, start=at, end=at + 9) for at in (0, 34, 45)]
    shown = body(html, text, *notes)
    assert marks(shown) == [("Anna Berg", "x x-person", "s0"), ("Anna Berg", "x x-person", "s45")]
    assert "<figcaption>Anna Berg, seen here.</figcaption>" in shown


def test_words_are_found_by_what_stands_around_them_where_the_line_is_broken_up() -> None:
    text = (
        "A long beginning of it, then Otto Lind spoke of the ferry and of the winter that was near, and the end of it."
    )
    html = (
        "<p>Another beginning, then Otto Lind spoke of the ferry and of the winter that was near, and another end.</p>"
    )
    at = text.index("Otto")
    far = Note(kind=Noted.PERSON, start=at, end=at + 9)
    assert marks(body(html, text, far)) == []
    near = html.replace("Another beginning, then", "Well. A long beginning of it, then")
    assert marks(body(near, text, far)) == [("Otto Lind", "x x-person", f"s{at}")]


def test_an_id_is_given_once() -> None:
    text = "Anna Berg came."
    notes = [Note(kind=Noted.PERSON, start=0, end=9), Note(kind=Noted.AHEAD, start=0, end=15)]
    for shown in (body("<p>Anna Berg came.</p>", text, *notes, cited=text), body("", text, *notes, cited=text)):
        assert shown.count('id="s0"') == 1
        assert [classes for _, classes, _ in marks(shown)] == ["x x-person x-ahead begins-ahead", "x x-ahead"]


def test_a_hostile_title_stays_an_attribute() -> None:
    text = "Anna Berg came."
    title = '"><script>alert(1)</script>\x00\u202e\x1b'
    for html in ("", f"<p>{text}</p>"):
        shown = body(html, text, Note(kind=Noted.PERSON, start=0, end=9, title=title))
        assert "<script" not in shown
        assert marks(shown) == [("Anna Berg", "x x-person", "s0")]


_TEXTS = st.text(alphabet="ab .\n<&\"'絵\u00a0", max_size=60)
_NOTES = st.lists(
    st.builds(
        Note,
        kind=st.sampled_from(Noted),
        start=st.integers(-3, 60),
        end=st.integers(-3, 63),
        title=st.text(max_size=8),
        number=st.integers(0, 24),
    ),
    max_size=8,
)


@settings(max_examples=150, deadline=None)
@given(_TEXTS, _NOTES, st.integers(0, 60), st.integers(0, 60))
def test_pieces_are_in_order_apart_and_cover_what_is_noted(text: str, notes: list[Note], cut: int, taken: int) -> None:
    found = pieces(text, notes, cuts=[cut], taken=[taken])
    assert all(one.start < one.end for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    covered = {at for one in found for at in range(one.start, one.end)}
    noted = {at for n in notes if 0 <= n.start < n.end <= len(text) for at in range(n.start, n.end)}
    assert covered <= noted
    assert all(text[at].isspace() for at in noted - covered)
    assert not any("\n" in text[one.start : one.end] for one in found)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="<>/pbai =\"'&;x\n絵", max_size=80), _TEXTS, _NOTES, st.integers(0, 60), st.integers(0, 60))
def test_marking_changes_no_word_and_marks_only_the_noted(
    html: str, text: str, notes: list[Note], start: int, end: int
) -> None:
    spans = [TextSpan(start=start, end=end)]
    clean = sanitise(html)
    for source in (clean, sanitise(f"<p>{text}</p>".replace("\n", "</p><p>"))):
        plain = article_body(source, text, spans, lambda url: ("/p", ""))
        shown = article_body(source, text, spans, lambda url: ("/p", ""), notes)
        assert words_of(shown) == words_of(plain)
        ids = [name for _, _, name in marks(shown) if name]
        assert len(ids) == len(set(ids))
    assert words_of(paragraphs(text, spans, notes)) == words_of(paragraphs(text, spans))
