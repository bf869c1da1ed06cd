import datetime as dt
import random

from newsloom.language.people import read_names
from newsloom.language.prose import Prose
from newsloom.language.roles import Report, RoleTable, role_table


def reports(*news: tuple[str, str, str]) -> list[Report]:
    found = []
    for article, day, text in news:
        at = dt.datetime.fromisoformat(f"{day}T09:00:00+00:00")
        people = read_names(Prose(text=text, published_at=at)).people
        found += [Report(article_id=article, published_at=at, person=person) for person in people]
    return found


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


CHANGE = (
    ("m1", "2031-05-02", "South Korean President Seo Tae-yang opened a dam."),
    ("m2", "2031-05-20", "South Korean President Seo Tae Yang fell ill. Han Jae-won ran for president."),
    ("m3", "2031-06-03", "President-elect Han Jae-won thanked voters."),
    ("m4", "2031-06-05", "South Korean President Han Jae-won took office."),
    ("m5", "2031-06-20", "Former South Korean President Seo Tae-yang met South Korean President Han Jae-won."),
)


def test_the_president_of_may_and_of_june_are_two_people() -> None:
    table = role_table(reports(*CHANGE), seeded=False)
    assert table.resolve("president", "KR", day("2031-05-15")) == "Seo Tae-yang"
    assert table.resolve("president", "KR", day("2031-06-15")) == "Han Jae-won"
    assert table.resolve("president", "KR", day("2031-04-01")) is None
    assert table.resolve("president", "JP", day("2031-06-15")) is None


def test_the_order_of_the_reports_does_not_matter() -> None:
    told = reports(*CHANGE)
    first = role_table(told)
    for seed in range(5):
        random.Random(seed).shuffle(told)
        assert role_table(told) == first


def test_every_office_learned_shows_the_words_that_say_so() -> None:
    texts = {article: text for article, _, text in CHANGE}
    learned = role_table(reports(*CHANGE), seeded=False).tenures
    assert learned
    for tenure in learned:
        assert tenure.evidence
        for evidence in tenure.evidence:
            assert "resident" in texts[evidence.article_id][evidence.span.start : evidence.span.end]


def test_former_ends_an_office_without_a_successor() -> None:
    news = (
        ("a", "2031-05-02", "Japanese Foreign Minister Kenta Moriyama flew to Rome."),
        ("b", "2031-07-01", "Former Japanese Foreign Minister Kenta Moriyama retired."),
    )
    table = role_table(reports(*news), seeded=False)
    assert table.resolve("foreign minister", "JP", day("2031-05-02")) == "Kenta Moriyama"
    assert table.resolve("foreign minister", "JP", day("2031-07-02")) is None


def test_the_shipped_list_answers_where_the_news_is_silent_and_is_overruled_by_it() -> None:
    shipped = role_table(())
    assert shipped.resolve("president", "KR", day("2024-05-01")) == "Yoon Suk Yeol"
    assert shipped.resolve("premier", "JP", day("2025-03-01")) == "Shigeru Ishiba"
    news = [("n", f"2026-0{month}-01", "Japanese Prime Minister Kenta Moriyama spoke.") for month in (2, 3, 4)]
    table = role_table(reports(*news))
    assert table.resolve("prime minister", "JP", day("2025-03-01")) == "Shigeru Ishiba"
    assert table.resolve("prime minister", "JP", day("2026-03-10")) == "Kenta Moriyama"


def test_an_old_title_used_once_does_not_unseat_the_holder() -> None:
    news = [(f"n{k}", f"2031-05-{k:02}", "French President Luc Moreau spoke.") for k in range(1, 20)]
    news.append(("old", "2031-05-10", "French President Rosa Diaz wrote her memoirs."))
    table = role_table(reports(*news), seeded=False)
    assert {table.resolve("president", "FR", day(f"2031-05-{k:02}")) for k in (2, 9, 10, 11, 25)} == {"Luc Moreau"}


def test_candidates_hold_no_office() -> None:
    table: RoleTable = role_table(
        reports(("a", "2031-05-01", "French presidential candidate Rosa Diaz spoke.")), seeded=False
    )
    assert table.tenures == ()
