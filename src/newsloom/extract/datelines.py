"""Where a text was filed, and which agency filed it: the line's head in the forms agencies of many countries print.

A dateline is read in two steps: a mark (dash, colon, bracket, stroke) that may end it is found, then what stands before
the mark is taken apart into brackets, dates, agencies and at most a place with its region. What is left over decides.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsloom.extract.agencies import agency_named, first_agency
from newsloom.extract.places import (
    MAX_REGION_WORDS,
    is_capitals,
    is_known_place,
    is_region,
    is_surely_place,
    looks_like_place,
)

MAX_DATELINE_CHARS = 60  # the longest in the measured labels is 24; two places and a region fit
MIN_SENTENCE_CHARS = 60  # behind "Chicago:"; a shorter rest is a headline's
MAX_HEAD_CHARS = 110  # place, region, weekday, date, agency and a second agency
_BULLET = re.compile(r"^[\s•·▪■●◆▲►▶*»>#]{0,4}")
_OPENERS, _CLOSERS = "([（【［〔", ")]）】］〕"
_BRACKET = re.compile(
    r"[(\[（【［〔]\s*(?P<in>[^()\[\]（）【】［］〔〕]{2,60}?)\s*[)\]）】］〕]|(?<=[\s.])/(?P<stroke>[^\s/]{2,20})/"
)
_MARK = re.compile(
    r"\.[-–—―]{1,2}\s*|\s*(?:--+|[–—―‒])\s*|(?<=[\s)\]）/.])-\s*|(?<=[^\W\d_])-\s+(?=[^\W\da-z_\"“])|\s*[:：]\s+|\s*[=＝]\s*|\s\?\s+"
    r"|(?<=[)\]）】］〕/])[.,]?\s+|(?<=[】］〕）])(?=\S)"
)
_DASH = re.compile(r"[-–—―‒?]")
_MONTH = (
    r"(?:jan(?:uary|uar|vier|eiro|\.)?|ene(?:ro)?|gen(?:naio)?|feb(?:ruary|ruar|braio|rero)?|f[ée]v(?:rier|r|ereiro)?|mar(?:ch|s|zo|ço|ca)?|m[äa]rz|apr(?:il|ile)?|avr(?:il)?|abr(?:il)?|"
    r"ma[iyj]o?|mag(?:gio)?|jun(?:e|i|io|ho)?|juin|giu(?:gno)?|jul(?:y|i|io|ho)?|juil(?:let)?|lug(?:lio)?|aug(?:ust|ustus)?|ago(?:sto)?|ao[uû]t|sept?(?:ember|embre|iembre|embro)?|set(?:tembre|embro|iembre)?|"
    r"o[ck]t(?:ober|obre|ubre)?|ott(?:obre)?|out(?:ubro)?|nov(?:ember|embre|iembre|embro)?|de[czs](?:ember|embre|iembre|embro|embra)?|dic(?:iembre|embre)?|déc(?:embre)?|"
    r"június|július|ледня|січ\w*|янв\w*|фев\w*|мар\w*|апр\w*|мая|май|июн\w*|июл\w*|авг\w*|сен\w*|окт\w*|ноя\w*|дек\w*|червня|липня|серпня|"
    r"января|يونيو|ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık|lip(?:nja|ca|iec)|czerwca|června|июня|srpnja|juni)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|º|\.)?"
_DATE = re.compile(
    rf"(?<!\w)(?:{_DAY}\s?(?:de\s|d[’'])?{_MONTH}\b\.?(?:,?\s(?:de\s)?(?:19|20)\d\d)?|(?:(?:19|20)\d\d\.\s)?{_MONTH}\b\.?\s{_DAY}(?!\d)(?:,?\s(?:19|20)\d\d)?"
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4}|(?:19|20)\d\d-\d\d-\d\d|(?:19|20)\d\d(?!\d)|\d{1,2}月\s?\d{1,2}\s?日|\d{1,2}\s?日|\d{1,2}日)",
    re.I,
)
_WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?|\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    r"lunes|martes|miércoles|jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|szerda|hétfő|kedd|csütörtök|péntek|(?:segunda|terça|quarta|quinta|sexta)-feira)\b",
    re.I,
)
_OWN_SITE = re.compile(r"^[\w-]+\.(?:com|co|id|net|org|it|de|fr|my|ph|co\.id)$|^.{0,20}\bIndonesia$", re.I)
_STATION = re.compile(
    r"^[KWC][A-Z]{2,3}(?:-?TV)?$|\b(?:news|tv|fox|abc|cbs|nbc|cnn|pbs|gray|nexstar|newsnation|radio|left|right|center|centre|file|photo|see)\b|^[A-Z]{2,6}$|\d",
    re.I,
)
_UNLISTED = re.compile(r"[A-Z][\w'’-]{2,19}(?: [A-Z][\w'’-]{2,19}){0,2}")  # an agency we have no name for
_ABBREVIATED = re.compile(r"\b[A-Z]\.$")
_ENDS = re.compile(r"[\s\-–—―:=＝]*")

_EAST_AGENCY = r"共同通信社|共同通信|共同社|共同|時事通信|時事|ロイター|AFP[=＝]?時事|AFP|AP|新華社|新华社|聯合ニュース|연합뉴스|연합인포맥스|뉴시스|뉴스1|中央社|中新社|中新网|路透社|法新社|美联社|韩联社|塔斯社|德新社"
_EAST = tuple(
    re.compile(pattern)
    for pattern in (
        # 【ソウル共同】 （ワシントン＝時事） ［東京　４日　ロイター］ [서울=뉴시스] (서울=연합뉴스)
        rf"^[［\[【〔（(](?P<place>[^\]】）)〕］\d\s=＝　／/]{{1,12}}?)[\s　=＝・／/]*(?:(?:[0-9０-９]{{1,2}}月)?[0-9０-９]{{1,2}}日)?[\s　=＝・／/]*(?P<agency>{_EAST_AGENCY})[］\]】〕）)]",
        # 新华社北京6月4日电 中新网东京6月4日电 中央社台北4日電 （中央社記者王小明台北4日電）
        r"^[（(【\[]?(?P<agency>新华社|新華社|中新社|中新网|中央社|路透社|法新社|美联社|美聯社|韩联社|共同社|德新社|塔斯社)(?:[記记]者[\u3400-\u9fff]{3})?"
        r"(?P<place>[\u3400-\u9fff]{2,6}?)(?:[0-9０-９]{1,2}月)?[0-9０-９]{1,2}日(?:[综綜]合)?(?:外)?[电電讯訊]",
        # 【6月4日 AFP】 東京（共同）
        rf"^[【\[［](?:[0-9０-９]{{1,2}}月)?[0-9０-９]{{1,2}}日[\s　]?(?P<agency>{_EAST_AGENCY})[】\]］]",
        rf"^(?P<place>[\u3040-\u30ff\u3400-\u9fff]{{2,8}})[（(](?P<agency>{_EAST_AGENCY})[）)]",
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Place and agency at the head of a text, and where the text proper begins."""

    place: str
    agency: str
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """What the words before a mark hold."""

    names: tuple[str, ...]  # place, then region
    agency: str
    is_dated: bool
    unlisted: str


