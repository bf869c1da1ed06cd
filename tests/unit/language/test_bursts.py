import math

from newsloom.language.bursts import LEAST_COUNT, MOST_CO_TAGS, bursts, co_tags


def test_a_tag_far_above_its_usual_is_a_burst() -> None:
    past = [{"Tide": 2, "Weather": 30} for _ in range(10)]
    (burst,) = bursts({"Tide": 14, "Weather": 36}, past)
    assert burst.tag == "Tide"
    assert burst.usual == 2.05
    assert burst.surprise > 6


def test_few_articles_are_no_burst_even_of_a_new_tag() -> None:
    past: list[dict[str, int]] = [{} for _ in range(20)]
    assert bursts({"New": LEAST_COUNT - 1}, past) == ()
    assert [burst.tag for burst in bursts({"New": LEAST_COUNT}, past)] == ["New"]


def test_more_news_in_all_is_no_burst() -> None:
    past = [{"Tide": 5} for _ in range(10)]
    assert [burst.tag for burst in bursts({"Tide": 16}, past)] == ["Tide"]
    assert bursts({"Tide": 16}, past, scale=3.0) == ()


def test_the_surprise_is_the_poisson_tail() -> None:
    past = [{"Tide": 3} for _ in range(1)]
    (burst,) = bursts({"Tide": 15}, past)
    usual = 3.5
    tail = 1 - sum(math.exp(-usual) * usual**n / math.factorial(n) for n in range(15))
    assert math.isclose(burst.surprise, -math.log(tail), rel_tol=1e-3)


def test_large_counts_neither_overflow_nor_hang() -> None:
    past = [{"Tide": 10**6}]
    assert bursts({"Tide": 10**6}, past) == ()
    assert bursts({"Tide": 4 * 10**6}, past)[0].surprise > 6


def test_co_tags_are_what_stands_beside_a_tag_more_than_by_chance() -> None:
    articles = [["Tide", "Moon", "World"]] * 4 + [["World"]] * 20 + [["Moon", "World"]] + [["Tide", "Rare"]]
    found = co_tags("Tide", articles)
    assert [one.tag for one in found] == ["Moon"]
    assert found[0].together == 4
    assert co_tags("Absent", articles) == ()


def test_co_tags_are_few() -> None:
    articles = [["Tide", *(f"Tag{n}" for n in range(30))]] * 3 + [["Other"]] * 50
    assert len(co_tags("Tide", articles)) == MOST_CO_TAGS
