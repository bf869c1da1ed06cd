"""The text of a page's bytes, whatever the page says of its encoding.

What is valid UTF-8 is UTF-8. Else the encodings the header and the page name are tried, then a guess, and the text that looks most
like writing is taken: a declaration counts for something, but servers declare a default and templates keep an old one.
Labels mean what browsers take them for (`text.encodings`).
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from resiliparse.parse.encoding import detect_encoding

from newsloom.text.encodings import known_codec

SAMPLE_BYTES = 16_384  # from the first character that is not ASCII on; enough for any newspaper's text
MAX_BROKEN_UTF8 = 0.2  # share of undecodable characters up to which a page is UTF-8 that was cut or glued; text in other encodings has above .7
DECLARED = (
    0.15  # what a declaration adds to a likelihood; decided on thirteen languages with right, wrong and no declarations
)
GUESSED = 0.05
SURE = 0.9  # a declared encoding this likely is not compared with others
WESTERN_CLUSTERED = (
    0.5  # of bytes beyond ASCII beside another; languages in Latin letters have below .3, other scripts above .8
)
_HEAD_BYTES = 4_096  # browsers look for a declaration in 1,024; some templates put scripts first
_LABEL = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_META = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.I,
)
_CLUSTER = re.compile(rb"[\x80-\xff]{2,}")
_HIGH = bytes(range(0x80, 0x100))
_LOW = bytes(range(0x80))
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_SHIFTS = (b"\x1b$B", b"\x1b$@")  # into JIS X 0208: nothing else is written like this
_MARKS = "‘’“”„«»‹›–—…•·§©®°№€£™\xa0"  # in text of any language


@dataclass(frozen=True, slots=True, kw_only=True)
class _Family:
    """An encoding as Python knows it, and what text in it is made of.

    `common` is nearly every character beyond ASCII, beside those whose first byte in the codec `standard` is one of `leads`
    (the ideographs and syllables in use); `frequent` are some that make up at least `share` of any text.
    """

    codec: str
    common: str
    frequent: str
    share: float = 0.3
    standard: str = ""
    leads: range = range(0)


_WIDE = _MARKS + "　-〿！-～￠-￦─-╿■-◿℃×÷"
_KANA = _WIDE + "ぁ-ゖァ-ヺー①-⑳㈱㈲"
_JA = "のにはをたがでてとしれさいなかる"
_CYRILLIC, _RU = _MARKS + "Ѐ-ўҐґ", "оеаинтсрвл"
_GREEK, _EL = _MARKS + "Ά-ώ", "ατοιενσρηπς"
_ARABIC, _AR = _MARKS + "،-ٟپچژگکیہےں\u200c\u200d", "اليمونرتبد"
_CENTRAL = _MARKS + "ÁÄÂĂÇČĆĎĐÉĚĘËÍÎĹĽŁŇŃÓÔÖŐŔŘŚŠŞŢŤÚŮÜŰÝŹŽŻĄßáäâăąçčćďđéěęëíîĺľłňńóôöőŕřśšşţťúůüűýźžż"
_CS = "áéíóěščřžýůőűąęłśżźćńăâîşţäöü„”"
_LATIN = _MARKS + "À-ÖØ-öø-ÿŒœŠšŽžŸ"
_FR = "éèàçêâîôûëïüöäßñóíáúãõåæø’“”«»„–—\xa0"
_FAMILIES = {
    family.codec: family
    for family in (
        _Family(codec="cp932", common=_KANA, frequent=_JA, share=0.1, standard="euc_jp", leads=range(0xB0, 0xD0)),
        _Family(codec="euc_jis_2004", common=_KANA, frequent=_JA, share=0.1, standard="euc_jp", leads=range(0xB0, 0xD0)),
        _Family(codec="gb18030", common=_WIDE, frequent="的一是在了不有和人这中大为上个国我以要他年时", share=0.05, standard="gb2312", leads=range(0xB0, 0xD8)),
        _Family(codec="big5hkscs", common=_WIDE, frequent="的一是在了不有和人這中大為上個國我以要他年時", share=0.05, standard="big5", leads=range(0xA4, 0xC7)),
        _Family(codec="cp949", common=_WIDE + "ㄱ-ㅣ", frequent="이다의는에을가고하로지도은한사기를서", share=0.1, standard="euc_kr", leads=range(0xB0, 0xC9)),
        _Family(codec="cp1251", common=_CYRILLIC, frequent=_RU),
        _Family(codec="koi8-r", common=_CYRILLIC, frequent=_RU),
        _Family(codec="koi8-u", common=_CYRILLIC, frequent=_RU),
        _Family(codec="iso8859-5", common=_CYRILLIC, frequent=_RU),
        _Family(codec="cp866", common=_CYRILLIC, frequent=_RU),
        _Family(codec="cp1253", common=_GREEK, frequent=_EL),
        _Family(codec="iso8859-7", common=_GREEK, frequent=_EL),
        _Family(codec="cp1255", common=_MARKS + "֑-״₪", frequent="יוהלאתרבמ"),
        _Family(codec="cp1256", common=_ARABIC, frequent=_AR),
        _Family(codec="iso8859-6", common=_ARABIC, frequent=_AR),
        _Family(codec="cp874", common=_MARKS + "ก-๛", frequent="านรอกเง่้ม"),
        _Family(codec="cp1250", common=_CENTRAL, frequent=_CS),
        _Family(codec="iso8859-2", common=_CENTRAL, frequent=_CS),
        _Family(codec="cp1254", common=_MARKS + "À-ÖØ-öø-ÿĞğİıŞşŒœ", frequent="ığşçöüİ’“”"),
        _Family(codec="cp1257", common=_MARKS + "ĀāČčĒēĢģĪīĶķĻļŅņŠšŪūŽžĄąĘęĖėĮįŲųŪÄäÖöÕõÜü", frequent="āīēšūėžįųõäöü„“"),
        _Family(codec="cp1258", common=_MARKS + "À-ÖØ-öø-ÿĂăĐđƠơƯư\u0300-\u0323₫", frequent="đươăâêô\u0300\u0301"),
        _Family(codec="iso8859-15", common=_LATIN, frequent=_FR),
        _Family(codec="cp1252", common=_LATIN, frequent=_FR),
    )
}  # fmt: skip
_WESTERN = frozenset({"cp1252", "iso8859-15", "cp1250", "iso8859-2", "cp1254", "cp1257", "cp1258"})
_COMMON = {codec: re.compile(f"[{family.common}]") for codec, family in _FAMILIES.items()}


def decode(markup: bytes, content_type: str = "") -> str:
    """The text of the bytes; never fails. `content_type` is the header the page came with."""
    for mark, codec in _BOMS:
        if markup.startswith(mark):
            return markup[len(mark) :].decode(codec, "replace")
    if any(shift in markup for shift in _SHIFTS):
        return markup.decode("iso2022_jp_ext", "replace")
    if b"\0" in markup[:2] and len(markup) > 1:
        return markup.decode("utf-16-le" if markup[1] == 0 else "utf-16-be", "replace")
    try:
        return markup.decode("utf-8")
    except UnicodeDecodeError:
        text = markup.decode("utf-8", "replace")
    beyond = len(text) - len(markup.translate(None, _HIGH))  # characters that are not ASCII
    if text.count("\ufffd") <= MAX_BROKEN_UTF8 * beyond:
        return text
    return markup.decode(_codec_of(markup, content_type), "replace")


def _codec_of(markup: bytes, content_type: str) -> str:
    """The encoding in which the bytes look most like writing."""
    start = len(markup) - len(markup.lstrip(_LOW))
    sample = markup[start : start + SAMPLE_BYTES]
    clustered = sum(map(len, _CLUSTER.findall(sample))) / max(1, len(sample) - len(sample.translate(None, _HIGH)))
    declared = list(_declared(markup, content_type))
    for codec in declared:
        if _likelihood(sample, codec, clustered) >= SURE:
            return codec
    guessed = _codec(detect_encoding(sample) or "")
    extra = {guessed: GUESSED, **dict.fromkeys(declared, DECLARED)}
    order = dict.fromkeys([*declared, guessed, *_FAMILIES])
    return max(
        (c for c in order if c in _FAMILIES), key=lambda c: _likelihood(sample, c, clustered) + extra.get(c, 0.0)
    )


def _declared(markup: bytes, content_type: str) -> Iterator[str]:
    """What the header and then the page name, where it is one of the encodings we know."""
    header = _LABEL.search(content_type)
    labels = [header[1]] if header else []
    for match in _META.finditer(markup[:_HEAD_BYTES]):
        labels.append((match[1] or match[2]).decode("ascii", "replace"))
    for label in labels:
        if (codec := _codec(label)) in _FAMILIES:
            yield codec


def _codec(label: str) -> str:
    """The codec of a label; for EUC-JP the one that knows the circled numbers too."""
    codec = known_codec(label)
    return "euc_jis_2004" if codec == "euc_jp" else codec


def _likelihood(sample: bytes, codec: str, clustered: float) -> float:
    """How much the sample looks like writing in an encoding, 0 to 1. `clustered` is the share of bytes beyond ASCII that stand together."""
    family = _FAMILIES[codec]
    text = sample.decode(codec, "replace")[:-1]  # the last character may be cut in two
    letters = [character for character in text if character >= "\x80"]
    if not letters:
        return 0.0
    beyond = "".join(letters)
    common = len(_COMMON[codec].findall(beyond))
    if family.standard:
        common += sum(_lead(character, family.standard) in family.leads for character in letters)
    frequent = sum(beyond.count(character) for character in family.frequent)
    found = 0.75 * common / len(letters) + 0.25 * min(1.0, frequent / len(letters) / family.share)
    return found / 2 if codec in _WESTERN and clustered > WESTERN_CLUSTERED else found


def _lead(character: str, standard: str) -> int:
    """The first byte of a character in a codec, 0 where it has none."""
    try:
        return character.encode(standard)[0]
    except UnicodeEncodeError:
        return 0
