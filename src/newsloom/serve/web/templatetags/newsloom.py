"""What templates need beyond Django's own: moments, badges, names in their language, drawings, signed pictures."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from django import template
from django.template import Context
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsloom.model.intent import Outlet
from newsloom.model.life import Life
from newsloom.serve.web import drawing, labels, links, living, pictures, times
from newsloom.serve.web.access import GUEST_CHARS, excerpt
from newsloom.serve.web.sections import SectionLink, section_link
from newsloom.store.reading.cards import ArticleCard
from newsloom.store.reading.coverage import Course
from newsloom.store.reading.marks import Unread
from newsloom.store.reading.sources import SourceLine
from newsloom.store.reading.story_cards import StoryBadge, StoryCard
from newsloom.store.reading.tags import DayCount
from newsloom.text.urls import is_http

register = template.Library()

_CARD_CHARS = 600  # of the text on a card, where the reader may read all of it
_STORY_CHARS = 220  # of the text under a story's headline
_LINE_CHARS = 140
_DAY_H = 24


class Pictured(Protocol):
    @property
    def image_url(self) -> str: ...


@register.simple_tag(takes_context=True)
def when(context: Context, at: dt.datetime | None, offset_min: int | None = None, is_exact: bool = True) -> SafeString:
    """The time relative to now, the exact one on hover, the UTC one for machines."""
    if at is None:
        return SafeString("")
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        times.exact(at, offset_min, is_exact=is_exact),
        times.relative(at, context["now"], offset_min),
    )


@register.simple_tag
def moment(at: dt.datetime, offset_min: int | None = None, is_exact: bool = True) -> SafeString:
    """The exact time in the publisher's own zone."""
    return format_html(
        '<time datetime="{}">{}</time>',
        at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        times.exact(at, offset_min, is_exact=is_exact),
    )


@register.simple_tag
def clock(at: dt.datetime, offset_min: int | None = None, is_exact: bool = True) -> SafeString:
    """The hour and minute in UTC, with the publisher's own time on hover; nothing where no hour is known."""
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        times.exact(at, offset_min, is_exact=is_exact),
        at.astimezone(dt.UTC).strftime("%H:%M") if is_exact else "",
    )


@register.simple_tag
def edited(at: dt.datetime, published_at: dt.datetime, offset_min: int | None = None) -> SafeString:
    """When an article was edited: the hour alone on the day it was published, the whole time on hover."""
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        times.exact(at, offset_min),
        times.edited(at, published_at, offset_min),
    )


@register.filter
def lang_attr(language: str) -> SafeString:
    """` lang="ja"` for a text in another language than the page's."""
    code = (language or "").replace("_", "-")
    if not code or code.split("-")[0].lower() in ("en", "und"):
        return SafeString("")
    return format_html(' lang="{}"', code)


@register.simple_tag
def badge(story: StoryBadge | StoryCard, long: bool = False) -> SafeString:
    """How many outlets tell it independently, as threads and in words."""
    count = story.independent_count
    if count < 2 and not story.copy_count:
        return format_html("<span>{}</span>", _("single report"))
    if long:
        said = ngettext("%(count)d independent source", "%(count)d independent sources", count)
    else:
        said = ngettext("%(count)d source", "%(count)d sources", count)
    return format_html(
        '<span class="badge">{} {}</span>', drawing.threads(count, story.copy_count), said % {"count": count}
    )


@register.simple_tag
def outlets(names: Sequence[Outlet], most: int = 0) -> SafeString:
    """The outlets by name, the first `most` of them (0: all), each in its own language."""
    shown = names[:most] if most and len(names) > most + 1 else names
    said = format_html_join(", ", "{}", ((_counted_outlet(name),) for name in shown))
    rest = len(names) - len(shown)
    return format_html("{} + {}", said, rest) if rest else said


@register.simple_tag
def source_name(source: Any) -> SafeString:
    """A publisher's name in its own language."""
    return _outlet(source)


def _outlet(source: Any) -> SafeString:
    attribute = lang_attr(source.language)
    return format_html("<span{}>{}</span>", attribute, source.name) if attribute else format_html("{}", source.name)


def _counted_outlet(outlet: Outlet) -> SafeString:
    """The outlet, and in brackets the agency for whose text it stands."""
    return format_html("{} ({})", _outlet(outlet), outlet.agency) if outlet.agency else _outlet(outlet)


@register.filter
def section_of(name: str) -> SectionLink | None:
    """How to link one of the twelve sections; None for a publisher's own."""
    return section_link(name)


@register.filter
def story_path(story: links.Titled) -> str:
    return links.story_path(story)


@register.simple_tag
def article_path(article_id: int, start: int | None = None) -> str:
    return links.article_path(article_id, start)


@register.simple_tag(takes_context=True)
def card_text(context: Context, card: ArticleCard, most: int = _CARD_CHARS) -> str:
    """The beginning of an article's text, or else its standfirst, as much as this reader may see on a card."""
    may_read = context["reads_everything"] or card.permitted_in_full
    return excerpt(card.lead or card.standfirst, most if may_read else min(most, GUEST_CHARS))


