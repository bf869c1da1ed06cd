"""What an article shows beside one in another language."""

from newsloom.model.weave import Doc, SharedKind
from newsloom.stories.keyed import keyed
from newsloom.stories.reasons import explain

ENGLISH = Doc(
    id="1",
    title="Ishiba opens new bridge in Sapporo",
    text="Prime Minister Shigeru Ishiba opened a bridge that cost 15 billion yen in Sapporo on Saturday.",
    language="en",
    at=1_755_950_000.0,
)
JAPANESE = Doc(
    id="2",
    title="札幌に新しい橋",
    text="石破茂首相は23日、札幌市で総工費150億円の橋を開通させた。",
    language="ja",
    at=1_755_950_000.0,
)


def test_names_places_numbers_and_days_are_shown_as_each_prints_them() -> None:
    reason = explain(JAPANESE, ENGLISH, parts={}, across=keyed)
    found = {(one.kind, one.text, one.other) for one in reason.shared}
    assert (SharedKind.NAME, "石破茂", "Shigeru Ishiba") in found
    assert (SharedKind.PLACE, "札幌", "Sapporo") in found
    assert (SharedKind.NUMBER, "150億", "15 billion") in found
    assert (SharedKind.DATE, "23日", "Saturday") in found


def test_a_place_is_no_name_as_well() -> None:
    reason = explain(JAPANESE, ENGLISH, parts={}, across=keyed)
    assert "札幌" not in [one.text for one in reason.shared if one.kind is SharedKind.NAME]


def test_every_span_covers_what_is_printed() -> None:
    shared = explain(JAPANESE, ENGLISH, parts={}, across=keyed).shared
    assert {span.field for one in shared for span in one.there} == {"title", "text"}
    for one in shared:
        for doc, spans, printed in ((JAPANESE, one.here, one.text), (ENGLISH, one.there, one.other)):
            for span in spans:
                assert (doc.title if span.field == "title" else doc.text)[span.start : span.end] == printed
