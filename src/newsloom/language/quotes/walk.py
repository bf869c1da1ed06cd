"""The way through a text from quotation to quotation: at each one the candidates are offered and a decision is asked."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from newsloom.language.quotes.candidates import Candidate, candidates
from newsloom.language.quotes.features import Place, Said
from newsloom.language.quotes.marks import Quotation, paragraphs
from newsloom.language.quotes.phrases import Sentence
from newsloom.language.quotes.words import first_from, words_of

MAX_HEADLINE_CHARS = 160

_MAY_REPORT = re.compile(
    r"[Aa]ccording to |\b(?:says?|said|told|add(?:ed|s)|not(?:ed|es)|insist(?:ed|s)|explained|argue[ds]|warn(?:ed|s)|claim(?:ed|s)|stress(?:ed|es)|acknowledged|admitted"
    r"|confirmed|denied|emphasi[sz]ed|declared|stated|announced|recalled|predicted|testified|pledged|promised|vowed|reiterated|asserted|conceded|suggested|concluded) "
)
_SIGNED = re.compile(r"[—–―-]\s?[^\W\d_a-z][^\n.!?]{2,80}")

Decide = Callable[[Quotation, list[Candidate], Place], Candidate | None]


class Walk:
    """A text's sentences, no quotation cut in two, with the words of those that are looked at."""

    def __init__(self, text: str, sentences: Sequence[tuple[int, int]], found: Sequence[Quotation]) -> None:
        self.text = text
        self.found = found
        self.sentences = list(_uncut(text, sentences, found))
        self._starts = [start for start, _ in paragraphs(text)]
        self._read: dict[int, Sentence] = {}

    def sentence(self, number: int) -> Sentence:
        """The words of a sentence, read once."""
        known = self._read.get(number)
        if known is None:
            start, end = self.sentences[number]
            known = Sentence(words_of(self.text, start, end, self.found, first_from(self.found, start)))
            self._read[number] = known
        return known

    def paragraph(self, at: int) -> int:
        """Number of the paragraph that holds this character."""
        return bisect_right(self._starts, at) - 1

    def has_cue(self, start: int, end: int) -> bool:
        """Whether a sentence may report speech: a quick look before its words are read."""
        return _MAY_REPORT.search(self.text, start, end) is not None

    def outside(self, start: int, end: int) -> str:
        """The text of a range without the quotations in it."""
        pieces: list[str] = []
        number = max(0, first_from(self.found, start) - 1)
        while number < len(self.found) and self.found[number].left < end:
            quote = self.found[number]
            if quote.right > start:
                pieces.append(self.text[start : quote.left])
                start = min(quote.right, end)
            number += 1
        pieces.append(self.text[start:end])
        return " ".join(pieces)

    def quotes(self, decide: Decide) -> Iterator[tuple[Quotation, Candidate | None, Place]]:
        """Each quotation with whom `decide` chose; who spoke last is handed on."""
        said = Said()
        starts = [start for start, _ in self.sentences]
        for number in sorted({bisect_right(starts, quote.left) - 1 for quote in self.found}):
            if number < 0:
                continue
            sentence = self.sentence(number)
            place = self._place(number, sentence)
            for at, sign in enumerate(sentence.words.signs):
                if sign != "Q":
                    continue
                quote = self.found[sentence.words.quotes[sentence.words.signs.count("Q", 0, at)]]
                chosen = decide(quote, candidates(self.text, quote, at, place, said), place)
                yield quote, chosen, place
                if chosen is not None:
                    said.speaker = (chosen.start, chosen.end)
                    said.paragraph, said.sentence = place.paragraph, number
                    said.names.add(self.text[chosen.start : chosen.end].split()[-1].lower())

    def _place(self, number: int, sentence: Sentence) -> Place:
        start, end = self.sentences[number]
        paragraph = self.paragraph(start)
        before = self.sentence(number - 1) if number else None
        last = self.sentences[number - 1] if number else (0, 0)
        printed = self.text[start:end].rstrip("\"'”’»")
        return Place(
            sentence=sentence,
            paragraph=paragraph,
            number=number,
            before=before,
            before_paragraph=self.paragraph(last[0]),
            before_colon=self.text[max(0, last[1] - 1) : last[1]] == ":",
            is_headline=paragraph == 0 and end - start < MAX_HEADLINE_CHARS and printed[-1:] not in ".!?…",
        )


def _uncut(text: str, sentences: Sequence[tuple[int, int]], found: Sequence[Quotation]) -> Iterator[tuple[int, int]]:
    """The sentences, joined where an end lies inside a quotation or parts it from the dash that names its speaker."""
    number, begun = 0, -1
    for place, (start, end) in enumerate(sentences):
        begun = start if begun < 0 else begun
        while number < len(found) and found[number].right <= end:
            number += 1
        if number < len(found) and found[number].left < end:
            continue
        following = sentences[place + 1] if place + 1 < len(sentences) else (end, end)
        if number and found[number - 1].right == end and _SIGNED.match(text, *following):
            continue
        yield begun, end
        begun = -1
    if begun >= 0 and sentences:
        yield begun, sentences[-1][1]
