"""Credits at the foot of a text and in bylines: which agency they say the text is from."""

import re

from newsloom.extract.agencies import agency_named, first_agency, leading_agency

MAX_CREDIT_CHARS = 160  # a longer line is prose; copyright notices may run on
MAX_NOTICE_CHARS = 400
_STOP = "[.!?。！？…\"'”’»）)』」]"
_STOPPED = re.compile(rf"{_STOP}\s*$")
_BRACKET = re.compile(
    r"[(\[（【<＜]\s?(?:(?:source|with|by|text|quelle|fuente|fonte)s?:?\s)?(?P<agency>[^()（）\[\]【】<>]{2,60}?)\s?[)\]）】>＞]\s?[.。]?\s?$",
    re.I,
)
_SIGNED = re.compile(
    rf"(?<={_STOP})\s?(?:©|\(c\)|ⓒ|[-–—―/]{{1,2}}|sources?:|copyright)\s?(?:\d{{4}}\s)?(?P<agency>[A-ZÀ-Žd][\w À-ž-]{{1,30}}?)\s?[.)]?\s*$",
    re.I,
)
_SHORT_SIGNED = re.compile(
    rf"(?<={_STOP})\s(?P<agency>PTI|ANI|IANS|UNI|AFP|Reuters|REUTERS|Xinhua|BERNAMA|Bernama|EFE)(?:\s[A-Z]{{2,4}}){{0,5}}\s*$"
)
_LEAD_IN = re.compile(
    r"^[\s\W]*(?:©|\(c\)|ⓒ|copyright(?:ed)?|저작권자|版权所有|著作権|all rights reserved|riproduzione riservata|tous droits réservés|alle rechte vorbehalten|source|sources|credit|text|quelle|quellen|fuente|fonte|kilde|källa|bron|lähde|zdroj|źródło|sursa|forrás|來源|来源|出典|配信|提供|출처|제공|"
    r"by|via|from|par|von|por|di|door|av|af|written by|reporting by|report by|story by|reported by|distributed by|provided by|supplied by|published by|produced by|"
    r"this (?:story|article|report|content) (?:was|is) (?:originally |first )?(?:published|provided|produced|written|distributed|supplied|republished|reported|filed|made available) (?:by|on|at|from|with permission from)|"
    r"(?:originally |first )?(?:published|appeared) (?:by|on|at|in)|republished (?:from|by|with permission from))(?![\w])[^\w(]*",
    re.I,
)
_YEAR = re.compile(r"^[\s,]*(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:20)?\d\d)?)[\s,]*(?:by\s)?|[\s,]+(?:19|20)\d\d$", re.I)
_REST = re.compile(
    r"\s*(?:[.,;|。，、】>].*|\b(?:all rights|alle rechte|tous droits|todos los|reservados|riproduzione|reproduction|was first published|under a creative|무단|no reproduction|via\b|gmbh).*|\s\d{4}\b.*)$",
    re.I | re.S,
)
_REPORTERS = re.compile(
    r"^\W{0,2}(?:additional |with )?(?:reporting|writing) by\b.{3,400}?[;,.]\s*(?:additional reporting by .{2,120}?[;,.]\s*)?(?:(?:writing|compiled|graphic\w*|and) .{2,120}?[;,.]?\s*)?(?:and )?editing by\b",
    re.I | re.S,
)
_CLOSINGS = (
    (re.compile(r"^\W*our standards:.{0,20}thomson reuters trust principles", re.I), "Reuters"),
    (re.compile(r"^\W*this (?:report|story|article) by the canadian press was first published\b", re.I), "Canadian Press"),
    (re.compile(r"^\W*(?:the )?(?:associated press|AP) (?:[\w-]+ ){0,3}(?:writers?|journalists?|reporters?|video journalists?)\b.{3,300}\b(?:contributed|reported)\b", re.I), "AP"),
    (re.compile(r"^\W*[-–—]{1,2}\s?with assistance from\b"r"|^\W*to contact the (?:reporters?|editors?)\b.{0,40}on this story\b|bloomberg\.com\W*$", re.I), "Bloomberg"),
    (re.compile(r"^\W*the-cnn-wire\b|™\s?(?:&|and)\s?©\s?\d{4}.{0,12}\bcable news network\b", re.I), "CNN Newsource"),
    (re.compile(r"dpa-infocom, dpa:\d|^\W*\(dpa/\w{2,4}\)", re.I), "dpa"),
    (re.compile(r"^\W*(?:this article is )?republished from the conversation\b|^\W*this article (?:is republished from|was originally published (?:on|by|in)) the conversation\b", re.I), "The Conversation"),
)  # fmt: skip
_CONTRIBUTION = re.compile(
    r"with (?:files|reporting|agenc|inputs?|additional|contributions?|material|information|help)|additional reporting|contribut(?:ed|ing|ion)|inputs? from|mit material|\bmit (?:agenturen|informationen)|"
    r"\bavec\b|con información|con agencias|con informazioni|com agências|com informações|assisted|"
    r"\bwith (?:the )?(?=[A-Z])|\bmit (?=[a-zA-Z]{2,4}\b)|\bcon (?=[A-Z])|\bcom (?=[A-Z])|\bmet (?=[A-Z])",
    re.I,
)
_PICTURE = re.compile(
    r"\b(?:photos?|photograph\w*|images?|pictures?|videos?|footage|foto\w*|bild\w*|handout|file|getty|illustration|graphic|map|graphics|audio|watch|via|écran|vidéo|imagen|imágenes|immagin\w*)\b|写真|撮影|사진|图片",
    re.I,
)
_BYLINE_HEAD = re.compile(
    r"^\W*(?:(?:written|reported|posted|published|story|text|words|report|edited|compiled)\s(?:by|:)|by|von|par|por|di|door|av|af|source|sources|from|text|quelle|fuente|fonte|來源|来源|出典|配信|글|redazione|redacción|redação|redaktion|rédaction|agenzia|agencia|agence|agência|agentur)\b[:：\s]*",
    re.I,
)
_BYLINE_ROLE = re.compile(
    r"\s*\b(?:(?:staff|business|sports?|science|health|political|national|senior|chief|technology|entertainment|economics|legal|medical|food|film|music|fashion|law|education|religion|travel|video|foreign|diplomatic|white house|special|global|weather)\s+)*"
    r"(?:staff|writers?|reporters?|correspondents?|journalists?|editors?|newsroom|news agency|news service|newswire|wire|wires|wire service|reports?|staff writers?|international|contributors?|bureau|desk|team|photographers?)$",
    re.I,
)
_DATED = re.compile(r"\s(?:published|updated|posted|last updated)\b.*$", re.I)
_NAME_AND_AGENCY = re.compile(
    r"^(?:[A-ZÀ-Þ][\w.'’-]+\s){2,3}(?P<agency>(?:The )?Associated Press|Reuters|AFP|AP|(?:The )?Canadian Press|Bloomberg News|Kyodo News)$"
)  # "Dana Kim Associated Press", name and house in boxes of their own
_SPLIT = re.compile(r"\s*(?:[,;|·•&/]|\s[-–—]\s|\b(?:and|und|et|y|e|og|och|for|para|pour|für)\b)\s*")


