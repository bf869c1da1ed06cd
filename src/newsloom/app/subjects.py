"""The subject a story is part of, with the other stories of it."""

from dataclasses import dataclass

from newsloom.model.subject import Subject, Tagged
from newsloom.pipeline.subjects import pairs_among, subject_of
from newsloom.store.reading.story_cards import StoryCard, story_cards, story_rows
from newsloom.store.reading.tagged import majority_tags, tagged_stories

_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectShown:
    subject: Subject
    stories: tuple[StoryCard, ...]  # the newest of the others


def subject(story: StoryCard) -> SubjectShown | None:
    """What the story is part of; None where nothing is sure."""
    pairs = pairs_among(majority_tags(story.id))
    if not pairs:
        return None
    here = Tagged(story=story.id, first_at=story.first_at, last_at=story.last_at, tags=pairs)
    found = subject_of(here, tagged_stories(pairs, story.last_at))
    if found is None:
        return None
    rows = {row.pk: row for row in story_rows().filter(pk__in=found.stories[:_SHOWN])}
    cards = story_cards(rows[key] for key in found.stories[:_SHOWN] if key in rows)
    return SubjectShown(subject=found, stories=cards)
