import pytest

from newsloom.errors import UnknownFormat
from newsloom.parse.sitemap import parse_news_sitemap, sitemaps_of_index

INDEX = b"<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>/news.xml</loc></sitemap><sitemap/></sitemapindex>"


def test_an_index_names_its_sitemaps() -> None:
    assert sitemaps_of_index(INDEX, "https://a.example/sitemap.xml") == ("https://a.example/news.xml",)


def test_an_index_is_no_feed_and_says_what_to_give_instead() -> None:
    with pytest.raises(UnknownFormat, match="index of sitemaps"):
        parse_news_sitemap(INDEX)
    with pytest.raises(UnknownFormat):
        sitemaps_of_index(b"<urlset/>")
