"""What people have read."""

from django.conf import settings
from django.db import models

from newsloom.store.models.articles import Article


class ReadMark(models.Model):
    """Somebody opened an article, or said so. It counts for every article of its copy group, whenever that came."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="read_marks")
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["user", "article"], name="readmark_once"),)
        indexes = (models.Index(fields=["user", "at"], name="readmark_time"),)

    def __str__(self) -> str:
        return f"{self.user_id} {self.article_id}"
