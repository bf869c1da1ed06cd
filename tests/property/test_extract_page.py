"""Whatever comes in: only our own errors leave, and what is sanitised stays as it is."""

import contextlib

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsloom.errors import ExtractError, InputError
from newsloom.extract.entry import from_entry
from newsloom.extract.page import extract
from newsloom.extract.sanitise import sanitise
from newsloom.extract.saved import read_saved_text
from newsloom.model.entry import Entry

PIECES = st.sampled_from(
    "<p> </p> <div class='byline'> </div> <h1> </h1> <a href='//x'> </a> <time datetime='2025-13-40'> <table><tr> <svg> </svg> <script> "
    "<!-- --> <!DOCTYPE <![CDATA[ &#0; &amp; <meta charset=utf-7> <title> <b><i></b> words “quoted” 東京 © KYODO By Dana Kim 3 days ago | AP "
    "<script type='application/ld+json'>{\"@type\":[]} </script> <math> <noscript> <img srcset=,> <base href='http://['> # - \n \x00 \ud800".split(
        " "
    )
)
MARKUP = st.lists(PIECES | st.text(max_size=20), max_size=40).map(" ".join)
SHAPES = st.sampled_from(
    "<h1> </h1> <section> </section> <figure> </figure> <figcaption> <img src='/a.jpg'> <img src='/p.gif' width=1> <img alt='>' src=//x/a> "
    "<b> </b> <i> </i> <a href='/x?utm_source=1#xtor=2'> </a> <li> <ul> </ul> <td colspan=9999> <table> </table> <caption> <ruby> <rt> </ruby> "
    "<blockquote> </blockquote> <pre> </pre> \n <code> </code> <iframe src=//youtube.com/embed/abc> </iframe> <p lang=ja dir=RTL> <dl> <dt> <dd> "
    "<q> </q> <mark> <wbr> <br> <hr> <svg> </svg> <math> <mi> <xmp> <plaintext> <select> <option> <form> </form> <body> <html> <head> &nbsp; &lt;p&gt;".split(
        " "
    )
)
few = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@few
@given(st.binary(max_size=600) | MARKUP)
def test_no_page_raises_anything_but_our_error(markup):
    with contextlib.suppress(ExtractError):
        extract(markup, url="https://merrow.example/a")


@few
@given(
    MARKUP | st.lists(SHAPES | PIECES | st.text(max_size=8), max_size=40).map("".join),
    st.sampled_from(["", "https://merrow.example/a/", "http://["]),
)
def test_sanitising_twice_changes_nothing(markup, base_url):
    once = sanitise(markup, base_url=base_url)
    assert sanitise(once, base_url=base_url) == once


@few
@given(MARKUP, MARKUP, st.floats(allow_nan=True))
def test_no_entry_raises_anything_but_our_error(title, summary, published):
    with contextlib.suppress(ExtractError):
        from_entry(
            Entry(title=title, summary=summary, author=title, published=published), url="https://merrow.example/"
        )


@few
@given(st.lists(PIECES | st.text(max_size=60), max_size=40).map("\n".join))
def test_no_saved_text_raises_anything_but_our_error(text):
    with contextlib.suppress(ExtractError, InputError):
        read_saved_text(text, captured_at=None, source="Courier")
