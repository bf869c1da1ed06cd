"""Players and posts of other sites become links that name the site."""

import pytest
from lxml import html as lxml_html

from newsloom.extract.embeds import link_for, with_links
from newsloom.extract.entry import from_entry
from newsloom.extract.sanitise import sanitise
from newsloom.model.entry import Entry

BASE = "https://merrow.example/news/a"


def _link(markup: str) -> str | None:
    return link_for(lxml_html.fragment_fromstring(markup), BASE)


def _frame(address: str) -> str | None:
    return _link(f'<iframe src="{address}" width="560" allowfullscreen></iframe>')


@pytest.mark.parametrize(
    ("address", "page", "name"),
    [
        ("https://www.youtube.com/embed/abcDEF12345?autoplay=1&amp;rel=0", "https://www.youtube.com/watch?v=abcDEF12345", "Video at youtube.com"),
        ("//www.youtube-nocookie.com/embed/abcDEF12345", "https://www.youtube.com/watch?v=abcDEF12345", "Video at youtube.com"),
        ("https://www.youtube.com/embed/videoseries?list=PLabc", "https://www.youtube.com/playlist?list=PLabc", "Video at youtube.com"),
        ("https://player.vimeo.com/video/1234567?h=9&amp;dnt=1", "https://vimeo.com/1234567", "Video at vimeo.com"),
        ("https://geo.dailymotion.com/player/x1.html?video=x8abcd", "https://www.dailymotion.com/video/x8abcd", "Video at dailymotion.com"),
        ("https://platform.twitter.com/embed/Tweet.html?id=1234567890", "https://x.com/i/status/1234567890", "Post at x.com"),
        ("https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fmerrow%2Fposts%2F12&amp;width=500", "https://www.facebook.com/merrow/posts/12", "Post at facebook.com"),
        ("https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fmerrow%2Fvideos%2F12%2F", "https://www.facebook.com/merrow/videos/12/", "Video at facebook.com"),
        ("https://www.instagram.com/p/Abc123/embed/captioned/", "https://www.instagram.com/p/Abc123/", "Post at instagram.com"),
        ("https://www.tiktok.com/embed/v2/712345", "https://www.tiktok.com/embed/v2/712345", "Video at tiktok.com"),
        ("https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/merrow/quay&amp;auto_play=false", "https://soundcloud.com/merrow/quay", "Audio at soundcloud.com"),
        ("https://open.spotify.com/embed/episode/4abc?utm_source=generator", "https://open.spotify.com/episode/4abc", "Audio at spotify.com"),
        ("https://datawrapper.dwcdn.net/aBcDe/3/", "https://datawrapper.dwcdn.net/aBcDe/3/", "Chart at datawrapper.dwcdn.net"),
        ("https://www.google.com/maps/embed?pb=1", "https://www.google.com/maps/embed?pb=1", "Map at google.com"),
        ("/player/video/77", "https://merrow.example/player/video/77", "Video at merrow.example"),
    ],
)  # fmt: skip
def test_a_frame_becomes_a_link_to_the_page_of_what_it_shows(address: str, page: str, name: str) -> None:
    escaped = page.replace("&", "&amp;")
    assert _frame(address) == f'<p><a href="{escaped}">{name}</a></p>'


@pytest.mark.parametrize(
    "address",
    [
        "",
        "about:blank",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://ads.doubleclick.net/embed/1",
        "https://www.googletagmanager.com/ns.html?id=GTM-1",
        "https://www.google.com/recaptcha/api2/anchor",
        "https://newsletter.merrow.example/sign-up",
        "http://[",
        "https://youtube.com.evil.example/x",
    ],
)
def test_a_frame_that_shows_nothing_of_the_article_becomes_nothing(address: str) -> None:
    assert _frame(address) is None


def test_a_frame_that_waits_for_consent_is_found_by_its_other_address() -> None:
    assert "Video at youtube.com" in (
        _link('<iframe src="about:blank" data-src="https://www.youtube.com/embed/abcDEF12345"></iframe>') or ""
    )


