"""Why two articles stand together, in words printed in both."""

from newsloom.model.weave import Reason
from newsloom.stories.story import Article, likeness

SHOWN = 8  # names, numbers and words shown, each
HOUR_S = 3_600.0


def reason(article: Article, other: Article) -> Reason:
    """What the article has in common with the other: names, numbers, words, similarity and hours between."""
    common = sorted(
        (term for term in article.whole if term in other.whole),
        key=lambda term: (-article.whole[term] * other.whole[term], term),
    )
    names = [article.printed[t] for t in common if t in article.printed and article.printed[t] == other.printed.get(t)]
    plain = [
        word
        for term in common
        if term not in article.printed
        and not term[0].isdigit()
        and (word := _in_both(article.surfaces.get(term, term), other.surfaces.get(term, term)))
    ]
    gap_h = None if article.at is None or other.at is None else round(abs(article.at - other.at) / HOUR_S, 2)
    return Reason(
        nearest=other.id,
        similarity=round(min(1.0, likeness(article, other)), 4),
        shared_names=tuple(names[:SHOWN]),
        shared_numbers=tuple([t for t in common if t in article.numbers][:SHOWN]),
        shared_words=tuple(plain[:SHOWN]),
        gap_h=gap_h,
    )


def _in_both(one: str, other: str) -> str:
    """What stands in both texts of two spellings of a term; empty where neither begins the other."""
    short, long = sorted((one, other), key=len)
    return short if long.startswith(short) else ""
