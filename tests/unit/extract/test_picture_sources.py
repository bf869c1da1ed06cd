import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsloom.extract.picture_sources import is_junk, likeness, picture_id, same_picture


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/p/bridge-1200x630.jpg", "https://b.example/q/bridge-300x200.webp"),
        ("https://a.example/id/195679/width/425", "https://a.example/share/195679.jpg"),
        ("https://a.example/fb/246270.jpg", "https://cdn.example/?url=https://a.example/u/246270.jpg&w=1000"),
        ("https://a.example/img/2025-06-bridge-at-dawn-840pxl-82adf0ae.png", "https://a.example/x/2025-06-bridge-at-dawn-840pxl-a31d8589.png"),
        ("https://a.example/hwj-rfw1hPrVNOAk6LFPem1EcB3BKIAJJ-HaD6v7DDyI35p=s1000", "https://a.example/hwj-rfw1hPrVNOAk6LFPem1EcB3BKIAJJ-HaD6v7DDyI35p=s750"),
        ("https://a.example/image/539fcc98d82ad488e520/4032/jpeg", "https://a.example/image/539fcc98d82ad488e520=w700"),
    ],
)  # fmt: skip
def test_two_sizes_of_one_picture_are_known_as_the_same(one, other):
    assert same_picture(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/p/bridge.jpg", "https://a.example/p/ferry.jpg"),
        ("https://a.example/p/20250604-1.jpg", "https://a.example/p/20250604-2.jpg"),
        ("https://a.example/2506/250604-ferry-mb-1.jpg", "https://a.example/2506/250604-bridge-al-2.jpg"),
        (
            "https://a.example/combiner/i?img=/photo/r1269347.jpg",
            "https://a.example/combiner/i?img=/photo/r1269827.jpg",
        ),
        ("https://a.example/1/large", "https://a.example/2/large"),
        ("", "https://a.example/p/bridge.jpg"),
    ],
)
def test_two_pictures_of_one_day_or_one_service_are_two(one, other):
    assert not same_picture(one, other)


def test_the_same_file_is_more_like_than_a_shared_beginning():
    name = "https://a.example/p/harbour-bridge-merrow-dawn"
    assert likeness(f"{name}-1.jpg", f"{name}-1.webp") == 2
    assert likeness(f"{name}-aa.jpg", f"{name}-bb.jpg") == 1


@pytest.mark.parametrize(
    "url", ["/logo.svg", "/a/logo-blue.png", "/x/placeholder/800.png", "/columnists/full/kim.png", "/b/default-og.jpg"]
)
def test_what_shows_no_news_is_junk(url):
    assert is_junk(f"https://a.example{url}")


@pytest.mark.parametrize(
    "url", ["/p/bridge.jpg", "/p/source-aspect-ratio_default_0.jpg", "/p/iconic-bridge.jpg", "/p/logistics.jpg"]
)
def test_a_news_picture_is_no_junk(url):
    assert not is_junk(f"https://a.example{url}")


@given(st.text(), st.text())
def test_any_two_addresses_are_compared_without_an_error(one, other):
    assert likeness(one, other) in (0, 1, 2)
    picture_id(one)
    is_junk(other)
