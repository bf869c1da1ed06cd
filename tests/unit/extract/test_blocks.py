"""A page cut into text blocks."""

from lxml import etree

from newsloom.extract.blocks import MAX_BLOCKS, cut
from newsloom.extract.hints import BIT, hint_bits


def parts(markup):
    return cut(etree.fromstring(f"<html><body>{markup}</body></html>", etree.HTMLParser()))


def texts(markup):
    return [block.text for block in parts(markup).blocks]


def test_text_between_block_tags_is_one_block_whatever_stands_inline():
    assert texts("<p>The <b>ferry</b> was <a href='/x'>late</a>.</p><div>Nobody minded.</div>") == [
        "The ferry was late.",
        "Nobody minded.",
    ]


def test_two_breaks_part_a_block_and_one_does_not():
    assert texts("<div>One line<br>of verse<br><br>Another stanza</div>") == ["One line of verse", "Another stanza"]


def test_menus_footers_scripts_and_links_that_stand_alone_are_left_out():
    markup = (
        "<nav><p>Home and more words than any menu has</p></nav><ul><li><a href='/a'>Sport</a></li></ul>"
        "<script>var a = 'text'</script><p>Kept.</p><footer><p>All rights reserved</p></footer>"
    )
    assert texts(markup) == ["Kept."]


def test_a_long_link_alone_may_be_a_sentence_and_stays():
    line = "The council voted to keep the old swing bridge open to walkers until the new one is finished in spring"
    assert texts(f"<p><a href='/a'>{line}</a></p>") == [line]


def test_what_readers_wrote_below_is_left_out_but_a_column_called_comment_is_not():
    markup = (
        "<div class='comment'><h1>Leave the bridge alone</h1><p>It has stood for ninety years.</p></div>"
        "<ol class='comment-list'><li>Well said.</li></ol><div id='comments'><p>I disagree.</p></div>"
    )
    assert texts(markup) == ["Leave the bridge alone", "It has stood for ninety years."]


def test_the_row_of_a_table_of_data_is_one_block_and_a_cell_of_paragraphs_is_a_box():
    assert texts("<table><tr><td>Merrow</td><td>3</td></tr></table>") == ["Merrow 3"]
    assert texts("<table><tr><td><p>First.</p><p>Second.</p></td></tr></table>") == ["First.", "Second."]


def test_every_box_knows_the_blocks_inside_it():
    found = parts("<article><p>One.</p><section><p>Two.</p><p>Three.</p></section></article><p>Four.</p>")
    by_tag = {box.tag: (box.first, box.last) for box in found.boxes}
    assert by_tag["article"] == (0, 3)
    assert by_tag["section"] == (1, 3)
    assert by_tag["body"] == (0, 4)


def test_quotation_elements_get_their_marks_and_readings_over_characters_are_left_out():
    assert texts("<p>She said <q>never</q>.</p><p><ruby>橋<rt>はし</rt></ruby>が開いた。</p>") == [
        "She said “never”.",
        "橋が開いた。",
    ]


def test_a_page_of_endless_blocks_and_endless_nesting_is_cut_short():
    assert len(parts("<p>word</p>" * (MAX_BLOCKS + 500)).blocks) == MAX_BLOCKS
    assert texts("<p>Above.</p>" + "<div>" * 5_000 + "deep")[0] == "Above."


def test_class_words_hint_in_any_spelling():
    assert hint_bits("articleBody") & BIT["body"]
    assert hint_bits("article__body") & BIT["body"]
    assert hint_bits("c-related-stories") & BIT["related"]
    assert hint_bits("Newsletter_signup") & BIT["newsletter"]
    assert not hint_bits("radio shadow") & BIT["ad"]
