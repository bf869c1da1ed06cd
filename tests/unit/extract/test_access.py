import pytest

from headers import a_header, article, meta

H1 = "<h1>Harbour bridge in Merrow reopens after four years</h1>"


def link(href):
    return f'<link rel="canonical" href="{href}">'


@pytest.mark.parametrize(
    ("head", "url", "canonical"),
    [
        (link("/news/bridge?utm_source=x"), "https://courier.example/news/bridge?a", "https://courier.example/news/bridge"),
        (link("https://courier.example/"), "https://courier.example/news/bridge", ""),
        (link("/") + meta(og__url="/news/bridge"), "https://courier.example/news/bridge?b", "https://courier.example/news/bridge"),
        (link("https://courier.example/"), "https://courier.example/", "https://courier.example/"),
        (link("javascript:alert(1)"), "https://courier.example/news/bridge", ""),
        ("", "https://courier.example/news/bridge", ""),
    ],
)  # fmt: skip
def test_the_canonical_address_is_the_pages_own(head, url, canonical):
    assert a_header(H1, head=head, url=url).canonical_url == canonical


@pytest.mark.parametrize(
    ("more", "paywalled"),
    [
        ({"linked": article("x", isAccessibleForFree=False)}, True),
        ({"linked": article("x", isAccessibleForFree="False")}, True),
        ({"linked": article("x", isAccessibleForFree="https://schema.org/True")}, False),
        ({"linked": article("x", hasPart={"isAccessibleForFree": False, "cssSelector": ".body"})}, True),
        ({"linked": article("x", isAccessibleForFree=True), "head": meta(article__content_tier="locked")}, False),
        ({"head": meta(article__content_tier="metered")}, True),
        ({"head": meta(article__content_tier="free")}, False),
        ({"body": H1 + '<div class="paywall-box">Subscribe to read on</div>'}, True),
        ({"body": H1 + '<div class="paywall-box"></div>'}, False),
        ({}, False),
    ],
)
def test_a_paywall_is_told_by_what_the_publisher_says(more, paywalled):
    assert a_header(**{"body": H1, **more}).paywalled is paywalled


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ({"linked": article("x", commentCount=12)}, 12),
        (
            {"linked": article("x", interactionStatistic=[
                {"interactionType": "https://schema.org/LikeAction", "userInteractionCount": 90},
                {"interactionType": {"@type": "CommentAction"}, "userInteractionCount": "12"},
            ])},
            12,
        ),
        ({"body": H1 + '<a class="comments-link">12 comments</a>'}, 12),
        ({"body": H1 + '<a id="comments">Kommentare (1.204)</a>'}, 1204),
        ({"body": H1 + '<span class="disqus" data-disqus-count="12"></span>'}, 12),
        ({"body": H1 + '<p class="comment">I counted 12 lorries and 3 comments</p>'}, None),
        ({"body": H1 + '<a class="comments-link">Comments</a>'}, None),
    ],
)  # fmt: skip
def test_comments_are_counted_as_the_page_counts_them(more, count):
    assert a_header(**{"body": H1, **more}).comment_count == count


@pytest.mark.parametrize(("lang", "language"), [("de-AT", "de"), ("ja", "ja"), ("not a language", ""), ("", "")])
def test_the_language_is_the_one_the_page_states(lang, language):
    assert a_header(H1, lang=lang).language == language
