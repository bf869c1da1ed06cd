"""Lead pictures of invented pages: which picture, which size, and what is printed beside it."""

import pytest

from headers import URL, a_header, article, meta

H1 = "<h1>Harbour bridge in Merrow reopens after four years</h1>"
CAPTION = "The span of the harbour bridge at dawn."


def picture(body="", *, head="", linked=None):
    return a_header(f"<article>{H1}{body}</article>", head=head, linked=linked).picture


def shown(body, **more):
    found = picture(body, **more)
    return (found.url, found.caption, found.credit)


def test_with_json_ld_the_pages_own_cut_of_the_shared_picture_is_taken():
    head = meta(og__image="/p/bridge-at-dawn-1200x630.jpg")
    body = f'<figure><img src="/p/bridge-at-dawn-800x600.jpg"><figcaption>{CAPTION}</figcaption></figure>'
    assert picture(body, head=head, linked=article("x")).url == "https://courier.example/p/bridge-at-dawn-800x600.jpg"
    assert picture(body, head=head).url == "https://courier.example/p/bridge-at-dawn-1200x630.jpg"


def test_the_widest_size_up_to_1600_pixels_is_chosen():
    sizes = "/p/bridge.jpg?w=400 400w, /p/bridge.jpg?w=1500 1500w, /p/bridge.jpg?w=3000 3000w"
    body = f'<figure><picture><source srcset="{sizes}"><img src="/p/bridge.jpg?w=40"></picture></figure>'
    found = picture(body, head=meta(og__image="/p/bridge.jpg"), linked=article("x"))
    assert found.url == "https://courier.example/p/bridge.jpg?w=1500"


@pytest.mark.parametrize(
    "junk", ["/i/logo.png", "/i/placeholder.png", "/i/icon-192.png", "/i/mark.svg", "/authors/dana.jpg", "/i/1x1.gif"]
)
def test_logos_icons_portraits_and_placeholders_are_no_lead_picture(junk):
    assert picture(head=meta(og__image=junk)) is None
    assert picture(head=meta(og__image=junk), linked=article("x", image="/p/bridge.jpg")).url.endswith("/p/bridge.jpg")


def test_a_card_drawn_for_sharing_is_a_picture_whatever_it_shows():
    assert picture(head=meta(og__image="/i/og-icon.png")).url == "https://courier.example/i/og-icon.png"


def test_portraits_and_counters_of_the_page_are_passed_over():
    body = (
        '<figure><img class="author-photo" src="/p/dana.jpg"></figure><figure><img width="1" height="1" src="/c.gif"></figure>'
        f'<figure><img src="/p/bridge.jpg"><figcaption>{CAPTION}</figcaption></figure>'
    )
    assert shown(body) == ("https://courier.example/p/bridge.jpg", CAPTION, "")


def test_a_teasers_copy_of_the_shared_picture_is_not_the_lead():
    body = (
        '<div class="related-news"><a href="/other"><img src="/p/bridge-dawn.jpg?w=100"></a></div>'
        f'<figure><img src="/p/bridge-dawn.jpg?w=800"><figcaption>{CAPTION}</figcaption></figure>'
    )
    found = picture(body, head=meta(og__image="/p/bridge-dawn.jpg"), linked=article("x"))
    assert (found.url[-5:], found.caption) == ("w=800", CAPTION)


def test_a_videos_still_gives_way_to_the_first_captioned_picture():
    body = (
        '<div class="video-player"><img src="/p/still-of-a-ferry.jpg"><p class="caption">Ferries, explained in a film.</p></div>'
        f'<div><img src="/p/bridge.jpg"><div class="caption">{CAPTION}</div></div>'
    )
    found = picture(body, head=meta(og__image="/p/still-of-a-ferry.jpg"), linked=article("x"))
    assert (found.url, found.caption) == ("https://courier.example/p/bridge.jpg", CAPTION)


@pytest.mark.parametrize(
    "box",
    [
        "<figure>{img}<figcaption>{caption} <cite>Photo: Ida Lund</cite></figcaption></figure>",
        '<div class="wp-caption">{img}<p class="wp-caption-text">{caption} (Photo: Ida Lund)</p></div>',
        '<div>{img}<span itemprop="caption">{caption} Foto: Ida Lund</span></div>',
        '<div><div>{img}</div><div class="mediaSubtitle">{caption} <span class="credit">Photo: Ida Lund</span></div></div>',
        "<div>{img}<p>{caption}</p><p>Image: Ida Lund</p></div>",
        "<div>{img}<div>{caption}</div><div>Ida Lund</div></div>",
        '<figure><a href="/p/bridge-big.jpg">{img}<img src="/i/zoom-mark.png"></a><figcaption>{caption} © Ida Lund</figcaption></figure>',
    ],
)
def test_a_caption_is_found_in_every_box_publishers_set_it_in(box):
    body = box.format(img='<img src="/p/bridge-at-dawn.jpg">', caption=CAPTION)
    found = picture(f"<p>Lead.</p>{body}", head=meta(og__image="/p/bridge-at-dawn.jpg"))
    assert (found.caption, found.credit.removeprefix("© ")) == (CAPTION, "Ida Lund")


def test_a_caption_in_an_attribute_counts():
    body = f'<img src="/p/bridge-at-dawn.jpg" data-caption="{CAPTION}" data-source="Ida Lund">'
    assert shown(body, head=meta(og__image="/p/bridge-at-dawn.jpg"))[1:] == (CAPTION, "Ida Lund")


def test_a_caption_apart_from_its_picture_is_read_where_no_picture_stands_beside_it():
    body = f'<header><div class="image__caption">{CAPTION}</div></header><img src="/p/bridge-at-dawn.jpg">'
    assert shown(body, head=meta(og__image="/p/bridge-at-dawn.jpg"))[1] == CAPTION


def test_what_json_ld_and_the_card_say_comes_after_what_is_printed():
    linked = article(
        "x", image={"@type": "ImageObject", "url": "/p/b-4711007.jpg", "caption": "Seen from the quay. Photo: Ida Lund"}
    )
    head = meta(og__image="/p/b-4711007.jpg", og__image__alt="A long white bridge over a grey harbour basin")
    printed = f'<figure><img src="/p/b-4711007.jpg"><figcaption>{CAPTION}</figcaption></figure>'
    assert shown(printed, head=head, linked=linked)[1] == CAPTION
    assert shown("", head=head, linked=linked)[1:] == ("Seen from the quay.", "Ida Lund")
    assert shown("", head=head)[1] == "A long white bridge over a grey harbour basin"


def test_a_paragraph_of_the_text_is_no_caption():
    text = "Paragraph after paragraph tells how the deck was raised through a winter of storms. " * 8
    body = f'<div><img src="/p/bridge-at-dawn.jpg"><p>{text}</p></div>'
    assert shown(body, head=meta(og__image="/p/bridge-at-dawn.jpg")) == (f"{URL[:23]}/p/bridge-at-dawn.jpg", "", "")


def test_a_page_without_pictures_has_none():
    assert picture() is None
