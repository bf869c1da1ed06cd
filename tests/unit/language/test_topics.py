from newsloom.language.topics import categories
from newsloom.model.reading import Section


def test_the_top_level_follows_the_section_and_narrower_topics_are_named_in_the_text() -> None:
    text = (
        "The central bank left the interest rate unchanged. Economists expect a lower interest rate as inflation falls."
    )
    found = categories("Interest rate unchanged", text, {Section.BUSINESS: 0.8}, Section.BUSINESS)
    assert found[0].name == "economy, business and finance"
    assert "interest rate" in [category.name for category in found]
    assert all(0 < category.score <= 1 and category.code.startswith("medtop:") for category in found)


def test_a_word_in_passing_is_no_topic() -> None:
    found = categories("Bridge opened", "A wedding party crossed the bridge.", {Section.SOCIETY: 0.5}, Section.SOCIETY)
    assert len(found) == 1


def test_an_article_of_no_section_has_no_top_level() -> None:
    assert categories("", "", {}, Section.GENERAL) == ()
