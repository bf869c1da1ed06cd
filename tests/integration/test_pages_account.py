"""Signing in and out, light and dark, and adding a source."""

import sys
import types
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.contrib.auth.models import User
from django.test import Client

import factories as make
from newsloom.app.config import config
from pages import open_page

pytestmark = pytest.mark.django_db
PASSWORD = "a long enough password"


@pytest.fixture
def noor() -> User:
    return User.objects.create_superuser("noor", password=PASSWORD)


def test_signing_in_leads_back_to_where_one_was(noor: User, client: Client) -> None:
    assert "Sign in" in open_page(client, "/sign-in?next=/sources").text
    answer = client.post("/sign-in", {"username": "noor", "password": PASSWORD, "next": "/sources"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/sources")
    assert "noor" in open_page(client, "/sources").text


def test_signing_in_never_leads_to_another_site(noor: User, client: Client) -> None:
    answer = client.post("/sign-in", {"username": "noor", "password": PASSWORD, "next": "https://evil.example/"})
    assert answer.headers["Location"] == "/"


def test_a_wrong_password_is_explained_and_the_name_kept(noor: User, client: Client) -> None:
    answer = client.post("/sign-in", {"username": "noor", "password": "wrong"})
    assert "do not belong together" in answer.content.decode()
    assert 'value="noor"' in answer.content.decode()


def test_signing_out_is_a_post(noor: User, client: Client) -> None:
    client.force_login(noor)
    assert client.get("/sign-out").status_code == 405
    assert client.post("/sign-out").headers["Location"] == "/"
    assert "Sign in" in open_page(client, "/").text


def test_a_form_without_its_token_is_explained(noor: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/sign-in", {"username": "noor", "password": PASSWORD})
    assert answer.status_code == 403
    assert "This form has grown old" in answer.content.decode() and "web.csrf" in answer.content.decode()


def test_dark_and_light_are_remembered_and_forgotten(client: Client) -> None:
    answer = client.post("/theme", {"theme": "dark", "back": "/sources?after="})
    assert answer.headers["Location"] == "/sources?after="
    assert '<html lang="en" data-theme="dark">' in open_page(client, "/").html
    client.post("/theme", {"theme": "system", "back": "/"})
    assert "data-theme" not in open_page(client, "/").html


def test_the_choice_of_theme_leads_to_no_other_site(client: Client) -> None:
    assert client.post("/theme", {"theme": "dark", "back": "//evil.example/"}).headers["Location"] == "/"
    assert client.get("/theme").status_code == 405


@dataclass(frozen=True)
class _Added:
    ok: bool
    message: str
    source_slug: str = ""


@pytest.fixture
def adding(monkeypatch: pytest.MonkeyPatch) -> types.ModuleType:
    """Adding without a network: one known address, every other is refused."""
    module = types.ModuleType("newsloom.app.adding")

    def add_source(address: str) -> _Added:
        if address == "https://courier.example/feed":
            return _Added(
                ok=True, message="Courier is added.", source_slug=make.a_source("Courier", slug="courier").slug
            )
        return _Added(ok=False, message="This is not a feed. See `newsloom add`. [parse.no_feed]")

    module.add_source = add_source  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "newsloom.app.adding", module)
    return module


def test_staff_add_a_source_by_its_address(noor: User, client: Client, adding: types.ModuleType) -> None:
    client.force_login(noor)
    assert "Address of a feed or a newspaper" in open_page(client, "/sources").text
    answer = client.post("/sources", {"address": " https://courier.example/feed "})
    assert answer.headers["Location"] == "/source/courier"
    assert "Courier is added." in open_page(client, "/source/courier").text


def test_an_address_without_a_feed_is_explained_and_kept(noor: User, client: Client, adding: types.ModuleType) -> None:
    client.force_login(noor)
    answer = client.post("/sources", {"address": "https://nothing.example/<x>"})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "This is not a feed." in html and "<code>newsloom add</code>" in html
    assert 'value="https://nothing.example/&lt;x&gt;"' in html


def test_others_may_not_add_a_source(client: Client, adding: types.ModuleType) -> None:
    assert client.post("/sources", {"address": "https://courier.example/feed"}).status_code == 403
    client.force_login(User.objects.create_user("reader"))
    answer = client.post("/sources", {"address": "https://courier.example/feed"})
    assert answer.status_code == 403
    assert "You may not do this" in answer.content.decode()


@pytest.fixture
def members_only(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("NEWSLOOM_PUBLIC", "false")
    config.cache_clear()
    yield
    monkeypatch.undo()
    config.cache_clear()


@pytest.mark.parametrize("path", ["/", "/feed.atom", "/sources", "/nowhere", "/search?q=x"])
def test_a_site_that_is_not_public_asks_guests_to_sign_in(members_only: None, client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/sign-in?next=/")


def test_members_of_a_site_that_is_not_public_read_it(members_only: None, noor: User, client: Client) -> None:
    assert client.get("/sign-in").status_code == 200
    client.force_login(noor)
    assert client.get("/").status_code == 200
