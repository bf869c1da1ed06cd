import pytest

from corpora import rows
from newsloom.fetch.rules import parse_robots

ROBOTS = """# how to behave
User-agent: *
Disallow: /private/
Allow: /private/open*.html$
Crawl-delay: 5

User-agent: otherbot
User-agent: Newsloom/1.0 (reader)
Disallow: /drafts
Disallow: /*?print=
Allow: /drafts/index.html
"""


@pytest.mark.parametrize(
    ("agent", "path", "wanted"),
    [
        ("Elsebot", "/private/x", False),
        ("Elsebot", "/private/open-1.html", True),
        ("Elsebot", "/private/open-1.html?x", False),
        ("Elsebot", "/drafts/1", True),
        ("Newsloom", "/drafts/1", False),
        ("newsloom", "/drafts/", True),
        ("Newsloom", "/a?print=1", False),
        ("Newsloom", "/private/x", True),
    ],
)
def test_the_longest_rule_of_our_own_group_decides(agent: str, path: str, wanted: bool) -> None:
    assert parse_robots(ROBOTS, agent).allows(f"https://a.example{path}") is wanted


@pytest.mark.parametrize(
    "text", ["", "\ufeff", "<html>not found</html>", "disallow: /", "user-agent\nallow", ":::\n\r\r#"]
)
def test_a_file_that_says_nothing_allows_everything(text: str) -> None:
    assert parse_robots(text, "Newsloom").allows("https://a.example/x")


def test_a_pattern_full_of_stars_costs_nothing() -> None:
    rules = parse_robots("user-agent: *\ndisallow: " + "*a" * 4000 + "$", "Newsloom")
    assert rules.allows("https://a.example/" + "a" * 3000 + "b")


@pytest.mark.corpora
def test_the_published_cases_of_google_s_parser_hold() -> None:
    cases = list(rows("corpora/hostile/robots_cases.jsonl.xz"))
    wrong = [
        case["id"]
        for case in cases
        if parse_robots(case["robots"], case["ua"]).allows(case["url"]) is not case["allowed"]
    ]
    assert all("ID_Encoding" in name for name in wrong)  # RFC 9309 section 2.2.2 encodes the address before comparing
    assert len(wrong) <= 2
