"""Writes a batch — articles, links, the feed's validators, the search rows — in one transaction, or nothing."""

import zlib
from collections.abc import Sequence

from django.db import transaction
from django.db.models import F

from newsloom.model.intent import ArticleIntent, Batch, HeaderIntent, Look, Origin, ReasonIntent, StoryIntent
from newsloom.model.reading import KeyPoint
from newsloom.model.weave import Merge, Parting
from newsloom.store.agenda import write_events
from newsloom.store.corrections import write_corrections
from newsloom.store.edge import store_errors
from newsloom.store.models import (
    Article,
    ArticleTag,
    CopyGroup,
    Entry,
    Feed,
    FeedDay,
    RawPage,
    Story,
    Tag,
    Version,
    WeaveState,
)
from newsloom.store.pages import write_names, write_pages
from newsloom.store.reading.story_cards import outlet_row
from newsloom.store.rows import article_fields, header_fields, reason_row
from newsloom.store.said import write_said
from newsloom.store.search import index_articles
from newsloom.text.storable import storable

_STATE_FIELDS = (
    "etag last_modified next_fetch_at last_fetch_at last_success_at last_change_at failures error_code error_text"
    " moved_to moved_since gone"
).split()


def apply_batch(batch: Batch) -> int:
    """Writes the batch in one transaction and returns the new generation. Raises StoreError; then nothing is written."""
    doing = f"writing {len(batch.new)} new and {len(batch.changed)} changed articles"
    with store_errors(doing), transaction.atomic():
        _insert_articles(batch.new, batch.look)
        _rewrite_articles(batch.changed, batch.look)
        _rewrite_headers(batch.headers)
        write_pages(batch.pages)
        write_names(batch.names)
        _write_stories(batch.stories)
        _link(batch.new)
        _link_late(batch.changed)
        _merge(batch.merges)
        _part(batch.partings)
        _write_reasons(batch.reasons)
        _merge_copies(batch.copy_merges)
        write_corrections(batch)
        _write_origins(batch.origins)
        _write_tags([*batch.new, *batch.changed])
        write_events(batch.agenda, batch.look.at)
        write_said([*batch.new, *batch.changed, *batch.rereads], batch.agenda)
        index_articles(
            [(i.id, i.gathered.extracted.title, i.gathered.extracted.text) for i in (*batch.new, *batch.changed)]
        )
        _write_look(batch)
        return next_generation()


def _insert_articles(intents: Sequence[ArticleIntent], look: Look) -> None:
    groups = {int(intent.copy.group) for intent in intents if intent.copy}
    CopyGroup.objects.bulk_create([CopyGroup(pk=group) for group in sorted(groups)], ignore_conflicts=True)
    Article.objects.bulk_create(
        [
            Article(
                pk=intent.id,
                identity=intent.gathered.identity,
                source_id=intent.gathered.source_id,
                first_seen_at=intent.first_seen_at,
                copy_group_id=int(intent.copy.group) if intent.copy else None,
                copy_containment=intent.copy.containment if intent.copy else 0.0,
                **article_fields(intent),
            )
            for intent in intents
        ],
        batch_size=100,
    )
    _keep_raw(intents, look)


def _keep_raw(intents: Sequence[ArticleIntent], look: Look) -> None:
    """Keeps what the publisher sent; of an article that changed, the page of its present wording."""
    raw = [(intent.id, intent.gathered.extracted.url, intent.gathered.raw) for intent in intents]
    RawPage.objects.bulk_create(
        [
            RawPage(
                article_id=key,
                url=url[:2000],
                content_type=page.content_type[:200],
                body=zlib.compress(page.body, 6),
                fetched_at=look.at,
            )
            for key, url, page in raw
            if page
        ],
        batch_size=100,
        update_conflicts=True,
        unique_fields=["article"],
        update_fields=["url", "content_type", "body", "fetched_at"],
    )


