"""Copy groups (the same text) and stories (the same event)."""

from django.db import models

from newsloom.store.models.sections import SECTION_CHOICES


class CopyGroup(models.Model):
    """Articles that carry the same text. `origin` is the agency, or else the first outlet."""

    origin = models.CharField(max_length=200, blank=True)
    origin_article = models.ForeignKey(
        "store.Article", on_delete=models.SET_NULL, null=True, blank=True, related_name="origin_of"
    )
    size = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.origin or str(self.pk)


class Story(models.Model):
    """One event as many outlets tell it. Its number is its address for ever: a merged story redirects."""

    headline = models.CharField(max_length=1000)
    headline_article = models.ForeignKey(
        "store.Article", on_delete=models.SET_NULL, null=True, blank=True, related_name="headline_of"
    )
    language = models.CharField(max_length=20, blank=True)
    section = models.CharField(max_length=40, choices=SECTION_CHOICES, default="General")
    first_at = models.DateTimeField()
    last_at = models.DateTimeField(db_index=True)
    article_count = models.PositiveIntegerField(default=0)
    copy_count = models.PositiveIntegerField(default=0, help_text="Articles folded under another as its copy.")
    outlet_count = models.PositiveIntegerField(default=0, help_text="Publishers, copies included.")
    independent_count = models.PositiveIntegerField(default=0, help_text="Publishers after copies count once.")
    outlets = models.JSONField(default=list, help_text="reading.story_cards.outlet_row, those that count first.")
    key_points = models.JSONField(default=list, help_text="[{article, start, end, text}, …]")
    rank = models.FloatField(default=0.0, db_index=True, help_text="See newsloom.store.ranking; comparable over time.")
    merged_into = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="absorbed")

    class Meta:
        indexes = (models.Index(fields=["section", "-rank"], name="story_section_rank"),)

    def __str__(self) -> str:
        return self.headline


class WeaveState(models.Model):
    """One row. `generation` grows with every batch, so that a weaver sees that another one wrote meanwhile."""

    generation = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.generation)
