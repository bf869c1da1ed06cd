"""Pages are cut to what an article's page may be before any parser sees them."""

import pytest

from newsloom.extract.markup import (
    MAX_ATTRIBUTES,
    MAX_ELEMENTS,
    MAX_TAG_CHARS,
    MAX_TITLE_CHARS,
    MAX_VALUE_CHARS,
    read_page,
    without_excess,
)

LONG = "x" * MAX_VALUE_CHARS


@pytest.mark.parametrize(
    "markup",
    [
        "<p>words</p>",
        "a < b and c > d = \" it's",
        f'<img src="/a.jpg" srcset="{"/a.jpg 1x, " * 300}" alt="it\'s">',
        f"<div data-state='{'{&quot;a&quot;: 1} ' * 500}' class=x>",
        f"<p title=don't>{LONG}</p><p title='b'>",
        f"text {LONG}",
    ],
)
def test_ordinary_tags_stay_as_they_are_however_long_their_values(markup: str) -> None:
    assert without_excess(markup) == markup


@pytest.mark.parametrize("value", [f'"{LONG}"', f"'{LONG}'", LONG, f'  "{LONG} <b>"'])
def test_an_endless_value_is_emptied_and_its_neighbours_are_kept(value: str) -> None:
    assert without_excess(f'a<img data-x={value} src="/a.jpg">b') == 'a<img data-x="" src="/a.jpg">b'


def test_a_tag_of_hundreds_of_attributes_keeps_its_name_only() -> None:
    many = " ".join(f'attribute{number}="<&gt;"' for number in range(MAX_ATTRIBUTES + 1))
    assert len(many) > MAX_TAG_CHARS
    assert without_excess(f"<p {many}>words</p>") == "<p>words</p>"


def test_a_page_is_read_up_to_its_last_sane_element() -> None:
    page = read_page("<article>" + "<p>x</p>" * (MAX_ELEMENTS + 50))
    assert sum(1 for _ in page.tree.iter("p")) == MAX_ELEMENTS - 1


def test_a_title_is_no_longer_than_a_title() -> None:
    title = next(read_page(f"<title>{'word ' * 9_000}</title><p>x").tree.iter("title"))
    assert len(title.text or "") == MAX_TITLE_CHARS


def test_a_title_may_hold_what_no_tree_takes() -> None:
    page = read_page(f"<title>{'word&#1; ' * 9_000}</title><p>x")
    assert "\x01" not in (next(page.tree.iter("title")).text or "")
