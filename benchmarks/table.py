"""A table of figures, ours and the peers', as Markdown that says itself what is below a peer and by which part."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.measure import Figures

NOBODY = "–"
_PARTS = {"f1": "F1", "p": "precision", "r": "recall"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One measure on one set. `peers` stand in the table's order; None where there is no figure."""

    set: str
    measure: str
    ours: float | None
    peers: tuple[float | None, ...] = ()
    digits: int = 3
    lower_is_better: bool = False
    why: str = ""  # figures that explain being below a peer

    def best(self) -> tuple[int, float] | None:
        """Place and figure of the best peer."""
        there = [(figure, place) for place, figure in enumerate(self.peers) if figure is not None]
        if not there:
            return None
        figure, place = min(there) if self.lower_is_better else max(there)
        return place, figure

    def ratio(self) -> float | None:
        """How many times better than the best peer: above 1 is better, whichever way the figure runs."""
        best = self.best()
        if best is None or self.ours is None:
            return None
        over, under = (best[1], self.ours) if self.lower_is_better else (self.ours, best[1])
        return over / under if under else None

    def is_below(self) -> bool:
        """Whether the figure as shown is worse than the best peer's as shown."""
        best = self.best()
        if best is None:
            return False
        if self.ours is None:
            return True
        ours, theirs = round(self.ours, self.digits), round(best[1], self.digits)
        return ours > theirs if self.lower_is_better else ours < theirs


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    title: str
    says: str  # what is counted, and which settings the peers have
    lines: tuple[Line, ...]
    peers: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def below(self) -> list[Line]:
        """The lines on which a peer is better."""
        return [line for line in self.lines if line.is_below()]

    def markdown(self) -> str:
        """The table, under its heading, with what is below a peer listed under it."""
        heads = ["set", "measure", "Newsloom", *self.peers, *(["ratio", ""] if self.peers else [])]
        rows = [heads, ["---", "---", *["--:"] * (len(self.peers) + 1), *(["--:", "---"] if self.peers else [])]]
        rows += [self._row(line) for line in self.lines]
        parts = [f"### {self.title}", "", self.says, "", *("| " + " | ".join(row) + " |" for row in rows)]
        if self.peers:
            parts += ["", *self._verdict()]
        if self.notes:
            parts += ["", *(f"- {note}" for note in self.notes)]
        return "\n".join(parts) + "\n"

    def _row(self, line: Line) -> list[str]:
        figures = [shown(figure, line.digits) for figure in (line.ours, *line.peers)]
        if not self.peers:
            return [line.set, line.measure, *figures]
        best = line.best()
        mark = f"below {self.peers[best[0]]}" if best and line.is_below() else ""
        return [line.set, line.measure, *figures, shown(line.ratio(), 2), mark]

    def _verdict(self) -> list[str]:
        found = self.below()
        if not found:
            return ["Nothing in this table is below its peer."]
        return [f"Below a peer on {len(found)} of {len(self.lines)} lines:", "", *map(self._sentence, found)]

    def _sentence(self, line: Line) -> str:
        best = line.best()
        peer, figure = (self.peers[best[0]], shown(best[1], line.digits)) if best else ("", NOBODY)
        why = f"; {line.why}" if line.why else ""
        return f"- {line.set}, {line.measure}: {shown(line.ours, line.digits)} against {figure} of {peer}{why}."


def shown(figure: float | None, digits: int) -> str:
    """The figure as the table prints it."""
    return NOBODY if figure is None else f"{figure:.{digits}f}"


def compared(
    name: str,
    measures: Mapping[str, str],
    ours: Figures,
    peers: Sequence[Figures],
    why: Mapping[str, str] | None = None,
) -> list[Line]:
    """A line for each measure our figures hold; `measures` gives what each is called."""
    lines = []
    for measure, called in measures.items():
        if measure in ours:
            reason = (why or {}).get(measure, "") or _parts(measure, ours, peers)
            figures = tuple(peer.get(measure) for peer in peers)
            lines.append(Line(set=name, measure=called, ours=ours[measure], peers=figures, why=reason))
    return lines


def cpu_line(name: str, ours_s: float, peers_s: Sequence[float], rows: int, says: str = "CPU seconds") -> Line:
    """CPU seconds, of which fewer are better."""
    least = min(peers_s, default=0.0)
    why = f"{rows} rows at {rows / ours_s:.0f} against {rows / least:.0f} a CPU second" if ours_s and least else ""
    return Line(set=name, measure=says, ours=ours_s, peers=tuple(peers_s), digits=2, lower_is_better=True, why=why)


def rate_line(name: str, says: str, ours: float, peers: Sequence[float]) -> Line:
    """Something per CPU second, of which more is better."""
    return Line(set=name, measure=says, ours=ours, peers=tuple(peers), digits=1)


def _parts(measure: str, ours: Figures, peers: Sequence[Figures]) -> str:
    """What stands behind an F1, or beside a precision or recall: the other two, ours against the best peer's."""
    there = [peer for peer in peers if peer.get(measure) is not None]
    stem, _, kind = measure.rpartition("_")
    if kind not in _PARTS or not there:
        return ""
    best = max(there, key=lambda peer: peer[measure])
    others = [(word, f"{stem}_{part}") for part, word in _PARTS.items() if part != kind]
    return ", ".join(
        f"{word} {shown(ours[other], 3)} against {shown(best[other], 3)}"
        for word, other in others
        if ours.get(other) is not None and best.get(other) is not None
    )


def errors_note(name: str, errors: Mapping[str, int], rows: int) -> list[str]:
    """A note of the lines a stage answered by an error, if any."""
    if not errors:
        return []
    kinds = ", ".join(f"{code} {count}" for code, count in sorted(errors.items()))
    return [f"{name}: {sum(errors.values())} of {rows} lines were answered by an error ({kinds})."]
