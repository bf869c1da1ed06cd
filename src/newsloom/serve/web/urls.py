"""The addresses of the site."""

from django.urls import URLPattern, path, register_converter

from newsloom.model.said import EntityKind
from newsloom.serve.feeds import atom, calendars, jsonfeed
from newsloom.serve.web.links import StoryNumber
from newsloom.serve.web.pictures import picture
from newsloom.serve.web.views import (
    account,
    agenda,
    article,
    leaderboard,
    lists,
    marks,
    rule,
    search,
    sources,
    story,
    story_tools,
)

register_converter(StoryNumber, "story")

urlpatterns: list[URLPattern] = [
    path("", lists.front_page, name="front"),
    path("newer", lists.newer, name="newer"),
    path("feed.atom", atom.FrontFeed(), name="front-feed"),
    path("section/<slug:slug>", lists.section_page, name="section"),
    path("section/<slug:slug>/feed.atom", atom.SectionFeed(), name="section-feed"),
    path("tag/<str:name>", lists.tag_page, name="tag"),
    path("tag/<str:name>/feed.atom", atom.TagFeed(), name="tag-feed"),
    path("article/<int:article_id>", article.article_page, name="article"),
    path("article/<int:article_id>/mark", marks.article_mark, name="article-mark"),
    path("read", marks.all_read, name="all-read"),
    path("story/<story:story_id>", story.story_page, name="story"),
    path("story/<story:story_id>/said", story.said_page, name="story-said"),
    path("story/<story:story_id>/why/<int:article_id>", story.why_page, name="story-why"),
    path("story/<story:story_id>/feed.json", jsonfeed.StoryJsonFeed(), name="story-json-feed"),
    path("story/<story:story_id>/correct", story_tools.story_tools, name="story-tools"),
    path("story/<story:story_id>/feed.atom", atom.StoryFeed(), name="story-feed"),
    path("source/<str:slug>", sources.source, name="source"),
    path("source/<str:slug>/profile", sources.source_profile, name="source-profile"),
    path("source/<str:slug>/rule", rule.source_rule, name="source-rule"),
    path("source/<str:slug>/feed.atom", atom.SourceFeed(), name="source-feed"),
    path("sources", sources.sources, name="sources"),
    path("leaderboard", leaderboard.leaderboard_page, name="leaderboard"),
    path("calendar", agenda.calendar_page, name="calendar"),
    path("calendar.ics", calendars.calendar_feed, name="calendar-feed"),
    path("calendar/<slug:uid>.ics", calendars.event_feed, name="event-feed"),
    path("section/<str:value>/calendar.ics", calendars.chosen_feed, {"kind": "section"}, name="section-calendar"),
    path("tag/<str:value>/calendar.ics", calendars.chosen_feed, {"kind": "tag"}, name="tag-calendar"),
    path("story/<story:value>/calendar.ics", calendars.chosen_feed, {"kind": "story"}, name="story-calendar"),
    *(
        path(f"{kind}/<int:value>/calendar.ics", calendars.chosen_feed, {"kind": kind}, name=f"{kind}-calendar")
        for kind in EntityKind
    ),
    path("search", search.search_page, name="search"),
    path("search/feed.atom", atom.SearchFeed(), name="search-feed"),
    path("picture/<str:signature>/<int:width_px>/<str:name>", picture, name="picture"),
    path("sign-in", account.sign_in, name="sign-in"),
    path("sign-out", account.sign_out, name="sign-out"),
    path("theme", account.theme, name="theme"),
]
handler400 = "newsloom.serve.web.views.errors.bad_request"
handler403 = "newsloom.serve.web.views.errors.forbidden"
handler404 = "newsloom.serve.web.views.errors.not_found"
handler500 = "newsloom.serve.web.views.errors.failed"
