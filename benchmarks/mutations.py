"""Pages made bad, each from a seed: what a broken server, a truncated download or an enemy would send."""

import random
import re
from collections.abc import Callable, Iterator

Mutator = Callable[[bytes, random.Random], bytes]
MAX_BYTES = 6_000_000  # of a mutated page; the reader cuts longer ones anyway
_TAG = re.compile(rb"<[^<>]{1,300}>")
_ATTRIBUTE = re.compile(rb"""\s[\w:-]{1,40}\s?=\s?(?:"[^"]{0,500}"|'[^']{0,500}')""")
_NAMES = (
    b"div",
    b"span",
    b"p",
    b"table",
    b"tr",
    b"td",
    b"ul",
    b"li",
    b"blockquote",
    b"b",
    b"i",
    b"a",
    b"article",
    b"x-box",
    b"font",
)
_OPENINGS = (b"<!--", b"<script>", b"<style>", b"<svg>", b"<![CDATA[", b"<title>", b"<textarea>", b"<select>", b"<template>",
             b"<noscript>", b'<a href="', b"<p class='", b"<plaintext>", b"<frameset>", b"<math>", b"<!doctype ", b"<?php ")  # fmt: skip
_ENTITIES = (
    b"&amp;",
    b"&#x10ffff;",
    b"&#0;",
    b"&notanentity;",
    b"&",
    b"&#xd800;",
    b"&#99999999999;",
    b"&lt;",
    b"&nbsp",
)
_CHARSETS = (
    b"utf-16",
    b"shift_jis",
    b"iso-2022-jp",
    b"utf-7",
    b"gb18030",
    b"ebcdic-cp-us",
    b"x-nothing",
    b"euc-kr",
    b"big5",
)
_METAS = (
    b"author",
    b"og:title",
    b"keywords",
    b"article:published_time",
    b"description",
    b"og:image:alt",
    b"og:site_name",
    b"article:section",
)


def mutated(page: bytes, chance: random.Random) -> tuple[bytes, str]:
    """The page with one to three mutations, and their names."""
    chosen = chance.choices(list(MUTATORS), k=chance.randint(1, 3))
    for name in chosen:
        page = MUTATORS[name](page, chance)[:MAX_BYTES]
    return page, "+".join(chosen)


def _place(page: bytes, chance: random.Random) -> int:
    return chance.randint(0, len(page))


def _between(page: bytes, chance: random.Random) -> int:
    """A place before a tag near a random one."""
    start = _place(page, chance)
    return max(page.find(b"<", start), 0) or start


def _truncated(page: bytes, chance: random.Random) -> bytes:
    return page[: _place(page, chance)]


def _beheaded(page: bytes, chance: random.Random) -> bytes:
    return page[_place(page, chance) :]


def _without_tags(page: bytes, chance: random.Random) -> bytes:
    share = chance.choice((0.01, 0.1, 0.5))
    return _TAG.sub(lambda found: b"" if chance.random() < share else found[0], page)


def _without_attributes(page: bytes, chance: random.Random) -> bytes:
    share = chance.choice((0.1, 0.9))
    return _ATTRIBUTE.sub(lambda found: b"" if chance.random() < share else found[0], page)


def _doubled(page: bytes, chance: random.Random) -> bytes:
    start, end = sorted((_between(page, chance), _between(page, chance)))
    piece = page[start : min(end, start + 100_000)]
    return page[:end] + piece * chance.choice((1, 3, 30)) + page[end:]


def _moved(page: bytes, chance: random.Random) -> bytes:
    start, end = sorted((_between(page, chance), _between(page, chance)))
    rest = page[:start] + page[end:]
    at = _between(rest, chance)
    return rest[:at] + page[start:end] + rest[at:]


def _nested(page: bytes, chance: random.Random) -> bytes:
    at, depth = _between(page, chance), chance.choice((50, 300, 3_000, 20_000))
    name = chance.choice(_NAMES)
    closed = chance.random() < 0.5
    return page[:at] + b"<%b>" % name * depth + page[at:] + b"</%b>" % name * (depth if closed else 0)


