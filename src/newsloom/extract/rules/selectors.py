"""The CSS selectors of a site rule: a small part of the language, matched in time linear in the page.

Tags, .classes, #ids, [attributes], descendants, children (>), the next element (+), :not(), :is() and the pseudo-classes
in PSEUDO. What would make a page's length count twice (the general sibling, :nth-child, :has, :contains) is refused.
"""

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from cssselect import SelectorSyntaxError, parser
from lxml import etree

from newsloom.extract.markup import Element, attribute

MAX_SELECTOR_CHARS = 200  # the longest of the shipped rules has 60
MAX_COMPOUNDS = 6  # steps from the outermost to the matched element
MAX_INNER = 12  # parts in one step, those inside :not() and :is() included
PSEUDO = ("first-child", "last-child", "only-child", "empty")
_COMBINATORS = (" ", ">", "+")
_OPERATORS = ("exists", "=", "~=", "|=", "^=", "$=", "*=")


class BadSelector(ValueError):
    """Why a selector cannot be used, as the end of a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """One element of a selector, and how it stands to the one before it."""

    tests: parser.Tree
    combinator: str  # "" for the outermost


@dataclass(frozen=True, slots=True, kw_only=True)
class Selector:
    """A compiled selector: its text, the steps from the matched element outwards, and the attribute to read, if named."""

    text: str
    steps: tuple[_Step, ...]
    attribute: str = ""


@functools.lru_cache(maxsize=2000)
def compiled(text: str) -> Selector:
    """The selector behind the text; " @name" at its end reads that attribute. Raises BadSelector."""
    css, _, name = text.partition(" @")
    if len(text) > MAX_SELECTOR_CHARS:
        raise BadSelector(f"it is longer than {MAX_SELECTOR_CHARS} characters")
    if " @" in text and not name.replace("-", "").replace("_", "").replace(":", "").isalnum():
        raise BadSelector(f"{name!r} is no name of an attribute")
    try:
        found = parser.parse(css)
    except SelectorSyntaxError as error:
        raise BadSelector(f"it is no CSS selector ({error})") from error
    except RecursionError as error:
        raise BadSelector("it is nested too deeply") from error
    if len(found) != 1:
        raise BadSelector("it holds a comma; write a list of selectors instead")
    if found[0].pseudo_element:
        raise BadSelector(f"::{found[0].pseudo_element} is not supported")
    return Selector(text=text, steps=tuple(_steps(found[0].parsed_tree)), attribute=name.lower())


def _steps(tree: parser.Tree) -> Iterator[_Step]:
    """From the matched element outwards."""
    count = 0
    while isinstance(tree, parser.CombinedSelector):
        if tree.combinator not in _COMBINATORS:
            raise BadSelector(f"the combinator {tree.combinator!r} is not supported")
        if (count := count + 1) >= MAX_COMPOUNDS:
            raise BadSelector(f"it has more than {MAX_COMPOUNDS} steps")
        _check(tree.subselector)
        yield _Step(tests=tree.subselector, combinator=tree.combinator)
        tree = tree.selector
    _check(tree)
    yield _Step(tests=tree, combinator="")


def _check(tree: parser.Tree) -> None:
    parts = list(_parts(tree))
    if len(parts) > MAX_INNER:
        raise BadSelector(f"one step has more than {MAX_INNER} parts")
    for part in parts:
        if isinstance(part, parser.Attrib) and part.operator not in _OPERATORS:
            raise BadSelector(f"the operator {part.operator!r} is not supported")
        if isinstance(part, parser.Pseudo) and part.ident not in PSEUDO:
            raise BadSelector(f":{part.ident} is not supported")
        if not isinstance(
            part,
            parser.Element
            | parser.Class
            | parser.Hash
            | parser.Attrib
            | parser.Pseudo
            | parser.Negation
            | parser.Matching,
        ):
            name = "has" if isinstance(part, parser.Relation) else getattr(part, "name", "where")
            raise BadSelector(f":{name}() is not supported")
        if getattr(part, "namespace", None):
            raise BadSelector("namespaces are not supported")


def _parts(tree: parser.Tree) -> Iterator[parser.Tree]:
    """Every test of one step."""
    waiting = [tree]
    while waiting:
        part = waiting.pop()
        yield part
        if isinstance(part, parser.Negation):
            waiting.append(part.subselector)
        elif isinstance(part, parser.Matching):
            waiting.extend(part.selector_list)
        if isinstance(part, parser.CombinedSelector):
            raise BadSelector("inside :not() and :is() only one step is supported")
        if not isinstance(part, parser.Element):
            waiting.append(part.selector)


def find(root: Element, selector: Selector) -> list[Element]:
    """The elements below (and with) `root` that match, in page order."""
    known: dict[tuple[Element, int], bool] = {}
    last = selector.steps[0].tests
    tag = next((part.element for part in _parts(last) if isinstance(part, parser.Element) and part.element), None)
    candidates = root.iter(tag.lower()) if isinstance(tag, str) and not _has_inner(last) else root.iter(etree.Element)
    return [element for element in candidates if _fits(element, last) and _stands(element, selector.steps, 0, known)]


def _has_inner(tree: parser.Tree) -> bool:
    return any(isinstance(part, parser.Negation | parser.Matching) for part in _parts(tree))


def _stands(element: Element, steps: tuple[_Step, ...], at: int, known: dict[tuple[Element, int], bool]) -> bool:
    """Whether the steps further out are met around an element that meets step `at`; each question is asked once."""
    if at + 1 == len(steps):
        return True
    key = (element, at)
    if key in known:
        return known[key]
    answer = False
    combinator, outer = steps[at].combinator, steps[at + 1].tests
    if combinator == " ":
        around = element.getparent()
        while around is not None and not answer:
            answer = _fits(around, outer) and _stands(around, steps, at + 1, known)
            if not answer and (around, at) in known:  # the question for what stands around that one is answered
                answer = known[around, at]
                break
            around = around.getparent()
    else:
        near = element.getparent() if combinator == ">" else _before(element)
        answer = near is not None and _fits(near, outer) and _stands(near, steps, at + 1, known)
    known[key] = answer
    return answer


def _before(element: Element) -> Element | None:
    found = element.getprevious()
    while found is not None and not isinstance(found.tag, str):
        found = found.getprevious()
    return found


def _after(element: Element) -> Element | None:
    found = element.getnext()
    while found is not None and not isinstance(found.tag, str):
        found = found.getnext()
    return found


def _fits(element: Element, tree: parser.Tree) -> bool:
    """Whether an element passes every test of one step."""
    while not isinstance(tree, parser.Element):
        if not _passes(element, tree):
            return False
        tree = tree.selector
    return tree.element is None or tree.element.lower() == element.tag


def _passes(element: Element, test: parser.Tree) -> bool:
    match test:
        case parser.Class():
            return test.class_name in attribute(element, "class").split()
        case parser.Hash():
            return attribute(element, "id") == test.id
        case parser.Attrib():
            return _attribute_passes(element, test)
        case parser.Negation():
            return not _fits(element, test.subselector)
        case parser.Matching():
            return any(_fits(element, one) for one in test.selector_list)
        case parser.Pseudo(ident="first-child"):
            return _before(element) is None
        case parser.Pseudo(ident="last-child"):
            return _after(element) is None
        case parser.Pseudo(ident="only-child"):
            return _before(element) is None and _after(element) is None
        case parser.Pseudo(ident="empty"):
            return len(element) == 0 and not (element.text or "").strip()
    return False


def _attribute_passes(element: Element, test: parser.Attrib) -> bool:
    if (value := element.get(test.attrib.lower())) is None:
        return False
    wanted = str(test.value.value) if test.value is not None else ""
    match test.operator:
        case "exists":
            return True
        case "=":
            return value == wanted
        case "~=":
            return wanted in value.split()
        case "|=":
            return value == wanted or value.startswith(wanted + "-")
        case "^=":
            return bool(wanted) and value.startswith(wanted)
        case "$=":
            return bool(wanted) and value.endswith(wanted)
    return bool(wanted) and wanted in value
