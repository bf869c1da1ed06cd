"""All the known attacks, shown by real pages in a real browser: with our policy only reporting, so that it hides no mistake."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import Error

from hostile import next_path, packed, paths, payloads, room

pytestmark = [
    pytest.mark.browser,
    pytest.mark.corpora,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]
POLICY = "content-security-policy"
HOOKS = """
window.__ran = [];
for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'])
  window[name] = (...said) => { window.__ran.push(name + ' ' + said); return null; };
document.write = document.writeln = said => { window.__ran.push('write ' + said); };
document.addEventListener('securitypolicyviolation', said =>
  window.__ran.push(`policy ${said.violatedDirective} ${said.blockedURI} ${said.sample}`));
window.addEventListener('error', said => window.__ran.push('error ' + said.message));
"""
# What the browser built: handlers, addresses that run, frames; then every event a reader's hand may cause, on what could have them.
LOOK = """() => {
  const found = [];
  for (const element of document.querySelectorAll('*')) {
    for (const {name, value} of element.attributes) {
      if (/^on|^(style|srcdoc|formaction|ping)$/i.test(name)) found.push(`${element.tagName} ${name}=${value}`);
    }
    for (const address of [element.href, element.action, element.src, element.data, element.formAction]) {
      if (typeof address == 'string' && /^(javascript|data|vbscript|blob|file):/i.test(address)) found.push(`${element.tagName} ${address}`);
    }
    if (/^(iframe|frame|object|embed|applet|base|template|math|marquee|style|noscript)$/i.test(element.tagName)) found.push(element.tagName);
    if (element.closest('main') && !element.closest('a, form, button')) {
      for (const event of ['click', 'mouseover', 'focus', 'pointerdown', 'keydown', 'toggle', 'animationend'])
        element.dispatchEvent(new Event(event, {bubbles: false}));
    }
  }
  return found.concat(window.__ran);
}"""


@dataclass
class Watch:
    """A page whose scripts would run, and everything it did that no page of ours does."""

    page: Any
    base: str
    did: list[str] = field(default_factory=list)

    def look(self, path: str) -> str:
        """The page's markup; what it did is added."""
        answer, html = self.page.goto(self.base + path, wait_until="load"), ""
        try:
            html = str(answer.text())
            self.did += [f"{path[:80]}: {said}" for said in self.page.evaluate(LOOK)]
        except Error as problem:  # it went away under our eyes
            self.did.append(f"{path[:80]}: {problem.message[:80]}")
        if self.page.url != self.base + path:
            self.did.append(f"{path[:80]} went to {self.page.url[:80]}")
        return html


@pytest.fixture
def watch(chromium: Any, live_server: Any) -> Iterator[Watch]:
    cache.clear()
    member = Client()
    member.force_login(User.objects.create_superuser("noor"))
    context = chromium.new_context()
    context.add_cookies([{"name": "sessionid", "value": member.cookies["sessionid"].value, "url": live_server.url}])
    context.add_init_script(HOOKS)
    made = Watch(context.new_page(), live_server.url)

    def unlocked(route: Any) -> None:
        if not route.request.url.startswith(live_server.url) or "/picture/" in route.request.url:
            route.abort()
            return
        answer = route.fetch(max_redirects=0)
        headers = {name: value for name, value in answer.headers.items() if name != POLICY}
        route.fulfill(response=answer, headers={**headers, f"{POLICY}-report-only": answer.headers.get(POLICY, "")})

    def asked(request: Any) -> None:
        if not request.url.startswith(live_server.url):
            made.did.append(f"asked {request.url[:120]}")

    def dialog(shown: Any) -> None:
        made.did.append(f"dialog {shown.message[:80]}")
        shown.dismiss()

    context.route(lambda url: not urlsplit(url).path.startswith("/static/"), unlocked)
    context.on("request", asked)
    context.on("page", lambda page: made.did.append("opened a window") if page is not made.page else None)
    made.page.on("dialog", dialog)
    yield made
    context.close()


@pytest.mark.parametrize(
    "markup",
    [
        "<script>alert(1)</script>",
        "<img src=/x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "<p onmouseover=alert(1)>x",
        "<a href=' javascript:alert(1)'>x</a>",
        "<img src=http://127.0.0.2:9/a>",
        "<p style='color:red'>x",
        "<iframe srcdoc=x></iframe>",
        "<meta http-equiv=refresh content='0;url=/sources'>",
    ],
)
def test_whatever_is_active_is_noticed(watch: Watch, markup: str) -> None:
    page = f"<!doctype html><title>x</title><main>{markup}</main>"
    watch.page.context.route(
        "**/control",
        lambda route: route.fulfill(
            body=page, content_type="text/html", headers={f"{POLICY}-report-only": "default-src 'self'"}
        ),
    )
    watch.look("/control")
    watch.page.wait_for_timeout(50)
    assert watch.did or watch.page.url != f"{watch.base}/control"


def test_no_payload_does_anything_on_any_page(watch: Watch) -> None:
    newsroom = room(payloads())
    for path in paths(newsroom):
        while path:
            path = next_path(path, watch.look(path))
    assert watch.did == []


def test_no_payload_does_anything_in_a_query(watch: Watch) -> None:
    for words in packed(payloads(), 480):
        watch.look(f"/search?q={quote(words, safe='')}")
    assert watch.did == []