def _link(intents: Sequence[ArticleIntent]) -> None:
    """Second pass: links between rows that now exist."""
    linked = []
    for intent in intents:
        copy_of = int(intent.copy.copy_of) if intent.copy and intent.copy.copy_of else None
        story = int(intent.story.story) if intent.story else None
        if copy_of or story:
            reason = reason_row(intent.story.reason) if intent.story else {}
            linked.append(Article(pk=intent.id, copy_of_id=copy_of, story_id=story, story_reason=reason))
    Article.objects.bulk_update(linked, ["copy_of", "story", "story_reason"], batch_size=100)


def _link_late(intents: Sequence[ArticleIntent]) -> None:
    """Articles with other words, in the copy group and, where their page came only now, the story they belong to since."""
    for intent in intents:
        row = Article.objects.filter(pk=intent.id)
        if intent.story:
            row.update(story_id=int(intent.story.story), story_reason=reason_row(intent.story.reason))
        left = row.values_list("copy_group_id", flat=True).first()
        if intent.copy and left is not None:
            group, copy_of = int(intent.copy.group), int(intent.copy.copy_of) if intent.copy.copy_of else None
            CopyGroup.objects.get_or_create(pk=group)
            row.update(copy_group_id=group, copy_of_id=copy_of, copy_containment=intent.copy.containment)
            CopyGroup.objects.filter(pk=left, articles=None).delete()


def _rewrite_articles(intents: Sequence[ArticleIntent], look: Look) -> None:
    """New words; after an edit the earlier ones stay as a version, unless the publisher wants nothing archived."""
    written = []
    for intent in intents:
        row = Article.objects.select_for_update().filter(pk=intent.id).first()
        if row is None:
            continue  # deleted by a person since it was looked up
        if intent.gathered.extracted.noarchive:
            Version.objects.filter(article=row).delete()
            row.version_count = 1
        elif intent.edit is not None:
            Version.objects.create(
                article=row,
                number=row.version_count,
                title=row.title,
                text=row.text,
                corrections=row.corrections,
                seen_at=row.edited_at or row.first_seen_at,
                changes=[change.value for change in intent.edit.changes],
            )
            row.version_count += 1
        for name, value in article_fields(intent).items():
            setattr(row, name, value)
        if intent.edit is not None:
            row.edited_at = intent.edit.at
        row.save()
        written.append(intent)
    _keep_raw(written, look)


def _rewrite_headers(headers: Sequence[HeaderIntent]) -> None:
    for header in headers:
        Article.objects.filter(pk=header.id).update(**header_fields(header.extracted))
        if header.extracted.noarchive:
            Version.objects.filter(article_id=header.id).delete()
            Article.objects.filter(pk=header.id).update(version_count=1)


def _write_stories(stories: Sequence[StoryIntent]) -> None:
    rows = [
        Story(
            pk=story.id,
            headline=story.headline[:1000],
            headline_article_id=story.headline_article,
            language=story.language,
            section=story.section.value,
            first_at=story.first_at,
            last_at=story.last_at,
            article_count=story.article_count,
            copy_count=story.copy_count,
            outlet_count=len(story.outlets),
            independent_count=story.independent_count,
            outlets=[outlet_row(outlet) for outlet in story.outlets],
            key_points=[point_row(p) for p in story.key_points],
            rank=story.rank,
        )
        for story in stories
    ]
    fields = [f.name for f in Story._meta.concrete_fields if f.name not in ("id", "merged_into")]
    Story.objects.bulk_create(rows, update_conflicts=True, unique_fields=["id"], update_fields=fields, batch_size=100)


def point_row(point: KeyPoint) -> dict[str, object]:
    """A key point as its JSON column holds it."""
    return {"article": int(point.article_id), "start": point.span.start, "end": point.span.end, "text": point.text}


def _merge(merges: Sequence[Merge]) -> None:
    for merge in merges:
        kept, gone = int(merge.kept), int(merge.gone)
        Article.objects.filter(story_id=gone).update(story_id=kept)
        Story.objects.filter(pk=gone).update(merged_into_id=kept, rank=0.0)
        Story.objects.filter(merged_into_id=gone).update(merged_into_id=kept)


