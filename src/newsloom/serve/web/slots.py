"""The text of a tree of markup: its text nodes in reading order, and places in them counted without spaces."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement


@dataclass(frozen=True, slots=True)
class Slot:
    """One text node of `owner`: the text after one of its children, or (None) before the first.

    By the child, not by its number: finding the n-th child of 100,000 costs a walk over all before it.
    """

    owner: HtmlElement
    after: HtmlElement | None

    @property
    def text(self) -> str:
        return (self.owner.text if self.after is None else self.after.tail) or ""

    def put(self, value: str) -> None:
        """Replaces the text."""
        if self.after is None:
            self.owner.text = value
        else:
            self.after.tail = value


def slots(root: HtmlElement) -> Iterator[Slot]:
    """Every text node below the element, in reading order."""
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            yield Slot(element, None)
        elif element is not root:
            yield Slot(element.getparent(), element)


def squeezed(text: str) -> str:
    """The text without any space."""
    return "".join(text.split())


def locate(held: Sequence[Slot], position: int) -> tuple[Slot, int]:
    """The text node and the offset in it of the n-th character that is no space."""
    for slot in held:
        size = len(squeezed(slot.text))
        if position < size:
            seen = -1
            for offset, character in enumerate(slot.text):
                seen += not character.isspace()
                if seen == position:
                    return slot, offset
        position -= size
    raise IndexError(position)
