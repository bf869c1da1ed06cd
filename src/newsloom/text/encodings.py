"""Encoding labels as publishers use them."""

import codecs

# What publishers mean by these codecs (WHATWG Encoding Standard, section 4.2).
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "iso8859-8": "cp1255",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
}
# Labels of that standard that Python does not know.
_LABELS = {
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "x-euc-jp": "euc_jp",
    "x-gbk": "gb18030",
    "cn-big5": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "windows-949": "cp949",
    "windows-874": "cp874",
    "dos-874": "cp874",
    "x-cp1250": "cp1250",
    "x-cp1251": "cp1251",
    "x-cp1252": "cp1252",
    "iso-8859-8-i": "cp1255",
    "logical": "cp1255",
}
_NOT_TEXT = ("utf_7", "utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem")


def known_codec(label: str) -> str:
    """Python's name for an encoding label, widened as browsers do; "" where there is none or it is no text codec."""
    label = label.strip().lower()
    try:
        info = codecs.lookup(_LABELS.get(label, label))
        is_text = isinstance("".encode(info.name), bytes)
    except (LookupError, ValueError):
        return ""
    name = _WIDER.get(info.name, info.name)
    return name if is_text and info.name not in _NOT_TEXT else ""