def read_dateline(line: str) -> Dateline | None:
    """The dateline `line` opens with, or None: "TOKYO (Kyodo) --", "KYIV, Dec 24 (Reuters) -", "LA CROSSE, Wis. —"."""
    start = _BULLET.match(line)
    begin = start.end() if start else 0
    head = line[begin : begin + MAX_HEAD_CHARS + 40]
    if eastern := _eastern(head):
        return Dateline(place=eastern.place, agency=eastern.agency, end=_after(line, begin + eastern.end))
    if opening := _opening(head):
        rest = head[opening.end :]
        after = _at_mark(rest) if _filed(rest) else None
        if after and after.place and not after.agency:
            end = begin + opening.end + after.end
            return Dateline(place=after.place, agency=opening.agency, end=_after(line, end))
        return Dateline(place="", agency=opening.agency, end=_after(line, begin + opening.end))
    found = _at_mark(head)
    return Dateline(place=found.place, agency=found.agency, end=_after(line, begin + found.end)) if found else None


def _at_mark(head: str) -> Dateline | None:
    """The dateline before the first mark that can end one."""
    for mark in _marks(head):
        parts = _parse(head[: mark.start()])
        rest = head[mark.end() :]
        if parts is None or (place := _place(parts, mark[0], rest)) is None:
            continue
        unlisted = parts.unlisted if place and is_capitals(place) and not _STATION.search(parts.unlisted) else ""
        agency, end = parts.agency or unlisted, mark.end()
        if not agency and place and (late := _agency_after(rest)):
            agency, end = late[0], end + late[1]
        return Dateline(place=place, agency=agency, end=end)
    return None


def _marks(head: str) -> Iterator[re.Match[str]]:
    for match in _MARK.finditer(head):
        if match.start() > MAX_HEAD_CHARS:
            return
        if match.start() and not _inside_bracket(head, match.start()):
            yield match


def _inside_bracket(head: str, at: int) -> bool:
    opened = sum(head.count(c, 0, at) for c in _OPENERS)
    closed = sum(head.count(c, 0, at) for c in _CLOSERS)
    return opened > closed


def _eastern(head: str) -> Dateline | None:
    for pattern in _EAST:
        if match := pattern.match(head):
            return Dateline(
                place=(match.groupdict().get("place") or "").strip(" 　＝="),
                agency=agency_named(match["agency"].replace("＝", "=")),
                end=match.end(),
            )
    return None


