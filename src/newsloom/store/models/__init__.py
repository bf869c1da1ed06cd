"""Rows: sources and feeds, articles and versions, copies, stories, tags."""

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
from newsloom.store.models.sources import Feed, FeedDay, Source
from newsloom.store.models.stories import CopyGroup, Story, WeaveState

__all__ = [
    "Article",
    "ArticleName",
    "ArticlePage",
    "ArticleTag",
    "CopyGroup",
    "CorrectedArticle",
    "Entry",
    "Feed",
    "FeedDay",
    "OwnRule",
    "RawPage",
    "ReadMark",
    "Source",
    "Story",
    "StoryCorrection",
    "Tag",
    "Version",
    "WeaveState",
]
