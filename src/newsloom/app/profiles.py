"""What a person says of a publisher, with the stories it changes."""

import datetime as dt

from newsloom.app.config import config
from newsloom.pipeline.recount import recount
from newsloom.store.models import Article, Source
from newsloom.store.news import NewsStore
from newsloom.store.profiles import say_profile


def correct_profile(slug: str, *, country: str, kind: str, owner: str, now: dt.datetime) -> bool:
    """Writes what is said, and counts the live stories of the publisher anew where its owner is another one now.

    False where there is no such publisher. Raises UnknownProfile and StoreError.
    """
    before = Source.objects.filter(slug=slug).values_list("id", "owner").first()
    if before is None or not say_profile(slug, country=country, kind=kind, owner=owner):
        return False
    source_id, owner_before = before
    if (owner_before or "") != " ".join(owner.split()):
        since = now - dt.timedelta(days=config().story_days)
        recent = Article.objects.filter(source_id=source_id, sort_at__gte=since, story__isnull=False)
        recount(NewsStore(), sorted(set(recent.values_list("story_id", flat=True))), now)
    return True
