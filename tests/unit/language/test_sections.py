import pytest

from newsloom.language.sections import printed_section, section_of
from newsloom.model.reading import Readable, Section

MATCH = "The striker scored twice in the second half as the visitors won the cup final. The coach praised his players."
VOTE = "Parliament will vote on the bill after the prime minister's party lost the by-election, the opposition leader said."


@pytest.mark.parametrize(
    ("title", "text", "section"),
    [
        ("Late goals win final", MATCH, Section.SPORTS),
        ("Ruling party loses by-election", VOTE, Section.POLITICS),
        (
            "Shares fall",
            "The share price fell after the company reported a loss and cut its profit forecast.",
            Section.BUSINESS,
        ),
        (
            "Man charged with murder",
            "Police arrested a suspect, and prosecutors charged him with murder in court.",
            Section.CRIME,
        ),
        ("市長選", "首相は国会で法案の成立を求め、野党は選挙を前に反対した。", Section.POLITICS),
        ("결승전", "대표팀은 결승에서 홈런 두 개로 우승했고 감독은 선수들을 칭찬했다.", Section.SPORTS),
    ],
)
def test_the_text_tells_the_section(title: str, text: str, section: Section) -> None:
    assert section_of(Readable(title=title, text=text)) is section


def test_nothing_said_is_general() -> None:
    assert section_of(Readable(title="A note", text="It was said that something might come later.")) is Section.GENERAL
    assert section_of(Readable(title="", text="")) is Section.GENERAL


def test_the_publishers_word_decides_where_the_text_says_nothing() -> None:
    assert section_of(Readable(title="Untitled", text="", breadcrumb=("Home", "Sports"))) is Section.SPORTS
    assert section_of(Readable(title="Untitled", text="", feed_categories=("Wirtschaft",))) is Section.BUSINESS
    assert (
        section_of(Readable(title="Untitled", text="", url="https://news.example/business/one-two")) is Section.BUSINESS
    )


def test_a_wrong_displayed_section_is_overruled_by_strong_text() -> None:
    assert (
        section_of(Readable(title="Late goals win cup final", text=MATCH, breadcrumb=("Business",))) is Section.SPORTS
    )


def test_foreign_politics_is_world_where_the_publisher_says_so() -> None:
    assert section_of(Readable(title="Ruling party loses by-election", text=VOTE, breadcrumb=("World",))) in (
        Section.WORLD,
        Section.POLITICS,
    )


@pytest.mark.parametrize(
    ("name", "section"),
    [
        ("Arts & Entertainment", Section.CULTURE),
        ("Économie", Section.BUSINESS),
        ("スポーツ", Section.SPORTS),
        ("정치", Section.POLITICS),
        ("FAITS DIVERS", Section.CRIME),
        ("nobody prints this", None),
    ],
)
def test_printed_names_are_known_in_many_languages(name: str, section: Section | None) -> None:
    assert printed_section(name) is section


def test_a_broken_address_says_nothing() -> None:
    assert section_of(Readable(title="x", text="", url="http://[broken/sport/x")) is Section.GENERAL
