"""Quality of headers on the open page corpora; floors lie just under the figures measured on all their rows."""

import datetime as dt
import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

import pytest

import corpora
from newsloom.extract.header import Header, read_header
from newsloom.extract.jsonld import read_linked_data
from newsloom.extract.markup import read_page

FLOORS = {  # measured: .873 .914 .979 1.0 .948 .928; .875 .810 .935 .764 .974; .948 .907
    "fundus": {"title": 0.86, "authors": 0.90, "day": 0.965, "instant": 0.985, "image": 0.93, "caption": 0.91},
    "postlight": {"title": 0.86, "authors": 0.79, "day": 0.91, "instant": 0.74, "image": 0.97},
    "newspaper4k": {"title": 0.935, "authors": 0.89},
}
MIN_LABELLED_CAPTIONS = 0.86  # measured: .878
_BETWEEN_NAMES = re.compile(r"\s*(?:,|;|/|&|\band\b|\bund\b|\|)\s*")


def headers(name: str) -> Iterator[tuple[dict[str, object], Header]]:
    for row in corpora.rows(f"corpora/pages/{name}.jsonl.xz"):
        page = read_page(row["html"], url=row.get("url") or "")
        yield row, read_header(page, read_linked_data(page.scripts))


def folded(text: object) -> str:
    plain = unicodedata.normalize("NFKC", html.unescape(html.unescape(str(text or "")))).lower()
    return " ".join(re.findall(r"\w+", plain))


def names(value: object) -> set[str]:
    parts = (
        part for each in (value if isinstance(value, list) else [value]) for part in _BETWEEN_NAMES.split(str(each))
    )
    return {folded(re.sub(r"^(?:by|von)\s+", "", part.strip(), flags=re.I)) for part in parts} - {""}


def instant(value: object) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(str(value).strip().replace("Z", "+00:00").replace(" ", "T", 1))
    except ValueError:
        return None


def same_day(one: dt.datetime, other: dt.datetime | None) -> bool:
    if other is None:
        return False
    both_zoned = one.tzinfo is not None and other.tzinfo is not None
    return one.date() == other.date() or (
        both_zoned and one.astimezone(dt.UTC).date() == other.astimezone(dt.UTC).date()
    )


def file_of(url: str) -> str:
    name = urlsplit(unquote(html.unescape(url))).path.rstrip("/").rsplit("/", 1)[-1].lower()
    return re.sub(r"\.(?:jpe?g|png|webp|gif|avif)$", "", name)


def same_image(one: str, other: str) -> bool:
    mine, theirs = file_of(one), file_of(other)
    return (
        mine == theirs
        or (len(mine) >= 8 and mine in unquote(other).lower())
        or (len(theirs) >= 8 and theirs in unquote(one).lower())
    )


def judged(gold: dict[str, object], found: Header) -> Iterator[tuple[str, bool]]:
    if gold.get("title"):
        yield "title", folded(gold["title"]) == folded(found.headline.title)
    if authors := gold.get("authors") or gold.get("author"):
        yield "authors", names(authors) == names([author.name for author in found.authors])
    at = found.published.at if found.published else None
    if when := instant(gold.get("date_published") or gold.get("date")):
        yield "day", same_day(when, at)
        if when.tzinfo:
            yield "instant", at is not None and abs((when - at).total_seconds()) < 60
    if images := gold.get("lead_image_urls") or gold.get("lead_image_url"):
        url = found.picture.url if found.picture else ""
        yield (
            "image",
            any(
                bool(url) and same_image(str(each), url) for each in (images if isinstance(images, list) else [images])
            ),
        )
    if caption := folded(gold.get("lead_image_caption")):
        mine = folded(found.picture.caption if found.picture else "")
        within = bool(mine) and (caption in mine or mine in caption)
        yield "caption", within and min(len(caption), len(mine)) > 0.6 * max(len(caption), len(mine))


@pytest.mark.corpora
@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(FLOORS))
def test_the_header_is_read(name):
    right, asked = Counter(), Counter()
    for row, found in headers(name):
        for field, is_right in judged(row["gt"], found):
            asked[field] += 1
            right[field] += is_right
    shares = {field: right[field] / asked[field] for field in FLOORS[name]}
    assert {field: share for field, share in shares.items() if share < FLOORS[name][field]} == {}


@pytest.mark.corpora
@pytest.mark.slow
def test_the_captions_a_reader_labelled_are_found():
    labels = {
        (row["set"], str(row["id"])): row["image_caption"]
        for row in corpora.rows("corpora/pages/labels.jsonl")
        if row.get("image_caption")
    }
    right = []
    for name in ("fundus", "newspaper4k"):
        for row, found in headers(name):
            if caption := folded(labels.get((name, str(row["id"])))):
                mine = folded(found.picture.caption if found.picture else "")
                right.append(bool(mine) and (mine.startswith(caption[:60]) or caption.startswith(mine[:60])))
    assert sum(right) / len(right) >= MIN_LABELLED_CAPTIONS
