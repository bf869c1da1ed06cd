"""Quotations of Japanese and Korean news where the verb behind the marks says that somebody spoke."""

import re
from collections.abc import Iterator

from newsloom.model.reading import Span
from newsloom.model.said import Named, Quote, QuoteKind

_WIDE_LETTER = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_SAMPLE_CHARS = 2_000
_WIDE_SHARE = 0.3

_JAPANESE = re.compile(
    r"「(?P<words>[^「」\n]{2,600}(?:「[^「」\n]{0,80}」[^「」\n]{0,300})*)」"
    r"(?:など)?と(?:も|は)?(?P<cue>述べ|語っ|話し|話す|強調し|説明し|指摘し|批判し|訴え|主張し|答え|応じ|発言し|表明し|明らかにし|コメントし|呼びかけ|反論し|振り返|言っ|言う|の認識を示し|の考えを示し|の見解を示し|した談話)"
)
_TOPIC = re.compile(
    r"(?P<who>[^、。「」『』（）()\n\s]{2,24}?)(?P<suffix>前首相|元首相|首相|総理|前大統領|次期大統領|大統領|国王|外相|財務相|防衛相|経産相|官房長官|国務長官|国防長官|長官"
    r"|副大臣|大臣|知事|市長|町長|村長|区長|議員|代表|党首|委員長|幹事長|会長|社長|准教授|教授|監督|選手|大使|報道官|部長|課長|弁護士|院長|校長|理事長|総裁|書記長|主席|容疑者|被告|氏|さん)"
    r"(?:（[^）\n]{1,20}）)?(?:は|が|も)"
)
_JA_NAME = re.compile(r"[一-鿿々]{2,6}$|[ァ-ヶー・＝]{2,20}$|[A-Za-z][A-Za-z.\- ]{1,30}$")
_LEAD = re.compile(r"(?:[^の]{1,10}の)+")

_KOREAN = re.compile(
    r"[“\"‘'](?P<words>[^“”\"\n]{2,600})[”\"’'](?P<link>이라고|라고|라며|이라며|고|며)\s?(?:[가-힣]{1,8}\s){0,2}?"
    r"(?P<cue>말했|밝혔|강조했|설명했|주장했|전했|덧붙였|지적했|비판했|답했|언급했|했다|말하|호소했|반박했|당부했|썼)"
)
_SUBJECT_KO = re.compile(
    r"(?P<who>[가-힣A-Za-z]{2,12})(?:\s(?P<role>[가-힣·]{0,12}(?:대통령|총리|장관|의원|대표|시장|지사|후보|위원장|원내대표|비서실장|실장|대변인|교수|회장|사장|감독|선수|대사|차관|씨|기자|변호사|박사|총장|청장|국장|의장|수석|당선인)))?(?:은|는|이|가)\s"
)
_NAME_KO = re.compile(
    "(?:남궁|황보|제갈|선우|독고|[김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹모탁국어은편용])[가-힣]{1,2}(?<![당청측팀])"
    "|[A-Za-z]{2,12}|[가-힣]{4,12}(?<![당청측팀부회원국단])"  # foreign names are longer than Korean ones
)


def is_wide(text: str) -> bool:
    """Whether the text is written in Japanese, Chinese or Korean, by its first letters."""
    sample = text[:_SAMPLE_CHARS]
    return len(_WIDE_LETTER.findall(sample)) > _WIDE_SHARE * max(1, sum(map(str.isalpha, sample)))


def wide_quotes(text: str, named: Named | None) -> Iterator[Quote]:
    """Statements in reading order, those whose speaker the sentence itself names."""
    start = 0
    full: dict[str, str] = {}
    for line in text.split("\n"):
        found = [*_JAPANESE.finditer(line), *_KOREAN.finditer(line)]
        for match in sorted(found, key=lambda one: one.start()):
            japanese = match.re is _JAPANESE
            speaker = (_japanese if japanese else _korean)(line, match.start())
            if speaker is None:
                continue
            low, high, name = speaker
            yield Quote(
                kind=QuoteKind.DIRECT,
                text=match["words"],
                span=Span(start=start + match.start("words"), end=start + match.end("words")),
                speaker=_whole(name, start + low, start + high, named, full),
                speaker_span=Span(start=start + low, end=start + high),
                cue=match["cue"],
                cue_span=Span(start=start + match.start("cue"), end=start + match.end("cue")),
            )
        start += len(line) + 1


def _japanese(line: str, at: int) -> tuple[int, int, str] | None:
    """The topic of the sentence that leads to the quotation, where it is a person."""
    begin = max(line.rfind("。", max(0, at - 160), at) + 1, at - 160, 0)
    for match in _TOPIC.finditer(line, begin, at):
        who, low = match["who"], match.start("who")
        lead = _LEAD.match(who)
        if lead is not None and lead.end() < len(who):
            who, low = who[lead.end() :], low + lead.end()
        name = _JA_NAME.search(who)
        if name is not None:
            return low + name.start(), match.end("suffix"), name.group()
    return None


def _korean(line: str, at: int) -> tuple[int, int, str] | None:
    begin = max(line.rfind(". ", max(0, at - 160), at) + 1, at - 160, 0)
    for match in _SUBJECT_KO.finditer(line, begin, at):
        who = match["who"]
        if match["role"] and _NAME_KO.fullmatch(who):
            return match.start("who"), match.end("role"), who
    return None


def _whole(name: str, low: int, high: int, named: Named | None, full: dict[str, str]) -> str:
    """The person's full name: who is named there, or a longer form of the same name printed before."""
    for person in named.people if named is not None else ():
        if any(span.start < high and low < span.end for span in person.mentions):
            return person.name
    for known in full.values():
        if known.startswith(name) and len(known) > len(name):
            return known
    full[name] = name
    return name
