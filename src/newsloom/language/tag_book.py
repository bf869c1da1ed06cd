"""The book of hashtags: one spelling for every tag, learned from the news, with people's edits above everything.

A tag keeps the spelling it was first given. What is found out later to mean the same (an acronym explained, a plural, a
name in another order) becomes an alias of the one given first, so that its page is kept and the other redirects. The book
changes in place and only by `see`, `teach` and `edit`; the same calls give the same book.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum

from newsloom.errors import InputError
from newsloom.language.names import acronyms
from newsloom.language.tag_forms import acronym_of, fold_key, name_tag, variants
from newsloom.language.vocabulary import known_as
from newsloom.model.reading import Hashtag

VERSION = 1
READ_CHARS = 6000  # of a text, as for its hashtags
CLEARLY = 2  # times as often as any other meaning of an acronym
LONGEST_CHAIN = 16  # of redirects; a longer one is a circle


class Why(StrEnum):
    """How an alias was found."""

    KNOWN = "known"  # a name the tables have: UnitedStates, USA
    SPELLING = "spelling"  # accents, case, hyphens
    FORM = "form"  # plural, "the" before it, order of a name
    ACRONYM = "acronym"
    ENTITY = "entity"  # taught by who reads people, organisations and places


class Act(StrEnum):
    RENAME = "rename"  # `tag` is spelled `into`
    MERGE = "merge"  # `tag` is `into`
    MUTE = "mute"  # `tag` is given no more
    RELEASE = "release"  # takes back every edit of `tag`, and keeps it from being merged by itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What a person said about a tag."""

    act: Act
    tag: str
    into: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """A tag that stands for another, as the book explains it."""

    tag: str
    into: str
    why: str


