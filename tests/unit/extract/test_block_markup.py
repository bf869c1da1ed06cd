"""Chosen blocks written as lines and as HTML."""

from lxml import etree

from newsloom.extract.block_markup import written
from newsloom.extract.blocks import cut


def blocks(markup, chosen=None):
    parts = cut(etree.fromstring(f"<html><body><article>{markup}</article></body></html>", etree.HTMLParser()))
    wanted = range(len(parts.blocks)) if chosen is None else chosen
    return list(written(parts, list(wanted), lambda after, before: iter(())))


def one(markup):
    (found,) = blocks(markup)
    return found


def test_a_paragraph_keeps_emphasis_and_links():
    found = one("<p>The <i>Merrow</i> is <b>late</b>, <a href='/why?a=1&amp;b=2'>and why</a>.</p>")
    assert found.text == "The Merrow is late, and why."
    assert found.html == (
        '<p>The <em>Merrow</em> is <strong>late</strong>, <a href="/why?a=1&amp;b=2">and why</a>.</p>'
    )


def test_a_line_break_is_a_line_of_the_text():
    found = one("<p>Rolling home,<br>rolling home</p>")
    assert found.text == "Rolling home,\nrolling home"
    assert found.html == "<p>Rolling home,<br>rolling home</p>"


def test_markup_in_words_is_escaped():
    assert one("<p>Use &lt;b&gt; &amp; be bold</p>").html == "<p>Use &lt;b&gt; &amp; be bold</p>"


def test_the_items_of_a_list_stand_together():
    found = one("<ol><li>Bread</li><li>Salt <b>and</b> butter</li></ol>")
    assert found.text == "Bread\nSalt and butter"
    assert found.html == "<ol><li>Bread</li><li>Salt <strong>and</strong> butter</li></ol>"


def test_a_list_item_of_paragraphs_is_one_item():
    found = one("<ul><li><p>First</p><p>its rest</p></li><li><p>Second</p></li></ul>")
    assert found.html == "<ul><li>First<br>its rest</li><li>Second</li></ul>"


def test_a_table_keeps_rows_heads_and_spans():
    found = one(
        "<table><tr><th>Town</th><th>Votes</th></tr><tr><td colspan='2'>Merrow</td></tr><tr><td>Selby</td><td>3</td></tr></table>"
    )
    assert found.is_table
    assert found.text == "Town Votes\nMerrow\nSelby 3"
    assert found.html == (
        '<table><tr><th>Town</th><th>Votes</th></tr><tr><td colspan="2">Merrow</td></tr>'
        "<tr><td>Selby</td><td>3</td></tr></table>"
    )


def test_quotes_headings_and_code_keep_their_kind():
    quote, heading, code = blocks(
        "<blockquote><p>Never.</p><p>Ever.</p></blockquote><h3>What next</h3><pre>a = 1\n  b = 2</pre>"
    )
    assert quote.html == "<blockquote><p>Never.</p>\n<p>Ever.</p></blockquote>"
    assert heading.is_heading and heading.html == "<h3>What next</h3>"
    assert code.html == "<pre>a = 1\n  b = 2</pre>" and code.text == "a = 1\nb = 2"


def test_right_to_left_text_keeps_its_direction():
    assert one("<p dir='rtl'>شلام</p>").html.startswith('<p dir="rtl">')
    assert blocks("<div dir='RTL'><p>شلام</p></div>")[0].html.startswith('<p dir="rtl">')


def test_what_was_not_chosen_is_not_written():
    assert [found.text for found in blocks("<p>One.</p><p>Two.</p><p>Three.</p>", [0, 2])] == ["One.", "Three."]


def test_a_block_that_ends_inside_emphasis_is_closed():
    first, second = blocks("<div><b>Bold<br><br>still</b> plain</div><p>After.</p>", None)[:2]
    assert first.html.count("<strong>") == first.html.count("</strong>")
    assert second.text == "After."
