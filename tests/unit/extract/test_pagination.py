"""Where an article goes on: pagers of invented publishers, and the many links that look like one."""

import pytest

from newsloom.extract.page import extract
from newsloom.extract.pagination import is_further_page

SITE = "https://ledger.example"
WORDS = "The harbour master of Merrow counted fourteen berths on Friday and wrote every one of them into the new book. "


def page(
    body: str = "", *, head: str = "", around: str = "", title: str = "Merrow counts its berths", kind: str = "article"
) -> str:
    text = "".join(f"<p>{n}. {WORDS * 3}</p>" for n in range(6))
    return (
        f'<html><head><title>{title}</title><meta property="og:type" content="{kind}">{head}</head><body>'
        f"<article><h1>{title}</h1>{text}{body}</article>{around}</body></html>"
    )


@pytest.mark.parametrize(
    ("url", "body", "target"),
    [
        ("/news/berths-of-merrow", '<nav class="pagination"><b>1</b> <a href="?page=2">2</a> <a href="?page=3">3</a></nav>', "/news/berths-of-merrow?page=2"),
        ("/news/berths-of-merrow", '<a href="/news/berths-of-merrow?page=2">Next page</a>', "/news/berths-of-merrow?page=2"),
        ("/news/berths-of-merrow?page=2", '<a href="?page=1">1</a> <a href="?page=3">Next »</a>', "/news/berths-of-merrow?page=3"),
        ("/news/berths-of-merrow/", '<a href="/news/berths-of-merrow/2/">2</a>', "/news/berths-of-merrow/2/"),
        ("/news/berths-of-merrow/2/", '<a href="../">1</a> <a href="../3/">Weiter</a>', "/news/berths-of-merrow/3/"),
        ("/news/berths-of-merrow/", '<a href="page/2/">次へ</a>', "/news/berths-of-merrow/page/2/"),
        ("/news/berths-of-merrow", '<a href="/news/berths-of-merrow/seite-2">Nächste Seite</a>', "/news/berths-of-merrow/seite-2"),
        ("/a/k089.html", '<a href="k089_2.html">次のページへ</a>', "/a/k089_2.html"),
        ("/a/k089.html", '<span>1</span><a href="k089-2.html">2</a>', "/a/k089-2.html"),
        ("/a/k089_2.html", '<a href="k089.html">1</a><a href="k089_3.html">3</a>', "/a/k089_3.html"),
        ("/a/k089,1.html", '<a href="k089,2.html">Strona następna</a><a href="k089,2.html">2</a>', "/a/k089,2.html"),
        ("/a/k089-p1.html", '<a href="k089-p2.html">다음 페이지</a>', "/a/k089-p2.html"),
        ("/story.php?id=5", '<a href="/story.php?id=5&amp;page=2">2</a>', "/story.php?id=5&page=2"),
        ("/news/berths-of-merrow?utm_source=feed", '<a href="/news/berths-of-merrow?page=2">2</a>', "/news/berths-of-merrow?page=2"),
        ("/news/merrow-berths/index.html", '<a href="/news/merrow-berths/index_2.html">下一页</a>', "/news/merrow-berths/index_2.html"),
        ("/news/berths-of-merrow", '<a href="/news/berths-of-merrow/2" rel="next">›</a>', "/news/berths-of-merrow/2"),
    ],
)  # fmt: skip
def test_the_next_page_of_the_article_is_found(url: str, body: str, target: str) -> None:
    assert extract(page(body), url=SITE + url).next_page == SITE + target


def test_the_head_of_a_page_may_say_it_alone() -> None:
    found = extract(page(head='<link rel="next" href="k089_2.html">'), url=f"{SITE}/a/k089.html")
    assert found.next_page == f"{SITE}/a/k089_2.html"


def test_a_canonical_address_is_the_page_s_own_too() -> None:
    markup = page('<a href="/b/berths-of-merrow/2">2</a>', head='<link rel="canonical" href="/b/berths-of-merrow">')
    assert extract(markup, url=f"{SITE}/go?to=71").next_page == f"{SITE}/b/berths-of-merrow/2"


def test_a_base_element_does_not_change_what_the_page_is() -> None:
    markup = page('<a href="news/berths-of-merrow/2">2</a>', head=f'<base href="{SITE}/">')
    assert extract(markup, url=f"{SITE}/news/berths-of-merrow").next_page == f"{SITE}/news/berths-of-merrow/2"