@register.filter
def story_text(story: StoryCard) -> str:
    """A sentence or two under a story's headline: its standfirst, or the beginning of the report it is from."""
    return excerpt(story.standfirst or story.lead, _STORY_CHARS)


@register.filter
def one_line(text: str) -> str:
    return excerpt(text, _LINE_CHARS)


@register.filter
def web(address: str) -> str:
    """A publisher's address where it is one of the web; empty for javascript: and its like."""
    return address if is_http(address) else ""


@register.simple_tag
def picture_url(pictured: Pictured, width: str = "card") -> str:
    """The picture through our own proxy; empty where there is none. `width` is "card" or "page"."""
    return pictures.picture_path(pictured.image_url, pictures.WIDTHS_PX[width])


@register.simple_tag
def picture_set(pictured: Pictured) -> str:
    """The picture in every width we keep, for `srcset`: the reader's browser takes what its screen needs."""
    return pictures.picture_set(pictured.image_url)


@register.simple_tag
def spark(source: SourceLine) -> SafeString:
    """Articles a day of one source."""
    total = sum(day.new_articles for day in source.days)
    silent = sum(day.unanswered for day in source.days)
    label = _("%(name)s: articles a day, last %(days)d days, %(total)d in all") % {
        "name": source.name,
        "days": len(source.days),
        "total": total,
    }
    if silent:
        label += ngettext("; %(count)d day without an answer", "; %(count)d days without an answer", silent) % {
            "count": silent
        }
    return drawing.spark(source.days, label)


@register.simple_tag
def mentions(days: Sequence[DayCount], name: str) -> SafeString:
    """Articles a day with one hashtag."""
    label = _("Articles a day with #%(name)s, last %(days)d days, %(total)d in all") % {
        "name": name,
        "days": len(days),
        "total": sum(day.count for day in days),
    }
    return drawing.mentions(days, label)


@register.simple_tag
def course_chart(course: Course) -> SafeString:
    """A story's articles over time, reports below copies."""
    return drawing.columns(
        [(column.reports, column.copies) for column in course.columns], _course_title(course), course_words(course)
    )


@register.filter
def course_words(course: Course) -> str:
    """ "Hour by hour, 12 November 08:00 to 13 November 14:00, most at 12 November 10:00: 7"."""
    peak = course.peak
    shape = "j F H:i" if course.step < dt.timedelta(days=1) else "j F Y"
    return _("%(first)s to %(last)s, most at %(peak)s: %(count)d") % {
        "first": date_format(course.columns[0].at, shape),
        "last": date_format(course.columns[-1].at, shape),
        "peak": date_format(peak.at, shape),
        "count": peak.reports + peak.copies,
    }


def _course_title(course: Course) -> str:
    if course.step < dt.timedelta(days=1):
        return _("Articles an hour (UTC)")
    return _("Articles a day (UTC)") if course.step == dt.timedelta(days=1) else _("Articles a week (UTC)")


country_label = register.filter(labels.country_label)
kind_label = register.filter(labels.kind_label)


@register.simple_tag
def meter(share: float) -> SafeString:
    return drawing.meter(share, f"{share:.2f}")


@register.filter
def percent(part: int, whole: int) -> str:
    return f"{100 * part // whole} %" if whole else ""


@register.filter
def marked(pieces: Sequence[tuple[str, bool]]) -> SafeString:
    """A snippet with the words that were looked for marked."""
    return mark_safe(  # noqa: S308 (each piece goes through format_html)
        "".join(format_html("<mark>{}</mark>" if matched else "{}", text) for text, matched in pieces)
    )


@register.filter
def grouped(count: int) -> str:
    """ "18,204"."""
    return f"{count:,}"


@register.filter
def apart(gap_h: float) -> str:
    """How far apart two reports came, in whole hours or days."""
    if gap_h < 1:
        return _("less than an hour apart")
    days = round(gap_h / _DAY_H)
    if days >= 2:
        return ngettext("%(count)d day apart", "%(count)d days apart", days) % {"count": days}
    count = round(gap_h)
    return ngettext("%(count)d hour apart", "%(count)d hours apart", count) % {"count": count}


@register.filter
def counted(days: Sequence[DayCount]) -> int:
    """How many there are on all the days."""
    return sum(day.count for day in days)


@register.filter
def of_source(counts: Mapping[int, Unread], source_id: int) -> Unread | None:
    """The count of one publisher."""
    return counts.get(source_id)


@register.filter
def of_story(found: Mapping[int, Life] | str, story_id: int) -> Life | None:
    """The life of one story; None on a page that shows no lives."""
    return found.get(story_id) if isinstance(found, Mapping) else None


@register.filter
def life_words(life: Life) -> str:
    """Why the story is called breaking, developing, continuing or quiet."""
    return living.words(life)


@register.filter
def lasting(seconds: float) -> str:
    """A length of time in words."""
    return times.lasting(seconds)


@register.filter
def coded(sentence: str) -> SafeString:
    """A sentence whose `commands` stand in code type."""
    pieces = sentence.split("`")
    marks = ("{}", "<code>{}</code>")
    return format_html_join("", "{}", ((format_html(marks[number % 2], piece),) for number, piece in enumerate(pieces)))
