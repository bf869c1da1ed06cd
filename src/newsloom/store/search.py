"""Full-text search over our own tokens: FTS5 on SQLite, tsvector on PostgreSQL; any string is a valid query."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from newsloom.store.edge import store_errors
from newsloom.store.models import Article
from newsloom.text.normalise import compose, strip_accents
from newsloom.text.tokens import search_tokens, word_spans, words

_PHRASES = re.compile(r'"([^"]*)"|“([^”]*)”|「([^」]*)」|(\S+)')
_MAX_TERMS = 24  # a query longer than that is cut; nobody types it
_MAX_POSITION = 16_383  # PostgreSQL's limit of a lexeme's position
_MAX_LEXEME_BYTES = 2_000
_SNIPPET_CHARS = 240
_SNIPPET_LEAD = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """`snippet` is the stored text cut to pieces, each with whether it matched."""

    article_id: int
    snippet: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    hits: tuple[Hit, ...]
    next_cursor: int | None
    terms: tuple[str, ...]


def index_articles(rows: Sequence[tuple[int, str, str]]) -> None:
    """Puts (article id, title, text) into the index, replacing what was there. Call inside the batch's transaction."""
    if not rows:
        return
    ids = [row[0] for row in rows]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.executemany(
                "INSERT INTO store_search (article_id, vector) VALUES (%s, %s::tsvector)"
                " ON CONFLICT (article_id) DO UPDATE SET vector = EXCLUDED.vector",
                [(key, _tsvector([*search_tokens(title), *search_tokens(text)])) for key, title, text in rows],
            )
            return
        cursor.executemany("DELETE FROM store_search WHERE rowid = %s", [(key,) for key in ids])
        cursor.executemany(
            "INSERT INTO store_search (rowid, title, body) VALUES (%s, %s, %s)",
            [(key, " ".join(search_tokens(title)), " ".join(search_tokens(text))) for key, title, text in rows],
        )


def search(query: str, *, limit: int = 20, before: int | None = None) -> SearchPage:
    """Articles that hold every word and phrase of the query, newest first by arrival.

    `before` is the cursor of the page before (an article id). Words are matched as tokens, "in marks" as a phrase,
    Japanese, Chinese and Korean as substrings. A query without any word finds nothing and is no error.
    """
    phrases = _phrases(query)
    if not phrases:
        return SearchPage(hits=(), next_cursor=None, terms=())
    with store_errors("searching"):
        ids = _matching(phrases, limit + 1, before)
        rows = {row.pk: row for row in Article.objects.filter(pk__in=ids[:limit]).only("id", "title", "text")}
    terms = {token for phrase in phrases for token in phrase}
    hits = [Hit(article_id=key, snippet=snippet(rows[key].text, terms)) for key in ids[:limit] if key in rows]
    return SearchPage(
        hits=tuple(hits), next_cursor=ids[limit - 1] if len(ids) > limit else None, terms=tuple(sorted(terms))
    )


def snippet(text: str, terms: set[str]) -> tuple[tuple[str, bool], ...]:
    """Some 240 characters of the text around the first word that matched, in pieces with whether each matched."""
    found = [(start, end) for token, start, end in word_spans(text) if token in terms]
    start = max(0, found[0][0] - _SNIPPET_LEAD) if found else 0
    if start:
        start = text.find(" ", start, found[0][0]) + 1 or start
    end = min(len(text), start + _SNIPPET_CHARS)
    pieces: list[tuple[str, bool]] = [("… ", False)] if start else []
    at = start
    for first, last in found:
        if last > end or first < at:
            if first < at < last <= end and pieces and pieces[-1][1]:  # overlapping bigrams grow into one mark
                pieces[-1] = (pieces[-1][0] + text[at:last], True)
                at = last
            continue
        if first > at:
            pieces.append((text[at:first], False))
        pieces.append((text[first:last], True))
        at = last
    pieces.append((text[at:end], False))
    if end < len(text):
        pieces.append((" …", False))
    return tuple(piece for piece in pieces if piece[0])


def _phrases(query: str) -> list[list[str]]:
    phrases, count = [], 0
    for match in _PHRASES.finditer(query.replace("\x00", " ")[:2000]):
        said = next(group for group in match.groups() if group is not None)
        tokens = words(strip_accents(compose(said)))[: _MAX_TERMS - count]
        if tokens:
            phrases.append(tokens)
            count += len(tokens)
        if count >= _MAX_TERMS:
            break
    return phrases


def _matching(phrases: list[list[str]], limit: int, before: int | None) -> list[int]:
    newest = before if before is not None else 2**62
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT article_id FROM store_search WHERE vector @@ %s::tsquery AND article_id < %s"
                " ORDER BY article_id DESC LIMIT %s",
                [" & ".join(_ts_phrase(phrase) for phrase in phrases), newest, limit],
            )
        else:
            cursor.execute(
                "SELECT rowid FROM store_search WHERE store_search MATCH %s AND rowid < %s ORDER BY rowid DESC LIMIT %s",
                [" AND ".join(_fts_phrase(phrase) for phrase in phrases), newest, limit],
            )
        return [row[0] for row in cursor.fetchall()]


def _fts_phrase(tokens: list[str]) -> str:
    return '"' + " ".join(tokens) + '"'


def _ts_phrase(tokens: list[str]) -> str:
    return "(" + " <-> ".join(_lexeme(token) for token in tokens) + ")"


def _lexeme(token: str) -> str:
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"


def _tsvector(tokens: list[str]) -> str:
    """PostgreSQL's text form of a tsvector, with positions so that phrases can be asked for."""
    places: dict[str, list[int]] = {}
    for position, token in enumerate(tokens[:_MAX_POSITION], 1):
        if len(token.encode()) < _MAX_LEXEME_BYTES:
            places.setdefault(token, []).append(position)
    return " ".join(f"{_lexeme(token)}:{','.join(map(str, at[:250]))}" for token, at in places.items())
