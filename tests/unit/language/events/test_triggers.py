from newsloom.language.events.candidates import candidates
from newsloom.language.events.triggers import forms, triggers
from newsloom.language.events.words import words_of
from newsloom.language.lexicon import rows

TYPES = set(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()
)


def types(text: str) -> set[str]:
    return {candidate.type for candidate in candidates(words_of(text, 0, len(text)))}


def test_the_table_tells_of_all_sixteen_types_and_no_other() -> None:
    assert {row[0] for row in rows("event_triggers.tsv")} == TYPES
    assert all(len(row) == 4 and row[1] in "vnwxms" and row[2] for row in rows("event_triggers.tsv"))


def test_verbs_are_known_in_every_form() -> None:
    assert set(forms("ban").values()) == {"ban", "bans", "banned", "banning"}
    assert set(forms("withdraw").values()) == {"withdraw", "withdraws", "withdrew", "withdrawn", "withdrawing"}
    assert set(forms("deny").values()) == {"deny", "denies", "denied", "denying"}
    assert set(forms("test-fire").values()) == {"test-fire", "test-fires", "test-fired", "test-firing"}
    assert "cancelled" in triggers() and "canceled" in triggers()


def test_one_verb_means_what_its_object_says() -> None:
    assert "CONCEDE" in types("The junta lifted the curfew.")
    assert "SANCTION" in types("The junta lifted nothing but imposed an embargo.")
    assert types("The crane lifted the piano.") == set()


def test_an_object_may_stand_before_a_passive() -> None:
    assert "CONCEDE" in types("The curfew was lifted on Friday.")


def test_a_verb_behind_an_article_is_no_event() -> None:
    assert types("The besieged town slept.") == set()


def test_a_closing_attribution_is_known() -> None:
    text = "Rebels burned two trucks near the lake, a spokesman for the army said on Friday."
    words = words_of(text, 0, len(text))
    assert words.low[words.tail] == "a"
