"""Mending after the fact: stories that are one, and look-alikes that came into one story."""

from collections.abc import Iterable

from newsloom.model.weave import Merge, Parting
from newsloom.stories.abroad import by_tongue
from newsloom.stories.corrections import Corrections
from newsloom.stories.features import group_features
from newsloom.stories.model import Model
from newsloom.stories.policy import StoryPolicy
from newsloom.stories.seam import seam
from newsloom.stories.shelf import Shelf
from newsloom.stories.story import DAY_S, Article, Story, loose

SEAM_GROWTH = 1.1  # growth since the last look from which a story is looked at for a seam again
REUNION_GROWTH = 1.5  # times the size at parting from which two stories may be looked at as one again


def merge_all(
    shelf: Shelf, changed: Iterable[str], model: Model, policy: StoryPolicy, corrections: Corrections
) -> tuple[Merge, ...]:
    """Stories merged, in rounds, until no changed story has a twin. `kept` is the older and always a living story."""
    moved: dict[str, str] = {}
    for _ in range(policy.merge_rounds):
        pairs = _twins(shelf, changed, model, policy, corrections)
        if not pairs:
            break
        for kept, gone in pairs:
            shelf.merge(kept, gone)
            moved = {g: kept.id if k == gone.id else k for g, k in moved.items()} | {gone.id: kept.id}
        changed = [kept.id for kept, _ in pairs]
    return tuple(Merge(kept=kept, gone=gone) for gone, kept in moved.items())


def part_all(shelf: Shelf, changed: Iterable[str], model: Model, corrections: Corrections) -> tuple[Parting, ...]:
    """Changed stories parted at their seam where the two parts would not be one story; parts are looked at again."""
    found: list[Parting] = []
    waiting = [story_id for story_id in changed if story_id in shelf.stories]
    while waiting:
        story = shelf.stories[waiting.pop()]
        if story.size < SEAM_GROWTH * story.looked_at:
            continue
        story.looked_at = story.size
        parts = _parted(story, shelf, model)
        if parts is None:
            continue
        staying, leaving = parts
        if any(article.id == story.id for article in leaving):  # corrections: the number stays with its article
            staying, leaving = leaving, staying
        if not corrections.may_part((one.id for one in staying), (one.id for one in leaving)):  # corrections: parting
            continue
        new = shelf.part(story, leaving)
        found.append(Parting(story=story.id, new=new.id, members=tuple(article.id for article in leaving)))
        waiting += [story.id, new.id]
    return tuple(found)


def _parted(story: Story, shelf: Shelf, model: Model) -> tuple[list[Article], list[Article]] | None:
    """The members in the two stories they are, if they are two: the words of one language tell, the others follow."""
    for home in by_tongue(story.members):
        parts = seam(home)
        if parts and model.part.probability(between(loose(parts[0]), loose(parts[1]))) < model.part_below:
            return shelf.abroad.followed(*parts, story.members)
    return None


def between(one: Story, other: Story) -> list[float]:
    """The features of two stories, each on a shelf or on none."""
    return group_features(one, [other], Story.sums)[0][1]


def _twins(
    shelf: Shelf, changed: Iterable[str], model: Model, policy: StoryPolicy, corrections: Corrections
) -> list[tuple[Story, Story]]:
    """Pairs to merge, older first; each story in one pair at most, the surest pairs chosen first."""
    scored: dict[tuple[str, str], tuple[float, Story, Story]] = {}
    for story in (shelf.stories[key] for key in changed if key in shelf.stories):
        near = [
            other
            for other in shelf.near_story(story, policy.twins)
            if _pair(story, other) not in scored and _may_merge(story, other, shelf, policy, corrections)
        ]
        found = group_features(story, near, shelf.sums, near_only=True)
        for (other, _), probability in zip(found, model.merge.probabilities([row for _, row in found]), strict=True):
            scored[_pair(story, other)] = probability, *_aged(story, other)
        for known, other in shelf.abroad.twins(story):
            if _may_merge(story, other, shelf, policy, corrections):
                scored[_pair(story, other)] = known, *_aged(story, other)
    taken: set[str] = set()
    pairs = []
    for probability, kept, gone in sorted(scored.values(), key=lambda s: (-s[0], s[1].order, s[2].order)):
        if probability >= model.merge_at and not {kept.id, gone.id} & taken:
            taken |= {kept.id, gone.id}
            pairs.append((kept, gone))
    return pairs


def _aged(one: Story, other: Story) -> tuple[Story, Story]:
    """The older first."""
    return (one, other) if one.order <= other.order else (other, one)


def _pair(one: Story, other: Story) -> tuple[str, str]:
    older, younger = _aged(one, other)
    return older.id, younger.id


def _may_merge(one: Story, other: Story, shelf: Shelf, policy: StoryPolicy, corrections: Corrections) -> bool:
    """Whether nothing but their words could keep them apart."""
    if _were_parted(one, other) or not in_window(one.newest_at, other.newest_at, policy):
        return False
    if shelf.abroad.at_odds(one.members, other.members):
        return False
    older, younger = _aged(one, other)
    return corrections.may_merge(older.ids(), younger.ids())  # corrections: merging


def _were_parted(one: Story, other: Story) -> bool:
    """Whether the two were one story and have not grown much since: merged now, they would part again and flicker."""
    size_then = max((one.apart or {}).get(other.id, 0), (other.apart or {}).get(one.id, 0))
    return one.size + other.size < REUNION_GROWTH * size_then


def in_window(one: float | None, other: float | None, policy: StoryPolicy) -> bool:
    """Whether two times are near enough for one story; a missing time is near to all."""
    return one is None or other is None or abs(one - other) <= policy.window_days * DAY_S
