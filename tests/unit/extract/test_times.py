"""When invented pages say they were published, in many forms and zones."""

import pytest

from headers import a_header, article, meta

H1 = "<h1>Harbour bridge in Merrow reopens after four years</h1>"


def published(body="", *, h1=H1, **more):
    found = a_header(f"<article>{h1}{body}</article>", **more).published
    return (found.at.isoformat(), found.exact) if found else None


@pytest.mark.parametrize(
    ("lang", "text", "iso"),
    [
        ("en", "20:00 JST, June 4, 2025", "2025-06-04T20:00:00+09:00"),
        ("ko", "2025년 6월 4일 14:05", "2025-06-04T14:05:00+09:00"),
        ("ja", "2025年6月4日 20時00分", "2025-06-04T20:00:00+09:00"),
        ("de", "Am 4. Juni 2025 um 14:05 Uhr", "2025-06-04T14:05:00+02:00"),
        ("de", "4. Dezember 2025, 14.05 Uhr", "2025-12-04T14:05:00+01:00"),
        ("fr-FR", "Publié le 4 juin 2025 à 14h05", "2025-06-04T14:05:00+02:00"),
        ("fr-FR", "Publié le 4 juin 2025 à 14 h 05", "2025-06-04T14:05:00+02:00"),
        ("en-US", "Jun 4, 2025 8:00 p.m. ET", "2025-06-04T20:00:00-04:00"),
        ("en-GB", "Wed 4 Jun 2025 15.26 BST", "2025-06-04T15:26:00+01:00"),
        ("tr", "4 Haziran 2025 14:05", "2025-06-04T14:05:00+03:00"),
        ("pl", "4 czerwca 2025, 14:05", "2025-06-04T14:05:00+02:00"),
        ("vi", "4 tháng 6 năm 2025 14:05", "2025-06-04T14:05:00+07:00"),
        ("en", "2025-06-04 06:35 PM EDT", "2025-06-04T18:35:00-04:00"),
    ],
)
def test_a_printed_instant_is_read_in_its_own_zone(lang, text, iso):
    assert published(f"<time>{text}</time>", lang=lang) == (iso, True)


@pytest.mark.parametrize(
    ("lang", "url", "text", "iso"),
    [
        ("it", "https://corriere.example/a", "4 giugno 2025", "2025-06-04T00:00:00+02:00"),
        ("de", "https://kurier.example/a", "04.06.2025", "2025-06-04T00:00:00+02:00"),
        ("en", "https://courier.example/a", "4 June 2025", "2025-06-04T00:00:00+00:00"),
        ("en", "https://courier.co.za/a", "4 June 2025", "2025-06-04T00:00:00+02:00"),
        ("en-US", "https://courier.example/a", "06/04/2025", "2025-06-04T00:00:00+00:00"),
        ("en-GB", "https://courier.example/a", "04/06/2025", "2025-06-04T00:00:00+01:00"),
    ],
)
def test_a_day_begins_in_the_zone_of_the_publishers_country(lang, url, text, iso):
    assert published(f'<p class="published">{text}</p>', lang=lang, url=url) == (iso, False)


@pytest.mark.parametrize(
    "body",
    [
        '<span class="date" data-origindate="2025-06-04 14:27:02 +0800"></span>',
        '<relative-time datetime="2025-06-04T06:27:02Z">on Wednesday</relative-time>',
        '<meta itemprop="datePublished" content="2025-06-04T06:27:02Z">',
        '<span class="stamp" data-time="1749018422">yesterday</span>',
    ],
)
def test_dates_are_read_from_attributes(body):
    found = a_header(f"<article>{H1}{body}</article>").published
    assert found.at.timestamp() == 1749018422


def test_a_date_nothing_calls_a_date_is_read_right_after_the_headline():
    assert published("<div><span>Reviewed:</span><p>June 7, 2025</p></div>") == ("2025-06-07T00:00:00+00:00", False)


def test_what_was_changed_comes_after_what_was_published():
    body = '<p class="date">Updated: 5 June 2025 10:00 UTC</p><p class="date">4 June 2025 09:00 UTC</p>'
    assert published(body) == ("2025-06-04T09:00:00+00:00", True)
    both = '<p class="date">Updated 5 June 2025 10:00 UTC, first published 4 June 2025 09:00 UTC</p>'
    assert published(both) == ("2025-06-04T09:00:00+00:00", True)


def test_a_day_is_made_exact_by_another_statement_of_it():
    head = meta(date="2025-06-04")
    assert published("<time>June 4, 2025 9:57 AM EDT</time>", head=head) == ("2025-06-04T09:57:00-04:00", True)


def test_a_time_without_zone_takes_the_zone_of_the_same_time_elsewhere():
    head = meta(date="2025-10-11 08:00:00")
    assert published("<time>10/11/2025 08:00 AM EDT</time>", head=head) == ("2025-10-11T08:00:00-04:00", True)


def test_another_time_of_the_same_day_is_not_the_same_instant():
    head = meta(date="2025-06-04 03:33:08")
    assert published("<time>June 4, 2025 3:42 PM EDT</time>", head=head) == ("2025-06-04T03:33:08+00:00", True)


def test_the_midnight_a_script_made_of_a_day_gives_way_to_the_printed_time():
    linked = article(datePublished="2025-06-04T00:00:00Z")
    assert published("<time>4 June 2025 09:15 GMT</time>", linked=linked) == ("2025-06-04T09:15:00+00:00", True)


def test_a_live_pages_posts_do_not_date_it():
    posts = [{"@type": "BlogPosting", "headline": "x", "datePublished": "2025-06-05T20:00:00Z"}]
    linked = article("Live", datePublished="2025-06-04T09:00:00Z", liveBlogUpdate=posts)
    assert published(linked=linked) == ("2025-06-04T09:00:00+00:00", True)


def test_the_address_dates_a_page_that_says_nothing():
    assert published(url="https://courier.example/2025/06/04/bridge") == ("2025-06-04T00:00:00+00:00", False)


def test_dates_of_teasers_are_not_the_pages():
    assert published('<div class="related-news"><time datetime="2025-06-04T09:00:00Z">x</time></div>') is None


def test_an_ambiguous_zone_is_read_by_country_or_left_open():
    body = "<time>4 June 2025 14:05 IST</time>"
    assert published(body, lang="en-IN") == ("2025-06-04T14:05:00+05:30", True)
    assert published(body, lang="en-IE") == ("2025-06-04T14:05:00+01:00", True)
    found = a_header(f"<article>{H1}{body}</article>").published
    assert found.exact and not found.zoned


def test_the_last_change_is_read_beside():
    linked = article(datePublished="2025-06-04T09:00:00+09:00", dateModified="2025-06-04T10:30:00+09:00")
    assert a_header(H1, linked=linked).modified_at.isoformat() == "2025-06-04T10:30:00+09:00"
