"""Pages of one article put together: once printed what every page prints again, text and markup saying the same."""

from dataclasses import replace

from newsloom.extract.entry import plain_lines
from newsloom.extract.joining import joined
from newsloom.model.article import Author, Extracted, Picture


def sentence(number: int) -> str:
    return f"Berth {number} of the harbour was counted on Friday, and the book of Merrow held its number {number * 7}."


def a_page(*lines: str, title: str = "Merrow counts its berths", next_page: str = "", **more: object) -> Extracted:
    made = Extracted(
        url="https://ledger.example/berths",
        title=title,
        text="\n".join(lines),
        html="\n".join(f"<p>{line}</p>" for line in lines),
        authors=(Author(name="Ida Lund"),),
        standfirst="A harbour master, a book and fourteen berths.",
        next_page=next_page,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def lines(article: Extracted) -> list[str]:
    assert plain_lines(article.html) == article.text.split("\n")
    return article.text.split("\n")


def test_the_pages_follow_each_other_under_the_first_one_s_header() -> None:
    found = joined(
        [
            a_page(sentence(1), sentence(2), next_page="/2"),
            a_page(sentence(3), title="Page two", next_page="/3"),
            a_page(sentence(4), sentence(5), agency="Sternlight", picture=Picture(url="https://ledger.example/q.jpg")),
        ]
    )
    assert lines(found) == [sentence(n) for n in range(1, 6)]
    assert (found.title, found.agency, found.next_page) == ("Merrow counts its berths", "Sternlight", "")
    assert found.picture == Picture(url="https://ledger.example/q.jpg")


def test_headline_standfirst_byline_and_last_paragraph_are_printed_once() -> None:
    second = a_page(
        "Merrow counts its berths", "A harbour master, a book and fourteen berths.", "By Ida Lund", sentence(2), "Page 2 of 2",
        sentence(3),
    )  # fmt: skip
    assert lines(joined([a_page(sentence(1), sentence(2)), second])) == [sentence(1), sentence(2), sentence(3)]


def test_lines_of_a_pager_are_no_text() -> None:
    first = a_page(sentence(1), "Continued on next page", "1 2 3 Next")
    second = a_page("(2/3ページ)", sentence(2), "次のページへ続く")
    assert lines(joined([first, second])) == [sentence(1), sentence(2)]


def test_a_note_at_the_foot_of_every_page_stands_at_the_end() -> None:
    note = "Ida Lund has counted boats for the Ledger since the old harbour closed."
    found = joined([a_page(sentence(1), note), a_page(sentence(2), note), a_page(sentence(3), note)])
    assert lines(found) == [sentence(1), sentence(2), sentence(3), note]


def test_short_lines_that_come_again_are_kept() -> None:
    long = [sentence(n) for n in range(2, 10)]
    found = joined([a_page(sentence(1), "Yes."), a_page(*long, "Yes.", sentence(11))])
    assert lines(found) == [sentence(1), "Yes.", *long, "Yes.", sentence(11)]


def test_a_page_that_says_nothing_new_changes_nothing() -> None:
    first = a_page(sentence(1), sentence(2), sentence(3), next_page="/2")
    assert joined([first, a_page(sentence(1), sentence(2), sentence(3))]) is first
    assert (
        joined([first, a_page(sentence(1), sentence(2), sentence(3), "A reader of the Ledger says hello from afar.")])
        is first
    )
    assert joined([first, a_page()]) is first
    assert joined([first]) is first


def test_markup_of_every_block_is_kept_and_stays_harmless() -> None:
    second = a_page("x")
    second = replace(
        second,
        text=f"What was counted\nRopes, all of them new this year\nNets, most of them older than that\n{sentence(2)}",
        html="<h2>What was counted</h2><ul><li>Ropes, all of them new this year</li><li>Nets, most of them older than that</li></ul>"
        f"<p>{sentence(2)} <script>alert(1)</script></p>",
    )
    found = joined([a_page(sentence(1)), second])
    assert "<h2>What was counted</h2>" in found.html
    assert found.html.count("<li>") == 2
    assert "script" not in found.html
    assert lines(found)[1:3] == ["What was counted", "Ropes, all of them new this year"]


def test_text_that_the_markup_lacks_is_taken_from_the_lines() -> None:
    second = replace(a_page(sentence(2), "Half < whole"), html="<p>Half</p>")
    assert lines(joined([a_page(sentence(1)), second])) == [sentence(1), sentence(2), "Half < whole"]
