"""Reading an article: its language, section, topics and hashtags."""

from dataclasses import replace

from newsloom.language.hashtags import hashtags
from newsloom.language.identify import identify
from newsloom.language.sections import best_section
from newsloom.language.sections_learned import NOTHING, Learned, section_shares
from newsloom.language.topics import categories
from newsloom.model.reading import Readable, Reading


def read(readable: Readable, learned: Learned = NOTHING) -> Reading:
    """What the article says. Any text is answered; a tag without words to point at is not made.

    `learned` is what feeds and people here taught about sections."""
    language = identify(f"{readable.title}\n{readable.text}", readable.language)
    known = replace(readable, language=language)
    shares = section_shares(known, learned)
    section = best_section(shares)
    return Reading(
        language=language,
        section=section,
        categories=categories(known.title, known.text, shares, section),
        hashtags=hashtags(known, section),
    )
