"""The front page: stories by rank, then by section, then the rest."""

from collections import defaultdict
from dataclasses import dataclass

from newsloom.model.reading import Section
from newsloom.store.models import Story
from newsloom.store.reading.cards import ArticleCard, card_rows, cards
from newsloom.store.reading.cursor import RankPlace, older
from newsloom.store.reading.lists import newest_articles, newest_id
from newsloom.store.reading.story_cards import StoryCard, story_cards, story_rows
from newsloom.store.reading.tags import TagCount, tags_among_newest

FRONT_STORIES = 100  # what one front page shows; older ones stand behind its "Older" link
TOP_CARDS = 4  # beside the lead, as many as fill the first screen of a desk
BAND_CARDS = 3
BAND_LINES = 5
BAND_LEAST = 3  # fewer stories than this do not make a band; they join the river
BANDS = 6  # the sections with the best stories; twelve of them would be nine screens
LEAD_REPORTS = 4
LATEST = 7
TAGS_AMONG = 300  # newest tags counted for "hashtags of the moment"
TAGS_SHOWN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The best stories of one section that do not stand above already."""

    section: Section
    cards: tuple[StoryCard, ...]
    lines: tuple[StoryCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """`river` is everything else, newest first; `next` is where the older stories begin."""

    lead: StoryCard | None
    lead_reports: tuple[ArticleCard, ...]
    top: tuple[StoryCard, ...]
    bands: tuple[Band, ...]
    river: tuple[StoryCard, ...]
    latest: tuple[ArticleCard, ...]
    tags: tuple[TagCount, ...]
    newest_id: int
    next: RankPlace | None

    @property
    def stories(self) -> tuple[StoryCard, ...]:
        """Every story on the page."""
        in_bands = (story for band in self.bands for story in (*band.cards, *band.lines))
        return (*((self.lead,) if self.lead else ()), *self.top, *in_bands, *self.river)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPage:
    """Some stories by rank, and where the older ones begin."""

    stories: tuple[StoryCard, ...]
    next: RankPlace | None


def front() -> Front:
    """The front page of this moment, in seven queries."""
    page = ranked_stories(None, limit=FRONT_STORIES)
    if not page.stories:
        return Front(lead=None, lead_reports=(), top=(), bands=(), river=(), latest=(), tags=(), newest_id=0, next=None)
    lead, top, rest = page.stories[0], page.stories[1 : 1 + TOP_CARDS], page.stories[1 + TOP_CARDS :]
    bands, river = _bands(rest)
    return Front(
        lead=lead,
        lead_reports=_reports(lead),
        top=top,
        bands=bands,
        river=river,
        latest=newest_articles(limit=LATEST),
        tags=tags_among_newest(TAGS_AMONG, limit=TAGS_SHOWN),
        newest_id=newest_id(),
        next=page.next,
    )


def ranked_stories(place: RankPlace | None, *, limit: int, section: Section | None = None) -> StoryPage:
    """The stories after `place` by independent sources with time decay (`Story.rank`), in one query."""
    rows = story_rows()
    if section is not None:
        rows = rows.filter(section=section.value)
    found: list[Story] = list(older(rows, place, field="rank")[: limit + 1])
    shown = found[:limit]
    following = RankPlace(rank=shown[-1].rank, id=shown[-1].pk) if len(found) > limit else None
    return StoryPage(stories=story_cards(shown), next=following)


def newest_stories(*, limit: int, section: Section | None = None) -> tuple[StoryCard, ...]:
    """The stories by rank as a feed carries them."""
    return ranked_stories(None, limit=limit, section=section).stories


def _reports(lead: StoryCard) -> tuple[ArticleCard, ...]:
    rows = card_rows().filter(story_id=lead.id, copy_of=None).exclude(pk=lead.article_id or 0)
    return cards(rows.order_by("-sort_at", "-id")[:LEAD_REPORTS])


def _bands(rest: tuple[StoryCard, ...]) -> tuple[tuple[Band, ...], tuple[StoryCard, ...]]:
    by_section: defaultdict[str, list[StoryCard]] = defaultdict(list)
    for story in rest:
        by_section[story.section].append(story)
    large = [section for section in Section if len(by_section[section.value]) >= BAND_LEAST]
    best = sorted(large, key=lambda section: -by_section[section.value][0].rank)[:BANDS]
    bands: list[Band] = []
    river: list[StoryCard] = []
    for section in Section:
        stories, shown = by_section[section.value], 0
        if section in best:
            shown = BAND_CARDS + BAND_LINES
            cards, lines = tuple(stories[:BAND_CARDS]), tuple(stories[BAND_CARDS:shown])
            bands.append(Band(section=section, cards=cards, lines=lines))
        river += stories[shown:]
    river.sort(key=lambda story: (story.last_at, story.id), reverse=True)
    return tuple(bands), tuple(river)