def _lying(page: bytes, chance: random.Random) -> bytes:
    charset = chance.choice(_CHARSETS)
    return b'<meta charset="%b">' % charset + re.sub(rb"charset=[\"']?[\w-]+", b"charset=" + charset, page)


def _with_nuls(page: bytes, chance: random.Random) -> bytes:
    out = bytearray(page)
    for _ in range(chance.choice((1, 20, 500))):
        at = chance.randint(0, len(out))
        out[at:at] = chance.choice(
            (b"\x00", b"\x00" * 40, b"\x1b$B", b"\xff\xfe", b"\xed\xa0\x80", b"\xf4\x90\x80\x80")
        )
    return bytes(out)


def _flooded(page: bytes, chance: random.Random) -> bytes:
    at = _between(page, chance)
    return page[:at] + chance.choice(_ENTITIES) * chance.choice((100, 10_000, 200_000)) + page[at:]


def _fat(page: bytes, chance: random.Random) -> bytes:
    at = _between(page, chance)
    filler = chance.choice((b"x", b"a ", b"http://", b"\"' ", b"1", b"- ", b"(", b"A.", b"\xe6\x9d\xb1"))
    filler *= chance.choice((1_000, 100_000, 500_000))
    name = chance.choice((b"class", b"href", b"id", b"content", b"alt", b"style", b"src", b"srcset", b"datetime"))
    return page[:at] + b'<%b %b="%b">' % (chance.choice((*_NAMES, b"meta", b"img", b"time")), name, filler) + page[at:]


def _wordy(page: bytes, chance: random.Random) -> bytes:
    """One endless text, of the sorts that make a careless pattern look again and again."""
    at = _between(page, chance)
    filler = chance.choice((b"a", b" ", b"\n", b"word ", b"By A ", b"(AP ", b"1 ", b"2024-01-01 ", b"Photo: ", b"| ", b"@", b"A.B.", b"- ", b"\xe3\x80\x80", b"x@", b"(", b"\xc2\xa9 "))  # fmt: skip
    tag = chance.choice((b"p", b"h1", b"title", b"figcaption", b"div class=byline", b"span class=author", b"time"))
    return (
        page[:at]
        + b"<%b>" % tag
        + filler * chance.choice((500, 20_000, 100_000))
        + b"</%b>" % tag.split()[0]
        + page[at:]
    )


def _unclosed(page: bytes, chance: random.Random) -> bytes:
    at = _between(page, chance)
    return page[:at] + chance.choice(_OPENINGS) * chance.choice((1, 1, 1_000)) + page[at:]


def _flipped(page: bytes, chance: random.Random) -> bytes:
    out = bytearray(page)
    for _ in range(chance.choice((1, 30, 3_000)) if out else 0):
        out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
    return bytes(out)


def _json_broken(page: bytes, chance: random.Random) -> bytes:
    """Linked data cut, doubled or nested."""
    how = chance.choice(
        (b"[" * 5_000, b'{"@graph":' * 500, b'"', b"\\u0000", b'{"@type":"NewsArticle","author":' * 400)
    )
    return page.replace(b'"@type"', how + b'"@type"', chance.choice((1, 3)))


MUTATORS: dict[str, Mutator] = {
    "truncated": _truncated, "beheaded": _beheaded, "without-tags": _without_tags, "without-attributes": _without_attributes,
    "doubled": _doubled, "moved": _moved, "nested": _nested, "lying": _lying, "nuls": _with_nuls, "flooded": _flooded,
    "fat": _fat, "wordy": _wordy, "unclosed": _unclosed, "flipped": _flipped, "json": _json_broken,
}  # fmt: skip


def random_bytes(chance: random.Random) -> bytes:
    """Noise: any bytes, printable bytes, or bytes that markup is made of."""
    size = chance.choice((0, 1, 100, 10_000, 300_000))
    alphabet = chance.choice((bytes(range(256)), bytes(range(32, 127)), b"<>/=\"'!-&;# abp\n"))
    return bytes(chance.choices(alphabet, k=size))


