from newsloom.language.quotes.same import Statement, same_statements
from newsloom.model.reading import Span
from newsloom.model.said import Quote, QuoteKind


def said(article: str, text: str, speaker: str = "Mara Lindgren", date: str = "") -> Statement:
    quote = Quote(kind=QuoteKind.DIRECT, text=text, span=Span(start=0, end=len(text)), speaker=speaker, date=date)
    return Statement(article_id=article, quote=quote)


def test_the_same_words_in_two_articles_are_one_statement() -> None:
    (same,) = same_statements([said("1", "We will not wait for the ice,"), said("2", "We will not wait for the ice.")])
    assert same.article_ids == ("1", "2")
    assert len(same.wordings) == 1


def test_a_part_and_the_whole_are_one_statement_with_two_wordings() -> None:
    whole = "We will not wait for the ice. The boats are ready and so is the crew."
    (same,) = same_statements([said("1", "The boats are ready and so is the crew"), said("2", whole), said("3", whole)])
    assert [wording.text for wording in same.wordings] == [whole, "The boats are ready and so is the crew"]


def test_two_translations_of_one_statement_stand_side_by_side() -> None:
    (same,) = same_statements(
        [
            said("1", "This year marks the 60th anniversary of the harbor treaty between the two towns"),
            said("2", "This year is the 60th anniversary of the harbor treaty between both our towns"),
        ]
    )
    assert len(same.wordings) == 2


def test_names_written_in_either_order_are_one_speaker() -> None:
    (same,) = same_statements([said("1", "We will not wait"), said("2", "We will not wait", "Lindgren Mara")])
    assert same.article_ids == ("1", "2")


def test_other_numbers_negations_speakers_and_days_keep_statements_apart() -> None:
    base = "The harbor fund will pay 20 million crowns for new quays this year"
    apart = [
        said("2", base.replace("20", "30")),
        said("3", base.replace("will pay", "will not pay")),
        said("4", base, "Tomas Brell"),
        said("5", base, ""),
    ]
    for other in apart:
        assert len(same_statements([said("1", base), other])) == 2
    assert len(same_statements([said("1", base, date="2025-06-01"), said("2", base, date="2025-06-20")])) == 2


def test_short_phrases_are_joined_only_when_they_are_the_same() -> None:
    assert len(same_statements([said("1", "deeply sorry"), said("2", "deeply sorry for the delay on Monday")])) == 2
    assert len(same_statements([said("1", "deeply sorry"), said("2", "Deeply sorry,")])) == 1
