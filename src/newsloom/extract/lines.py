"""What each line of a saved page is: a source, a section, a byline, a caption, a box of the page, or prose."""

import re

from newsloom.extract.furniture import is_furniture
from newsloom.extract.inline import clean_paragraph

MIN_PROSE_CHARS = 70  # shorter lines may be labels; paragraphs of news run longer, or stand among longer ones
MIN_PROSE_CHARS_WIDE = 25  # the same for Japanese, Chinese and Korean
MAX_LABEL_WORDS = 6  # names of publishers and sections have 1 to 6 words
MAX_BOX_WORDS = 9
MAX_CAPTION_WORDS = 70

SECTIONS = frozenset(
    "politics news business world national nation society social sports sport crime opinion opinions editorial editorials columns culture entertainment "
    "lifestyle life tech technology science health economy economics asia international local environment features feature "
    "education travel food arts general weather disaster disasters markets market finance companies industry money style "
    "music movies film books fashion diplomacy defense defence military security law justice courts region regional city "
    "metro asia-pacific europe americas africa china korea japan us u.s. uk europe/mideast middle-east events digital energy "
    "climate history people celebrity celebs football soccer baseball tennis golf motoring autos property real-estate "
    "investigation analysis commentary perspective in-depth multimedia foreign-affairs k-pop hallyu science/nature "
    "政治 経済 国際 社会 スポーツ 文化 科学 暮らし 地域 오피니언 정치 경제 사회 국제 문화 스포츠 연예".split()
)
_SECTION_JOIN = re.compile(r"\s*(?:&|/|,|\band\b|・|>|›|»|\|)\s*")
_BYLINE = re.compile(r"^(?:by|written by|reported by|story by|文|記者|著者)[\s:：]+\S.{2,90}$", re.I)
_STAFF = re.compile(
    r"^(?:[A-Z][\w.’'-]+\s){1,4}/?\s?.{0,30}\b(?:staff writers?|correspondents?|senior writer|reporter)$", re.I
)
_CREDIT = re.compile(
    r"(?:\b(?:image|photo|picture|photograph|credit|file photo)s?\s?(?::|by\b|courtesy)|\s\|\s[A-Z][\w /-]{1,40}$|\((?:photo|image|picture)\b[^)]*\)\s*$|©\s?\w|\b(?:Getty Images|AFP|REUTERS|AP Photo|EPA|KYODO|Yonhap|XINHUA)\b(?:\s?/\s?[\w .]+)?\)?\.?$)"
)
_COMMENTS = re.compile(
    r"^\W*(?:(?P<n>\d{1,6})\s+comments?|comments?\s*[(:]?\s*(?P<m>\d{1,6})\)?|コメント\s?(?P<j>\d{1,6})\s?件?|댓글\s?(?P<k>\d{1,6})개?)\W*$",
    re.I,
)
_NO_COMMENTS = re.compile(
    r"^\W*(?:no comments?(?: yet)?|be the first to comment|there are no comments(?: yet)?|0 comments?)\b.{0,30}$", re.I
)
_BOX = re.compile(
    r"\b(?:rankings?|popular|most[- ](?:read|viewed|shared|commented|clicked|popular)|trending|related|recommended|editors?['’]?s? (?:picks?|choice)|you (?:may|might)|top (?:stories|news|articles|\d+)|latest (?:news|stories|articles|headlines)|"
    r"more (?:from|on|stories|news|articles|headlines|to read|in)|read (?:more|next|also)|also read|see also|up next|don['’]t miss|in other news|what to read|hot topics?|photo galler\w+|videos|web exclusives?|special features?|reading list|"
    r"ai features?|hashtags?|related tags|topics|share this|follow us|newsletters?|subscribe|sign up|comments?|leave a (?:reply|comment)|join the (?:discussion|conversation)|sponsored|advertisement|our picks)\b|ランキング|関連記事|関連ニュース|人気記事|おすすめ|많이 본|인기|관련 ?기사|相关|推荐|排行",
    re.I,
)
_ENDING = re.compile(
    r"(?:hashtags?|comments?|leave a (?:reply|comment)|ai features?|rankings?|popular|most[- ]\w+|trending|ランキング|人気)",
    re.I,
)
_STOP = re.compile(r"[.!?。！？…][\"”'’»)\]」』]*$")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_SHOWING = (
    "speaks|talks|shakes|attends|holds|meets|waves|poses|walks|looks|delivers|addresses|reacts?|gathers?|waits?|stands?|listens|answers|bows|visits|inspects|"
    "leaves|arrives|enters|sits?|smiles|embraces?|hugs|greets|signs|casts|carries|carry|protests?|marches|march|rallies|rally|works?|prepares?|watch(?:es)?|"
    "hold|speak|talk|attend|meet|wave|pose|walk|look|cheer|celebrates?|pays?|offers?|raises?|reads?|uses?|plays?|sells?|shops?|lines? up|is seen|are seen|is pictured|are pictured|is shown|are shown|can be seen|pictured"
)
_PICTURED = re.compile(rf"\b(?:{_SHOWING})\b", re.I)
_SEEN = re.compile(
    r"\((?:left|right|center|centre|file|second from|front|back|top|above|below)\b|, (?:left|right|center|centre),|(?:from left|second from|file photo|in this (?:file )?(?:photo|image|picture)|seen here|pictured (?:here|in|on)|is seen|are seen|taken (?:on|from)|写真|撮影|資料写真)",
    re.I,
)
_WHEN_END = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?(?:\s\d{1,2})?(?:,?\s\d{4})?|(?:19|20)\d{2})\.?[)\"”]?$",
    re.I,
)
_PAST_SAID = re.compile(r"\b(?:said|told|announced|called|pledged|urged|warned|reported)\b")


