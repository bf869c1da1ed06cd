"""Site rules a person wrote for one of their sources."""

from django.conf import settings
from django.db import models

from newsloom.store.models.sources import Source


class OwnRule(models.Model):
    """A person's own rule for the pages of one source. An empty text: read them the general way, shipped rule or not."""

    source = models.OneToOneField(Source, on_delete=models.CASCADE, related_name="own_rule")
    text = models.TextField(blank=True)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return f"rule of {self.source_id}"
