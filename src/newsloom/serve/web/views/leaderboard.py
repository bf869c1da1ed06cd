"""Who reports first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from newsloom.app.clock import SystemClock
from newsloom.app.leaderboard import SPANS, leaders
from newsloom.store.reading.story_cards import story_badges


@require_safe
def leaderboard_page(request: HttpRequest) -> HttpResponse:
    """`/leaderboard`: outlets by how often they were first, of the last 7 days or, with `?days=30`, of the last 30."""
    asked = request.GET.get("days", "")
    days = next((span for span in SPANS if str(span) == asked), SPANS[0])
    board = leaders(days, SystemClock().now())
    stories = story_badges(leader.latest for leader in board.leaders)
    lines = [(leader, stories.get(leader.latest)) for leader in board.leaders]
    return render(request, "newsloom/leaderboard.html", {"board": board, "lines": lines, "spans": SPANS})
