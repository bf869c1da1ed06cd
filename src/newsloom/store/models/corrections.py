"""What people said about stories (`model.corrections`), kept for ever, taken back or not."""

from django.conf import settings
from django.db import models

from newsloom.model.corrections import Role, StoryCorrectionKind
from newsloom.store.models.articles import Article

CORRECTION_CHOICES = [(kind.value, kind.value) for kind in StoryCorrectionKind]
ROLE_CHOICES = [(role.value, role.value) for role in Role]


class StoryCorrection(models.Model):
    """One correction. Of two about the same articles the one with the higher number counts."""

    kind = models.CharField(max_length=10, choices=CORRECTION_CHOICES)
    note = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class CorrectedArticle(models.Model):
    """An article a correction speaks about, as it was then; it outlives the article."""

    correction = models.ForeignKey(StoryCorrection, on_delete=models.CASCADE, related_name="articles")
    article = models.ForeignKey(Article, on_delete=models.SET_NULL, null=True, related_name="story_corrections")
    role = models.CharField(max_length=10, choices=ROLE_CHOICES)
    title = models.CharField(max_length=1000)
    source = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=20, blank=True)
    article_at = models.DateTimeField(null=True, blank=True)
    content_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["correction", "article"], name="correctedarticle_once"),)

    def __str__(self) -> str:
        return f"{self.correction_id} {self.role} {self.article_id}"
