"""Which publishers of a story are sources of their own."""

from newsloom.model.intent import Member, Voice
from newsloom.model.reading import Section
from newsloom.model.source import SourceId
from newsloom.model.weave import Doc
from newsloom.pipeline.overview import overview
from newsloom.pipeline.voices import outlets


def _member(
    id: int, name: str, *, owner: str = "", agency: str = "", group: int | None = None, copy_of: int | None = None
) -> Member:
    number = sum(map(ord, name))
    return Member(
        doc=Doc(
            id=str(id), title="Berths open at Merrow", text="Fourteen of them.", source=name, at=1e9 + id, agency=agency
        ),
        source_id=SourceId(number),
        source_name=name,
        source_slug=name.lower(),
        source_language="en",
        section=Section.WORLD,
        copy_group=str(group or copy_of or id),
        copy_of=str(copy_of) if copy_of else None,
        owner=owner,
    )


def _said(*members: Member) -> dict[str, tuple[Voice, str]]:
    return {outlet.name: (outlet.voice, outlet.of) for outlet in outlets(members)}


def test_two_papers_of_one_owner_count_once() -> None:
    said = _said(
        _member(1, "Ledger", owner="Quay Group"), _member(2, "Courier", owner="quay group"), _member(3, "Radio")
    )
    assert said == {"Ledger": (Voice.OWN, ""), "Radio": (Voice.OWN, ""), "Courier": (Voice.OWNER, "Ledger")}


def test_publishers_whose_owner_nobody_knows_are_not_thrown_together() -> None:
    assert all(voice is Voice.OWN for voice, _ in _said(_member(1, "Ledger"), _member(2, "Courier")).values())


def test_outlets_that_only_carry_an_agency_count_once_for_it_though_it_is_no_source_here() -> None:
    members = [_member(1, "Ledger"), _member(2, "Courier", agency="Kyodo"), _member(3, "Radio", agency="Kyodo")]
    said = _said(*members)
    assert said == {"Ledger": (Voice.OWN, ""), "Courier": (Voice.OWN, ""), "Radio": (Voice.AGENCY, "Kyodo")}
    assert [outlet.agency for outlet in outlets(members)] == ["", "Kyodo", ""]
    assert overview(1, members).independent_count == 2


def test_an_agency_that_is_a_source_here_counts_and_those_that_carry_it_do_not() -> None:
    said = _said(
        _member(1, "Courier", agency="Kyodo", copy_of=2), _member(2, "Kyodo News"), _member(3, "Radio", agency="Kyodo")
    )
    assert said == {
        "Kyodo News": (Voice.OWN, ""),
        "Courier": (Voice.AGENCY, "Kyodo"),
        "Radio": (Voice.AGENCY, "Kyodo"),
    }


def test_an_agency_that_is_in_no_table_goes_by_its_name() -> None:
    said = _said(_member(1, "Sternlight", agency="Sternlight"), _member(2, "Courier", agency="Sternlight", copy_of=1))
    assert said == {"Sternlight": (Voice.OWN, ""), "Courier": (Voice.AGENCY, "Sternlight")}


def test_a_copy_of_a_credited_text_carries_the_agency_though_it_credits_nobody() -> None:
    said = _said(_member(1, "Courier", agency="AP"), _member(2, "Mirror", copy_of=1), _member(3, "Ledger"))
    assert said["Mirror"] == (Voice.AGENCY, "AP")
    assert said["Ledger"] == (Voice.OWN, "")


def test_an_outlet_with_a_report_of_its_own_counts_whatever_else_it_carries() -> None:
    said = _said(_member(1, "Courier", agency="AP"), _member(2, "Courier"), _member(3, "Ledger", agency="AP"))
    assert said == {"Courier": (Voice.OWN, ""), "Ledger": (Voice.OWN, "")}


def test_a_copy_counts_once_with_the_outlet_it_copies() -> None:
    said = _said(_member(1, "Ledger"), _member(2, "Mirror", copy_of=1))
    assert said["Mirror"] == (Voice.COPY, "Ledger")


def test_copies_whose_original_is_elsewhere_count_once() -> None:
    said = _said(_member(1, "Ledger"), _member(2, "Mirror", copy_of=99), _member(3, "Times", copy_of=99))
    assert [voice for voice, _ in said.values()] == [Voice.OWN, Voice.OWN, Voice.COPY]


def test_those_that_count_come_first_in_order_of_reporting() -> None:
    members = [_member(1, "Mirror", copy_of=3), _member(2, "Courier"), _member(3, "Ledger")]
    assert [outlet.name for outlet in outlets(members)] == ["Courier", "Ledger", "Mirror"]
