"""Invented words in place of real ones: the same word always becomes the same one, and many words become one.

What a word becomes depends on a seed taken from the whole page, so that nobody without the page can look words up, and
every length has only CHOICES outcomes, so that nobody can count their way back.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field

CHOICES = 40  # outcomes a length has: about as many real words of a page share one as differ
MAX_KEPT_RUN = 2  # kept words of four letters and more that may stand in a row
RUN_LETTERS = 4
_YEARS_BACK = 28  # the calendar repeats after 28 years: weekdays, leap days, months and days stay as they are
_SECONDS_BACK = 883_612_800  # the same in seconds: 28 years with seven leap days
_ONSETS = "b d f g k l m n p r s t v z br dr gl kr pl tr sk".split()
_VOWELS = "a e i o u".split()
_CODAS = "b d g k l m n p r t v z".split()
# Words that tell the reading of a page something, in every language it knows; short words that hold sentences together.
_KEPT = frozenset(
    """a an the of and or to in on at by for from with as is was be it its he she his her we our you not but has had have that
    this are were who will than into der die das den dem des ein eine und oder von zu im am mit für auf ist war nicht als auch
    le la les un une des du de et ou en à au aux pour par sur est dans que qui ne pas el los las y o con por para del al il lo
    gli uno una di da che e è per non het een van ter op te dat i og av på som er det til å em na no os um uma
    von par por di door av af autor auteur text texto tekst written reporter editor
    photo photos foto fotos image images picture credit source bild quelle file handout courtesy illustration via pool
    published updated posted modified last first am pm gmt utc est edt pst pdt bst cet cest jst kst ist
    january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct
    nov dec januar februar märz mai juni juli oktober dezember janvier février mars avril juin juillet août septembre octobre
    novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun uhr
    share comments comment read more advertisement subscribe newsletter related follow sign tweet print email mail menu search home
    opinion video live review gallery news sport sports business politics world anzeige publicidad publicité werbung
    article topics topic tags tag author copyright all rights reserved min""".split()
)
# Agencies, as credits and datelines print them: facts of the trade, and what a credit is known by.
_AGENCIES = frozenset(
    """AP AFP Reuters REUTERS Kyodo KYODO Jiji JIJI Yonhap YONHAP Xinhua XINHUA dpa DPA PA ANSA EFE UPI AAP ANI PTI IANS TASS
    Anadolu AA Getty EPA Associated Press SDA sda ATS SID epd TASS ANP NTB""".split()
)
_KEPT_WIDE = (
    "記者", "著者", "写真", "撮影", "提供", "共同通信", "共同", "時事通信", "時事", "新華社", "新华社", "中新社", "中央社", "ロイター",
    "更新", "公開", "午前", "午後", "関連記事", "広告", "年", "月", "日", "時", "分", "기자", "연합뉴스", "뉴시스", "사진", "입력",
    "수정", "오전", "오후", "년", "월", "일", "特派員", "来源", "来源：", "作者", "编辑", "责任编辑",
)  # fmt: skip
_HAN = "山川田村水木森林石原野海空風雨雪花草竹米麦鳥魚虫貝糸布紙筆机窓門戸橋道町里谷坂島岸波港舟帆旗弓矢玉金銀銅鉄土砂岩泉池沼滝丘峰"
_HIRAGANA = "あいうえおかきくけこさしすせそたちつなにぬねまみむめもやゆよらりるれろ"
_KATAKANA = "アイウエオカキクケコサシスセソタチツナニヌネマミムメモヤユヨラリルレロ"
_HANGUL = (
    "가나다라마바사아자차카타파하고노도로모보소오조초코토포호구누두루무부수우주추쿠투푸후기니디리미비시이지치키티피히"
)
_OTHER = {
    "CYRILLIC": "абвгдежзиклмнопрстуфхцчшя",
    "GREEK": "αβγδεζηθικλμνξοπρστυφχψω",
    "ARABIC": "ابتجدرزسشصطعفقكلمنهوي",
    "HEBREW": "אבגדהוזחטיכלמנסעפצקרשת",
    "DEVANAGARI": "कखगचजटडतदनपबमयरलवसह",
    "THAI": "กขคงจชซดตนบปผพมยรลวสห",
}
_IN_TIME = re.compile(r"\d\s?$")  # what stands before the T and the Z of 2024-05-31T12:00:00Z
_TOKEN = re.compile(
    r"&(?:[a-zA-Z]{2,10}|#\d{1,6}|#x[0-9a-fA-F]{1,6});|[\u3041-\u30ff\u3400-\u9fff々ー]+|[\uac00-\ud7a3]+|[^\W\d_]+|\d+"
)


@dataclass(slots=True)
class Lexicon:
    """The invented words of one page. Words in `keep` stay as they are, besides those every page keeps."""

    seed: bytes
    keep: frozenset[str] = frozenset()
    _known: dict[str, str] = field(default_factory=dict)

    def text(self, text: str, *, kept_run: int = 0) -> tuple[str, int]:
        """The text in invented words, and how many long kept words stand in a row at its end."""
        pieces: list[str] = []
        end = 0
        run = kept_run
        for match in _TOKEN.finditer(text):
            pieces.append(text[end : match.start()])
            end = match.end()
            said, kept = self._token(match, may_keep=run < MAX_KEPT_RUN)
            pieces.append(said)
            if len(said) >= RUN_LETTERS and said[0].isalpha():
                run = run + 1 if kept else 0
        return "".join([*pieces, text[end:]]), run

    def said(self, text: str) -> str:
        """A text that stands alone, in invented words."""
        return self.text(text)[0]

    def word(self, word: str) -> str:
        """One word's invented one, in the same case and length."""
        if word not in self._known:
            self._known[word] = self._made(word)
        return self._known[word]

    def _token(self, match: re.Match[str], *, may_keep: bool) -> tuple[str, bool]:
        token = match[0]
        if token[0] == "&":
            return token, False
        if token[0].isdigit() and token.isdecimal():
            return self.number(token, before=match.string[max(0, match.start() - 24) : match.start()]), False
        if not token.isascii() and ("\u3041" <= token[0] <= "\u9fff" or "\uac00" <= token[0] <= "\ud7a3"):
            return self._wide(token), False
        if token in ("T", "Z") and _IN_TIME.search(match.string, max(0, match.start() - 2), match.start()):
            return token, False
        if (token.lower() in _KEPT or token in _AGENCIES or token in self.keep) and (
            len(token) < RUN_LETTERS or may_keep
        ):
            return token, True
        return self.word(token), False

    def number(self, digits: str, *, before: str = "") -> str:
        """Digits of the same shape: days, hours and offsets as they were, years 28 earlier, others replaced."""
        count = len(digits)
        if count <= 2 or not digits.isascii():
            return digits
        if count == 4 and re.search(r":\d\d(?:\.\d+)?\s?[+-]$", before):
            return digits  # the zone of a time
        if count in (4, 8, 12, 14) and 1950 <= int(digits[:4]) <= 2100 and (count == 4 or digits[4:6] <= "12"):
            return str(int(digits[:4]) - _YEARS_BACK) + digits[4:]
        if count == 10 and digits[0] == "1":
            return str(int(digits) - _SECONDS_BACK)
        if count == 13 and digits[0] == "1":
            return str(int(digits) - 1000 * _SECONDS_BACK)
        hashed = self._hash("number", digits)
        return "".join(str((int(c) + hashed[i % 16]) % 9 + 1) for i, c in enumerate(digits))

    def _hash(self, kind: str, word: str) -> bytes:
        return hashlib.blake2b(
            f"{kind}\0{word}".encode("utf-8", "surrogatepass"), digest_size=16, key=self.seed
        ).digest()

    def _made(self, word: str) -> str:
        lowered = word.lower()
        script = "LATIN"
        if not word.isascii():
            name = unicodedata.name(word[0], "LATIN")
            script = next((one for one in _OTHER if name.startswith(one)), "LATIN")
        choice = self._hash("word", lowered)[0] % CHOICES
        made = self._invented(len(word), choice, _OTHER.get(script, ""))
        if word.isupper() and len(word) > 1:
            return made.upper()
        return made[:1].upper() + made[1:] if word[:1].isupper() else made

    def _invented(self, length: int, choice: int, letters: str) -> str:
        for attempt in range(100):
            stream = self._hash(f"choice {length} {attempt} {letters}", str(choice)) * (length // 8 + 1)
            made = (
                "".join(letters[b % len(letters)] for b in stream)[:length] if letters else _syllables(stream, length)
            )
            if made not in _KEPT:
                return made
        return "z" * length

    def _wide(self, run: str) -> str:
        """Japanese, Chinese and Korean, character by character; the words a byline or a date is known by stay."""
        pieces: list[str] = []
        at = 0
        while at < len(run):
            kept = next((word for word in _KEPT_WIDE if run.startswith(word, at)), "")
            pieces.append(kept or self._character(run[at]))
            at += len(kept) or 1
        return "".join(pieces)

    def _character(self, character: str) -> str:
        if character in "々ー・":
            return character
        choices = (
            _HIRAGANA
            if character <= "\u309f"
            else _KATAKANA
            if character <= "\u30ff"
            else _HAN
            if character <= "\u9fff"
            else _HANGUL
        )
        return choices[self._hash("character", character)[0] % len(choices)]


def _syllables(stream: bytes, length: int) -> str:
    """A word of exactly this many letters that can be spoken."""
    if length == 1:
        return "bdgkmnpv"[stream[0] % 8]
    made = ""
    for index in range(0, len(stream) - 2, 3):
        made += _ONSETS[stream[index] % len(_ONSETS)] + _VOWELS[stream[index + 1] % len(_VOWELS)]
        if len(made) >= length:
            break
    made = made[:length]
    return made if made[-1] in "aeiou" else made[:-1] + _CODAS[stream[-1] % len(_CODAS)]
