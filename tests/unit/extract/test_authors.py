"""Who signs an invented page: which of its statements to believe."""

import pytest

from headers import a_header, article, meta

H1 = "<h1>Harbour bridge in Merrow reopens after four years</h1>"


def signed(body="", **more):
    return [author.name for author in a_header(f"<article>{H1}{body}</article>", **more).authors]


@pytest.mark.parametrize(
    "body",
    [
        '<a rel="author" href="/staff/dana">Dana Kim</a>',
        '<div itemprop="author" itemscope><meta itemprop="name" content="Dana Kim"></div>',
        '<div class="authorText">Dana Kim</div>',
        '<p class="byline">By <a href="/author/dana">Dana Kim</a> Chief Reporter</p>',
        '<ul class="metaInfoAuthorList"><li><a href="/author/dana">Dana Kim</a></li></ul>',
        '<div><a href="/content/author/dana-kim">Dana Kim</a></div>',
        "<div><small>posted on 4 June</small> by Dana Kim</div>",
        "<div><span>By</span> <b>Dana Kim</b><i>3 June</i></div>",
        '<nav class="post-by"><a rel="author" href="/dana">Dana Kim</a></nav>',
        '<footer class="entry-meta"><a rel="author" href="/dana">Dana Kim</a></footer>',
    ],
)
def test_a_byline_is_found_where_publishers_print_it(body):
    assert signed(body) == ["Dana Kim"]


@pytest.mark.parametrize(
    "body",
    [
        '<aside class="related"><a rel="author" href="/tomas">Tomas Hale</a></aside>',
        '<div class="related-stories"><p class="byline">By Tomas Hale</p></div>',
        '<p class="byline">Image: Tomas Hale</p>',
        '<a href="/author/archive">View all</a>',
    ],
)
def test_names_of_other_texts_and_pictures_are_no_byline(body):
    assert signed(body) == []


def test_tailwinds_relative_and_a_frame_with_a_sidebar_are_no_teasers():
    body = f'<div class="body withSidebar">{H1}<div class="relative"><a rel="author" href="/d">Dana Kim</a></div></div>'
    assert [a.name for a in a_header(body).authors] == ["Dana Kim"]


def test_json_ld_is_believed_before_what_is_shown():
    assert signed('<p class="byline">By Tomas Hale</p>', linked=article(author={"name": "Dana Kim"})) == ["Dana Kim"]


def test_a_statement_that_holds_all_the_names_and_more_is_taken():
    head = '<meta name="author" content="Dana Kim, Tomas Hale">'
    assert signed(head=head, linked=article(author={"name": "Dana Kim"})) == ["Dana Kim", "Tomas Hale"]
    line = "<p>By <b>Dana Kim</b> and Tomas Hale, Harbour Wire</p>"
    assert signed(line, linked=article(author=[{"name": "Dana Kim"}])) == ["Dana Kim", "Tomas Hale"]


def test_the_account_on_a_sharing_card_is_believed_last():
    head = meta(twitter__label1="Written by", twitter__data1="Ida Lund")
    assert signed('<p class="byline">By Dana Kim</p>', head=head) == ["Dana Kim"]
    assert signed(head=head) == ["Ida Lund"]
    assert signed(head=meta(twitter__label1="Reading time", twitter__data1="Ida Lund")) == []


def test_an_organisation_other_than_the_publisher_signs_before_it():
    linked = article(author={"@type": "Organization", "name": "The Courier"}, publisher={"name": "The Courier"})
    head = '<meta name="articleAuthor" content="Merrow News Agency">'
    assert signed(head=head, linked=linked) == ["Merrow News Agency"]
    assert signed(linked=linked) == ["The Courier"]


def test_an_editors_initials_do_not_stand_before_the_publishers_name():
    linked = article(author={"@type": "Organization", "name": "courier"}, publisher={"name": "courier"})
    assert signed(head='<meta name="author" content="amw">', linked=linked) == ["courier"]


def test_the_publishers_address_names_nobody():
    head = '<meta name="author" content="courier.example, Merrow, Norland"><meta name="publisher" content="courier.example">'
    assert signed('<p class="byline">By Dana Kim</p>', head=head) == ["Dana Kim"]
