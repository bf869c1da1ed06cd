"""The whole way from bytes to story in one process: `python -m benchmarks.whole_way ours|usual FILE…`.

Prints one JSON object: articles and CPU seconds of each step. Not counted: starting, imports, reading the corpus.
"""

import base64
import json
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

Page = tuple[str, bytes]  # address and what came from it
Steps = dict[str, float]  # CPU seconds by step

SINGLE_PASS_AT = 0.26  # of the set of full texts with most stories (peers.TFIDF_BEST)
MEND_EVERY = 150  # articles between two looks at the stories that changed, as `newsloom stage stories` has it
NOW = datetime(2026, 1, 1, tzinfo=UTC)  # later than every page; any fixed moment would do


def pages(paths: Sequence[str]) -> list[Page]:
    """Every page of the files as bytes."""
    found = []
    for path in paths:
        for line in Path(path).read_text(encoding="utf-8").split("\n"):
            if line:
                row = json.loads(line)
                body = (
                    base64.b64decode(row["html_b64"]) if row.get("html_b64") else row["html"].encode("utf-8", "replace")
                )
                found.append((str(row.get("url") or ""), body))
    return found


def ours(given: Sequence[Page]) -> Steps:
    """Our own stages as the pipeline runs them: extract, read (language, section, hashtags, key points), copies, stories."""
    from newsloom.copies.identity import content_hash
    from newsloom.copies.index import CopyIndex
    from newsloom.extract.page import extract
    from newsloom.model.article import ArticleId
    from newsloom.model.intent import Gathered
    from newsloom.model.source import SourceId
    from newsloom.pipeline.cleaning import cleaned
    from newsloom.pipeline.understand import doc_of, understand
    from newsloom.stories.index import StoryIndex

    steps: Steps = {}
    copies, stories = CopyIndex(), StoryIndex()
    for number, (url, body) in enumerate(given, 1):
        page = _timed(steps, "extract", lambda body=body, url=url: cleaned(extract(body, url=url)))
        gathered = Gathered(
            identity=url or f"text:{number}",
            source_id=SourceId(1),
            extracted=page,
            content_hash=_timed(steps, "copies", lambda page=page: content_hash(page.title, page.text)),
        )
        intent = _timed(
            steps,
            "language",
            lambda gathered=gathered, number=number: understand(gathered, id=ArticleId(number), now=NOW),
        )
        doc = doc_of(intent)
        match = _timed(steps, "copies", lambda doc=doc: copies.add(doc))
        if page.kind.may_enter_stories and doc.title:
            _timed(steps, "stories", lambda doc=doc, match=match: stories.assign(doc, match.copy_of))
        if number % MEND_EVERY == 0 or number == len(given):
            _timed(steps, "stories", stories.merge_pass)
            _timed(steps, "stories", stories.part_pass)
    return steps


def usual(given: Sequence[Page]) -> Steps:
    """The same steps put together from what is usual: trafilatura, py3langid, MinHash, TF-IDF single pass."""
    import py3langid

    from benchmarks.peer_trafilatura import answer
    from benchmarks.peers import minhash_groups, tfidf_single_pass

    steps: Steps = {}
    rows: list[dict[str, Any]] = []
    for number, (url, body) in enumerate(given, 1):
        read = {"id": str(number), "url": url, "html": body}
        row = _timed(steps, "extract", lambda read=read: answer(read))
        _timed(steps, "language", lambda row=row: py3langid.classify(row.get("text") or ""))
        rows.append(row)
    _timed(steps, "copies", lambda: minhash_groups(rows))
    _timed(steps, "stories", lambda: tfidf_single_pass(rows, SINGLE_PASS_AT))
    return steps


def _timed(steps: Steps, name: str, work: Callable[[], Any]) -> Any:
    before = time.process_time()
    found = work()
    steps[name] = steps.get(name, 0.0) + time.process_time() - before
    return found


def main(arguments: Sequence[str]) -> None:
    """Runs one of the two ways over the files' pages."""
    way, *paths = arguments
    given = pages(paths)
    steps = {"ours": ours, "usual": usual}[way](given)
    print(json.dumps({"articles": len(given), "steps": steps}))


if __name__ == "__main__":
    main(sys.argv[1:])
