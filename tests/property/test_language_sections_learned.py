from hypothesis import given, settings
from hypothesis import strategies as st

from newsloom.language.sections_learned import NOTHING, from_bytes, learn_all, section_shares, to_bytes
from newsloom.model.reading import Readable, Section

READABLE = st.builds(
    Readable, title=st.text(max_size=20), text=st.text(max_size=60), url=st.text(max_size=20),
    feed_categories=st.lists(st.text(max_size=9), max_size=2).map(tuple),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(READABLE, st.sampled_from(Section)), max_size=8), READABLE)
def test_anything_is_learned_kept_and_asked(pairs: list[tuple[Readable, Section]], asked: Readable) -> None:
    state = learn_all(NOTHING, pairs)
    kept = to_bytes(state)
    assert to_bytes(from_bytes(kept)) == kept
    assert all(0 <= share <= 2 for share in section_shares(asked, state).values())
