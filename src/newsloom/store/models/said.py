"""Who and what articles name, who says what in them, which days they tell of. Every row has its span in an article's text."""

from django.conf import settings
from django.db import models

from newsloom.model.said import EntityKind, QuoteKind, Status
from newsloom.store.models.articles import Article
from newsloom.store.models.sections import SECTION_CHOICES

KINDS = [(kind.value, kind.value) for kind in EntityKind]


class Entity(models.Model):
    """A person, an organisation or a place with a page of its own."""

    kind = models.CharField(max_length=20, choices=KINDS)
    name = models.CharField(max_length=200)
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166-1 alpha-2.")
    article_count = models.PositiveIntegerField(default=0)
    merged_into = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="merged")
    is_named_by_person = models.BooleanField(default=False)
    is_nobody = models.BooleanField(default=False, help_text="A person said that these names mean nobody.")

    class Meta:
        indexes = (models.Index(fields=["kind", "-article_count"], name="entity_kind_count"),)

    def __str__(self) -> str:
        return self.name


class EntityName(models.Model):
    """A key by which an entity is found in an article; none of two where it means both (`entity` null).

    What a person said (`is_by_person`) is never changed by reading.
    """

    kind = models.CharField(max_length=20, choices=KINDS)
    key = models.CharField(max_length=200)
    entity = models.ForeignKey(Entity, on_delete=models.CASCADE, null=True, blank=True, related_name="names")
    is_by_person = models.BooleanField(default=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["kind", "key"], name="entityname_once"),)

    def __str__(self) -> str:
        return self.key


class Mention(models.Model):
    """An entity in an article, by all its names in it.

    Where several names found it, `others` says of each further one which of the spans and forms are its own, so that
    names can be parted again.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="mentions")
    entity = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="mentions")
    spans = models.JSONField(default=list, help_text="[[start, end], …] into the text.")
    forms = models.JSONField(default=list, help_text="As printed.")
    key = models.CharField(max_length=200, help_text="Of the name in this article: which EntityName found it.")
    others = models.JSONField(default=list, help_text="[{key, spans, forms}, …] of further names.")
    sort_at = models.DateTimeField(help_text="The article's.")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["article", "entity"], name="mention_once"),)
        indexes = (
            models.Index(fields=["entity", "-sort_at", "-article"], name="mention_time"),
            models.Index(fields=["-sort_at", "-id"], name="mention_newest"),
        )

    def __str__(self) -> str:
        return f"{self.article_id} {self.entity_id}"


class RoleSeen(models.Model):
    """A role an article gives a person."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="roles")
    person = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="roles")
    title = models.CharField(max_length=200)
    country = models.CharField(max_length=2, blank=True)
    organisation = models.CharField(max_length=200, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    is_former = models.BooleanField(default=False)
    is_candidate = models.BooleanField(default=False)
    sort_at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=["person", "sort_at"], name="roleseen_person_time"),
            models.Index(fields=["sort_at"], name="roleseen_time"),
        )

    def __str__(self) -> str:
        return self.title


