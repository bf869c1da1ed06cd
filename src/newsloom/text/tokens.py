"""The words of a text, the same for search, copies and stories, whatever its script.

Scripts written with spaces give words; scripts written without (and Hangul, whose words carry particles) give
overlapping pairs of characters, so that a part of a compound is found. Tokens hold letters, digits and marks only.
"""

import re

from newsloom.text.normalise import compose, strip_accents

# Han, kana (with the prolonged sound mark), Hangul, Bopomofo; Thai, Lao, Myanmar, Khmer: written without spaces.
_PAIRED = (
    "\u0e00-\u0eff\u1000-\u1049\u1050-\u109f\u1780-\u17d3\u1100-\u11ff\u3005-\u3007\u3041-\u3096\u309d-\u309f"
    "\u30a1-\u30fa\u30fc-\u318f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
    "\uff66-\uff9f\U00020000-\U0003ffff"
)
# Python's \w lacks the vowel signs of Indic scripts and combining marks: without them words fall apart.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0963\u0966-\u0dff\u0f18-\u0f3f\u0f71-\u0f84\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
)
_RUN = re.compile(f"[{_PAIRED}]+|(?:(?![{_PAIRED}])[^\\W_]|[{_MARKS}])+")
_PAIRED_FIRST = re.compile(f"[{_PAIRED}]")
_NEEDS_CARE = re.compile(f"[{_PAIRED}{_MARKS}]")
_PLAIN_RUN = re.compile(r"[^\W_]+")
_TO_SPACE = {c: chr(c).lower() if chr(c).isalnum() else " " for c in range(128)}
# Usual typography of otherwise plain text; `str.replace` is many times as fast as `str.translate` beyond ASCII.
_CURLY = (("’", "'"), ("‘", "'"), ("ʼ", "'"), ("＇", "'"), *((c, " ") for c in "“”—–…•\xa0"))
# The patterns begin with the rare character and look back: several times as fast as the same written forwards.
_POSSESSIVE = re.compile(r"['’ʼ＇](?<=\w.)[sS]\b")
_THOUSANDS = re.compile(r",(?<=\d,)(?=\d{3}(?!\d))")
_INITIALS = re.compile(r"\.(?<=\b[^\W\d_]\.)(?=[^\W\d_]\.)")
# What opens a longer match in the original text: initials, numbers with thousands, then any run.
_SPAN = re.compile(f"(?<!\\w)(?:[^\\W\\d_]\\.){{2,}}|\\d{{1,3}}(?:,\\d{{3}})+(?!\\d)|{_RUN.pattern}")


def words(text: str) -> list[str]:
    """The tokens of the text in reading order: case-folded, NFKC, no possessive 's, `U.S.` as one token, 1,200 as 1200."""
    return _tokens(text, singles=False)


def search_tokens(text: str) -> list[str]:
    """What search stores for the text: `words` without accents, and single characters after the pairs of a run."""
    return _tokens(strip_accents(compose(text)), singles=True)


def query_terms(text: str) -> list[str]:
    """What search looks for, each once, in order: every term is among `search_tokens` of a text holding the query."""
    return list(dict.fromkeys(words(strip_accents(compose(text)))))


def word_spans(text: str) -> list[tuple[str, int, int]]:
    """The tokens with the half-open range each covers in `text` as given, for highlighting."""
    found: list[tuple[str, int, int]] = []
    for match in _SPAN.finditer(_blank_possessives(text)):
        run, start = compose(match.group()).casefold(), match.start()
        if _PAIRED_FIRST.match(match.group()) and len(run) == len(match.group()):
            found += [(run[i : i + 2], start + i, start + i + 2) for i in range(max(1, len(run) - 1))]
            if len(run) == 1:
                found[-1] = (run, start, start + 1)
            continue
        token = run.replace(".", "").replace(",", "")
        if token:
            found.append((token, start, match.end()))
    return found


def _blank_possessives(text: str) -> str:
    return _POSSESSIVE.sub("  ", text)


def _tokens(text: str, *, singles: bool) -> list[str]:
    if not text.isascii():
        for curly, straight in _CURLY:
            text = text.replace(curly, straight)
    text = _INITIALS.sub("", _THOUSANDS.sub("", _POSSESSIVE.sub("", text)))
    if text.isascii():
        return text.translate(_TO_SPACE).split()
    text = compose(compose(text).casefold())
    if not _NEEDS_CARE.search(text):
        return _PLAIN_RUN.findall(text)
    found: list[str] = []
    for run in _RUN.findall(text):
        if not _PAIRED_FIRST.match(run):
            found.append(run)
            continue
        found += [run[i : i + 2] for i in range(len(run) - 1)] or [run]
        if singles and len(run) > 1:
            found += dict.fromkeys(run)
    return found
