"""When something goes wrong: what happened, what is safe, what to do, the code last."""

import pytest
from django.db import OperationalError
from django.http import HttpRequest
from django.test import Client, RequestFactory

from newsloom.errors import DiskFull
from newsloom.serve.web.middleware import PlainErrors
from newsloom.serve.web.views import errors
from pages import read


def _page(exception: Exception):  # type: ignore[no-untyped-def]
    answer = PlainErrors(lambda request: None).process_exception(HttpRequest(), exception)  # type: ignore[arg-type,return-value]
    assert answer is not None
    return answer.status_code, read(answer.content.decode()).text, answer


def test_a_busy_database_is_explained_without_asking_it_anything() -> None:
    status, text, answer = _page(OperationalError("database is locked"))
    assert status == 503
    assert answer.headers["Retry-After"] == "5"
    for words in ("The database is busy", "Nothing already stored is lost.", "Try again", "store.busy"):
        assert words in text
    assert text.index("store.busy") > text.index("Try again")


def test_a_database_of_an_older_version_says_what_to_run() -> None:
    status, text, answer = _page(OperationalError("no such table: store_story"))
    assert status == 500
    assert "<code>newsloom up</code>" in answer.content.decode()
    assert "store.schema" in text


def test_a_full_disk_is_explained() -> None:
    status, text, _ = _page(DiskFull("While reading, the disk ran full."))
    assert (status, "Free some space" in text, "store.disk_full" in text) == (500, True, True)


def test_an_error_nobody_foresaw_is_left_to_the_last_page() -> None:
    assert PlainErrors(lambda request: None).process_exception(HttpRequest(), KeyError("x")) is None  # type: ignore[arg-type,return-value]
    text = read(errors.failed(RequestFactory().get("/")).content.decode()).text
    assert "web.unexpected" in text and "Nothing already stored is lost" in text


@pytest.mark.django_db
def test_an_address_nothing_stands_at_offers_a_way_on(client: Client) -> None:
    answer = client.get("/no/such/page")
    page = read(answer.content.decode())
    assert answer.status_code == 404
    assert {"/", "/search"} <= page.inside("/")
    assert "web.not_found" in page.text


def test_a_damaged_request_is_explained() -> None:
    text = read(errors.bad_request(RequestFactory().get("/"), ValueError()).content.decode()).text
    assert "web.bad_request" in text
