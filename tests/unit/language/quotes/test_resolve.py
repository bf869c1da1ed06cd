import pytest

from newsloom.language.prose import Prose
from newsloom.language.quotes.cast import Cast
from newsloom.language.quotes.resolve import Resolver
from newsloom.model.reading import Span
from newsloom.model.said import Named, Person


def meant(text: str, words: str, *people: str) -> str:
    """Whom the last occurrence of `words` means, where `people` are known to be people of the text."""
    named = Named(
        people=tuple(
            Person(name=name, mentions=tuple(Span(start=at, end=at + len(name)) for at in _places(text, name)))
            for name in people
        )
    )
    prose = Prose(text=text)
    start = text.rindex(words)
    return Resolver(Cast(prose, named), prose.sentences).name(start, start + len(words))


def _places(text: str, name: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(name, at)]


@pytest.mark.parametrize(
    ("text", "words", "person"),
    [
        ("Mara Lindgren met Tomas Brell. She was late.", "She", "Mara Lindgren"),
        ("Mara Lindgren met Tomas Brell. He was late.", "He", "Tomas Brell"),
        ("Tomas Brell spoke for an hour after meeting Owen Pritchard. He was tired.", "He", "Tomas Brell"),
        ("Tomas Brell spoke. Owen Pritchard's plan was not on the table. He was tired.", "He", "Tomas Brell"),
        ("Mayor Tomas Brell and Senator Owen Pritchard met. Then the senator spoke.", "the senator", "Owen Pritchard"),
        ("Tomas Brell, the ambassador to Selby, met Owen Pritchard. The ambassador spoke.", "The ambassador", "Tomas Brell"),
        ("Tomas Brell met Owen Pritchard. Brell spoke.", "Brell", "Tomas Brell"),
        ("Tomas Brell campaign spokesman Owen Pritchard came. He spoke.", "He", "Owen Pritchard"),
        ("Tomas Brell met Owen Pritchard. A spokesman for Brell spoke.", "A spokesman for Brell", ""),
        ("Tomas Brell met Owen Pritchard. Brell's lawyer spoke.", "Brell's lawyer", ""),
        ("Tomas Brell met Owen Pritchard. They spoke.", "They", ""),
        ("Tomas Brell met Owen Pritchard. Tomas Brell and Owen Pritchard spoke.", "Tomas Brell and Owen Pritchard", ""),
        ("Tomas Brell was there. Norrland Timber wrote.", "Norrland Timber", "Norrland Timber"),
    ],
)  # fmt: skip
def test_whom_the_words_beside_a_cue_mean(text: str, words: str, person: str) -> None:
    people = [name for name in ("Mara Lindgren", "Tomas Brell", "Owen Pritchard") if name in text]
    assert meant(text, words, *people) == person


def test_a_role_goes_to_the_person_of_that_country() -> None:
    text = "Japanese Foreign Minister Aki Mori met South Korean Foreign Minister Do Han. The South Korean minister was glad."
    assert meant(text, "The South Korean minister", "Aki Mori", "Do Han") == "Do Han"


def test_a_leader_is_who_leads_that_country() -> None:
    text = "South Korean President Do Han met Indian leader Asha Rao. Rao left early. The South Korean leader was glad."
    assert meant(text, "The South Korean leader", "Do Han", "Asha Rao") == "Do Han"
