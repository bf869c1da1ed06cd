from newsloom.brief.points import key_points
from newsloom.model.weave import Doc

LEAD = "The harbour council of Alderport approved a bridge plan worth 40 million crowns on Friday."
DETAIL = "Engineers expect the new bridge to carry 12,000 vehicles a day once it opens in 2027."
OTHER = "Ferry crews, who fear for their jobs, called the decision a mistake and announced a strike."
TEXT = f"ALDERPORT (Norsk) -- {LEAD}\n{DETAIL}\nHe declined to say more.\nRead more: our guide to bridges of the region and beyond.\n{OTHER}"


def doc(id: str, text: str, title: str = "Alderport approves bridge plan") -> Doc:
    return Doc(id=id, title=title, text=text, source=id)


def test_points_are_runs_of_the_text_without_the_dateline_and_in_reading_order() -> None:
    points = key_points([doc("a", TEXT)])
    assert [point.text for point in points] == [LEAD, DETAIL, OTHER]
    assert all(TEXT[point.span.start : point.span.end] == point.text for point in points)


def test_furniture_bylines_questions_and_half_quotations_are_no_points() -> None:
    text = "\n".join(
        [
            "By Anna Alder, our correspondent in the harbour town of Alderport.",
            "Sign up for our newsletter and read the harbour news every morning.",
            "Will the bridge ever open to the people of Alderport and the islands?",
            '"We shall build the bridge for the people of Alderport and the islands.',
        ]
    )
    assert key_points([doc("a", text)]) == ()


def test_a_statement_told_by_two_outlets_is_given_once() -> None:
    retold = "Alderport's harbour council on Friday approved a bridge plan worth 40 million crowns, officials said."
    points = key_points([doc("a", f"{LEAD}\n{OTHER}"), doc("b", f"{retold}\n{DETAIL}")])
    assert sum("40 million" in point.text for point in points) == 1
    assert {point.article_id for point in points} == {"a", "b"}


def test_what_several_outlets_share_comes_before_what_one_says() -> None:
    only = "A gallery in the old town shows paintings of ships until the end of the summer season."
    docs = [
        doc("a", f"{only}\n{LEAD}"),
        doc("b", LEAD.replace("Friday", "a vote")),
        doc("c", LEAD.replace("worth", "of")),
    ]
    assert "bridge plan" in key_points(docs, limit=1)[0].text


def test_japanese_and_korean_articles_have_points() -> None:
    japanese = "市議会は金曜日、港に新しい橋を架ける計画を賛成多数で承認した。\n開通は2027年の予定で、一日に一万二千台の車が通ると見込まれている。"
    korean = "시의회는 금요일 항구에 새 다리를 놓는 계획을 찬성 다수로 승인했다.\n다리는 2027년에 개통될 예정이며 하루 1만2000대가 지날 것으로 보인다."
    for text in (japanese, korean):
        assert [point.text for point in key_points([doc("a", text, "")])] == text.split("\n")


def test_no_docs_and_no_text_give_no_points() -> None:
    assert key_points([]) == ()
    assert key_points([doc("a", "")]) == ()
    assert key_points([doc("a", TEXT)], limit=0) == ()


def test_a_story_speaks_the_language_of_most_of_its_articles() -> None:
    japanese = "市議会は金曜日、港に新しい橋を架ける計画を賛成多数で承認した。"
    docs = [doc("ja", japanese, "橋の計画承認"), doc("a", TEXT), doc("b", f"{DETAIL}\n{OTHER}")]
    assert "ja" not in {point.article_id for point in key_points(docs)}