def is_wide(text: str) -> bool:
    """Whether the text is mostly Japanese, Chinese or Korean."""
    head = text[:300]
    return len(_WIDE.findall(head)) > 0.3 * max(1, len(head))


def is_prose(line: str) -> bool:
    """Whether the line is a paragraph of an article: long, and ended by a stop."""
    text = line.strip()
    enough = MIN_PROSE_CHARS_WIDE if is_wide(text) else MIN_PROSE_CHARS
    return (len(text) >= enough and bool(_STOP.search(text))) or len(text) > 400


def ends_sentence(line: str) -> bool:
    return bool(_STOP.search(line.strip()))


def is_short_label(line: str) -> bool:
    """Whether the line could be the name of a publisher, a section or a box: few words, no stop."""
    text = line.strip()
    return (
        0 < len(text) <= 60 and len(text.split()) <= MAX_LABEL_WORDS and not re.search(r"[!?。！？…]$|[a-z]\.$", text)
    )


def section_names(line: str) -> tuple[str, ...]:
    """The sections a line names ("politics", "Science & Tech"), title-cased, or nothing where it is no section line."""
    text = line.strip(" \t-–—•·|>›»[]")
    if not text or len(text) > 40:
        return ()
    parts = [part for part in _SECTION_JOIN.split(text) if part]
    if not parts or any(part.casefold().replace(" ", "-") not in SECTIONS for part in parts):
        return ()
    return (headed(text),)


def headed(name: str) -> str:
    """A section's name as shown, capitalised where the page writes it small."""
    return name[:1].upper() + name[1:] if name.islower() else name


def is_byline(line: str) -> bool:
    text = line.strip()
    return bool(_BYLINE.match(text) or _STAFF.match(text)) and not ends_sentence(text.rstrip("."))


def comment_count(line: str) -> int | None:
    """The number of comments a line states, or None."""
    if _NO_COMMENTS.match(line.strip()):
        return 0
    match = _COMMENTS.match(line.strip())
    return int(next(group for group in match.groups() if group)) if match else None


def is_box_heading(line: str) -> bool:
    """Whether the line heads a box beside the article: "Related Articles", "ACCESS RANKING", "Try our AI features"."""
    text = line.strip()
    if not text or len(text.split()) > MAX_BOX_WORDS or (ends_sentence(text) and not text.endswith(("…", "..."))):
        return False
    return is_furniture(text) or bool(_BOX.search(text) and len(text) <= 70)


def ends_article(line: str) -> bool:
    """Whether nothing of the article follows a box with this heading."""
    return bool(_ENDING.search(line))


def has_picture_credit(line: str) -> bool:
    """Whether the line ends with a picture's credit."""
    return bool(_CREDIT.search(line.strip())) or bool(clean_paragraph(line, is_first=False, is_last=False).captions)


def shows_picture(line: str, following: str = "") -> bool:
    """Whether a paragraph without a credit tells what a picture shows: "X speaks to reporters … on Wednesday."."""
    text = line.strip()
    words = text.split()
    if not 4 <= len(words) <= MAX_CAPTION_WORDS or _PAST_SAID.search(text) or text[:1] in "\"“'‘「":
        return False
    if _SEEN.search(text):
        return True
    early = " ".join(words[:16])
    return bool(_PICTURED.search(early) and _WHEN_END.search(text)) and bool(following)