def tail_credit(line: str) -> tuple[str, int] | None:
    """The agency credited at the end of `line` ("… said. (Yonhap)", "© KYODO") and where the credit begins."""
    text = line.rstrip()
    if not text or _gives_help(text[-MAX_CREDIT_CHARS:]):
        return _closing(text)
    if closing := _closing(text):
        return closing
    if match := _BRACKET.search(text):
        own_line = match.start() <= 3
        ended = own_line or bool(_STOPPED.search(text[max(0, match.start() - 8) : match.start()]))
        if ended and not _PICTURE.search(match[0]) and (agency := leading_agency(match["agency"])):
            return agency, match.start()
    for pattern in (_SIGNED, _SHORT_SIGNED):
        match = pattern.search(text)
        if match and not _PICTURE.search(match[0]) and (agency := first_agency(match["agency"], sure=False)):
            return agency, match.start()
    return _own_line(text)


def _closing(text: str) -> tuple[str, int] | None:
    """The forms in which some agencies close every text of theirs."""
    if len(text) > 3 * MAX_NOTICE_CHARS:
        return None
    if _REPORTERS.match(text):
        return "Reuters", 0
    return next(((agency, 0) for pattern, agency in _CLOSINGS if pattern.search(text)), None)


def _own_line(text: str) -> tuple[str, int] | None:
    """A line that is nothing but a credit: "© 2025 AFP", "Source: Xinhua", "Kyodo", "Distributed by …"."""
    if len(text) > MAX_NOTICE_CHARS or _PICTURE.search(text[:40]):
        return None
    rest, sure = text, False
    for _ in range(4):
        before = rest
        if match := _LEAD_IN.match(rest):
            rest, sure = rest[match.end() :], True
        rest = _YEAR.sub("", rest)
        if rest == before:
            break
    if len(rest) > MAX_CREDIT_CHARS and not sure:
        return None
    rest = rest.strip(" \t-–—―*/()[]（）<>＜＞「」").strip()
    whole = leading_agency(rest, sure=sure)
    if not whole and sure:
        whole = agency_named(_YEAR.sub("", _REST.sub("", rest)), sure=True)
    return (whole, 0) if whole and (sure or len(rest) <= 60) else None


def agency_in_byline(byline: str) -> str:
    """The agency a byline credits ("Associated Press in Valencia", "AFP / Updated: …", "Kyodo, staff"), or ""."""
    byline = _DATED.sub("", byline)
    if _gives_help(byline) or _PICTURE.search(byline):
        return ""
    whole = _plain_byline(byline)
    if len(whole) <= 40 and (agency := agency_named(whole, sure=whole.isupper())):
        return agency
    parts = _SPLIT.split(byline)
    for part in parts:
        text = _plain_byline(part)
        if agency := agency_named(text, sure=False) or agency_named(_BYLINE_ROLE.sub("", text), sure=False):
            return agency
        if (match := _NAME_AND_AGENCY.match(text)) and (agency := agency_named(match["agency"], sure=False)):
            return agency
    if len(parts) == 2 and len(parts[0].split()) >= 2 and parts[1].isupper():  # "By Dana Kim, PA"
        return agency_named(parts[1])
    return ""


def _plain_byline(text: str) -> str:
    plain = text.strip(" \t()[]（）<>")
    for _ in range(2):
        if agency_named(plain, sure=False):
            return plain
        plain = _BYLINE_HEAD.sub("", plain).strip()
    return re.sub(r"\s(?:in|at|from|à|en|aus|a|de)\s[A-ZÀ-Þ][\w .'’-]{2,40}$", "", plain).strip(" ()[]（）")


def _gives_help(text: str) -> bool:
    """Whether the line names agencies that helped with the text or lent material, which is not its origin."""
    return bool(_CONTRIBUTION.search(text))