def _opening(head: str) -> Dateline | None:
    """An agency before everything else: "(Reuters) - The", "(ANSA) - ROMA, 4 GIU -", "[AFP]", "EFE.- "."""
    match = _BRACKET.match(head)
    if match and (agency := first_agency(match["in"] or match["stroke"])):
        return Dateline(place="", agency=agency, end=_after(head, match.end()))
    plain = re.match(r"(?P<name>[A-Za-zÀ-ž.]{2,20}(?: [A-Z][a-z]+)?)\s?(?:\.-|--+|[-–—]\s)\s?(?=[^\W\da-z_])", head)
    if plain and (agency := agency_named(plain["name"], sure=_filed(head[plain.end() :]))):
        return Dateline(place="", agency=agency, end=plain.end())
    return None


def _filed(rest: str) -> bool:
    """Whether what follows an opening agency is a place with a date or in capitals, not a sentence's first words."""
    mark = next(_marks(rest[:MAX_HEAD_CHARS]), None)
    head = _parse(rest[: mark.start()]) if mark else None
    return bool(head and head.names and (head.is_dated or is_capitals(head.names[0]) or is_known_place(head.names[0])))


def _parse(text: str) -> _Head | None:
    """Brackets, dates and agencies taken off; None where more than a place and its region are left."""
    agency = unlisted = ""
    is_dated = False
    for match in _BRACKET.finditer(text):
        inner = match["in"] or match["stroke"]
        if found := first_agency(inner):
            agency = agency or found
        elif _DATE.search(inner):
            is_dated = True
        elif not is_region(inner):
            if unlisted or not _UNLISTED.fullmatch(inner):
                return None
            unlisted = inner
    plain = _BRACKET.sub(" | ", text)
    plain, count = _DATE.subn(" | ", plain)
    is_dated = is_dated or count > 0
    if count and plain.lstrip().startswith("|"):  # an entry of a calendar: "Aug. 8 -- Harbour Hall - Merrow"
        return None
    plain = _WEEKDAY.sub(" | ", plain) if is_dated else plain
    names: list[str] = []
    for piece in re.split(r"\s*[,|·;]\s*|\s+[-–—]\s+", plain):
        name = " ".join(piece.split()).strip("-–—:/ ")
        name = name if is_region(name) or _ABBREVIATED.search(name) else name.rstrip(".")
        if not name or _OWN_SITE.match(name) or name == ".":
            continue
        if found := agency_named(name, sure=bool(names)):
            agency = agency or found
        else:
            names.append(name)
    if len(names) > 3 or (unlisted and agency):
        return None
    return _Head(names=tuple(names), agency=agency, is_dated=is_dated, unlisted=unlisted)


def _place(head: _Head, mark: str, rest: str) -> str | None:
    """The place as printed; "" where an agency stands without one; None where this is no dateline."""
    if not head.agency and not mark.strip(" .,"):
        return None
    starts = rest.lstrip()[:1]
    runs_on = bool(starts) and (starts.islower() or starts in ",;)")
    if not head.names:
        return "" if head.agency and not runs_on else None
    name, regions = head.names[0], head.names[1:]
    printed = ", ".join(head.names)
    if mark.startswith(".") and is_region(f"{head.names[-1]}."):
        printed += "."
    if not looks_like_place(name) or len(printed) > MAX_DATELINE_CHARS:
        return None
    if not all(
        is_region(r) or is_region(f"{r}.") or (looks_like_place(r) and len(r.split()) <= MAX_REGION_WORDS)
        for r in regions
    ):
        return None
    if head.unlisted and not head.agency:  # an agency without a name in our list, a station, or a French department
        certain = is_surely_place(name) if is_capitals(name) else is_known_place(name)
        return printed if certain and _DASH.search(mark) else None
    if head.agency:
        return printed
    if runs_on:
        return None
    return printed if _is_certain(head, name, regions, mark, rest) else None


def _is_certain(head: _Head, name: str, regions: tuple[str, ...], mark: str, rest: str) -> bool:
    """Whether a place that no agency vouches for is one."""
    dash = bool(_DASH.search(mark))
    named = is_known_place(name)
    if "=" in mark or "＝" in mark:
        return False
    placed = bool(regions) and all(is_region(r) or is_region(f"{r}.") for r in regions)
    if head.is_dated:
        return named or placed or (dash and len(name.split()) <= 3)
    if is_capitals(name):
        if named or placed:
            return True
        return dash and len(name.split()) <= 3 and is_surely_place(name)
    spaced = (mark != "-" and not mark.startswith("-")) or mark.startswith("--")
    if placed:
        return dash and (named or spaced)
    if not dash and len(rest) < MIN_SENTENCE_CHARS:  # "Chicago: Happy hour is not dead" heads a part of the text
        return False
    return named and not regions


def _agency_after(rest: str) -> tuple[str, int] | None:
    """An agency behind the first mark: "МОСКВА, 4 июн — РИА Новости. …", "TOKYO — Kyodo: …"."""
    match = re.match(r"(?P<name>[^.:–—(]{2,24}?)\s?(?:\.\s|:\s|\s?[–—]\s|\s-\s)", rest)
    agency = agency_named(match["name"], sure=False) if match else ""
    return (agency, match.end()) if match and agency else None


def _after(line: str, end: int) -> int:
    match = _ENDS.match(line, end)
    return match.end() if match else end
