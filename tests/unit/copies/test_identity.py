from newsloom.copies.identity import Changed, KnownEntry, New, Seen, content_hash, decide, entry_key
from newsloom.model.entry import Entry

ENTRY = Entry(
    title="Ferry line reopens", summary="<p>Boats sail again.</p>", link="https://harbour.example/ferry", id="tag:1"
)


def known(entry: Entry) -> KnownEntry:
    new = decide(entry, None)
    assert isinstance(new, New)
    return KnownEntry(key=new.key, content_hash=new.content_hash, article_id=7)


def test_an_entry_is_named_by_guid_then_link_then_words() -> None:
    assert entry_key(ENTRY) == "tag:1"
    assert entry_key(Entry(link=" https://a.example/1 ")) == "https://a.example/1"
    assert entry_key(Entry(title="A", summary="b")) == entry_key(Entry(title="A", summary="b")) != entry_key(Entry())


def test_an_entry_just_saved_is_seen() -> None:
    assert decide(ENTRY, known(ENTRY)) == Seen(key="tag:1", article_id=7)


def test_a_new_title_changes_the_known_article_and_makes_no_second_one() -> None:
    edited = Entry(title="Ferry line reopens at last", summary=ENTRY.summary, link=ENTRY.link, id="tag:2")
    decision = decide(edited, known(ENTRY))
    assert isinstance(decision, Changed)
    assert (decision.key, decision.article_id) == ("tag:1", 7)


def test_a_new_guid_with_the_same_words_is_seen() -> None:
    moved = Entry(title=ENTRY.title, summary=ENTRY.summary, link=ENTRY.link, id="another")
    assert decide(moved, known(ENTRY)) == Seen(key="tag:1", article_id=7)


def test_typography_is_no_change() -> None:
    assert content_hash("It’s  here", "a—b") == content_hash("It's here", "a-b") != content_hash("It's", "here a-b")
