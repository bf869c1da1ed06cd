"""What an article names, under keys of no language, for `reasons.explain` to show beside an article in another."""

from collections.abc import Iterator

from newsloom.model.reading import Span
from newsloom.model.weave import Doc, SharedKind
from newsloom.stories.anchors import Anchor, Kind, anchors
from newsloom.stories.reasons import Keyed

_SHOWN = {
    Kind.PLACE: SharedKind.PLACE,
    Kind.COUNTRY: SharedKind.PLACE,
    Kind.ORG: SharedKind.NAME,
    Kind.NAME: SharedKind.NAME,
    Kind.SOUND: SharedKind.NAME,
    Kind.NUMBER: SharedKind.NUMBER,
    Kind.ABOUT: SharedKind.NUMBER,
    Kind.DATE: SharedKind.DATE,
}
# What is listed is shown before what is only heard, and a whole name before its parts.
_WORTH = {Kind.PLACE: 3.0, Kind.ORG: 3.0, Kind.NAME: 2.0, Kind.NUMBER: 2.0}


def keyed(doc: Doc) -> Iterator[Keyed]:
    """Names, places, numbers and days of title and lead; one thing printed is no name where it is a place or organisation."""
    found = anchors(doc.title, doc.text, doc.language, doc.at)
    listed = {
        span
        for anchor in found.values()
        if anchor.kind in (Kind.PLACE, Kind.COUNTRY, Kind.ORG)
        for span in anchor.spans
    }
    for key, anchor in found.items():
        heard = anchor.kind in (Kind.NAME, Kind.SOUND)
        places = sorted(span for span in anchor.spans if not heard or span not in listed)
        if places:
            spans = tuple(_span(start, end, len(doc.title)) for start, end in places)
            yield Keyed(kind=_SHOWN[anchor.kind], key=key, weight=_weight(key, anchor), spans=spans)


def _weight(key: str, anchor: Anchor) -> float:
    return anchor.weight * _WORTH.get(anchor.kind, 1.0) + ("+" in key)


def _span(start: int, end: int, title_length: int) -> Span:
    if start <= title_length:
        return Span(start=start, end=end, field="title")
    return Span(start=start - title_length - 1, end=end - title_length - 1, field="text")