@pytest.mark.parametrize(
    ("markup", "link"),
    [
        ('<video src="/clip.mp4"></video>', '<p><a href="https://merrow.example/clip.mp4">Video at merrow.example</a></p>'),
        ('<video><source src="blob:x"><source src="https://cdn.example/a.webm"></video>', '<p><a href="https://cdn.example/a.webm">Video at cdn.example</a></p>'),
        ('<audio controls src="https://cdn.example/a?id=1&amp;utm_source=x"></audio>', '<p><a href="https://cdn.example/a?id=1">Audio at cdn.example</a></p>'),
        ('<embed src="https://cdn.example/a.mp3">', '<p><a href="https://cdn.example/a.mp3">Audio at cdn.example</a></p>'),
        ('<object data="https://vimeo.com/99"></object>', '<p><a href="https://vimeo.com/99">Video at vimeo.com</a></p>'),
        ('<object><param name="movie" value="https://www.youtube.com/v/abcDEF12345"></object>', '<p><a href="https://www.youtube.com/watch?v=abcDEF12345">Video at youtube.com</a></p>'),
    ],
)  # fmt: skip
def test_players_of_every_kind_become_links(markup: str, link: str) -> None:
    assert _link(markup) == link


@pytest.mark.parametrize("markup", ["<video></video>", '<object data="/a.swf"></object>', '<embed src="/a.pdf">'])
def test_a_player_without_anything_to_play_becomes_nothing(markup: str) -> None:
    assert _link(markup) is None


def test_the_words_of_a_post_are_kept_above_its_link() -> None:
    assert _link(
        '<blockquote class="twitter-tweet" data-lang="en"><p lang="en" dir="ltr">The quay is <a href="https://t.co/x">open</a>.</p>'
        '&mdash; Harbor (@harbor) <a href="https://twitter.com/harbor/status/12?ref_src=twsrc">May 3</a></blockquote>'
    ) == (
        "<blockquote><p>The quay is open.</p></blockquote>"
        '<p><a href="https://twitter.com/harbor/status/12">Post at twitter.com</a></p>'
    )


def test_the_invitation_of_an_empty_post_is_not_kept() -> None:
    assert (
        _link(
            '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/Abc/?utm_source=ig_embed">'
            '<p><a href="https://www.instagram.com/p/Abc/">View this post</a></p></blockquote>'
        )
        == '<p><a href="https://www.instagram.com/p/Abc/">Post at instagram.com</a></p>'
    )


def test_a_quotation_is_no_post() -> None:
    assert _link('<blockquote class="pull-quote"><p>Said.</p></blockquote>') is None


def test_an_address_cannot_break_out_of_its_link() -> None:
    made = _frame("https://www.tiktok.com/&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;") or ""
    assert "<script" not in made
    assert sanitise(made).count("<a ") == 1


def test_the_players_of_a_feed_s_entry_become_links_in_their_place() -> None:
    clean = sanitise(
        with_links(
            'Before <p>one</p><iframe src="https://www.youtube.com/embed/abcDEF12345">x</iframe>after<p>two</p>'
            '<object data="https://vimeo.com/7"><embed src="https://vimeo.com/7"></object>',
            BASE,
        )
    )
    assert clean.index("one") < clean.index("Video at youtube.com") < clean.index("after") < clean.index("two")
    assert clean.count("Video at vimeo.com") == 1


def test_an_entry_shows_its_player_as_a_link() -> None:
    found = from_entry(
        Entry(title="Quay", summary='<p>Words.</p><iframe src="https://player.vimeo.com/video/7"></iframe>'), url=BASE
    )
    assert found.text == "Words.\nVideo at vimeo.com"
    assert '<a href="https://vimeo.com/7"' in found.html


def test_markup_without_players_comes_back_as_given() -> None:
    markup = "<p>a</p><unclosed <b>"
    assert with_links(markup, BASE) is markup
