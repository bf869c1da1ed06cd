"""Search on the database at DATABASE_URL: phrases, substrings of Japanese and Korean, and any string at all."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import corpora
import factories as make
from newsloom.store.search import index_articles, search

pytestmark = pytest.mark.django_db

_HEALTH = [HealthCheck.function_scoped_fixture]


def _found(query: str) -> list[str]:
    from newsloom.store.models import Article

    titles = dict(Article.objects.values_list("id", "title"))
    return [titles[hit.article_id] for hit in search(query).hits]


def test_every_word_must_be_there() -> None:
    make.an_article(title="Ferries", text="The last boat left the harbor at nine.")
    make.an_article(title="Berths", text="Fourteen berths of the harbor.")
    assert _found("harbor") == ["Berths", "Ferries"]
    assert _found("boat harbor") == ["Ferries"]
    assert _found("boat berths") == []


def test_a_phrase_must_stand_as_it_is_said() -> None:
    make.an_article(title="One", text="The harbor master counted the berths.")
    make.an_article(title="Two", text="The master of the harbor counted.")
    assert _found('"harbor master"') == ["One"]
    assert _found("“harbor master” berths") == ["One"]
    assert set(_found("harbor master")) == {"One", "Two"}


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("港湾条約", "日本語"),
        ("条約", "日本語"),
        ("「九年ぶり」", "日本語"),
        ("항만", "한국어"),
        ("조약에", "한국어"),
        ("マレン首相", "日本語"),
    ],
)
def test_japanese_and_korean_are_found_by_any_part(query: str, title: str) -> None:
    make.an_article(
        title="日本語", text="カルダー諸島のマレン首相は港湾条約に署名すると発表した。九年ぶりとなる。", language="ja"
    )
    make.an_article(title="한국어", text="마렌 총리는 항만조약에 서명한다고 발표했다.", language="ko")
    assert _found(query) == [title]


def test_accents_and_case_do_not_matter() -> None:
    make.an_article(title="Café society", text="Naïve readers.")
    assert _found("CAFE naive") == ["Café society"]


def test_a_new_wording_replaces_what_can_be_found() -> None:
    article = make.an_article(title="Old words", text="Seagulls.")
    index_articles([(article.pk, "New words", "Herons.")])
    assert _found("seagulls") == []
    assert _found("herons") == ["Old words"]


def test_pages_go_on_where_the_last_one_ended() -> None:
    for number in range(5):
        make.an_article(title=f"Boat {number}", text="A boat.")
    seen: list[int] = []
    before = None
    for _ in range(5):
        page = search("boat", limit=2, before=before)
        seen += [hit.article_id for hit in page.hits]
        before = page.next_cursor
        if before is None:
            break
    assert seen == sorted(set(seen), reverse=True)
    assert len(seen) == 5


def test_a_snippet_shows_the_words_that_matched() -> None:
    make.an_article(title="One", text="Nothing here. " * 30 + "Then the heron came. " + "Nothing there. " * 30)
    (hit,) = search("heron").hits
    assert [text for text, matched in hit.snippet if matched] == ["heron"]
    assert len("".join(text for text, _ in hit.snippet)) < 320


def test_a_query_without_a_word_finds_nothing() -> None:
    make.an_article()
    for query in ("", "   ", '"', "()*-", "!!!"):
        assert search(query).hits == ()


@settings(max_examples=60, deadline=None, suppress_health_check=_HEALTH)
@given(st.text(max_size=60) | st.text(alphabet="\"'()*:^-+&|!<>~\\ aé港\x00\ud800", max_size=30))
def test_any_string_is_a_query(query: str) -> None:
    search(query)


@settings(max_examples=40, deadline=None, suppress_health_check=_HEALTH)
@given(st.text(alphabet="\"'()*:^-+&|!<>~\\ aé港\n\t", max_size=60))
def test_any_text_can_be_found_by_what_it_says(text: str) -> None:
    article = make.an_article(title="Some title", text=text + " findable")
    assert [hit.article_id for hit in search("findable").hits][:1] == [article.pk]


@pytest.mark.corpora
def test_hostile_queries_are_answered() -> None:
    make.an_article()
    for row in corpora.rows("corpora/hostile/search_queries.jsonl.xz"):
        made = row["gen"]
        query = (made["unit"] * made["len"])[: made["len"]] if made else row["q"]
        assert len(search(query).hits) <= 20
