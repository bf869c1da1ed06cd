"""Related articles of one article, from the recent ones of the same language and tags."""

from newsloom.store.models import Article, ArticleTag
from newsloom.store.weaving import doc_of
from newsloom.stories.index import StoryIndex, StoryPolicy
from newsloom.stories.shared_words import shared_words

_CANDIDATES = 120  # newest articles that share a hashtag; more cost time and bring nothing nearer


def related_articles(article_id: int, limit: int = 6) -> list[tuple[int, tuple[str, ...]]]:
    """(article id, shared words) best first; same story and copies aside; empty rather than wrong."""
    article = Article.objects.filter(pk=article_id).first()
    if article is None:
        return []
    tags = list(ArticleTag.objects.filter(article_id=article_id).values_list("tag_id", flat=True))
    near = ArticleTag.objects.filter(tag_id__in=tags).exclude(article_id=article_id).order_by("-sort_at")
    ids = list(dict.fromkeys(near.values_list("article_id", flat=True)[: _CANDIDATES * 3]))[:_CANDIDATES]
    rows = Article.objects.filter(pk__in=ids, kind__in=("article", "opinion", "review"), copy_of__isnull=True)
    rows = rows.exclude(copy_group_id=article.copy_group_id)
    if article.story_id:
        rows = rows.exclude(story_id=article.story_id)
    index = StoryIndex(StoryPolicy())
    docs = {str(row.pk): (doc_of(row), str(row.story_id or row.pk)) for row in rows.order_by("id")}
    for doc, story in docs.values():
        index.restore(doc, story)
    own = doc_of(article)
    return [(int(found.id), shared_words(own, docs[found.id][0])) for found in index.related(own, limit=limit)]
