"""Publishers and the addresses we poll for them. Times are aware UTC."""

from django.db import models

from newsloom.model.source import ProfileFrom, PublisherKind

KIND_CHOICES = [(kind.value, kind.value) for kind in PublisherKind]
FROM_CHOICES = [(said.value, said.value) for said in ProfileFrom]


class Source(models.Model):
    """A publisher."""

    name = models.CharField(max_length=300)
    slug = models.SlugField(max_length=120, unique=True, allow_unicode=True)
    home_url = models.URLField(max_length=2000, blank=True)
    language = models.CharField(max_length=20, blank=True)
    category = models.CharField(max_length=300, blank=True, help_text='Folder of the OPML outline, "a/b" when nested.')
    full_text_for_guests = models.BooleanField(
        default=False, help_text="The publisher permits its full text to be shown to guests of a public site."
    )
    added_at = models.DateTimeField()
    # model.source.Profile; null: not known.
    country = models.CharField(max_length=2, null=True, blank=True, help_text="ISO 3166-1 alpha-2.")
    kind = models.CharField(max_length=30, null=True, blank=True, choices=KIND_CHOICES)
    owner = models.CharField(max_length=200, null=True, blank=True, help_text="Group it belongs to.")
    profile_from = models.CharField(max_length=10, null=True, blank=True, choices=FROM_CHOICES)

    def __str__(self) -> str:
        return self.name


class Feed(models.Model):
    """One address we poll, with what we remember of our looks at it (`model.source.FetchState`)."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="feeds")
    url = models.URLField(max_length=2000, unique=True)
    title = models.CharField(max_length=500, blank=True)
    paused = models.BooleanField(default=False)
    etag = models.CharField(max_length=500, blank=True)
    last_modified = models.CharField(max_length=200, blank=True)
    next_fetch_at = models.DateTimeField(null=True, blank=True, db_index=True)
    last_fetch_at = models.DateTimeField(null=True, blank=True)
    last_success_at = models.DateTimeField(null=True, blank=True)
    last_change_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveIntegerField(default=0)
    error_code = models.CharField(max_length=60, blank=True)
    error_text = models.TextField(blank=True)
    moved_to = models.URLField(max_length=2000, blank=True)
    moved_since = models.DateTimeField(null=True, blank=True)
    gone = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.url


class FeedDay(models.Model):
    """What one day (UTC) of looking at a feed brought: the health page draws it."""

    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="days")
    day = models.DateField()
    looks = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    failed = models.PositiveIntegerField(default=0)
    new_articles = models.PositiveIntegerField(default=0)
    bytes_read = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["feed", "day"], name="feedday_once"),)

    def __str__(self) -> str:
        return f"{self.feed_id} {self.day}"
