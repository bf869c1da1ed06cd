"""Everything the page of one story shows."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from newsloom.model.source import Profile
from newsloom.model.weave import Reason
from newsloom.store.models import Article, Source, Story
from newsloom.store.profiles import profile
from newsloom.store.reading.story_cards import SourceName, StoryCard, story_card, story_rows
from newsloom.store.rows import reason_of

STORY_ARTICLES = 300  # newest ones shown; a story of ten days hardly has more
REDIRECTS = 50  # merged into merged into …; a chain longer than this is a loop


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why an article was put into its story. `nearest_id` is an article of the story; None: it is there no more.

    Of a text with copies, the reason of that one of them (`article_id`) which brought the others along.
    """

    article_id: int
    nearest_id: int | None
    nearest_source: SourceName | None
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One article of a story with the copies folded under it, earliest first."""

    id: int
    title: str
    language: str
    kind: str
    source: SourceName
    publisher: Profile
    at: dt.datetime
    offset_min: int | None
    is_exact: bool
    agency: str
    image_url: str
    origin: str
    edited_at: dt.datetime | None
    permitted_in_full: bool
    why: Why | None
    copies: tuple["Report", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """A story: `reports` newest first, copies folded; `firsts` the outlets by their first report."""

    card: StoryCard
    reports: tuple[Report, ...]
    firsts: tuple[Report, ...]

    @property
    def by_id(self) -> dict[int, Report]:
        """Every article shown, copies included, by its number."""
        return {one.id: one for one in self.articles}

    @property
    def articles(self) -> tuple[Report, ...]:
        """Every article shown, each copy after its origin."""
        return tuple(one for report in self.reports for one in (report, *report.copies))


def living_story_id(story_id: int) -> int | None:
    """Where this story lives on: its own number, or that of the story it was merged into at last; None if unknown."""
    for _ in range(REDIRECTS):
        row = Story.objects.filter(pk=story_id).values_list("merged_into_id", flat=True).first()
        if row is None:
            return story_id if Story.objects.filter(pk=story_id).exists() else None
        story_id = row
    return None


def story_view(story_id: int) -> StoryView | None:
    """The living story with this number, in two queries; None where there is none."""
    row = story_rows().filter(pk=story_id).first()
    if row is None:
        return None
    articles = list(
        Article.objects.filter(story_id=story_id)
        .select_related("source", "copy_group")
        .defer("text", "html", "key_points")
        .order_by("-sort_at", "-id")[:STORY_ARTICLES]
    )
    reports = _folded(articles)
    firsts: dict[str, Report] = {}
    for report in reversed(reports):
        firsts.setdefault(report.source.slug, report)
    return StoryView(card=story_card(row), reports=reports, firsts=tuple(firsts.values()))


def _folded(articles: list[Article]) -> tuple[Report, ...]:
    """Reports newest first; of each copy group the origin, or else the earliest, carries the others."""
    known = {article.pk: article for article in articles}
    groups: defaultdict[int, list[Article]] = defaultdict(list)
    for article in articles:
        groups[article.copy_group_id or -article.pk].append(article)
    reports = []
    for members in groups.values():
        head = _head(members)
        copies = [_report(copy, _why(copy, known)) for copy in reversed(members) if copy is not head]
        reports.append(_report(head, _outward(head, members, known), tuple(copies)))
    reports.sort(key=lambda report: (report.at, report.id), reverse=True)
    return tuple(reports)


def _head(members: list[Article]) -> Article:
    group = members[0].copy_group
    origins = [article for article in members if group and article.pk == group.origin_article_id]
    independent = [article for article in members if article.copy_of_id is None]
    return (origins or independent[-1:] or members[-1:])[0]


def _outward(head: Article, members: list[Article], known: dict[int, Article]) -> Why | None:
    """Why this text stands here: the first reason that points beyond its own copies."""
    group = {article.pk for article in members}
    reasons = [why for article in (head, *reversed(members)) if (why := _why(article, known)) is not None]
    return next((why for why in reasons if why.nearest_id not in group), None)


def _report(article: Article, why: Why | None, copies: tuple[Report, ...] = ()) -> Report:
    source = article.source
    return Report(
        id=article.pk,
        title=article.title,
        language=article.language,
        kind=article.kind,
        source=_name(source),
        publisher=profile(source),
        at=article.published_at or article.first_seen_at,
        offset_min=article.published_offset_min,
        is_exact=article.published_is_exact,
        agency=article.agency,
        image_url=article.image_url,
        origin=article.copy_group.origin if article.copy_group else "",
        edited_at=article.edited_at,
        permitted_in_full=source.full_text_for_guests and not article.noarchive,
        why=why,
        copies=copies,
    )


def _why(article: Article, known: dict[int, Article]) -> Why | None:
    """The stored reason, with the article it points at; None for the one that began the story."""
    reason = reason_of(article.story_reason)
    if reason is None:
        return None
    nearest = known.get(int(reason.nearest)) if reason.nearest.isdecimal() else None
    return Why(
        article_id=article.pk,
        nearest_id=nearest.pk if nearest else None,
        nearest_source=_name(nearest.source) if nearest else None,
        reason=reason,
    )


def _name(source: Source) -> SourceName:
    return SourceName(name=source.name, slug=source.slug, language=source.language)
