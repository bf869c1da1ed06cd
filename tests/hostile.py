"""Hostile markup in every place a publisher's words may reach, and what counts as active where it arrives."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

from resiliparse.parse.html import HTMLTree, NodeType

import factories as make
from corpora import rows
from newsloom.extract.sanitise import sanitise
from newsloom.store.models import Article, ArticleReading, RoleSeen, Source, Story, Version, WeaveState

BUNDLE = 80  # payloads shown together on one article's page
_NEVER = frozenset(
    "iframe frame frameset object embed applet base style noscript template math foreignobject set animate".split()
)
_OURS = frozenset("script form input button link meta svg".split())  # our pages have them, no article does
_ADDRESSES = frozenset("href src action formaction poster background data cite longdesc manifest xlink:href".split())
_OUR_METAS = frozenset({"", "viewport", "color-scheme", "description", "robots", "htmx-config"})
_SCHEME = re.compile(r"[\x00-\x20]*([a-z][a-z0-9+.-]*):", re.I)


def payloads() -> list[str]:
    """Every payload of the corpus; there are more than three thousand."""
    found = [str(row["payload"]) for row in rows("corpora/hostile/xss_payloads.jsonl.xz")]
    assert len(found) > 3000
    return found


def bundles(items: Sequence[str], size: int = BUNDLE) -> Iterator[list[str]]:
    for start in range(0, len(items), size):
        yield list(items[start : start + size])


def packed(items: Sequence[str], chars: int) -> Iterator[str]:
    """The items joined by spaces, as many as fit; a longer one is cut."""
    held = ""
    for item in items:
        if held and len(held) + 1 + len(item) > chars:
            yield held
            held = ""
        held = f"{held} {item}".strip()[:chars]
    yield held


def active(html: str, *, whole_page: bool) -> list[str]:
    """What a browser would run, load from elsewhere or send, as an HTML5 parser reads it; of a whole page, what is not ours."""
    tree = HTMLTree.parse(html if whole_page else f"<!doctype html><body>{html}")
    return [said for node in tree.document if node.type == NodeType.ELEMENT for said in _of(node, whole_page)]


def _of(node: Any, whole_page: bool) -> Iterator[str]:
    tag = node.tag.lower()
    said = {name.lower(): node.getattr(name) or "" for name in node.attrs}
    if tag in (_NEVER if whole_page else _NEVER | _OURS):
        yield f"<{tag}>"
    if tag == "script" and not said.get("src", "").startswith("/static/"):
        yield "a script that is not ours"
    if tag == "meta" and ("http-equiv" in said or said.get("name", "") not in _OUR_METAS):
        yield f"<meta {said}>"
    if tag == "link" and not said.get("href", "").startswith("/") and said.get("rel") != "canonical":
        yield f"<link {said}>"
    for name, value in said.items():
        if name.startswith("on") or name in ("style", "srcdoc", "formaction", "ping", "target"):
            yield f"{tag} {name}={value[:60]}"
        scheme = _SCHEME.match(re.sub(r"[\t\n\r]", "", value))  # as a browser reads an address
        if name in _ADDRESSES and scheme and scheme[1].lower() not in ("http", "https"):
            yield f"{tag} {name}={value[:60]}"
        if (
            tag not in ("a", "link")
            and name in (_ADDRESSES | {"srcset"}) - {"cite"}
            and re.match(r"\s*(?:https?:)?//", value)
        ):
            yield f"{tag} loads {value[:60]}"


@dataclass(frozen=True)
class Room:
    """A newspaper of nothing but payloads."""

    source: Source
    articles: list[Article]  # one a bundle
    stories: list[Story]


def room(items: Sequence[str]) -> Room:
    """Every payload in every place: one article each for the lists, one article with a story for each bundle of them."""
    WeaveState.objects.create(generation=1)
    source = make.a_source(
        items[0][:300],
        slug="everything",
        home_url="javascript:alert(1)",
        category=items[1][:300],
        language=items[2][:20],
        permitted=True,
    )
    for number, payload in enumerate(items):
        make.an_article(source, title=payload[:1000], text=payload, standfirst=payload, minutes_ago=number, url=payload[:2000],
                        displayed_sections=[payload], agency=payload[:100], language=payload[:20], html=sanitise(payload))  # fmt: skip
    articles, stories = [], []
    for number, group in enumerate(bundles(items)):
        article = _bundle(make.a_source(group[0][:300], category=group[-1][:300], slug=f"first-{number}"), group)
        other = make.an_article(make.a_source(group[-1][:300], slug=f"second-{number}"), title=group[-1][:1000])
        make.because(article, other, shared_names=group, shared_words=group, shared_numbers=group)
        stories.append(make.a_story(article, other, headline=" ".join(group)[:1000], rank=float(len(stories))))
        Story.objects.filter(pk=stories[-1].pk).update(
            outlets=[[payload, "everything", payload[:20], False] for payload in group]
        )
        articles.append(article)
        make.copies_of(article, other, agency=group[0][:100])
        _read_in(article, group)
        make.a_feed(article.source, title=group[1 % len(group)][:500], error_text=" ` ".join(group), error_code=group[-1][:60],
                    moved_to=group[0][:2000], failures=3)  # fmt: skip
    return Room(source, articles, stories)


def _bundle(source: Source, group: Sequence[str]) -> Article:
    article = make.an_article(
        source,
        title=" ".join(group)[:1000],
        text="\n".join(group),
        html="\n".join(sanitise(f"<p>{payload}</p>", base_url="https://x.example/") for payload in group),
        standfirst="\n".join(group),
        authors=[{"name": payload, "is_organisation": False} for payload in group],
        displayed_sections=list(group),
        dateline=group[0][:200],
        agency=group[-1][:100],
        image_url="https://pics.example/a.jpg?" + group[0][:1000],
        image_caption=" ".join(group),
        image_credit=group[0][:500],
        tags=[payload[:110].replace("/", "∕") + f" {number}" for number, payload in enumerate(group)],
        version_count=2,
    )
    Version.objects.create(
        article=article, number=1, title=group[-1][:1000], text="\n".join(reversed(group)), seen_at=make.NOW
    )
    return article


def _read_in(article: Article, group: Sequence[str]) -> None:
    """The payloads as people, as what they say, through whom, where and when, as roles and as dates."""
    at = 0
    for payload in group:
        start = article.text.index(payload, at)
        at = start + len(payload)
        entity = make.an_entity(payload[:200], ("person", "organisation", "place")[at % 3])
        make.a_mention(article, entity, payload)
        make.a_statement(article, payload, entity, via=payload[:200], venue=payload[:300], said_on=payload[:40])
        make.a_statement(article, payload, kind="indirect", beside=payload)
        RoleSeen.objects.create(
            article=article, person=entity, title=payload[:200], organisation=payload[:200], start=start, end=at,
            sort_at=article.sort_at,
        )  # fmt: skip
    ArticleReading.objects.create(
        article=article,
        version=1,
        dates=[{"start": 0, "end": len(group[0]), "value": group[0][:40], "end_value": group[-1][:40]}],
    )


def next_path(path: str, html: str) -> str:
    """Where a list goes on; "" at its end."""
    found = re.search(r'rel="next" href="(\?[^"]+)"', html)
    return path.partition("?")[0] + unescape(found[1]) if found else ""


def paths(newsroom: Room) -> Iterator[str]:
    """Pages that show all of it between them, where the lists are walked by `next_path`."""
    yield from ("/", "/section/world", "/sources", "/article/999999999", f"/source/{newsroom.source.slug}")
    for article, story in zip(newsroom.articles, newsroom.stories, strict=True):
        yield from (f"/article/{article.pk}", f"/story/{story.pk}", f"/story/{story.pk}/said")
        yield f"/source/{article.source.slug}"


def feeds(newsroom: Room) -> Iterator[str]:
    yield from ("/feed.atom", "/section/world/feed.atom", f"/source/{newsroom.source.slug}/feed.atom")
    for story in newsroom.stories:
        yield f"/story/{story.pk}/feed.atom"
