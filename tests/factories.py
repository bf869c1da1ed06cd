"""Rows for tests of the store and the site: plain functions, each with a whole and harmless default."""

import datetime as dt
import itertools
import re
from collections.abc import Sequence

from newsloom.model.reading import tag_key
from newsloom.store.models import (
    Ahead,
    Article,
    ArticlePage,
    ArticleTag,
    CalendarEntry,
    CopyGroup,
    Entity,
    Feed,
    FeedDay,
    Mention,
    Source,
    Statement,
    Story,
    Tag,
    Version,
)
from newsloom.store.rows import note_rows
from newsloom.store.search import index_articles
from newsloom.text.corrections import correction_notes

NOW = dt.datetime.now(dt.UTC).replace(microsecond=0)
_number = itertools.count(1)


def a_source(name: str = "Merrow Courier", *, language: str = "en", permitted: bool = False, **more: object) -> Source:
    slug = str(more.pop("slug", "")) or f"{name.lower().replace(' ', '-')}-{next(_number)}"
    return Source.objects.create(
        name=name, slug=slug, language=language, full_text_for_guests=permitted, added_at=NOW, **more
    )


def a_feed(source: Source, **more: object) -> Feed:
    url = str(more.pop("url", f"https://{source.slug}.example/feed-{next(_number)}.xml"))
    fields: dict[str, object] = {
        "last_fetch_at": NOW,
        "last_success_at": NOW - dt.timedelta(minutes=4),
        "next_fetch_at": NOW + dt.timedelta(minutes=20),
    }
    return Feed.objects.create(source=source, url=url, **{**fields, **more})


def a_day(feed: Feed, days_ago: int, *, looks: int = 24, failed: int = 0, new: int = 5) -> FeedDay:
    day = NOW.date() - dt.timedelta(days=days_ago)
    return FeedDay.objects.create(
        feed=feed, day=day, looks=looks, failed=failed, unchanged=looks - failed, new_articles=new
    )


def an_article(
    source: Source | None = None,
    *,
    title: str = "Fourteen berths open at Merrow",
    text: str = "The treaty opens fourteen berths. A shared fund pays for them.\nThe assembly votes on 18 November.",
    minutes_ago: float = 30,
    tags: Sequence[str] = (),
    points: Sequence[str] = (),
    **more: object,
) -> Article:
    """An article whose key points are these sentences of its text; it can be searched for."""
    at = NOW - dt.timedelta(minutes=minutes_ago)
    number = next(_number)
    fields: dict[str, object] = {
        "identity": f"https://example.org/{number}",
        "url": f"https://example.org/{number}",
        "language": "en",
        "published_at": at,
        "published_offset_min": 540,
        "first_seen_at": at,
        "sort_at": at,
        "section": "World",
        "content_hash": str(number),
        "key_points": [span_of(text, sentence) for sentence in points],
    }
    article = Article.objects.create(source=source or a_source(), title=title, text=text, **{**fields, **more})
    for name in tags:
        tag_it(article, name)
    index_articles([(article.pk, title, text)])
    return article


def span_of(text: str, sentence: str) -> dict[str, object]:
    start = text.index(sentence)
    return {"start": start, "end": start + len(sentence), "text": sentence}


def tag_it(article: Article, name: str) -> Tag:
    tag, _ = Tag.objects.get_or_create(key=tag_key(name), defaults={"name": name})
    ArticleTag.objects.create(article=article, tag=tag, score=0.9, sort_at=article.sort_at)
    tag.article_count += 1
    tag.save()
    return tag


def a_story(
    *articles: Article, headline: str = "", rank: float = 1.0, points: Sequence[str] = (), **more: object
) -> Story:
    """A story of these articles; its headline is the first one's, its points are sentences of them."""
    first = articles[0]
    copies = [article for article in articles if article.copy_of_id]
    names = {
        article.source.slug: [
            article.source.name,
            article.source.slug,
            article.source.language,
            bool(article.copy_of_id),
        ]
        for article in articles
    }
    outlets = sorted(names.values(), key=lambda outlet: bool(outlet[3]))
    fields: dict[str, object] = {
        "language": first.language,
        "section": first.section,
        "first_at": min(article.sort_at for article in articles),
        "last_at": max(article.sort_at for article in articles),
        "article_count": len(articles),
        "copy_count": len(copies),
        "outlet_count": len(outlets),
        "independent_count": sum(not outlet[3] for outlet in outlets),
        "outlets": outlets,
        "key_points": [
            {"article": article.pk, **span_of(article.text, sentence)}
            for sentence in points
            for article in [next(article for article in articles if sentence in article.text)]
        ],
    }
    story = Story.objects.create(
        headline=headline or first.title, headline_article=first, rank=rank, **{**fields, **more}
    )
    for article in articles:
        article.story = story
        article.save(update_fields=["story"])
    return story


