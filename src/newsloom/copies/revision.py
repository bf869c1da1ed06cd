"""Whether a page that was fetched again is a new wording of the article we keep. Pure.

The order of the questions is the decision (docs/why/0003): is there a text at all, is it this article, is it whole,
and only then: what changed.
"""

import re
from collections import Counter
from dataclasses import dataclass

from newsloom.copies.walls import is_wall
from newsloom.model.article import Change, Correction, CorrectionKind
from newsloom.text.corrections import all_notes, correction_notes, note_key, without_notes
from newsloom.text.normalise import fold
from newsloom.text.tokens import words

# Shares of words, chosen by hand on invented edits (tests/unit/copies/test_revision.py); no corpus of edits was at hand.
MUST_SURVIVE = 0.5  # of the kept text, where the new one is shorter: newsrooms cut a paragraph or two, walls cut most
WHOLE_BEGINNING = 0.75  # a text that is only the beginning of the kept one, and shorter than this share, was cut off
TEASER_SHARE = 0.8  # of a text, from its first word, that stands at the beginning of the kept one: it was cut off
BELIEVED_SHARE = 0.4  # the same, where the wall's own words follow, for the headline above it to be believed
OTHER_TEXT = 0.25  # words in common below which two texts are not of one article; two reports of one day share .1-.2
OTHER_TITLE = 0.34  # the same for headlines: one word in three
SAME_TEXT = 0.9  # of the words, both ways, and the same headline: one article at two addresses

