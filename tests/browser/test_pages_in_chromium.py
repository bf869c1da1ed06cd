"""The site in a real browser: nothing sticks out, nothing fails, nobody else is called, and no script is needed."""

import re
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User

import factories as make
from newsloom.store.models import RawPage
from newsroom import Newsroom, newsroom
from publishers import Publisher, a_jpeg

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]
PASSWORD = "a long enough password"


@dataclass
class Watched:
    """A page and what it did that it should not."""

    page: Any
    base: str
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        answer = self.page.goto(self.base + path)
        assert answer.status < 400, (path, answer.status)

    def overhang_px(self) -> int:
        """How far the page is wider than the window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


@pytest.fixture
def news(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Newsroom:
    monkeypatch.setattr(settings, "DATA", tmp_path)
    Publisher(otherwise=a_jpeg(900, 600)).installed(monkeypatch)
    return newsroom()


def _watched(chromium: Any, base: str, width: int, scheme: str = "light", *, scripts: bool = True) -> Watched:
    context = chromium.new_context(
        viewport={"width": width, "height": 800 if width < 800 else 900},
        color_scheme=scheme,
        java_script_enabled=scripts,
    )
    watched = Watched(context.new_page(), base)
    watched.page.on(
        "console", lambda said: watched.errors.append(said.text) if said.type in ("error", "warning") else None
    )
    watched.page.on("pageerror", lambda error: watched.errors.append(str(error)))
    watched.page.on(
        "request", lambda asked: watched.foreign.append(asked.url) if not asked.url.startswith(base) else None
    )
    return watched


def _paths(news: Newsroom) -> list[str]:
    return [
        "/",
        "/section/world",
        "/section/health",
        "/tag/HarborTreaty",
        f"/article/{news.article.pk}",
        f"/article/{news.japanese.pk}",
        f"/story/{news.story.pk}",
        f"/story/{news.story.pk}?by=outlet",
        f"/story/{news.story.pk}/why/{news.article.pk}",
        f"/story/{news.story.pk}/said",
        f"/source/{news.ledger.slug}",
        "/sources",
        "/search",
        "/search?q=treaty",
        "/search?q=nothing+at+all",
        "/sign-in",
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_sticks_out_fails_or_calls_another_host(
    news: Newsroom, live_server: Any, chromium: Any, width: int, scheme: str
) -> None:
    watched = _watched(chromium, live_server.url, width, scheme)
    for path in _paths(news):
        watched.go(path)
        assert watched.overhang_px() <= 0, path
        assert watched.errors == [], path
    assert watched.foreign == []
    ground = watched.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (ground == "rgb(252, 252, 250)") == (scheme == "light")


_CLEAR = "rgba(0, 0, 0, 0)"


def test_names_light_up_when_pointed_at_or_switched_on_without_scripts(
    news: Newsroom, live_server: Any, chromium: Any
) -> None:
    news.ledger.full_text_for_guests = True
    news.ledger.save()
    page = _watched(chromium, live_server.url, 1280, scripts=False).page
    page.goto(f"{live_server.url}/article/{news.article.pk}")
    place, quote = (page.locator(f".text mark.x-{kind}").first for kind in ("place", "quote"))
    assert _ground(place) == _ground(quote) == _CLEAR
    page.locator(".named").get_by_role("link", name="Merrow", exact=True).focus()
    assert _ground(place) != _CLEAR
    page.get_by_text("Mark in the text").click()
    page.mouse.move(0, 0)
    page.locator("#mark-place").check()
    assert _ground(place) != _CLEAR
    assert _ground(quote) == _CLEAR


def _ground(place: Any) -> str:
    return str(place.evaluate("node => getComputedStyle(node).backgroundColor"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_of_mark_is_legible(news: Newsroom, live_server: Any, chromium: Any, scheme: str) -> None:
    page = _watched(chromium, live_server.url, 1280, scheme).page
    page.goto(f"{live_server.url}/article/{news.article.pk}")
    page.get_by_text("Mark in the text").click()
    for sample in page.locator(".marking .x").all():
        ground, ink = sample.evaluate("node => [getComputedStyle(node).backgroundColor, getComputedStyle(node).color]")
        if ground != _CLEAR:
            assert _contrast(ground, ink) >= 7, sample.inner_text()


def _contrast(one: str, other: str) -> float:
    """As WCAG 2 counts it, of two colours `rgb(1, 2, 3)`."""
    dark, light = sorted(_luminance([int(part) for part in re.findall(r"\d+", colour)[:3]]) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def _luminance(channels: list[int]) -> float:
    linear = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_site_is_read_without_scripts(news: Newsroom, live_server: Any, chromium: Any) -> None:
    page = _watched(chromium, live_server.url, 360, scripts=False).page
    page.goto(live_server.url)
    page.get_by_role("link", name="What the treaty says, clause by clause").first.click()
    assert "/story/" in page.url
    page.locator(".points .cite").first.click()
    assert page.url.endswith("#s0")
    page.locator("#s0").wait_for()
    page.get_by_role("link", name="#HarborTreaty").click()
    assert page.locator("h1").inner_text().replace("\n", " ") == "Latest news with #HarborTreaty"
    page.get_by_role("link", name="Search", exact=True).click()
    page.locator("main input[name=q]").fill("treaty")
    page.locator("main").get_by_role("button", name="Search").click()
    assert page.locator("mark").count() >= 1


def test_signing_in_changing_to_dark_and_signing_out_need_no_script(
    news: Newsroom, live_server: Any, chromium: Any
) -> None:
    User.objects.create_superuser("noor", password=PASSWORD)
    page = _watched(chromium, live_server.url, 1280, scripts=False).page
    page.goto(live_server.url + f"/article/{news.article.pk}")
    assert page.get_by_text("Sentence 39").count() == 0
    page.get_by_role("link", name="Members sign in").click()
    page.get_by_label("Name").fill("noor")
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Sign in").click()
    assert page.url.endswith(f"/article/{news.article.pk}")
    assert page.get_by_text("Sentence 39").count() == 1
    page.get_by_role("button", name="Dark").click()
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.get_by_role("button", name="Sign out").click()
    assert page.get_by_role("link", name="Sign in").count() == 1


def test_pictures_are_shown_from_our_own_address(news: Newsroom, live_server: Any, chromium: Any) -> None:
    watched = _watched(chromium, live_server.url, 1280)
    watched.go("/")
    assert watched.page.locator(".lead img").evaluate("image => image.complete && image.naturalWidth > 0")
    assert watched.page.evaluate("document.fonts.check('16px Newsreader')")


@pytest.mark.parametrize("width", [360, 800, 1280, 1900])
def test_every_picture_is_as_fine_as_the_place_it_stands_in_and_no_finer(
    news: Newsroom, live_server: Any, chromium: Any, width: int
) -> None:
    for path in ("/", "/section/world", f"/article/{news.article.pk}"):
        watched = _watched(chromium, live_server.url, width)
        watched.go(path)
        for drawn, said, source in watched.page.evaluate(
            "[...document.querySelectorAll('main img')].map(e => { e.loading = 'eager'; return [e.clientWidth, e.sizes, e.currentSrc || e.src]; })"
        ):
            assert source.startswith(watched.base + "/picture/"), path
            assert said, path
            assert "/1200/" in source if drawn > 660 else drawn > 500 or "/640/" in source, (path, drawn, said, source)


def test_everything_is_reached_by_the_keyboard_and_has_a_name(news: Newsroom, live_server: Any, chromium: Any) -> None:
    watched = _watched(chromium, live_server.url, 1280)
    for path in _paths(news):
        watched.go(path)
        watched.page.keyboard.press("Tab")
        assert watched.page.evaluate("document.activeElement.textContent").strip() or path == "/search"
        nameless = watched.page.evaluate(
            "[...document.querySelectorAll('a, button, input:not([type=hidden])')].filter(e => !(e.textContent.trim()"
            " || e.getAttribute('aria-label') || (e.labels && e.labels.length))).map(e => e.outerHTML)"
        )
        assert nameless == [], path
        assert watched.page.locator("h1").count() == 1, path


def test_the_two_passages_of_a_reason_stand_side_by_side_on_a_desk_and_one_above_the_other_on_a_phone(
    news: Newsroom, live_server: Any, chromium: Any
) -> None:
    for width, beside in ((1280, True), (360, False)):
        page = _watched(chromium, live_server.url, width, scripts=False).page
        page.goto(live_server.url + f"/story/{news.story.pk}")
        page.locator(f".reports a[href$='/why/{news.article.pk}']").click()
        first, second = (side.bounding_box() for side in page.locator(".sides .side").all())
        assert (first["y"] == second["y"]) is beside, width
        assert (first["x"] + first["width"] <= second["x"]) is beside, width
        assert page.locator(".side mark").count() >= 2
        page.get_by_role("link", name="The whole story").click()
        page.get_by_role("link", name="By outlet").click()
        page.get_by_role("link", name="By time").click()
        assert page.locator(".reports > li.day").count() >= 1


def test_what_was_read_is_shown_marked_unread_and_a_list_marked_read_without_scripts(
    news: Newsroom, live_server: Any, chromium: Any
) -> None:
    User.objects.create_user("noor", password=PASSWORD)
    page = _watched(chromium, live_server.url, 360, scripts=False).page
    page.goto(live_server.url + f"/sign-in?next=/article/{news.single.pk}")
    page.get_by_label("Name").fill("noor")
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Sign in").click()
    section = live_server.url + "/section/crime-justice"
    page.goto(section)
    assert page.locator(".card.wide.read").count() == 1 and page.get_by_text("All read").count() == 1
    page.locator(".card.wide.read h3 a").click()
    page.get_by_role("button", name="Mark unread").click()
    assert page.get_by_role("button", name="Mark read").count() == 1
    page.goto(section)
    assert page.locator(".card.wide.read").count() == 0
    page.get_by_role("button", name="Mark all read").click()
    assert page.url == section and page.locator(".card.wide.read").count() == 1


def test_an_open_front_page_says_that_news_came_in(news: Newsroom, live_server: Any, chromium: Any) -> None:
    watched = _watched(chromium, live_server.url, 1280)
    watched.page.clock.install()
    watched.go("/")
    make.an_article(news.ledger, title="It has just come in")
    watched.page.clock.run_for(16_000)
    watched.page.get_by_role("link", name="1 new article since you opened this page").click()
    assert watched.page.get_by_text("It has just come in").count() == 1
    assert watched.errors == []


RULE = '[[period]]\nbody = [".text"]\nremove = [".promo"]\ntitle = ".real"\n'


@pytest.mark.parametrize("width", [360, 1280])
def test_a_rule_is_written_tried_and_saved_without_scripts(
    news: Newsroom, live_server: Any, chromium: Any, width: int
) -> None:
    words = "The harbor master of Merrow counted fourteen berths and wrote every one of them into the new book. " * 6
    html = (
        f"<html><body><article><h1>Berths</h1><h2 class='real'>Fourteen berths open</h2><div class='text'><p>{words}</p>"
        f"</div><div class='promo'><p>Our shop has maps. {words}</p></div></article></body></html>"
    )
    RawPage.objects.create(
        article=news.article, url=news.article.url, body=zlib.compress(html.encode()), fetched_at=make.NOW
    )
    User.objects.create_superuser("noor", password=PASSWORD)
    watched = _watched(chromium, live_server.url, width, scripts=False)
    page = watched.page
    watched.go(f"/sign-in?next=/source/{news.ledger.slug}")
    page.get_by_label("Name").fill("noor")
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name="How pages are read").click()
    page.get_by_label("The rule").fill("[[period]]\nbodi = 'x'\n")
    page.get_by_role("button", name="Preview").click()
    assert page.get_by_text("Line 2:").count() == 1
    assert watched.overhang_px() <= 0
    page.get_by_label("The rule").fill(RULE)
    page.get_by_role("button", name="Preview").click()
    assert page.locator("mark", has_text="Fourteen berths open").count() == 1
    assert page.get_by_text("One piece taken out").count() == 1
    assert watched.overhang_px() <= 0
    page.get_by_role("button", name="Save").click()
    assert page.get_by_text("Read by your own rule.").count() == 1
    assert watched.overhang_px() <= 0
    assert [said for said in watched.errors if "status of 422" not in said] == []  # the answer to a mistake
    assert watched.foreign == []