def because(article: Article, nearest: Article, **parts: object) -> None:
    """Says why an article stands beside another one in its story."""
    article.story_reason = {
        "nearest": str(nearest.pk),
        "similarity": 0.71,
        "shared_names": ["Merrow", "Ilsa Marren"],
        "shared_numbers": ["14"],
        "shared_words": ["treaty", "berths"],
        "gap_h": 2.5,
        **parts,
    }
    article.save(update_fields=["story_reason"])


def copies_of(origin: Article, *copies: Article, agency: str = "") -> CopyGroup:
    group = CopyGroup.objects.create(origin=agency or origin.source.name, origin_article=origin, size=1 + len(copies))
    origin.copy_group = group
    origin.save(update_fields=["copy_group"])
    for copy in copies:
        copy.copy_group, copy.copy_of, copy.copy_containment = group, origin, 0.97
        copy.save(update_fields=["copy_group", "copy_of", "copy_containment"])
    return group


def an_edit(article: Article, *, before: str = "", title: str = "", hours_ago: float = 3) -> Version:
    """An earlier wording of the article, replaced just now."""
    earlier = Version(
        article=article,
        number=article.version_count,
        title=title or article.title,
        text=before or article.text,
        seen_at=NOW - dt.timedelta(hours=hours_ago),
    )
    added = {note.text for note in correction_notes(article.text)} - {n.text for n in correction_notes(earlier.text)}
    differs = {"headline": earlier.title != article.title, "text": earlier.text != article.text, "correction": added}
    earlier.changes = [name for name, is_so in differs.items() if is_so]
    earlier.corrections = note_rows(correction_notes(earlier.text))
    earlier.save()
    article.version_count += 1
    article.edited_at = NOW
    article.corrections = note_rows(correction_notes(article.text))
    article.save(update_fields=["version_count", "edited_at", "corrections"])
    return earlier


def withdrawn(article: Article, *, hours_ago: float = 2) -> None:
    """The publisher has taken the article down."""
    at = NOW - dt.timedelta(hours=hours_ago)
    ArticlePage.objects.create(article=article, url=article.url, is_withdrawn=True, missing_since=at)


def an_event(
    *articles: Article,
    sentence: str,
    dated: str,
    day: dt.date,
    until: dt.date | None = None,
    value: str = "",
    grain: str = "day",
    status: str = "announced",
    moved_from: Sequence[str] = (),
    uid: str = "",
) -> CalendarEntry:
    """An event of the calendar that these articles tell of in this sentence of theirs, `dated` words of it."""
    end_value = until.isoformat() if until and grain == "range" else ""
    fields: dict[str, object] = {
        "value": value or day.isoformat(),
        "end_value": end_value,
        "grain": grain,
        "what": sentence.rstrip("."),
        "status": status,
        "first_day": day,
        "last_day": until or day,
    }
    uid = uid or f"{articles[0].pk}-{articles[0].text.index(sentence)}"
    entry = CalendarEntry.objects.create(uid=uid, changed_at=NOW, moved_from=list(moved_from), **fields)
    for article in articles:
        start = article.text.index(sentence)
        at = article.text.index(dated, start)
        Ahead.objects.create(
            article=article,
            entry=entry,
            start=start,
            end=start + len(sentence),
            date_start=at,
            date_end=at + len(dated),
            sort_at=article.sort_at,
            **fields,
        )
    return entry


def an_entity(name: str, kind: str = "person", *, country: str = "") -> Entity:
    return Entity.objects.create(kind=kind, name=name, country=country)


def a_mention(article: Article, entity: Entity, *forms: str) -> Mention:
    """The entity in the article, wherever one of these forms (its name) stands."""
    spans = [found.span() for form in forms or (entity.name,) for found in re.finditer(re.escape(form), article.text)]
    return Mention.objects.create(
        article=article, entity=entity, spans=sorted(spans), forms=list(forms), key=entity.name, sort_at=article.sort_at
    )


def a_statement(article: Article, words: str, speaker: Entity | None = None, **more: object) -> Statement:
    """A statement whose words stand in the article's text; `beside` are the words there that stand for the speaker."""
    beside = str(more.pop("beside", ""))
    start = article.text.index(words)
    fields: dict[str, object] = {
        "kind": "direct",
        "speaker_name": speaker.name if speaker else "",
        "speaker_start": article.text.index(beside) if beside else None,
        "speaker_end": article.text.index(beside) + len(beside) if beside else None,
        "sort_at": article.sort_at,
        **more,
    }
    return Statement.objects.create(article=article, start=start, end=start + len(words), speaker=speaker, **fields)
