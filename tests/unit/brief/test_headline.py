from newsloom.brief.headline import story_headline
from newsloom.model.weave import Doc


def pick(*titles: str) -> str:
    docs = [Doc(id=title, title=title, language="en") for title in titles]
    return story_headline(docs)


def test_the_headline_that_shares_most_with_the_others_stands_for_the_story() -> None:
    best = "Alderport approves bridge to islands"
    assert pick("Ferries face the end", best, "Bridge to islands approved in Alderport") == best


def test_a_question_a_shout_and_a_label_give_way() -> None:
    plain = "Alderport approves bridge to islands"
    for weaker in ("Alderport approves bridge to islands?", plain.upper(), f"LIVE: {plain}"):
        assert pick(weaker, plain) == plain


def test_between_equals_english_comes_first_then_the_earliest() -> None:
    german = Doc(id="de", title="Alderport Brücke Inseln Plan", language="de", at=1.0)
    late = Doc(id="late", title="Alderport Brücke Inseln Plan", language="en", at=3.0)
    early = Doc(id="early", title="Alderport Brücke Inseln Plan", language="en", at=2.0)
    assert story_headline([german, late, early]) == "early"


def test_no_docs_have_no_headline() -> None:
    assert story_headline([]) == ""
