"""Articles, their versions and where they were found."""

from django.db import models

from newsloom.model.article import Kind
from newsloom.store.models.sections import SECTION_CHOICES
from newsloom.store.models.sources import Feed, Source
from newsloom.store.models.stories import CopyGroup, Story

KIND_CHOICES = [(kind.value, kind.value) for kind in Kind]


class Article(models.Model):
    """One article as we understand it. Edits are versions, never overwrites of history.

    `sort_at` = min(published_at, first_seen_at + 1 h): a future date cannot sit on top for ever (DESIGN.md §5).
    """

    identity = models.CharField(
        max_length=2000, unique=True, help_text="text.addresses.address_key, or a hash of a saved text."
    )
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="articles")
    url = models.CharField(max_length=2000, blank=True)
    title = models.CharField(max_length=1000)
    standfirst = models.TextField(blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True, help_text="Sanitised.")
    authors = models.JSONField(default=list, help_text="[{name, is_organisation}, …]")
    language = models.CharField(max_length=20, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_offset_min = models.SmallIntegerField(null=True, blank=True, help_text="The publisher's own zone.")
    published_is_exact = models.BooleanField(default=True)
    modified_at = models.DateTimeField(null=True, blank=True)
    first_seen_at = models.DateTimeField()
    sort_at = models.DateTimeField(db_index=True)
    section = models.CharField(max_length=40, choices=SECTION_CHOICES, default="General")
    displayed_sections = models.JSONField(default=list)
    breadcrumb = models.JSONField(default=list)
    publisher_tags = models.JSONField(default=list)
    agency = models.CharField(max_length=100, blank=True)
    dateline = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=20, choices=KIND_CHOICES, default=Kind.ARTICLE.value)
    comment_count = models.PositiveIntegerField(null=True, blank=True)
    image_url = models.CharField(max_length=2000, blank=True)
    image_caption = models.TextField(blank=True)
    image_credit = models.CharField(max_length=500, blank=True)
    noindex = models.BooleanField(default=False)
    noarchive = models.BooleanField(default=False)
    content_hash = models.CharField(max_length=64)
    copy_group = models.ForeignKey(CopyGroup, on_delete=models.PROTECT, null=True, related_name="articles")
    copy_of = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="copies")
    copy_containment = models.FloatField(default=0.0)
    story = models.ForeignKey(Story, on_delete=models.SET_NULL, null=True, blank=True, related_name="articles")
    story_reason = models.JSONField(default=dict, help_text="model.weave.Reason as a dict.")
    key_points = models.JSONField(default=list, help_text="[{start, end, text}, …] into text.")
    version_count = models.PositiveIntegerField(default=1)
    edited_at = models.DateTimeField(null=True, blank=True, help_text="When the present wording came; null: the first.")
    # Null as well as []: a column with a default would make SQLite copy the whole table in the migration.
    corrections = models.JSONField(null=True, blank=True, help_text="[{kind, text}, …]: the publisher's notes in it.")
    feed_categories = models.JSONField(null=True, blank=True, help_text="What its feed filed it under.")
    vector = models.BinaryField(null=True, blank=True, help_text="What text.encoder made of title and lead.")

    class Meta:
        indexes = (
            models.Index(fields=["source", "-sort_at", "-id"], name="article_source_time"),
            models.Index(fields=["section", "-sort_at", "-id"], name="article_section_time"),
            models.Index(fields=["story", "sort_at"], name="article_story_time"),
        )

    def __str__(self) -> str:
        return self.title


class Entry(models.Model):
    """One item of a feed as we last saw it; tells New, Changed and Seen apart."""

    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="entries")
    key = models.CharField(max_length=2000)
    content_hash = models.CharField(max_length=64)
    article = models.ForeignKey(Article, on_delete=models.SET_NULL, null=True, related_name="entries")
    seen_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0, help_text="Looks at a page that would not come.")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["feed", "key"], name="entry_once"),)

    def __str__(self) -> str:
        return self.key


class Version(models.Model):
    """An earlier wording of an article, kept when it changed."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=1000)
    text = models.TextField(blank=True)
    seen_at = models.DateTimeField()
    corrections = models.JSONField(null=True, blank=True, help_text="[{kind, text}, …]")
    changes = models.JSONField(null=True, blank=True, help_text="What the next wording changed: model.article.Change.")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["article", "number"], name="version_once"),)

    def __str__(self) -> str:
        return f"{self.article_id} v{self.number}"


class ArticleName(models.Model):
    """One more name an article is known by: another address of its page. A hint; the words decide."""

    name = models.CharField(max_length=2000, unique=True)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="names")

    def __str__(self) -> str:
        return self.name


class ArticlePage(models.Model):
    """What we remember of an article's own page (`model.refetch.PageState`): when to look at it again."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, primary_key=True, related_name="page")
    url = models.CharField(max_length=2000)
    etag = models.CharField(max_length=500, blank=True)
    last_modified = models.CharField(max_length=200, blank=True)
    next_refetch_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    read_by = models.CharField(max_length=100, blank=True, help_text="What extracted it.")
    refetches = models.PositiveIntegerField(default=0)
    edits = models.PositiveIntegerField(default=0)
    edited_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveIntegerField(default=0)
    missing_since = models.DateTimeField(null=True, blank=True)
    is_withdrawn = models.BooleanField(default=False)

    class Meta:
        indexes = (
            models.Index(
                fields=["next_refetch_at"],
                name="articlepage_due",
                condition=models.Q(next_refetch_at__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.url


class RawPage(models.Model):
    """What the publisher sent, zlib-compressed, kept for a set time so that later stages can be run again."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="raw")
    url = models.CharField(max_length=2000)
    content_type = models.CharField(max_length=200, blank=True)
    body = models.BinaryField()
    fetched_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.url


class Tag(models.Model):
    """A curated hashtag with a page of its own. `key` is what its spellings share."""

    key = models.CharField(max_length=120, unique=True)
    name = models.CharField(max_length=120)
    article_count = models.PositiveIntegerField(default=0)
    merged_into = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="merged")

    def __str__(self) -> str:
        return f"#{self.name}"


class ArticleTag(models.Model):
    """A hashtag of an article, with the words it came from."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="article_tags")
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="article_tags")
    score = models.FloatField()
    spans = models.JSONField(default=list, help_text="[[start, end, field], …]")
    sort_at = models.DateTimeField(help_text="The article's, so that a tag page reads one index.")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["article", "tag"], name="articletag_once"),)
        indexes = (models.Index(fields=["tag", "-sort_at", "-article"], name="articletag_time"),)

    def __str__(self) -> str:
        return f"{self.article_id} {self.tag_id}"
