import numpy as np

from newsloom.copies import postings
from newsloom.copies.index import CopyIndex, CopyPolicy
from newsloom.copies.postings import Postings
from newsloom.model.weave import Doc


def held(index: Postings, *values: int) -> list[list[int]]:
    return list(index.holders(np.array(values, dtype=np.uint32), 64))


def test_packing_changes_no_answer_for_the_living() -> None:
    index = Postings()
    index.add(1, np.array([5, 9], dtype=np.uint32))
    index.add(2, np.array([9], dtype=np.uint32))
    before = held(index, 5, 9, 11)
    index.pack(np.array([False, True, True]))
    assert held(index, 5, 9, 11) == before == [[1], [1, 2]]
    index.add(3, np.array([9, 11], dtype=np.uint32))
    assert held(index, 9, 11) == [[1, 2, 3], [3]]
    index.pack(np.array([False, False, False, True]))
    assert held(index, 5, 9) == [[3]]


def test_what_left_the_window_is_forgotten_when_memory_is_tidied(monkeypatch) -> None:
    monkeypatch.setattr(postings, "PACK_AFTER", 8)
    index = CopyIndex(CopyPolicy(window_days=1))
    for day in range(12):
        text = " ".join(f"word{day}x{n}" for n in range(40))
        index.add(Doc(id=f"{day}a", text=text, at=day * 86_400.0))
        assert index.add(Doc(id=f"{day}b", text=text, at=day * 86_400.0)).copy_of == f"{day}a"
    assert len(index) < 12