class TagBook:
    """Spellings, aliases and edits. Not a dataclass because it grows with every article."""

    def __init__(self) -> None:
        self._spelling: dict[str, str] = {}  # key → the spelling given
        self._alias: dict[str, tuple[str, Why, str]] = {}  # key → (key it stands for, why, as spelled)
        self._edits: dict[str, Edit] = {}  # key → the last edit
        self._target: dict[str, str] = {}  # key → a spelling for what an alias stands for, until it is given itself
        self._long: dict[
            str, dict[str, int]
        ] = {}  # key of an acronym → keys of what it was said to be short for, how often

    def __len__(self) -> int:
        return len(self._spelling)

    def see(self, tags: Iterable[str], acronyms: Mapping[str, str] | None = None) -> tuple[str, ...]:
        """The tags of one article as they are to be given, each once, in order; muted ones are left out.

        `acronyms`: long name → its acronym, where the article itself explains it.
        """
        for long, short in (acronyms or {}).items():
            self._explain(long, short)
        given: dict[str, str] = {}
        for tag in tags:
            spelling = self.canonical(tag)
            if spelling:
                given.setdefault(fold_key(spelling), spelling)
                self._spelling.setdefault(fold_key(spelling), spelling)
        return tuple(given.values())

    def canonical(self, tag: str) -> str:
        """The spelling of the tag that is given for this one; empty where it is muted or names nothing. Changes nothing.

        What is given stands for itself: redirects are followed to their end, and of a circle one spelling is given for all.
        """
        met: list[str] = []
        spelling = self._next(tag)
        while spelling and spelling not in met:
            met.append(spelling)
            spelling = self._next(spelling)
        return min(met[met.index(spelling) :]) if spelling else ""

    def _next(self, tag: str) -> str:
        """The spelling one edit or alias further on."""
        key = fold_key(tag)
        if not key:
            return ""
        end, spelling = self._end(key, tag)
        edit = self._edits.get(end)
        if edit and edit.act is Act.MUTE:
            return ""
        if edit and edit.act is Act.RENAME:
            return edit.into
        return self._spelling.get(end) or self._target.get(end) or spelling

    def teach(self, alias: str, tag: str, why: Why = Why.ENTITY) -> None:
        """Says that `alias` is the same as `tag`: of two already given the older stands."""
        one, other = fold_key(alias), fold_key(tag)
        if not one or not other:
            return
        end, _ = self._end(one, alias)
        stand, spelling = self._end(other, tag)
        if end == stand or {end, stand} & self._edits.keys():
            return
        if end in self._spelling and (stand not in self._spelling or self._is_older(end, stand)):
            end, stand, spelling, alias = stand, end, self._spelling[end], spelling
        self._alias[end] = (stand, why, self._spelling.get(end, alias))
        self._target.setdefault(stand, spelling)

    def edit(self, edit: Edit) -> None:
        """Takes a person's word; it wins over all that was learned. Raises InputError where it cannot be meant."""
        key, into = fold_key(edit.tag), fold_key(edit.into)
        if not key or (edit.act in (Act.RENAME, Act.MERGE) and not into):
            raise InputError(f"The tag {edit.tag!r} cannot be edited so: a name is missing.")
        if edit.act is Act.RENAME:
            end, _ = self._end(key, edit.tag)
            self._edits[end] = Edit(act=Act.RENAME, tag=edit.tag, into=edit.into.lstrip("#"))
            if into != end:
                self._alias[into] = (end, Why.SPELLING, edit.into.lstrip("#"))
        elif edit.act is Act.MERGE:
            if self._end(into, edit.into)[0] == key:
                raise InputError(
                    f"{edit.into} already stands for {edit.tag}; merging them the other way would be a circle."
                )
            self._edits[key] = edit
            self._target.setdefault(self._end(into, edit.into)[0], edit.into.lstrip("#"))
        elif edit.act is Act.MUTE:
            self._edits[self._end(key, edit.tag)[0]] = edit
        else:
            self._edits[key] = edit
            self._alias.pop(key, None)

    def redirects(self) -> tuple[Redirect, ...]:
        """Every tag that stands for another, in order of its name."""
        found = [
            Redirect(tag=spelled, into=self.canonical(spelled), why=why.value)
            for key, (_, why, spelled) in self._alias.items()
            if self.canonical(spelled) not in ("", spelled)
        ]
        found += [
            Redirect(tag=edit.tag, into=self.canonical(edit.tag), why=edit.act.value)
            for edit in self._edits.values()
            if edit.act is Act.MERGE
        ]
        return tuple(sorted(found, key=lambda one: (one.tag, one.into)))

    def to_json(self) -> str:
        """The whole book; `from_json` of it gives the same."""
        return json.dumps(
            {
                "version": VERSION,
                "spelling": self._spelling,
                "alias": {key: [into, why.value, spelled] for key, (into, why, spelled) in self._alias.items()},
                "edits": [asdict(edit) for edit in self._edits.values()],
                "keys": list(self._edits),
                "target": self._target,
                "long": self._long,
            },
            ensure_ascii=False,
        )

    @classmethod
    def from_json(cls, kept: str) -> "TagBook":
        """Raises InputError where it is no book of this version."""
        book = cls()
        try:
            state = json.loads(kept)
            if state["version"] != VERSION:
                raise InputError(f"The book of tags is of version {state['version']}, not {VERSION}.")
            book._spelling = {str(key): str(name) for key, name in state["spelling"].items()}
            book._alias = {key: (into, Why(why), spelled) for key, (into, why, spelled) in state["alias"].items()}
            edits = [Edit(act=Act(one["act"]), tag=one["tag"], into=one["into"]) for one in state["edits"]]
            book._edits = dict(zip(state["keys"], edits, strict=True))
            book._long = {key: dict(said) for key, said in state["long"].items()}
            book._target = dict(state["target"])
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError("The book of tags cannot be read.") from error
        return book

    def _explain(self, long: str, short: str) -> None:
        """An acronym means what it is most often said to be short for; other meanings stay apart."""
        if acronym_of(long) != fold_key(short):
            return
        said = self._long.setdefault(fold_key(short), {})
        key = fold_key(long)
        said[key] = said.get(key, 0) + 1
        others = [other for other in said if other != key]
        if any(said[key] < CLEARLY * said[other] for other in others):
            return
        for other in others:
            if self._alias.get(other, ("", Why.ENTITY, ""))[1] is Why.ACRONYM:
                del self._alias[other]
        if (
            self._alias.get(fold_key(short), ("", Why.ENTITY, ""))[1] is Why.ACRONYM
            and self._alias[fold_key(short)][0] != key
        ):
            del self._alias[fold_key(short)]
        self.teach(name_tag(long), short, Why.ACRONYM)

    def _end(self, key: str, spelling: str) -> tuple[str, str]:
        """The key at the end of all redirects, and a spelling for it where the book has none."""
        for _ in range(LONGEST_CHAIN):
            edit = self._edits.get(key)
            if edit and edit.act is Act.MERGE:
                key, spelling = fold_key(edit.into), edit.into.lstrip("#")
            elif edit:
                break
            elif key in self._alias:
                key = self._alias[key][0]
                spelling = self._spelling.get(key, spelling)
            else:
                found = self._same(key, spelling)
                if not found:
                    break
                key, spelling = found
        return key, self._spelling.get(key, spelling)

    def _same(self, key: str, spelling: str) -> tuple[str, str] | None:
        """A tag of another key that this one is a form of: a known name's, or a plural's that the book has."""
        if key in self._spelling:
            return None
        known = known_as(spelling)
        if known and fold_key(known.tag) != key:
            return fold_key(known.tag), known.tag
        for other in variants(spelling):
            if other in self._spelling or other in self._alias:
                return other, self._spelling.get(other, spelling)
        return None

    def _is_older(self, one: str, other: str) -> bool:
        order = list(self._spelling)
        return order.index(one) < order.index(other)


def spelled(hashtags: Sequence[Hashtag], text: str, book: TagBook) -> tuple[Hashtag, ...]:
    """The hashtags of one article under the names the book gives them, which learns from them and from the text."""
    book.see((), acronyms(text[:READ_CHARS]))
    found: dict[str, Hashtag] = {}
    for hashtag in hashtags:
        for name in book.see([hashtag.tag]):
            known = found.get(fold_key(name))
            spans = tuple(dict.fromkeys((*known.spans, *hashtag.spans))) if known else hashtag.spans
            found[fold_key(name)] = replace(known or hashtag, tag=name, spans=spans)
    return tuple(found.values())
