import pytest

from headers import a_header, article, meta

TITLE = "Harbour bridge in Merrow reopens after four years"
H1 = f"<h1>{TITLE}</h1>"


def test_sections_are_read_from_meta_elements_then_json_ld():
    found = a_header(
        H1, head=meta(article__section="transport"), linked=article(TITLE, articleSection=["Region", "Transport"])
    )
    assert found.sections == ("Transport", "Region")


@pytest.mark.parametrize(
    "trail",
    [
        '<nav class="breadcrumb"><a href="/">Home</a> › <a href="/region">Region</a> › <a href="/region/harbour">Harbour</a></nav>',
        '<ul class="Brotkrumen"><li><a href="/">Startseite</a></li><li><a href="/r">Region</a></li><li><a href="/h">Harbour</a></li></ul>',
        '<ol itemscope itemtype="https://schema.org/BreadcrumbList"><li itemprop="itemListElement"><a><span itemprop="name">Region</span></a></li>'
        '<li itemprop="itemListElement"><a><span itemprop="name">Harbour</span></a></li></ol>',
    ],
)
def test_the_trail_is_read_where_it_is_shown_without_the_home_page(trail):
    assert a_header(trail + H1).breadcrumb == ("Region", "Harbour")


def test_the_stated_trail_is_read_without_site_and_headline():
    names = ["The Courier", "Region", TITLE]
    items = [{"@type": "ListItem", "position": n, "name": name} for n, name in enumerate(names, start=1)]
    linked = [{"@type": "BreadcrumbList", "itemListElement": items}, article(TITLE, publisher={"name": "The Courier"})]
    assert a_header(H1, linked=linked).breadcrumb == ("Region",)


@pytest.mark.parametrize(
    "tags",
    [
        '<p><a rel="tag" href="/t/b">Bridges</a> <a rel="tag" href="/t/f">Ferries</a></p>',
        '<div class="article-tags">Tags: <a href="/t/b">Bridges</a>, <a href="/t/f">Ferries</a></div>',
        '<ul class="topics"><li><a href="/t/b">#Bridges</a></li><li><a href="/t/f">#Ferries</a></li></ul>',
        '<div class="keywords"><b>キーワード：</b><a href="/t/b">Bridges</a><a href="/t/f">Ferries</a></div>',
    ],
)
def test_tags_are_read_from_the_links_below_a_text(tags):
    assert a_header(f"<article>{H1}<p>Text.</p>{tags}</article>").tags == ("Bridges", "Ferries")


def test_stated_tags_come_first_and_each_once():
    head = meta(news_keywords="Merrow, bridges")
    body = f'<article>{H1}<a rel="tag" href="/t/b">Bridges</a><a rel="tag" href="/t/l">Lorries</a></article>'
    assert a_header(body, head=head).tags == ("Merrow", "bridges", "Lorries")


def test_the_sites_whole_cloud_of_tags_is_not_the_articles():
    cloud = "".join(f'<a href="/t/{n}">Topic {n}</a>' for n in range(60))
    assert a_header(f'<article>{H1}<div class="tag-cloud">{cloud}</div></article>').tags == ()