_MAX_LABEL_CHARS = 120
_MAX_HEADLINE_CHARS = 160
_TAIL_LINES = 8  # boxes left at the foot of a text by extraction
_SENTENCE_END = re.compile(r"[.!?。！？…．][\"'”’」』)）\]］]*$")
_MOVING = re.compile(
    r"""[\W_]*(?:
    (?:(?:first|last)\s)?(?:updated|published|posted|modified|edited|aktualisiert|veröffentlicht|stand|mis\ à\ jour|publié|actualizado|publicado|atualizado|aggiornato|pubblicato|bijgewerkt|uppdaterad|oppdatert|opdateret|päivitetty)\b[^.!?]{0,80}(?:\d|ago|now|today|yesterday)[^.!?]{0,40}
    |(?:about\s|over\s)?(?:\d{1,4}|an?|one|two|three|few)\s?(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|months?|years?)\.?\sago|just\ now
    |(?:vor|il\ y\ a|hace|há)\s\d{1,4}\s\w{3,10}|\d{1,3}\s?(?:秒|分|時間|日|週間|か月|초|분|시간|일|주|개월)\s?(?:前|전)
    |\d{1,3}[\s-]?min(?:ute)?s?\.?(?:\sread)?|reading\ time\W.{0,20}|\d{1,3}\ min\.?\ (?:lesezeit|de\ lecture|de\ lectura)
    |[\d.,]+\s?[km]?\s?(?:comments?|replies|shares?|views?|likes?|reads?|reactions?|votes?|retweets?|listeners?|kommentare?|commentaires?|comentarios?)
    |(?:comments?|shares?|views?|likes?|reads?|kommentare?|commentaires?)\W{0,3}[\d.,]+\s?[km]?\W*
    |(?:閲覧数?|コメント|いいね)\W{0,2}[\d,]+(?:件|回)?|[\d,]+(?:件のコメント|回閲覧|いいね)|(?:조회수?|댓글|좋아요)\W{0,2}[\d,]+개?
    |(?:(?:更新|公開|配信|掲載|入力|登録)(?:日時)?|입력|수정|등록|发布(?:时间)?|更新(?:时间|於))?[\s:：]*[\d:/.\-年月日時分년월일시분\s,]{4,40}(?:[A-Z]{2,4}|am|pm|更新|配信|公開)?
    )[\W_]*""",
    re.I | re.X,
)
_BOX = re.compile(
    r"""[\W_]*(?P<label>related(?:\ (?:articles?|stories|story|coverage|news|content|links?|posts?|topics?|reading))?|read\ (?:more|also|next)|also\ read|see\ also
    |more\ (?:on\ this(?:\ story)?|from\ .{1,40}|stories|coverage|like\ this)|most\ (?:read|popular|viewed)|trending(?:\ now)?|popular\ (?:now|stories|articles)|top\ stories|latest\ (?:news|stories|headlines)
    |recommended(?:\ for\ you|\ stories|\ reading)?|you\ (?:may|might)\ (?:also\ )?like|don['’]t\ miss|what\ to\ read\ next|up\ next|editors?['’]?s?\ picks?|in\ other\ news
    |mehr\ zum\ thema|lesen\ sie\ auch|lire\ aussi|à\ lire\ aussi|lea\ también|te\ puede\ interesar|leggi\ anche|leia\ (?:também|mais)|lees\ ook|läs\ (?:också|mer)|les\ også
    |関連記事|関連ニュース|あわせて読みたい|アクセスランキング|人気記事|관련\ ?기사|많이\ 본\ (?:뉴스|기사)|相关(?:新闻|阅读)|延伸閱讀|相關新聞)
    (?:[\W_]*|\s?[:：|»›>—–]\s*\S.*)""",
    re.I | re.X,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of an article at one moment. `is_from_page`: from its page, not from what a feed said of it."""

    title: str
    text: str
    notes: tuple[Correction, ...] = ()  # the publisher's about it; those in the text need not be named
    is_from_page: bool = True


@dataclass(frozen=True, slots=True)
class Same:
    """No word changed: typography, counters, boxes at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """The publisher changed the article. With `keeps_text` only the new headline is to be taken."""

    changes: tuple[Change, ...]
    keeps_text: bool = False


@dataclass(frozen=True, slots=True)
class Filled:
    """The page came where only the feed's words were kept: nobody edited anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """What came is no whole text of the article; the kept one stays. `why` is one word for a log."""

    why: str


@dataclass(frozen=True, slots=True)
class OtherArticle:
    """Another headline and another text: another article stands at this address now."""


Revision = Same | Edited | Filled | Refused | OtherArticle


def revise(before: Wording, after: Wording) -> Revision:
    """What the words found now mean for the words kept."""
    old, new = essence(before.text), essence(after.text)
    retitled = _is_retitled(before.title, after.title)
    if not new:
        return _edited_title(retitled) if not old else Refused(why="empty")
    if after.is_from_page and is_wall(after.title, after.text) and not is_wall(before.title, before.text):
        return _cut_off(old, new, after, retitled) if len(new) < len(old) else Refused(why="wall")
    if not old:
        return Filled()
    if _is_other(before, after, old, new):
        return OtherArticle()
    if before.is_from_page and not after.is_from_page:  # a feed's words never take the place of the page's
        # A feed's headline is often the page's cut short.
        is_new = retitled and not _is_part(before.title, after.title)
        return Edited(changes=(Change.HEADLINE,), keeps_text=True) if is_new else Same()
    if after.is_from_page and not before.is_from_page and len(new) >= MUST_SURVIVE * len(old):
        return Filled()
    added = _added_notes(before, after)
    is_retracted = any(note.kind is CorrectionKind.RETRACTION for note in added)
    if len(new) < len(old) and not is_retracted and not _is_whole(old, new):
        return _cut_off(old, new, after, retitled)
    return _compared(before, after, retitled, is_corrected=bool(added))


def is_same_article(one: Wording, other: Wording, *, strictly: bool = False) -> bool:
    """Whether two pages are one article: `strictly` by headline and words, else unless both are different."""
    if not strictly:
        return not _is_other(one, other, essence(one.text), essence(other.text))
    old, new = words(one.text), words(other.text)
    if _is_retitled(one.title, other.title):
        return False
    return _share(old, new) >= SAME_TEXT and _share(new, old) >= SAME_TEXT


def _is_part(one: str, other: str) -> bool:
    """Whether one headline holds the other whole."""
    first, second = fold(one), fold(other)
    return first in second or second in first


def has_other_title(one: str, other: str) -> bool:
    """Whether two headlines have so little in common that they are of two articles, or one of them rewritten whole."""
    first, second = words(one), words(other)
    return bool(first and second) and max(_share(first, second), _share(second, first)) < OTHER_TITLE


def essence(text: str) -> str:
    """The text without what moves by itself: times, counters, and boxes that extraction left in; typography folded."""
    notes = {note.text for note in correction_notes(text)}
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    kept: list[str] = []
    in_box = False
    for line in lines:
        box = _BOX.fullmatch(line) if len(line) <= _MAX_HEADLINE_CHARS and line not in notes else None
        if box is None and (line in notes or len(line) > _MAX_HEADLINE_CHARS or _SENTENCE_END.search(line)):
            in_box = False
        elif box is not None:
            in_box = in_box or len(line.strip(" :：»›>")) <= len(box["label"]) + 2
            continue
        elif in_box or (len(line) <= _MAX_LABEL_CHARS and _MOVING.fullmatch(line)):
            continue
        kept.append(line)
    return fold("\n".join(_without_tail(kept, notes)))


def _without_tail(lines: list[str], notes: set[str]) -> list[str]:
    """The lines without a few that are no sentences at the foot, below at least as many that are."""
    end = len(lines)
    while end and lines[end - 1] not in notes and not _SENTENCE_END.search(lines[end - 1]):
        end -= 1
    prose = sum(bool(_SENTENCE_END.search(line)) for line in lines[:end])
    return lines[:end] if len(lines) - end <= min(_TAIL_LINES, prose) else lines


def _compared(before: Wording, after: Wording, retitled: bool, *, is_corrected: bool) -> Revision:
    """What differs between two whole wordings of one article."""
    texts = [without_notes(each.text, correction_notes(each.text)) for each in (before, after)]
    old, new = ("".join(essence(text).split()) for text in texts)
    is_taken_back = bool(_added_notes(after, before)) and not is_corrected
    changes = [
        change
        for change, happened in (
            (Change.HEADLINE, retitled),
            (Change.TEXT, old != new or is_taken_back),
            (Change.CORRECTION, is_corrected),
        )
        if happened
    ]
    return Edited(changes=tuple(changes)) if changes else Same()


def _is_other(before: Wording, after: Wording, old: str, new: str) -> bool:
    """Whether both headline and text are another article's. Where a text is missing the headline decides."""
    if not has_other_title(before.title, after.title):
        return False
    was, now = words(old), words(new)
    return max(_share(was, now), _share(now, was)) < OTHER_TEXT


def _is_whole(old: str, new: str) -> bool:
    """Whether a shorter text still holds enough of the longer one and is not only its beginning."""
    if _share(words(old), words(new)) < MUST_SURVIVE:
        return False
    was, now = "".join(old.split()), "".join(new.split())
    return len(now) >= WHOLE_BEGINNING * len(was) or _begun(was, now) < TEASER_SHARE


def _cut_off(old: str, new: str, after: Wording, retitled: bool) -> Revision:
    """Too little came. Where it is plainly the beginning of the kept text, the headline above it can be believed."""
    begun = _begun("".join(old.split()), "".join(new.split()))
    if retitled and after.is_from_page and begun >= BELIEVED_SHARE:
        return Edited(changes=(Change.HEADLINE,), keeps_text=True)
    return Refused(why="shorter")


def _begun(was: str, now: str) -> float:
    """The share of one text, from its first character, that is the beginning of the other too."""
    same = next((place for place, pair in enumerate(zip(was, now, strict=False)) if pair[0] != pair[1]), len(was))
    return min(same, len(now)) / max(1, len(now))


def _edited_title(retitled: bool) -> Revision:
    return Edited(changes=(Change.HEADLINE,)) if retitled else Same()


def _added_notes(before: Wording, after: Wording) -> list[Correction]:
    known = {note_key(note) for note in all_notes(before.text, before.notes)}
    return [note for note in all_notes(after.text, after.notes) if note_key(note) not in known]


def _is_retitled(before: str, after: str) -> bool:
    """Whether a headline is another one: more than case, spaces, end marks, or the site's name behind a bar."""
    old, new = fold(before).casefold(), fold(after).casefold()
    names = [{_squeezed(title), _squeezed(title.partition(" | ")[0])} for title in (old, new)]
    return bool(new) and _squeezed(old) not in names[1] and _squeezed(new) not in names[0]


def _squeezed(title: str) -> str:
    return "".join(title.split()).strip(".\"'")


def _share(part: list[str], whole: list[str]) -> float:
    """The share of the words of one text that the other has too, 0..1; 0 of nothing."""
    if not part:
        return 0.0
    return (Counter(part) & Counter(whole)).total() / len(part)
