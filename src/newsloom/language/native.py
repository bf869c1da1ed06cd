"""Personal names in Japanese and Korean text, known by the title that follows them."""

import re
from collections.abc import Iterator

from newsloom.language.names import Name

_KOREAN = re.compile(
    r"(?<![가-힣])([가-힣]{3})\s(?:대통령|국무총리|총리|장관|의원|대표|후보|시장|지사|위원장|의장|회장|사장|감독|선수|교수|대변인|변호사|검사|판사|원장|총장)"
)
_JAPANESE = re.compile(
    r"(?<![一-龥々])([一-龥々]{3,5}?)(?:首相|大統領|外相|防衛相|財務相|官房長官|幹事長|代表|総裁|議員|知事|市長|社長|会長|監督|選手|投手|教授|氏|さん|容疑者|被告)"
)
_NO_NAMES = frozenset(
    [
        "日本人",
        "米国人",
        "関係者",
        "担当者",
        "責任者",
        "同委員",
        "副大統",
        "元首相",
        "前首相",
        "副社長",
        "공동대",
        "전직",
        "현직",
    ]
)


def native_names(text: str) -> Iterator[Name]:
    """Full names that carry a title somewhere, with everywhere they stand."""
    seen: set[str] = set()
    for match in (*_KOREAN.finditer(text), *_JAPANESE.finditer(text)):
        name = match[1]
        if name in seen or name in _NO_NAMES:
            continue
        seen.add(name)
        spans = tuple((m.start(), m.end()) for m in re.finditer(re.escape(name), text))
        yield Name(name=name, spans=spans, full=len(spans))