@pytest.mark.parametrize(
    ("url", "body", "head"),
    [
        ("/2025/06/berths-of-merrow/", '<a rel="next" href="/2025/06/ferries-stop/">Ferries stop</a>', ""),
        ("/2025/06/weekly-menu/", '<a rel="next" href="/2025/06/weekly-menu-2/">What Merrow eats</a>', ""),
        ("/2025/06/weekly-menu/", "", '<link rel="next" title="Weekly menu" href="/2025/06/weekly-menu-2/">'),
        ("/diary/20250604.html", "", '<link rel="next" href="./20250605.html">'),
        ("/diary/2025-06-04.html", '<a href="2025-06-05.html">Next</a>', ""),
        ("/diary/2025/6/4/", '<a href="/diary/2025/6/">1</a><a href="/diary/2025/6/5/">Next</a>', ""),
        ("/doc/25", '<a rel="next" href="/doc/26">›</a>', ""),
        ("/archives/2562", '<a rel="next" href="/archives/2563">Next</a>', ""),
        ("/news/berths-of-merrow", '<a href="/page/2/">2</a><a href="/news/?page=2">Next page</a>', ""),
        ("/news/berths-of-merrow", '<section class="comments"><a href="?page=2">2</a></section>', ""),
        ("/news/berths-of-merrow", '<a href="?comment_page=2#comments">2</a>', ""),
        ("/news/berths-of-merrow", '<aside><a href="?page=2">2</a></aside>', ""),
        ("/news/berths-of-merrow", '<a href="#page2">2</a><a href="?page=2">Our second edition</a>', ""),
        ("/news/berths-of-merrow", '<a href="https://other.example/news/berths-of-merrow?page=2">2</a>', ""),
        ("/news/berths-of-merrow", '<a href="?page=5">5</a>', ""),
        ("/story.php?id=5", '<a href="/story.php?id=6&amp;page=2">2</a><a href="/story.php?page=2">2</a>', ""),
        ("/reviews/berths-of-merrow", '<a href="/reviews/quays-of-merrow/2">2</a>', ""),
        ("/episode-3.html", '<a href="/episode-4.html">Next</a>', ""),
        ("/news/", '<a href="?page=2">2</a>', ""),
        ("/", '<a href="/?page=2">2</a>', ""),
        ("", '<a href="?page=2">2</a>', ""),
    ],
)
def test_what_is_no_page_of_the_article_is_left_alone(url: str, body: str, head: str) -> None:
    found = extract(page(body, head=head), url=url and SITE + url)
    assert (found.next_page, found.single_page) == ("", "")


def test_a_list_of_articles_is_not_followed() -> None:
    cards = "".join(f'<div class="card"><h2><a href="/a/{n}-berths">Berth {n} opens</a></h2></div>' for n in range(30))
    markup = f'<html><head><title>News from Merrow</title></head><body><h1>News</h1>{cards}<a href="?page=2">2</a></body></html>'
    assert extract(markup, url=f"{SITE}/news/latest-from-merrow").next_page == ""


@pytest.mark.parametrize(
    ("body", "target"),
    [
        ('<a href="?page=all">View as single page</a>', "/a/k089.html?page=all"),
        ('<a href="?view=full">View all</a>', "/a/k089.html?view=full"),
        ('<a href="k089.html?singlepage=1">全文表示</a>', "/a/k089.html?singlepage=1"),
        ('<a href="/a/k089-all.html">Artikel auf einer Seite lesen</a>', "/a/k089-all.html"),
        ('<a href="/a/k089/all/">Read the full article</a>', "/a/k089/all/"),
        ('<a href="/a/k090?page=all">View as single page</a>', ""),
        ('<a href="/news">View all</a><a href="/a/?view=all">View all</a>', ""),
        ('<a href="?page=all">Everything by Ida Lund</a>', ""),
        ('<a href="?page=all#top">View all</a>', "/a/k089.html?page=all"),
    ],
)
def test_the_article_on_a_single_page_is_found(body: str, target: str) -> None:
    assert extract(page(body), url=f"{SITE}/a/k089.html").single_page == (SITE + target if target else "")


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ("https://www.ledger.example/a/k089_4.html", True),
        ("https://ledger.example/a/k089.html?page=7", True),
        ("https://ledger.example/", False),
        ("https://ledger.example/a/k090_2.html", False),
        ("no address", False),
    ],
)
def test_an_address_is_told_to_be_a_page_of_an_article(other: str, told: bool) -> None:
    assert is_further_page("https://ledger.example/a/k089.html", other) is told


@pytest.mark.parametrize(
    "href", ["", "   ", "http://[", "//", "?", "javascript:next(2)", "?page=" + "2" * 400, "%zz/2"]
)
def test_no_link_is_too_odd(href: str) -> None:
    assert extract(page(f'<a href="{href}">2</a>'), url=f"{SITE}/a/k089.html").next_page == ""


@pytest.mark.parametrize("url", ["http://[", "http://a:b/", "//", "\x00", "http://[::1]/a-b/", "x" * 5000])
def test_no_address_is_too_odd(url: str) -> None:
    assert extract(page('<a href="?page=2">2</a>'), url=url).next_page in ("", "http://[::1]/a-b/?page=2")