def _part(partings: Sequence[Parting]) -> None:
    """Articles that leave a story; a story that lives again redirects no longer, and old addresses go with their article."""
    for parting in partings:
        members, new = [int(member) for member in parting.members], int(parting.new)
        Article.objects.filter(pk__in=members).update(story_id=new)
        Story.objects.filter(pk=new).update(merged_into=None)
        Story.objects.filter(pk__in=members, merged_into_id=int(parting.story)).update(merged_into_id=new)


def _write_reasons(reasons: Sequence[ReasonIntent]) -> None:
    for one in reasons:
        Article.objects.filter(pk=one.article_id).update(story_reason=reason_row(one.reason))


def _merge_copies(merges: Sequence[Merge]) -> None:
    for merge in merges:
        Article.objects.filter(copy_group_id=int(merge.gone)).update(copy_group_id=int(merge.kept))
        CopyGroup.objects.filter(pk=int(merge.gone)).delete()


def _write_origins(origins: Sequence[Origin]) -> None:
    for origin in origins:
        CopyGroup.objects.filter(pk=origin.group).update(
            origin=origin.name[:200], origin_article_id=origin.article_id, size=origin.size
        )


def _write_tags(intents: Sequence[ArticleIntent]) -> None:
    wanted = {tag.key[:120]: tag.tag[:120] for intent in intents for tag in intent.hashtags}
    if not wanted and not intents:
        return
    Tag.objects.bulk_create([Tag(key=key, name=name) for key, name in wanted.items()], ignore_conflicts=True)
    ids = dict(Tag.objects.filter(key__in=wanted).values_list("key", "id"))
    touched = set(ids.values())
    old = ArticleTag.objects.filter(article_id__in=[intent.id for intent in intents])
    touched.update(old.values_list("tag_id", flat=True))
    old.delete()
    links = {
        (intent.id, ids[tag.key[:120]]): ArticleTag(
            article_id=intent.id,
            tag_id=ids[tag.key[:120]],
            score=tag.score,
            spans=[[span.start, span.end, span.field] for span in tag.spans],
            sort_at=intent.sort_at,
        )
        for intent in intents
        for tag in intent.hashtags
    }
    ArticleTag.objects.bulk_create(links.values(), batch_size=100)
    for key in touched:
        Tag.objects.filter(pk=key).update(article_count=ArticleTag.objects.filter(tag_id=key).count())


def _write_look(batch: Batch) -> None:
    look = batch.look
    if look.feed_id is None:
        return
    rows = [
        Entry(
            feed_id=look.feed_id,
            key=entry.key[:2000],
            content_hash=entry.content_hash,
            article_id=entry.article_id,
            tries=entry.tries,
            seen_at=look.at,
        )
        for entry in {entry.key[:2000]: entry for entry in look.entries}.values()
    ]
    Entry.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["feed", "key"],
        update_fields=["content_hash", "article", "tries", "seen_at"],
        batch_size=100,
    )
    if look.state is not None:
        state = {name: getattr(look.state, name) for name in _STATE_FIELDS}
        for name, most in (
            ("etag", 500),
            ("last_modified", 200),
            ("moved_to", 2000),
            ("error_code", 60),
            ("error_text", 2000),
        ):
            state[name] = storable(state[name])[:most]
        Feed.objects.filter(pk=look.feed_id).update(**state)
    day, _ = FeedDay.objects.get_or_create(feed_id=look.feed_id, day=look.at.date())
    FeedDay.objects.filter(pk=day.pk).update(
        looks=F("looks") + 1,
        unchanged=F("unchanged") + int(look.unchanged),
        failed=F("failed") + int(look.failed),
        new_articles=F("new_articles") + len(batch.new),
        bytes_read=F("bytes_read") + look.bytes_read,
    )


def next_generation() -> int:
    """A number no batch had before; inside the transaction of what it counts."""
    state, _ = WeaveState.objects.select_for_update().get_or_create(pk=1)
    state.generation += 1
    state.save()
    return state.generation
