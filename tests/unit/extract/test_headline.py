"""Headlines of an invented town's newspapers, in the ways they are printed and stated."""

import pytest

from headers import a_header, article, meta
from newsloom.extract.headline import without_site

TITLE = "Harbour bridge in Merrow reopens after four years"


def headline(*args, **kwargs):
    return a_header(*args, **kwargs).headline


def test_the_h1_its_own_titles_confirm_is_the_headline():
    found = headline(f"<h1>The Courier</h1><h1>{TITLE}</h1>", title=f"{TITLE} | The Courier")
    assert (found.title, found.element.tag) == (TITLE, "h1")


def test_of_two_headings_the_one_that_fits_better_is_taken():
    found = headline(
        "<h1>All bridges and their ferries</h1><h1>All harbours and their ferries</h1>",
        head=meta(og__title="All harbours and their ferries - The Courier"),
    )
    assert found.title == "All harbours and their ferries"


@pytest.mark.parametrize(
    "trail",
    [
        '<nav><ol><li><a href="/">Home</a></li><li><h1>Merrow bridge: lorries</h1></li></ol></nav>',
        '<div class="Breadcrumb_list"><a href="/">Home</a><h1>Merrow bridge: lorries</h1></div>',
        '<h1 class="seotitle">Merrow bridge: lorries</h1>',
        '<h1 class="visually-hidden">Merrow bridge: lorries</h1>',
    ],
)
def test_a_heading_set_for_search_engines_is_not_the_printed_headline(trail):
    linked = article("Merrow bridge: lorries")
    assert headline(trail, head=meta(og__title=TITLE), linked=linked).title == TITLE


def test_json_ld_and_sharing_title_that_agree_are_taken_against_the_h1():
    found = headline(
        "<h1>Harbour bridge reopens after four long years in Merrow</h1>",
        head=meta(og__title=TITLE),
        linked=article(TITLE),
    )
    assert found.title == TITLE


def test_an_h1_that_says_all_the_titles_say_and_more_stays_whole():
    whole = f"{TITLE}: 'We waited long'"
    assert headline(f"<h1>{whole}</h1>", head=meta(og__title=TITLE), linked=article(TITLE)).title == whole


def test_a_lone_h1_that_reads_like_a_headline_is_taken_although_no_title_agrees():
    found = headline(
        '<h1 class="page-title">How the lorries came home to Merrow</h1>',
        title="Is the harbour bridge open? - The Courier",
    )
    assert found.title == "How the lorries came home to Merrow"


def test_a_section_name_in_the_h1_is_no_headline():
    assert headline("<h1>Local news</h1>", head=meta(og__title=TITLE)).title == TITLE


@pytest.mark.parametrize(
    ("markup", "kicker"),
    [
        (f'<span class="overline">Storm season</span> - <span>{TITLE}</span>', "Storm season"),
        (f"<span>Opinion</span> <span>{TITLE}</span>", "Opinion"),
        (f"<b>Merrow: </b><i>{TITLE}</i>", "Merrow"),
    ],
)
def test_a_line_set_above_the_headline_is_its_kicker(markup, kicker):
    found = headline(f"<h1>{markup}</h1>", linked=article(TITLE))
    assert (found.title, found.kicker) == (TITLE, kicker)


def test_a_kicker_the_titles_count_as_part_of_the_headline_stays():
    whole = f"Storm season: {TITLE}"
    found = headline(f"<h1><span>Storm season: </span><span>{TITLE}</span></h1>", head=meta(og__title=whole))
    assert found.title == whole


def test_labels_behind_a_bar_are_left_out():
    assert headline(f"<h1>{TITLE} | Editorial</h1>", head=meta(og__title=f"{TITLE} | Editorial")).title == TITLE


@pytest.mark.parametrize(
    ("title", "site", "plain"),
    [
        (f"{TITLE} - The Courier", "The Courier", TITLE),
        (f"The Courier: {TITLE}", "The Courier", f"The Courier: {TITLE}"),
        (f"{TITLE} | Region | The Courier", "The Courier", TITLE),
        ("항구 다리 4년 만에 다시 열렸다-사회ㅣ메로신문", "메로신문", "항구 다리 4년 만에 다시 열렸다"),
        ("海港大桥四年后重新开放_社会_梅罗日报", "", "海港大桥四年后重新开放"),
        ("Ferries - and why they stop", "The Courier", "Ferries - and why they stop"),
        ("", "The Courier", ""),
    ],
)
def test_the_sites_name_and_section_are_cut_off(title, site, plain):
    assert without_site(title, site) == plain


def test_the_year_of_publishing_is_no_part_of_a_stated_title():
    assert headline("<p>x</p>", head=meta(og__title=f"{TITLE} (Published 2018)")).title == TITLE


def test_a_standfirst_is_kept_where_it_says_something_of_its_own():
    lead = "The last lorry crossed by ferry on Tuesday night, to cheers from the quay."
    assert a_header(f"<h1>{TITLE}</h1>", head=meta(description=lead)).standfirst == lead
    assert a_header(f"<h1>{TITLE}</h1>", head=meta(description=f"{TITLE}.")).standfirst == ""


def test_the_printed_standfirst_is_preferred_to_its_shortened_copy():
    lead = "The last lorry crossed by ferry on Tuesday night, to cheers from the quay."
    found = a_header(
        f'<article><h1>{TITLE}</h1><p class="standfirst">{lead}</p></article>',
        head=meta(description=lead[:40]),
    )
    assert found.standfirst == lead
