"""What the index keeps of an article and of a story."""

from collections.abc import Iterable

from newsloom.stories.beside import Floats, opened
from newsloom.stories.crossing import Told
from newsloom.stories.rows import HEAD, NAMES, NOWHERE, WHOLE, Rows
from newsloom.stories.sums import Sums, sums_of

DAY_S = 86_400.0
COMPARED = 24  # members


class Article:
    """One article of the window; its words and meaning are a row. Nothing of it is ever changed but the story it is in."""

    __slots__ = ("at", "id", "is_short", "order", "row", "rows", "story", "told")

    def __init__(
        self, id: str, *, order: int, at: float | None, is_short: bool, told: Told, rows: Rows, row: int
    ) -> None:
        self.id = id
        self.order = order  # of arrival
        self.at = at
        self.is_short = is_short
        self.told = told
        self.rows = rows
        self.row = row
        self.story = ""

    def sums(self) -> Sums:
        """The article as a story of its own is compared."""
        return sums_of(self.rows, [self.row])

    def likeness(self, others: Iterable["Article"]) -> Floats:
        """Cosine with each other, half of it from title and lead."""
        return likeness(self.dots(others))

    def dots(self, others: Iterable["Article"]) -> Floats:
        """Products by kind of weight with each other, a line each."""
        with opened(self.rows, self.sums()) as side:
            return side.dots([other.row for other in others])


class Story:
    """A story. Its id is the id of its first article; its words are sums over its members (`sums`)."""

    __slots__ = ("apart", "first_at", "id", "known", "looked_at", "members", "newest_at", "number", "short")

    def __init__(self, id: str) -> None:
        self.id = id
        self.number = NOWHERE  # on its shelf
        self.members: list[Article] = []  # in order of arrival
        self.known: Sums | None = None  # of a story that is on no shelf, once worked out
        self.first_at: float | None = None
        self.newest_at: float | None = None
        self.short = 0  # members that are headlines or hardly more
        self.looked_at = 0  # size when a seam was last looked for
        self.apart: dict[str, int] | None = None  # stories it was parted from, and the size of both then

    @property
    def order(self) -> int:
        return self.members[0].order

    @property
    def size(self) -> int:
        return len(self.members)

    def ids(self) -> list[str]:
        """The ids of its members, in order of arrival."""
        return [article.id for article in self.members]

    def add(self, article: Article) -> None:
        """Afterwards the article counts as a member, in its place in the order of arrival."""
        self.members.append(article)
        if len(self.members) > 1 and self.members[-2].order > article.order:
            self.members.sort(key=lambda member: member.order)
        self.short += article.is_short
        if article.at is not None:
            self.first_at = article.at if self.first_at is None else min(self.first_at, article.at)
            self.newest_at = article.at if self.newest_at is None else max(self.newest_at, article.at)

    def rows(self, newest: int = 0) -> list[int]:
        """The rows of its members, or of the newest so many of them."""
        return [article.row for article in self.members[-newest:]]

    def sums(self) -> Sums:
        """The sums over its members, worked out; a story on a shelf has them there (`Shelf.sums`)."""
        if self.known is None:
            self.known = sums_of(self.members[0].rows, self.rows())
        return self.known

    def nearest(self, article: Article) -> Article:
        """The member nearest to the article, the earliest of equals; of a large story the first and the newest are compared."""
        some = self.members if self.size <= COMPARED else [self.members[0], *self.members[1 - COMPARED :]]
        alike = article.likeness(some)
        return max(zip(alike, some, strict=True), key=lambda pair: (pair[0], -pair[1].order))[1]


def loose(members: Iterable[Article]) -> Story:
    """A story of these articles that is on no shelf; the articles keep the story they are in."""
    story = Story(id="")
    for article in members:
        story.add(article)
    return story


def likeness(dots: Floats) -> Floats:
    """Half whole text, half title and lead."""
    found: Floats = 0.5 * dots[:, WHOLE] + 0.5 * dots[:, HEAD]
    return found


def relatedness(dots: Floats) -> Floats:
    """Likeness with a share for common names: what two articles are about rather than what happened."""
    found: Floats = 0.9 * likeness(dots) + 0.1 * dots[:, NAMES]
    return found


def whole_days(one: float | None, other: float | None) -> float | None:
    """Full days between two times, None where one is missing.

    Whole days on purpose: the streams learned from have true days only (stories study, warning 1).
    """
    return None if one is None or other is None else float(abs(one - other) // DAY_S)
