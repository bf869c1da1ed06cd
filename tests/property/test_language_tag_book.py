from hypothesis import given, settings
from hypothesis import strategies as st

from newsloom.errors import InputError
from newsloom.language.tag_book import Act, Edit, TagBook
from newsloom.language.tag_forms import fold_key

TAG = st.sampled_from(
    ["Tide", "Tides", "TideLab", "TideLabs", "TheTideLab", "TL", "Lab-Tide", "UN", "国連", "Ünited", "United"]
) | st.text(max_size=6)
STEP = (
    st.tuples(st.just("see"), st.lists(TAG, max_size=4), st.dictionaries(TAG, TAG, max_size=1))
    | st.tuples(st.just("teach"), TAG, TAG)
    | st.tuples(st.just("edit"), st.sampled_from(Act), TAG, TAG)
)


@settings(max_examples=200, deadline=None)
@given(st.lists(STEP, max_size=12), TAG)
def test_whatever_happens_a_canonical_tag_stands_for_itself_and_the_book_comes_back(
    steps: list[tuple], asked: str
) -> None:
    book = TagBook()
    for name, *given_ in steps:
        try:
            if name == "edit":
                act, tag, into = given_
                book.edit(Edit(act=act, tag=tag, into=into))
            else:
                seen = getattr(book, name)(*given_)
                if name == "see":
                    assert len({fold_key(tag) for tag in seen}) == len(seen)
        except InputError:
            continue
    canonical = book.canonical(asked)
    assert book.canonical(canonical) in (canonical, "")
    assert TagBook.from_json(book.to_json()).canonical(asked) == canonical
    book.redirects()
