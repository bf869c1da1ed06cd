"""Everything the page of a story shows, as plain values for a command or a program; nothing of any person."""

import datetime as dt
from typing import Any

from newsloom.app.clock import SystemClock
from newsloom.app.differences import Told, copy_differences
from newsloom.app.life import lives
from newsloom.app.said_plain import said_plain
from newsloom.app.subjects import subject
from newsloom.app.who_said import ON_OWN_PAGE, who_said
from newsloom.model.life import Life
from newsloom.model.reading import Span
from newsloom.model.source import Profile
from newsloom.model.weave import Reason
from newsloom.store.reading.coverage import Course, Share, by_country, by_kind, course
from newsloom.store.reading.story import Report, StoryView, living_story_id, story_view
from newsloom.store.reading.story_cards import StoryCard

Plain = dict[str, Any]


def story_plain(story_id: int) -> Plain | None:
    """The story this number leads to, ready for `json.dumps`: times ISO 8601 in UTC, offsets code points; None if unknown.

    `asked` is the number given; `id` the living one.
    """
    living = living_story_id(story_id)
    view = story_view(living) if living is not None else None
    if view is None:
        return None
    card = view.card
    told = copy_differences(view.reports)
    return {
        "id": card.id,
        "asked": story_id,
        "headline": card.headline,
        "language": card.language,
        "section": card.section,
        "first": _iso(card.first_at),
        "last": _iso(card.last_at),
        "articles": card.article_count,
        "copies": card.copy_count,
        "independent_sources": card.independent_count,
        "life": life_plain(lives((card,), SystemClock().now()).get(card.id)),
        "outlets": [
            {
                "name": outlet.name,
                "source": outlet.slug,
                "independent": outlet.counts,
                "because": outlet.voice.value or None,
                "of": outlet.of or None,
                "owner": outlet.owner or None,
                "agency": outlet.agency or None,
            }
            for outlet in card.outlets
        ],
        "part_of": _part_of(card),
        "key_points": [
            {"text": point.text, "article": point.article_id, "start": point.start, "end": point.end}
            for point in card.points
        ],
        "said": said_plain(who_said(view, limit=ON_OWN_PAGE)),
        "reports": [_report(report, told) for report in view.reports],
        **_coverage(view),
    }


def life_plain(life: Life | None) -> Plain | None:
    """The phase of a story with the counts it came from; None while one source tells it."""
    if life is None:
        return None
    return {
        "phase": life.phase.value,
        "active": life.active,
        "usual": life.usual,
        "newcomers": life.newcomers,
        "sources": life.sources,
    }


def _part_of(card: StoryCard) -> Plain | None:
    shown = subject(card)
    if shown is None:
        return None
    found = shown.subject
    return {"tag": found.tag, "name": found.name, "since": _iso(found.since), "stories": list(found.stories)}


def _coverage(view: StoryView) -> Plain:
    over_time = course(view)
    return {
        "countries": [_share(share) for share in by_country(view)],
        "kinds": [_share(share) for share in by_kind(view)],
        "course": _course(over_time) if over_time else None,
        "first_reports": [
            {"outlet": report.source.name, "article": report.id, "at": _iso(report.at)} for report in view.firsts
        ],
    }


def _report(report: Report, told: dict[int, Told]) -> Plain:
    return {
        **_article(report),
        "why": _why(report.why.article_id, report.why.reason) if report.why else None,
        "copies": [
            {
                **_article(copy),
                "added": list(told[copy.id].added) if copy.id in told else None,
                "dropped": list(told[copy.id].dropped) if copy.id in told else None,
            }
            for copy in report.copies
        ],
    }


def _article(report: Report) -> Plain:
    return {
        "id": report.id,
        "title": report.title,
        "language": report.language,
        "kind": report.kind,
        "outlet": report.source.name,
        "source": report.source.slug,
        "publisher": _profile(report.publisher),
        "at": _iso(report.at),
        "agency": report.agency or None,
        "edited": _iso(report.edited_at) if report.edited_at else None,
    }


def _profile(profile: Profile) -> Plain:
    return {
        "country": profile.country or None,
        "kind": profile.kind.value if profile.kind else None,
        "owner": profile.owner or None,
        "said_by": profile.said_by.value if profile.said_by else None,
    }


def _why(article_id: int, reason: Reason) -> Plain:
    return {
        "article": article_id,
        "nearest": int(reason.nearest) if reason.nearest.isdecimal() else reason.nearest,
        "similarity": reason.similarity,
        "parts": dict(reason.parts),
        "hours_apart": reason.gap_h,
        "shared": [
            {
                "kind": one.kind.value,
                "text": one.text,
                "other": one.other,
                "here": [_span(span) for span in one.here],
                "there": [_span(span) for span in one.there],
            }
            for one in reason.shared
        ],
    }


def _span(span: Span) -> Plain:
    return {"field": span.field, "start": span.start, "end": span.end}


def _share(share: Share) -> Plain:
    return {
        "key": share.key or None,
        "outlets": [outlet.name for outlet in share.outlets],
        "articles": share.articles,
        "by_domain": share.guessed,
    }


def _course(over_time: Course) -> Plain:
    return {
        "step_hours": int(over_time.step / dt.timedelta(hours=1)),
        "columns": [{"at": _iso(c.at), "reports": c.reports, "copies": c.copies} for c in over_time.columns],
    }


def _iso(at: dt.datetime) -> str:
    return at.astimezone(dt.UTC).isoformat()
