"""Small pictures as SVG: percentages and no viewBox, so that they never shrink; no inline style, so that a strict CSP holds."""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from newsloom.store.reading.sources import DayOfLooks
from newsloom.store.reading.tags import DayCount

_STEP_PX = 5  # from thread to thread
_MOST_THREADS = 24  # more would be a carpet; the number beside it says it all
_SPARK_PX = 24
_CHART_PX = 48
_COLUMNS_PX = 72
_LEAST_COLUMNS = 16  # fewer are drawn as wide as if they were so many, from the left
_BAR_SHARE = 0.72  # of a day's width


def threads(independent: int, copies: int) -> SafeString:
    """One tick for each independent outlet, a short pale one for each folded copy."""
    own = min(independent, _MOST_THREADS)
    pale = min(copies, _MOST_THREADS - own)
    drawn = mark_safe(  # noqa: S308 (numbers only)
        _path("own", "".join(f"M{_STEP_PX * index + 2} 0v12" for index in range(own)))
        + _path("copy", "".join(f"M{_STEP_PX * index + 2} 3v6" for index in range(own, own + pale)))
    )
    width = _STEP_PX * (own + pale)
    return format_html('<svg class="threads" width="{}" height="12" aria-hidden="true">{}</svg>', width, drawn)


def spark(days: Sequence[DayOfLooks], label: str) -> SafeString:
    """Articles a day as bars; a red stub is a day on which no look was answered."""
    most = max((day.new_articles for day in days), default=0) or 1
    bars = []
    for index, day in enumerate(days):
        height = 3 if day.unanswered else _height(day.new_articles, most, _SPARK_PX)
        bars.append(("none" if day.unanswered else "own", *_place(index, len(days), height, _SPARK_PX)))
    return format_html('<svg class="spark" role="img" aria-label="{}">{}</svg>', label, _bars(bars))


def mentions(days: Sequence[DayCount], label: str) -> SafeString:
    """Articles a day as bars."""
    most = max((day.count for day in days), default=0) or 1
    bars = [
        ("own", *_place(index, len(days), _height(day.count, most, _CHART_PX), _CHART_PX))
        for index, day in enumerate(days)
    ]
    return format_html(
        '<svg class="chart" height="{}" role="img" aria-label="{}">{}</svg>', _CHART_PX, label, _bars(bars)
    )


def columns(counts: Sequence[tuple[int, int]], title: str, description: str) -> SafeString:
    """Counts over time as columns, of each the first part in colour and the second pale above it."""
    most = max((first + second for first, second in counts), default=0) or 1
    bars = []
    for index, (first, second) in enumerate(counts):
        whole = _height(first + second, most, _COLUMNS_PX)
        x, top, width, _ = _place(index, max(len(counts), _LEAST_COLUMNS), whole, _COLUMNS_PX)
        if not first + second:
            bars.append(("none", x, top, width, whole))
            continue
        own = round(whole * first / (first + second))
        bars += [("copy", x, top, width, whole - own)] if second else []
        bars += [("own", x, top + whole - own, width, own)] if first else []
    return format_html(
        '<svg class="chart" height="{}" role="img" aria-labelledby="course-title course-words"><title id="course-title">'
        '{}</title><desc id="course-words">{}</desc>{}</svg>',
        _COLUMNS_PX,
        title,
        description,
        _bars(bars),
    )


def meter(share: float, label: str) -> SafeString:
    """A share between 0 and 1 as a filled line."""
    percent = f"{100 * min(1.0, max(0.0, share)):.0f}%"
    return format_html(
        '<svg class="meter" role="img" aria-label="{}"><rect width="{}" height="6"/></svg>', label, percent
    )


def _path(kind: str, ticks: str) -> str:
    return f'<path class="{kind}" d="{ticks}"/>' if ticks else ""


def _height(count: int, most: int, full: int) -> int:
    return max(1, round((full - 2) * count / most))


def _place(index: int, total: int, height: int, full: int) -> tuple[str, int, str, int]:
    step = 100 / total
    return f"{index * step:.2f}%", full - height, f"{step * _BAR_SHARE:.2f}%", height


def _bars(bars: Sequence[tuple[str, str, int, str, int]]) -> SafeString:
    return format_html_join("", '<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>', bars)
