import pytest

from newsloom.parse.markup import clean_style, plain_text, tidy


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("no markup at all", "no markup at all"),
        ("<p>kept & <b>kept</b></p>", "<p>kept & <b>kept</b></p>"),
        ('a<script type="x">alert(1)</script>b', "ab"),
        ("a<SCRIPT>never closed", "a"),
        ('<img src="/x.png" onerror="boo()" alt="y">', '<img src="https://a.example/x.png" alt="y">'),
        ("<a href=javascript:alert(1)>x</a>", "<a>x</a>"),
        ('<a href="java&#115;cript:alert(1)" style="x:y">x</a>', "<a>x</a>"),
        ("a<iframe src='x'></iframe>b", "ab"),
        ("<a href='//b.example/?x=1&amp;y=2'>x</a>", '<a href="https://b.example/?x=1&amp;y=2">x</a>'),
        ("<br></br>", "<br />"),
        ("safe<!-- open", "safe"),
        ("a <!-- closed --> b", "a <!-- closed --> b"),
    ],
)
def test_html_is_made_tidy(given: str, wanted: str) -> None:
    tidied = tidy(given, "https://a.example/feed")
    assert tidied == wanted
    assert tidy(tidied, "https://a.example/feed") == wanted


def test_without_a_base_links_stay_as_they_are() -> None:
    assert tidy('<a href="x">y</a>') == '<a href="x">y</a>'


def test_a_style_keeps_only_what_dresses_text() -> None:
    assert clean_style("color: red; font-size: 12px;") == "color: red; font-size: 12px;"
    assert clean_style("position:absolute; color:red") == "color: red;"
    assert clean_style("background: url(https://t.example/p.gif); width: expression(1)") == ""


def test_a_headline_with_markup_has_plain_words() -> None:
    assert plain_text("A <b>B</b> &amp; 1 < 2\n C") == "A B & 1 < 2 C"
