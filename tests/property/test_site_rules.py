"""Whatever a rule file says, it gives a rule or says why not; whatever a page holds, it is scrubbed or refused."""

import contextlib
import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsloom.errors import ExtractError, RuleError
from newsloom.extract.page import extract
from newsloom.extract.rules.reading import examine
from newsloom.extract.scrub.page import scrub

LINES = st.sampled_from(
    [
        'hosts = ["a.example"]', "[[period]]", 'body = ".x"', "body = 3", 'remove = ["p", "~"]', "valid_from = 2024-01-01",
        "valid_until = 2020-01-01", "valid_from = 'x'", 'kind = "live"', "timezone = 'Europe/Paris'", "timezone = '../x'", "day_first = 1",
        'title = "h1:not(.a)"', 'title = "h1 @id"', "period = 1", "paths = ['/*/*']", "paths = ['/[']", "[period]", "[x.y]", "x = {a = [1]}",
        'author_prefixes = ["By"]', "hosts = [[]]", "#", '"', "body = '''",
    ]
)  # fmt: skip
TOML = st.lists(LINES | st.text(max_size=20), max_size=12).map("\n".join)
SELECTORS = st.text(alphabet="ap.#[]=\"'>+~*:()not is,@-_ 1", max_size=24)
PIECES = st.sampled_from(
    "<p> </p> <div class='x y'> </div> <h1> </h1> <a href='//x/y?z=1'> </a> <svg> </svg> <script> <!-- --> &amp; <meta content=x> 東京 "
    "words Words 2024-05-31 http:// data:, <img srcset='a 1x'> <script type='application/ld+json'>{\"a\":[1,\"b c\"]}</script>".split(
        " "
    )
)
MARKUP = st.lists(PIECES | st.text(max_size=12), max_size=30).map(" ".join)
few = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@few
@given(TOML)
def test_any_text_gives_a_rule_or_its_mistakes(text: str) -> None:
    reading = examine(text, name="x.toml")
    assert (reading.rule is None) == bool(reading.problems)
    for problem in reading.problems:
        assert isinstance(problem, RuleError)
        assert 0 <= problem.line <= text.count("\n") + 1


@few
@given(SELECTORS, MARKUP)
def test_any_selector_that_is_taken_can_be_applied_to_any_page(selector: str, markup: str) -> None:
    quoted = selector.replace("\\", "").replace("'", "")
    reading = examine(f"hosts = ['a.example']\n[[period]]\nremove = '{quoted}'\ntitle = '{quoted}'", name="x")
    if reading.rule is not None:
        with contextlib.suppress(ExtractError):
            extract(markup, url="https://a.example/", rule=reading.rule.periods[0])


@few
@given(MARKUP)
def test_a_page_is_scrubbed_the_same_each_time_and_keeps_its_structure_when_scrubbed_again(markup: str) -> None:
    try:
        once = scrub(markup)
    except ExtractError:
        return
    assert scrub(markup) == once
    twice = scrub(once)
    assert re.findall(r"</?[a-z1-6]+", twice) == re.findall(r"</?[a-z1-6]+", once)
