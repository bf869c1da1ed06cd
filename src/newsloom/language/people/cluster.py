"""Names of one text gathered by the person they mean: full names first, then what is short for them. Never two in one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from newsloom.language.people.cuts import Cut
from newsloom.language.people.doc import Doc
from newsloom.language.people.evidence import ENOUGH, PLACE_BEFORE, Candidate
from newsloom.language.people.names import Parsed, is_surname_first, parsed, parsed_form, same_person, short_forms
from newsloom.language.people.titles import Phrase
from newsloom.language.people.words import GIVEN, Is

_GERMAN = frozenset("und der die das ist nicht mit auf".split())
_SINGLE = re.compile(  # how a surname looks: no "ChatGPT", no "K-pop"
    r"(?:Mc|Mac|[ODL]['’]|De|Di|Le|La|Van|[Aa]l-|[Ee]l-)?[^\W\d_][^\W\d_A-Z]+(?:[-‐‑][A-Z][^\W\d_A-Z]+)*"
)
_NEAR_SENTENCES = 3  # so far back a full name may still lend its surname where two persons share it


@dataclass(slots=True)
class Human:
    """A person of the text as it is put together."""

    parsed: Parsed
    cuts: list[Cut] = field(default_factory=list)
    forms: dict[str, int] = field(default_factory=dict)
    first: int = 0  # word where the full name first stands
    bare: int = 0  # mentions by the short name so far
    sex: str = ""  # from "Mr", "Mrs" and given names
    phrases: list[Phrase] = field(default_factory=list)  # roles said beside the name
    by_role: list[Cut] = field(default_factory=list)  # where a role alone means this person

    @property
    def name(self) -> str:
        """The full form printed most often, in the usual order."""
        full = [form for form in self.forms if parsed_form(form).given and same_person(parsed_form(form), self.parsed)]
        if not full:
            return self.parsed.printed
        return parsed_form(max(full, key=lambda form: (self.forms[form], len(form)))).printed

    def add(self, doc: Doc, cut: Cut) -> None:
        self.cuts.append(cut)
        name = doc.printed(cut.a, cut.b)
        self.forms[name] = self.forms.get(name, 0) + 1


def humans(doc: Doc, named: dict[str, Candidate], towns: Sequence[Cut] = ()) -> list[Human]:
    """The people of the text in the order they appear. `towns`: single words that are towns' names or somebody's surname."""
    full = _full_names(doc, named)
    by_short: dict[str, list[Human]] = {}
    for human in full:
        for form in short_forms(human.parsed):
            by_short.setdefault(form, []).append(human)
    _shorts(doc, named, by_short, towns)
    alone = _alone(doc, named, by_short)
    everybody = [*full, *alone]
    for human in everybody:
        human.cuts.sort(key=lambda cut: cut.a)
    return sorted(everybody, key=lambda human: human.cuts[0].a)


def _full_names(doc: Doc, named: dict[str, Candidate]) -> list[Human]:
    found: list[Human] = []
    alone = _spoken_alone(named)
    shorts: set[str] = set()
    german = len(_GERMAN & doc.lower) > 3  # where every noun has a capital
    chosen = []
    for candidate in named.values():
        if len(candidate.words) < 2:
            continue
        bonus = 2.0 if _is_called_by_surname(doc, candidate, alone) else 0.0
        first = doc.flags[candidate.cuts[0].a]
        if (german or candidate.headed) and (not first & GIVEN or first & Is.WEAK):
            continue
        if candidate.points + bonus >= ENOUGH:
            chosen.append(candidate)
    for candidate in sorted(chosen, key=lambda c: (-len(c.words), c.cuts[0].a)):
        cut = candidate.cuts[0]
        flags = [doc.flags[k] for k in range(cut.a, cut.b) if doc.words[k][0].isalpha()]
        name = parsed(candidate.words, flags, korean=is_surname_first(candidate.words, flags))
        if len(candidate.words) == 2 and " ".join(candidate.words).casefold() in shorts:
            continue  # "Juan Miguel" beside "Juan Miguel Ortiz"
        same = [human for human in found if same_person(human.parsed, name)]
        if len(same) == 1:
            human = same[0]
        else:
            human = Human(name)
            found.append(human)
            shorts.update(short_forms(name))
        for cut in candidate.cuts:
            human.add(doc, cut)
        human.sex = human.sex or name.sex
    for human in found:
        human.first = min(cut.a for cut in human.cuts)
        human.sex = _sex(doc, human) or human.sex
    return found


def _spoken_alone(named: dict[str, Candidate]) -> dict[str, int]:
    """How often a single word stands as a name by itself."""
    return {c.words[0].casefold(): len(c.cuts) for c in named.values() if len(c.words) == 1}


def _is_called_by_surname(doc: Doc, candidate: Candidate, alone: dict[str, int]) -> bool:
    """Whether the last word stands alone elsewhere as a name, and the first does not: companies are called by their first."""
    first, last = candidate.words[0].casefold(), candidate.words[-1].casefold()
    if last.endswith("s") and not doc.flags[candidate.cuts[0].a] & (GIVEN | Is.SURNAME):
        return False  # "Harbour Stars"
    return last in alone and first not in alone and last not in doc.lower


def _sex(doc: Doc, human: Human) -> str:
    for cut in human.cuts:
        sex = _sex_before(doc, cut)
        if sex:
            return sex
    return ""


def _sex_before(doc: Doc, cut: Cut) -> str:
    k = cut.a - 2 if doc.word(cut.a - 1) == "." else cut.a - 1
    flag = doc.flag(k)
    return (
        "m"
        if flag & Is.MISTER and doc.word(k)[0].isupper()
        else "f"
        if flag & Is.MADAM and doc.word(k)[0].isupper()
        else ""
    )


def _shorts(doc: Doc, named: dict[str, Candidate], by_short: dict[str, list[Human]], towns: Sequence[Cut]) -> None:
    """Give each short form to the person it is short for, in reading order."""
    waiting = [(cut, form) for form, cut in _short_cuts(named, by_short)]
    for cut in towns:
        form = doc.words[cut.a].casefold()
        if form in by_short and doc.word(cut.a - 1) not in PLACE_BEFORE:
            waiting.append((cut, form))
    for cut, form in sorted(waiting, key=lambda pair: pair[0].a):
        human = _meant(doc, cut, by_short[form])
        if human is not None:
            human.add(doc, cut)
            human.bare += 1
            human.sex = human.sex or _sex_before(doc, cut)


def _short_cuts(named: dict[str, Candidate], by_short: dict[str, list[Human]]) -> Iterator[tuple[str, Cut]]:
    taken = {id(cut) for owners in by_short.values() for human in owners for cut in human.cuts}
    for candidate in named.values():
        form = " ".join(candidate.words).casefold()
        if form in by_short:
            for cut in candidate.cuts:
                if id(cut) not in taken:
                    yield form, cut


def _meant(doc: Doc, cut: Cut, owners: Sequence[Human]) -> Human | None:
    """Who a surname alone stands for; nobody where two may be meant."""
    before = [human for human in owners if human.first <= cut.a] or list(owners)
    sex = _sex_before(doc, cut)
    if sex:
        before = [human for human in before if human.sex in ("", sex)]
    if len(before) < 2:
        return before[0] if before else None
    used = [human for human in before if human.bare]
    if len(used) == 1 and used[0].first <= min(human.first for human in before if human is not used[0]):
        return used[0]
    near = [human for human in before if _sentences_between(doc, human, cut) <= _NEAR_SENTENCES]
    if len(near) == 1:
        return near[0]
    return used[0] if len(used) == 1 and used[0] in near else None


def _sentences_between(doc: Doc, human: Human, cut: Cut) -> int:
    last = max((own.a for own in human.cuts if own.a < cut.a), default=human.first)
    low, high = doc.starts[last], doc.starts[cut.a]
    return sum(low < start <= high for start, _ in doc.sentences)


def _alone(doc: Doc, named: dict[str, Candidate], by_short: dict[str, list[Human]]) -> list[Human]:
    """Single words that are people by their title, and known people named by one word."""
    found: list[Human] = []
    for candidate in named.values():
        if len(candidate.words) != 1 or candidate.points < _ALONE or " ".join(candidate.words).casefold() in by_short:
            continue
        if not candidate.titled and candidate.cuts[0].entry is None:
            continue
        if candidate.headed or not _SINGLE.fullmatch(candidate.words[0]):
            continue
        cut = candidate.cuts[0]
        human = Human(parsed(candidate.words, [doc.flags[cut.a]], korean=False))
        for cut in candidate.cuts:
            human.add(doc, cut)
        human.first = human.cuts[0].a
        human.sex = _sex(doc, human)
        found.append(human)
    return found


_ALONE = 2.0


def spans(doc: Doc, cuts: Iterable[Cut]) -> list[tuple[int, int]]:
    """The places of the cuts in the text."""
    return sorted({(doc.starts[cut.a], doc.end_of(cut.b)) for cut in cuts})
