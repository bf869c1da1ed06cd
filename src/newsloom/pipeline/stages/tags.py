"""The `tags` stage command: section, IPTC Media Topics and hashtags of an article (DESIGN.md, section 6)."""

from collections.abc import Mapping

from newsloom.errors import InputError
from newsloom.language.read import read
from newsloom.language.tag_book import TagBook, spelled
from newsloom.model.reading import Hashtag, Readable
from newsloom.pipeline.rows import Reader


def answer(row: dict[str, object], book: TagBook | None = None) -> dict[str, object]:
    """`{id, section, categories, hashtags}` of one row; spans are into its text. Raises InputError for a row of another shape.

    With a book, hashtags have the spelling it first gave them, and it learns from this row.
    """
    if not isinstance(row, dict) or row.get("id") in (None, ""):
        raise InputError("A line has no id.")
    reading = read(
        Readable(
            title=_words(row, "title"),
            text=_words(row, "text"),
            url=_words(row, "url"),
            language=_words(row, "language"),
            breadcrumb=_names(row, "breadcrumb"),
            publisher_tags=_names(row, "publisher_tags"),
            feed_categories=_names(row, "feed_categories"),
        )
    )
    hashtags = spelled(reading.hashtags, _words(row, "text"), book) if book is not None else reading.hashtags
    return {
        "id": row["id"],
        "section": reading.section.value,
        "categories": [{"code": c.code, "name": c.name, "score": round(c.score, 4)} for c in reading.categories],
        "hashtags": [_hashtag(tag) for tag in hashtags],
    }


def reader() -> Reader:
    """`answer` for one run of rows, which keeps one spelling for each tag."""
    book = TagBook()
    return lambda row: answer(row, book)


def _hashtag(tag: Hashtag) -> dict[str, object]:
    spans = [[span.start, span.end] for span in tag.spans if span.field == "text"]
    return {"tag": tag.tag, "score": round(tag.score, 4), "spans": spans}


def _words(row: Mapping[str, object], field: str) -> str:
    value = row.get(field)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InputError(f"The field {field} must be text.")
    return value


def _names(row: Mapping[str, object], field: str) -> tuple[str, ...]:
    """A list of texts; one text alone counts as a list of one."""
    value = row.get(field)
    if value is None:
        return ()
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise InputError(f"The field {field} must be a list of texts.")
    return tuple(value)