class Statement(models.Model):
    """Something somebody is quoted as saying. `start` and `end` are the words said."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="statements")
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in QuoteKind])
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    speaker = models.ForeignKey(Entity, on_delete=models.SET_NULL, null=True, blank=True, related_name="statements")
    speaker_name = models.CharField(max_length=200, blank=True, help_text="As resolved in the article.")
    speaker_start = models.PositiveIntegerField(null=True, blank=True)
    speaker_end = models.PositiveIntegerField(null=True, blank=True)
    cue = models.CharField(max_length=200, blank=True)
    via = models.CharField(max_length=200, blank=True)
    said_on = models.CharField(max_length=40, blank=True, help_text="TIMEX3.")
    venue = models.CharField(max_length=300, blank=True)
    sort_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["speaker", "-sort_at", "-id"], name="statement_time"),)

    def __str__(self) -> str:
        return f"{self.speaker_name}: {self.article_id} {self.start}"


class CalendarEntry(models.Model):
    """An event of the calendar as it stands, told of by one article or many (docs/why/0018). Its `uid` never changes."""

    uid = models.CharField(max_length=60, primary_key=True)
    what = models.CharField(max_length=1000, help_text="As printed by one who tells of it.")
    value = models.CharField(max_length=40, help_text="TIMEX3.")
    end_value = models.CharField(max_length=40, blank=True)
    grain = models.CharField(max_length=20)
    status = models.CharField(max_length=20, choices=[(status.value, status.value) for status in Status])
    moved_from = models.JSONField(default=list, help_text="Earlier values, the oldest first.")
    first_day = models.DateField()
    last_day = models.DateField()
    sequence = models.PositiveIntegerField(default=0, help_text="RFC 5545: grows with every change.")
    changed_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["last_day", "first_day"], name="calendarentry_days"),)

    def __str__(self) -> str:
        return f"{self.value} {self.what}"


class Ahead(models.Model):
    """An event an article says lies ahead (`model.said.Upcoming`)."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="ahead")
    entry = models.ForeignKey(CalendarEntry, on_delete=models.SET_NULL, null=True, related_name="told")
    start = models.PositiveIntegerField(help_text="Of the sentence.")
    end = models.PositiveIntegerField()
    date_start = models.PositiveIntegerField()
    date_end = models.PositiveIntegerField()
    value = models.CharField(max_length=40, help_text="TIMEX3.")
    end_value = models.CharField(max_length=40, blank=True)
    grain = models.CharField(max_length=20)
    what = models.CharField(max_length=1000, help_text="The clause, as printed.")
    status = models.CharField(max_length=20, choices=[(status.value, status.value) for status in Status])
    moved_from = models.CharField(max_length=40, blank=True)
    first_day = models.DateField(help_text="Of the time named.")
    last_day = models.DateField()
    sort_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["last_day", "first_day"], name="ahead_days"),)

    def __str__(self) -> str:
        return f"{self.value} {self.what}"


class ArticleReading(models.Model):
    """What else was read in an article: its expressions of time and its events. Also says by which reader."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, primary_key=True, related_name="reading")
    version = models.PositiveSmallIntegerField(help_text="Of the reader (model.said.READER).")
    dates = models.JSONField(default=list, help_text="[{start, end, value, end_value, grain, type}, …]")
    events = models.JSONField(default=list, help_text="[{type, source, target, modality, date, start, end}, …]")

    def __str__(self) -> str:
        return str(self.article_id)


class EntityEdit(models.Model):
    """What a person said about entities: an alias, a merge, a split, a name. Kept for the record; names carry its effect."""

    ACTS = ("alias", "merge", "split", "rename", "none")  # none: no entity at all

    at = models.DateTimeField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    act = models.CharField(max_length=10, choices=[(act, act) for act in ACTS])
    entity = models.ForeignKey(Entity, on_delete=models.SET_NULL, null=True, related_name="edits")
    other = models.ForeignKey(Entity, on_delete=models.SET_NULL, null=True, related_name="+")
    text = models.CharField(max_length=200, blank=True, help_text="The alias or the new name.")
    before = models.JSONField(default=dict, help_text="What taking it back puts in place again.")
    undone_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.act} {self.entity_id}"


class TagEdit(models.Model):
    """What a person said about a hashtag (`language.tag_book.Edit`)."""

    ACTS = ("rename", "merge", "mute", "release")

    at = models.DateTimeField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    act = models.CharField(max_length=10, choices=[(act, act) for act in ACTS])
    tag = models.CharField(max_length=120)
    into = models.CharField(max_length=120, blank=True)

    def __str__(self) -> str:
        return f"{self.act} {self.tag}"


class TagChoice(models.Model):
    """A reader follows or mutes a hashtag for themselves."""

    CHOICES = ("follow", "mute")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    tag = models.ForeignKey("store.Tag", on_delete=models.CASCADE, related_name="choices")
    choice = models.CharField(max_length=10, choices=[(choice, choice) for choice in CHOICES])
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["user", "tag"], name="tagchoice_once"),)

    def __str__(self) -> str:
        return f"{self.user_id} {self.choice} {self.tag_id}"


class SectionCorrection(models.Model):
    """A person put an article into another section; it stays there, and sections learn from it."""

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="section_correction"
    )
    section = models.CharField(max_length=40, choices=SECTION_CHOICES)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.article_id} {self.section}"


class KeptState(models.Model):
    """Something learned from the news here, as bytes of a versioned form: the book of hashtags, learned sections."""

    name = models.CharField(max_length=60, primary_key=True)
    data = models.BinaryField()
    saved_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
