"""The manuscripts of the sample world, read from `data/*.txt`: events, their reports, and who carried a dispatch.

    event: harbor-treaty            an event: every report below tells of it
    when: -2d 10:00 +0              its moment: days (or hours: -5h) before now, clock and zone of the place
    tags: HarborTreaty, Merrow

    === courier | +1h20m | World, Politics | Ina Selkirk
    title: …                        also: standfirst, kind, live, picture (name | caption | credit)
                                    a blank line, then the paragraphs
    +++ after 5 | Correction: …     what changes later: with which live step, and the note
    old words => new words
    --- fenmouth | +12m | keep 4 | own headline
    < a local lede                  > a local tail

A file that begins with `singles:` holds reports that each are an event of their own, spread over the ten days.
"""

import re
from dataclasses import dataclass, field
from importlib import resources

_SPLIT = re.compile(r"^(?=(?:---|\+\+\+) )", re.M)
_OFFSET = re.compile(r"^([+-])(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?$")
_FIELD = re.compile(r"^(title|standfirst|kind|live|picture|tags): (.*)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """A picture as one report shows it."""

    name: str
    caption: str
    credit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A later change of a report: words replaced (or, with no old words, paragraphs put on top) and the note."""

    after: int  # live step with which it appears
    note: str
    swaps: tuple[tuple[str, str], ...] = ()
    added: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Carry:
    """One outlet printing an agency's dispatch (or a sister paper's report)."""

    publisher: str
    delay_min: int
    keep: int  # paragraphs kept from the start; 0 for all
    title: str
    lede: str = ""
    tail: str = ""
    live: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one outlet wrote of an event."""

    publisher: str
    offset_min: int
    sections: tuple[str, ...]
    authors: tuple[str, ...]
    title: str
    paragraphs: tuple[str, ...]
    standfirst: str = ""
    kind: str = "article"
    live: int | None = None
    picture: Shot | None = None
    tags: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    carries: tuple[Carry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened in the sample world. Without `when` its one report is put anywhere in the ten days."""

    key: str
    when: str
    tags: tuple[str, ...]
    reports: tuple[Report, ...] = field(default=())


def load_events() -> tuple[Event, ...]:
    """Every event of the data folder, in the order of file names and of their place in the file."""
    folder = resources.files("newsloom.sample") / "data"
    events: list[Event] = []
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".txt"):
            events += read_events(file.read_text(encoding="utf-8"), file.name.removesuffix(".txt"))
    return tuple(events)


def read_events(text: str, name: str) -> list[Event]:
    """The events of one manuscript file."""
    if text.startswith("singles:"):
        reports = _reports(text)
        return [Event(key=f"{name}-{number}", when="", tags=(), reports=(r,)) for number, r in enumerate(reports, 1)]
    events = []
    for chunk in re.split(r"^(?=event: )", text, flags=re.M):
        if chunk.strip():
            head = dict(re.findall(r"^(event|when|tags): (.*)$", chunk.split("\n===", 1)[0], re.M))
            events.append(
                Event(
                    key=head["event"],
                    when=head["when"],
                    tags=_listed(head.get("tags", "")),
                    reports=tuple(_reports(chunk)),
                )
            )
    return events


def minutes(offset: str) -> int:
    """The minutes of an offset such as `+1d2h30m` or `-5h`."""
    match = _OFFSET.match(offset)
    if not match:
        raise ValueError(f"not an offset: {offset!r}")
    sign, days, hours, mins = match.groups()
    total = int(days or 0) * 1440 + int(hours or 0) * 60 + int(mins or 0)
    return -total if sign == "-" else total


def _reports(text: str) -> list[Report]:
    reports = []
    for chunk in re.split(r"^(?==== )", text, flags=re.M)[1:]:
        main, *rest = _SPLIT.split(chunk[4:])
        reports.append(_report(main, rest))
    return reports


def _report(main: str, rest: list[str]) -> Report:
    head, _, body = main.partition("\n\n")
    first, *lines = head.split("\n")
    publisher, offset, sections, authors = (part.strip() for part in first.split("|"))
    fields = {match[1]: match[2].strip() for match in map(_FIELD.match, lines) if match}
    if len(fields) != len(lines):
        raise ValueError(f"unreadable line in the head of {first!r}")
    return Report(
        publisher=publisher,
        offset_min=0 if offset == "-" else minutes(offset),
        sections=_listed(sections),
        authors=_listed(authors),
        title=fields["title"],
        paragraphs=_paragraphs(body),
        standfirst=fields.get("standfirst", ""),
        kind=fields.get("kind", "article"),
        live=int(fields["live"]) if "live" in fields else None,
        picture=_shot(fields["picture"]) if "picture" in fields else None,
        tags=_listed(fields.get("tags", "")),
        changes=tuple(_change(part[4:]) for part in rest if part.startswith("+++ ")),
        carries=tuple(_carry(part[4:]) for part in rest if part.startswith("--- ")),
    )


def _change(part: str) -> Change:
    head, _, body = part.partition("\n")
    after, _, note = head.removeprefix("after ").partition("|")
    paragraphs = _paragraphs(body)
    swaps = [tuple(paragraph.split(" => ", 1)) for paragraph in paragraphs if " => " in paragraph]
    return Change(
        after=int(after),
        note=note.strip(),
        swaps=tuple((old, new) for old, new in swaps),
        added=tuple(paragraph for paragraph in paragraphs if " => " not in paragraph),
    )


def _carry(part: str) -> Carry:
    head, *lines = part.strip().split("\n")
    publisher, delay, keep, title, *live = (piece.strip() for piece in head.split("|"))
    return Carry(
        publisher=publisher,
        delay_min=minutes(delay),
        keep=int(keep.removeprefix("keep ")) if keep != "all" else 0,
        title=title,
        lede=" ".join(line[2:] for line in lines if line.startswith("< ")),
        tail=" ".join(line[2:] for line in lines if line.startswith("> ")),
        live=int(live[0].removeprefix("live ")) if live else None,
    )


def _shot(line: str) -> Shot:
    name, caption, credit = (part.strip() for part in line.split("|"))
    return Shot(name=name, caption=caption, credit=credit)


def _listed(line: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in line.split(",") if part.strip() and part.strip() != "-")


def _paragraphs(body: str) -> tuple[str, ...]:
    return tuple(" ".join(block.split("\n")).strip() for block in body.strip().split("\n\n") if block.strip())
