"""How a source's pages are read: shown to staff, tried before it is saved, and used from the next look on."""

import zlib

import pytest
from django.contrib.auth.models import User
from django.test import Client

import factories as make
from newsloom.app import rules, wiring
from newsloom.errors import FetchTimeout
from newsloom.model.fetched import Failed, Fetched, Outcome
from newsloom.model.rule import RuleOrigin
from newsloom.store.models import Article, OwnRule, RawPage, Source
from pages import open_page

pytestmark = pytest.mark.django_db
WORDS = (
    "The harbor master of Merrow counted fourteen berths on Friday and wrote every one of them into the new book. " * 5
)
PAGE = (
    f"<html><head><title>Berths open</title></head><body><article><h1>Berths open</h1><h2 class='real'>Fourteen berths"
    f" open at last</h2><div class='text'><p>{WORDS}</p></div><div class='promo'><p>Our <b>shop</b> has {WORDS}</p></div></article></body></html>"
)
RULE = '[[period]]\nbody = [".text"]\nremove = [".promo", ".nowhere"]\ntitle = ".real"\n'


@pytest.fixture
def ledger() -> Source:
    return make.a_source("Ledger", slug="ledger", home_url="https://www.ledger.example/")


@pytest.fixture
def noor(client: Client) -> User:
    user = User.objects.create_superuser("noor")
    client.force_login(user)
    return user


def a_kept_page(source: Source, url: str = "https://www.ledger.example/news/1") -> Article:
    article = make.an_article(source, title="Berths open", url=url)
    RawPage.objects.create(
        article=article, url=url, content_type="text/html", body=zlib.compress(PAGE.encode()), fetched_at=make.NOW
    )
    return article


def send(client: Client, action: str, text: str = RULE, status: int = 200, **more: object) -> str:
    answer = client.post("/source/ledger/rule", {"action": action, "text": text, **more})
    assert answer.status_code == status, answer.content[:300]
    return answer.content.decode()


def test_only_staff_see_and_change_it(client: Client, ledger: Source) -> None:
    assert client.get("/source/ledger/rule").status_code == 403
    client.force_login(User.objects.create_user("reader"))
    assert client.get("/source/ledger/rule").status_code == 403
    send(client, "save", status=403)
    assert "How pages are read" not in open_page(client, "/source/ledger").text
    assert not OwnRule.objects.exists()


def test_the_source_page_leads_staff_there(client: Client, ledger: Source, noor: User) -> None:
    page = open_page(client, "/source/ledger")
    assert "/source/ledger/rule" in page.inside("/source/ledger")
    shown = open_page(client, "/source/ledger/rule")
    assert "there is no rule for this source" in shown.text and "ledger.example" in shown.text
    assert client.get("/source/nobody/rule").status_code == 404


def test_a_form_without_its_token_is_refused(ledger: Source) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(User.objects.create_superuser("noor"))
    assert strict.post("/source/ledger/rule", {"action": "save", "text": RULE}).status_code == 403


def test_a_preview_shows_both_readings_and_saves_nothing(client: Client, ledger: Source, noor: User) -> None:
    article = a_kept_page(ledger)
    html = send(client, "preview", page=article.pk)
    assert "<mark>Fourteen berths open at last</mark>" in html and ">Berths open</td>" in html
    assert "remove: .nowhere" in html and "One piece taken out" in html
    assert "Our shop has" in html and "<b>shop</b>" not in html
    assert not OwnRule.objects.exists()


def test_a_preview_may_name_an_address(
    client: Client, ledger: Source, noor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    async def fetch_once(url: str, *, max_bytes: int) -> Outcome:
        asked.append(url)
        if "slow" in url:
            return Failed(url=url, error=FetchTimeout(f"{url} took longer than 30 seconds to answer.", url=url))
        return Fetched(url=url, requested_url=url, body=PAGE.encode(), headers={"content-type": "text/html"})

    monkeypatch.setattr(wiring, "fetch_once", fetch_once)
    assert "Fourteen berths open at last" in send(client, "preview", address="ledger.example/news/2")
    assert "took longer than 30 seconds" in send(client, "preview", address="https://ledger.example/slow")
    assert asked == ["https://ledger.example/news/2", "https://ledger.example/slow"]
    assert "is not meant for" in send(client, "preview", address="https://other.example/news/2")


def test_a_mistake_is_shown_at_its_line_and_the_text_kept(client: Client, ledger: Source, noor: User) -> None:
    html = send(client, "save", text='[[period]]\nbodi = "<b>"\n', status=422)
    assert "Line 2:" in html and "rules.unknown_key" in html and "bodi = &quot;&lt;b&gt;&quot;" in html
    send(client, "preview", text='[[period]]\nbody = "p ~ a"\n', status=422)
    assert "rules.too_large" in send(client, "save", text="#" * 20_001, status=422)
    assert not OwnRule.objects.exists()


def test_a_saved_rule_holds_for_its_source_and_says_who_saved_it(client: Client, ledger: Source, noor: User) -> None:
    send(client, "save", text=RULE.replace("\n", "\r\n"), status=302)
    row = OwnRule.objects.get(source=ledger)
    assert (row.text, row.saved_by) == (RULE, noor)
    shown = open_page(client, "/source/ledger/rule").text
    assert "Read by your own rule." in shown and "Saved by noor" in shown
    held = rules.rule_book().rule_for("https://ledger.example/news/9", make.NOW.date())
    assert held is not None and (held.origin, held.body) == (RuleOrigin.OWN, (".text",))
    send(client, "shipped", status=302)
    assert rules.rule_book().rule_for("https://ledger.example/news/9", make.NOW.date()) is None


def test_an_own_rule_overrules_a_shipped_one_and_gives_way_to_it_again(client: Client, noor: User) -> None:
    source = make.a_source("Phys", slug="ledger", home_url="https://phys.org/")
    url = "https://phys.org/news/1"
    assert "comes with Newsloom" in open_page(client, "/source/ledger/rule").text
    send(client, "save", status=302)
    held = rules.rule_book().rule_for(url, make.NOW.date())
    assert held is not None and held.origin is RuleOrigin.OWN
    send(client, "none", status=302)
    assert rules.rule_book().rule_for(url, make.NOW.date()) is None
    assert "because somebody chose so" in open_page(client, "/source/ledger/rule").text
    send(client, "shipped", status=302)
    held = rules.rule_book().rule_for(url, make.NOW.date())
    assert held is not None and held.origin is RuleOrigin.SHIPPED
    assert not OwnRule.objects.filter(source=source).exists()


def test_a_rule_that_no_longer_can_be_read_stands_among_the_broken(ledger: Source) -> None:
    OwnRule.objects.create(source=ledger, text='[[period]]\nold_key = "x"', saved_at=make.NOW)
    book = rules.rule_book()
    broken = book.broken_for("https://www.ledger.example/news/1")
    assert broken is not None and broken.error.code == "rules.unknown_key"
    assert book.rule_for("https://www.ledger.example/news/1", make.NOW.date()) is None
