"""Rows: sources and feeds, articles and versions, copies, stories, tags, people, statements, days."""

from newsloom.store.models.articles import (
    Article,
    ArticleName,
    ArticlePage,
    ArticleTag,
    Entry,
    RawPage,
    Tag,
    Version,
)
from newsloom.store.models.corrections import CorrectedArticle, StoryCorrection
from newsloom.store.models.marks import ReadMark
from newsloom.store.models.rules import OwnRule
from newsloom.store.models.said import (
    Ahead,
    ArticleReading,
    CalendarEntry,
    Entity,
    EntityEdit,
    EntityName,
    KeptState,
    Mention,
    RoleSeen,
    SectionCorrection,
    Statement,
    TagChoice,
    TagEdit,
)
from newsloom.store.models.sources import Feed, FeedDay, Source
from newsloom.store.models.stories import CopyGroup, Story, WeaveState

__all__ = [
    "Ahead",
    "Article",
    "ArticleName",
    "ArticlePage",
    "ArticleReading",
    "ArticleTag",
    "CalendarEntry",
    "CopyGroup",
    "CorrectedArticle",
    "Entity",
    "EntityEdit",
    "EntityName",
    "Entry",
    "Feed",
    "FeedDay",
    "KeptState",
    "Mention",
    "OwnRule",
    "RawPage",
    "ReadMark",
    "RoleSeen",
    "SectionCorrection",
    "Source",
    "Statement",
    "Story",
    "StoryCorrection",
    "Tag",
    "TagChoice",
    "TagEdit",
    "Version",
    "WeaveState",
]