def shapes() -> Iterator[tuple[str, bytes]]:
    """Pages of one kind of excess each, by name."""
    words = b"Some words of a sentence that goes on. "
    for name in (
        "div",
        "span",
        "table",
        "ul",
        "blockquote",
        "b",
        "i",
        "a",
        "x-box",
        "p",
        "font",
        "section",
        "ol",
        "dl",
        "em",
        "figure",
    ):
        tag = name.encode()
        yield f"160 KB of nested <{name}>", b"<%b>" % tag * (160_000 // (len(tag) + 2)) + words * 20
        count = 160_000 // (2 * len(tag) + 5)
        yield f"160 KB of nested and closed <{name}>", b"<%b>" % tag * count + words * 20 + b"</%b>" % tag * count
    for name in (
        "b><i",
        "table><tr><td",
        "ul><li",
        "div><p",
        "a><b",
        "select><option",
        "button><p",
        "svg><g",
        "dl><dd",
    ):
        yield f"160 KB of <{name}>", b"<%b>" % name.encode() * (160_000 // (len(name) + 2)) + words * 20
    yield "nested <b> in unclosed paragraphs", b"<p><b>x" * 25_000
    yield "misnested formatting", b"<b><i></b></i>" * 12_000 + words * 20
    for name in (
        "p",
        "div",
        "br",
        "li",
        "h2",
        "img src=/a.jpg",
        "span",
        "td",
        "figure",
        "time",
        "meta name=author content=x",
        "article",
        "h1",
    ):
        closing = b"" if name.startswith(("br", "img", "meta")) else b"</%b>" % name.split()[0].encode()
        yield f"100,000 <{name}>", b"<article>" + (b"<%b>word " % name.encode() + closing) * 100_000
    yield "200,000 links", b"<article>" + b"".join(b'<a href="/n/%d">Link %d</a> ' % (n, n) for n in range(200_000))
    yield (
        "200,000 links in paragraphs",
        b"".join(b'<p><a href="/n/%d">Link %d</a></p>' % (n, n) for n in range(200_000)),
    )
    yield "a paragraph of 5 MB", b"<article><p>" + words * (5_000_000 // len(words))
    yield "a word of 5 MB", b"<article><p>" + b"x" * 5_000_000
    yield "5 MB of lines", b"<article><pre>" + b"a line\n" * 700_000
    for name in ("class", "href", "id", "alt", "style", "srcset", "content", "onclick"):
        for filler in (b"x", b"a "):
            yield f"an attribute {name} of 5 MB of {filler!r}", b"<article><p %b='%b'>%b</p>" % (name.encode(), filler * (5_000_000 // len(filler)), words * 20)  # fmt: skip
    yield "a title of 5 MB", b"<title>" + words * 120_000 + b"</title><article><p>" + words * 20
    yield "a headline of 1 MB", b"<h1>" + words * 25_000 + b"</h1><article><p>" + words * 20
    yield "100,000 attributes", b"<p " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">" + words * 20
    yield "a comment that never ends", b"<article><p>" + words * 20 + b"<!--" + b"-" * 2_000_000
    yield "100,000 comments", b"<article>" + b"<!-- c --><p>word</p>" * 100_000
    yield "100,000 openings of comments", b"<!--" * 100_000
    yield "100,000 openings of scripts", b"<script>" * 100_000
    yield "500,000 angle brackets", b"<" * 500_000
    yield "500,000 closing tags", b"</p>" * 500_000
    yield "1,000,000 entities", b"<p>" + b"&amp;" * 1_000_000
    yield "entities that never end", b"<p>" + b"&#" * 1_000_000
    name = b"-300x200" * 2_000
    images = b"".join(b"<figure><img src='/%d%bq.jpg'></figure>" % (n, name) for n in range(100))
    yield (
        "100 pictures of endless names",
        b"<meta property='og:image' content='/a%b.jpg'>" % name + images + b"<p>" + words * 20,
    )
    yield from _linked_data(words)
    yield from _texts(words)


def _linked_data(words: bytes) -> Iterator[tuple[str, bytes]]:
    body = b"<article><p>" + words * 20
    script = b'<script type="application/ld+json">%b</script>'
    node = b'{"@type":"NewsArticle","headline":"A headline","author":{"@type":"Person","name":"Dana Kim"},"image":"/a.jpg"}'
    yield (
        "linked data of 50,000 nodes",
        script % (b'{"@graph":[' + b",".join([b'{"@type":"Thing","name":"x"}'] * 50_000) + b"]}") + body,
    )
    yield "linked data of 4,000 articles", script % (b"[" + b",".join([node] * 4_000) + b"]") + body
    yield "20,000 blocks of linked data", script % node * 20_000 + body
    yield "linked data nested 100,000 deep", script % (b"[" * 100_000 + b"]" * 100_000) + body
    deep = b'{"@type":"NewsArticle","author":' * 10_000 + b'"x"' + b"}" * 10_000
    yield "linked data of authors in authors", script % deep + body
    deep = b'{"@type":"NewsArticle","author":' * 700 + b'"x"' + b"}" * 700
    yield "linked data of 700 authors in authors", script % deep + body
    yield (
        "linked data with a body of 400 KB",
        script % (b'{"@type":"NewsArticle","articleBody":"' + words * 10_000 + b'"}') + body,
    )
    yield (
        "linked data with a number of 400,000 digits",
        script % (b'{"@type":"NewsArticle","commentCount":' + b"9" * 400_000 + b"}") + body,
    )


def _texts(words: bytes) -> Iterator[tuple[str, bytes]]:
    """Long runs of what the patterns for bylines, credits, times, datelines and captions look for."""
    runs = (b"a", b"A", b" ", b"\t", b"- ", b"By A ", b"By Dana Kim and ", b"(AP) ", b"(", b"[", b"| ", b"/", b"@", b"a@b.", b"A. ", b"1", b"1:", b"12 ", b"2024-", b"Jan. ",
            b"Photo: ", b"Photo by ", b"Getty Images / ", b"\xc2\xa9 ", b"\xc2\xa9", b"AFP/", b"MERROW, ", b"MERROW (AP) -- ", b"Mc", b"O'", b"...", b"\xe2\x80\x9c", b"\"", b"\xe5\x86\x99\xe7\x9c\x9f", b"\xef\xbc\x88",
            b"3 days ago ", b"updated ", b"_100x100", b"-300x200", b"0123456789abcdef", b"%20", b"comments ", b"-\xe2\x80\x94", b"\xc3\xa9", b"x, ", b"and ", b"PUBLISHED ", b"a-", b"A-", b"A B ", b"AB ")  # fmt: skip
    for run in runs:
        text = run * (200_000 // len(run)) + b"q!"  # so that what must stand at an end does not
        value = text[-19_000:]  # a longer one would be emptied before anybody looks
        body = words * 10
        for name, page in (
            ("paragraphs", b"<h1>A headline</h1><article><p>%b</p><p>%b</p><p>%b</p></article>" % (body, text, body)),
            ("the first paragraph", b"<h1>A headline</h1><article><p>%b</p><p>%b</p></article>" % (text, body)),
            ("the last paragraph", b"<h1>A headline</h1><article><p>%b</p><p>%b</p></article>" % (body, text)),
            ("byline and time", b"<h1>A headline</h1><div class='byline author'>%b</div><time datetime=\"%b\">%b</time><article><p>%b</p></article>" % (text, value, text, body)),
            ("caption and picture", b"<meta property='og:image' content=\"/%b.jpg\"><h1>A headline</h1><figure><img src=\"/a%b.jpg\" alt=\"%b\"><figcaption>%b</figcaption></figure><article><p>%b</p></article>" % (value, value, value, text, body)),
            ("title and headline", b"<title>%b</title><h1>%b</h1><article><p>%b</p></article>" % (text, text, body)),
            ("metas", b"".join(b"<meta property=\"%b\" content=\"%b\">" % (meta, value) for meta in _METAS) + b"<h1>A headline</h1><article><p>%b</p></article>" % body),
        ):  # fmt: skip
            yield f"{run.decode()!r} again and again in {name}", page
