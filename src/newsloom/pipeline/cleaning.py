"""The last gate before anything is kept: text that every database takes, times and kinds that can be believed."""

import datetime as dt
from dataclasses import replace

from newsloom.model.article import Extracted, Kind
from newsloom.text.storable import storable

_EARLIEST_YEAR = 1900


def cleaned(page: Extracted) -> Extracted:
    """The same article with every string storable (offsets hold) and absurd times dropped; without a text it is a stub."""
    picture = page.picture
    return replace(
        page,
        url=storable(page.url),
        title=storable(page.title),
        text=storable(page.text),
        html=storable(page.html),
        authors=tuple(replace(author, name=storable(author.name)) for author in page.authors),
        published_at=believable(page.published_at),
        modified_at=believable(page.modified_at),
        site_name=storable(page.site_name),
        breadcrumb=tuple(map(storable, page.breadcrumb)),
        publisher_tags=tuple(map(storable, page.publisher_tags)),
        displayed_sections=tuple(map(storable, page.displayed_sections)),
        standfirst=storable(page.standfirst),
        agency=storable(page.agency),
        dateline=storable(page.dateline),
        kind=Kind.STUB if page.kind.may_enter_stories and not page.text.strip() else page.kind,
        picture=picture
        and replace(
            picture, url=storable(picture.url), caption=storable(picture.caption), credit=storable(picture.credit)
        ),
        corrections=tuple(replace(note, text=storable(note.text)) for note in page.corrections),
        hashtags=tuple(map(storable, page.hashtags)),
        next_page=storable(page.next_page),
        single_page=storable(page.single_page),
    )


def believable(at: dt.datetime | None) -> dt.datetime | None:
    """The instant where it is aware and within years a newspaper has, else None; 0001 and 9999 overflow in other zones."""
    if at is None or at.tzinfo is None or not _EARLIEST_YEAR <= at.year <= 9000:
        return None
    return at
