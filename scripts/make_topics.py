#!/usr/bin/env python3
"""Make src/newsloom/language/data/iptc_topics.tsv from IPTC's Media Topics.

    make_topics.py iptc_media_topics.json > src/newsloom/language/data/iptc_topics.tsv

The JSON is IPTC's own spreadsheet (https://iptc.org/standards/media-topics/), CC BY 4.0. Kept are code, name, top-level code
and the spellings under which the name occurs in text; retired topics, definitions and mappings are left out.
"""

import json
import re
import sys

HEAD = """# IPTC Media Topics, (c) International Press Telecommunications Council, CC BY 4.0; shortened and given spellings by scripts/make_topics.py.
# code	name	top-level code	spellings in text"""
AMERICAN = (
    ("labour", "labor"),
    ("defence", "defense"),
    ("centre", "center"),
    ("programme", "program"),
    ("isation", "ization"),
    ("colour", "color"),
    ("theatre", "theater"),
    ("tumour", "tumor"),
)
# Names of one word that say nothing without their parent, or mean something else in most news.
MIN_HALF_CHARS = 9  # "censorship and freedom of speech" is found by either half; short halves mean too much
VAGUE = set(
    "accident award awards values energy plastic ceremony birthday anniversary people animal men women bar game law prices market economy politics religion education lifestyle society literature music sport animals house home office reward fundraising values exports imports investments teachers students plant water media policy transport fire "
    "exhibition competition record records safety tax match contract game party weather family marriage death birth youth".split()
)


def spellings(name: str) -> list[str]:
    """The name without its bracket, in both numbers and both Englishes."""
    plain = re.sub(r"\s*\([^)]*\)", "", name).strip().lower()
    if plain in VAGUE or len(plain) < 3 or plain.count(" ") > 3 or "," in plain:
        return []
    halves = plain.split(" and ")
    forms = {plain, *(half for half in halves if len(halves) == 2 and (" " in half or len(half) >= MIN_HALF_CHARS))}
    for british, american in AMERICAN:
        forms |= {form.replace(british, american) for form in forms if british in form}
    for form in list(forms):
        last = form.rsplit(" ", 1)[-1]
        if last.endswith("y") and last[-2:-1] not in "aeiou":
            forms.add(form[:-1] + "ies")
        elif not last.endswith("s"):
            forms.add(form + ("es" if last.endswith(("x", "ch", "sh")) else "s"))
        elif last.endswith("s") and not last.endswith("ss") and len(last) > 4:
            forms.add(form[:-1])
    return sorted(forms)


def main(path: str) -> None:
    with open(path, encoding="utf-8") as source:
        topics = json.load(source)
    print(HEAD)
    for code, topic in sorted(topics.items()):
        if isinstance(topic["RetiredDate"], str):
            continue
        top = topic["Level1/NewsCode"] if isinstance(topic["Level1/NewsCode"], str) else code
        print(code, topic["Name (en-GB)"], top, ",".join(spellings(topic["Name (en-GB)"])), sep="\t")


if __name__ == "__main__":
    main(sys.argv[1]) if len(sys.argv) == 2 else sys.exit(__doc__)
