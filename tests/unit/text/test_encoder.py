from pathlib import Path

import numpy as np
import pytest

from newsloom.errors import ConfigError
from newsloom.text.encoder import MARK_BYTES, Encoder, gist, meaning, shipped

FERRY = "The ferry to the outer islands was cancelled for a third day as the crews' strike went on."
PARAPHRASE = "Striking crews keep island ferries in port"
BUDGET = "Parliament passed the budget by three votes after a night of debate."


def cosine(one: str, other: str) -> float:
    a, b = meaning(shipped().encode(one)), meaning(shipped().encode(other))
    assert a is not None
    assert b is not None
    one_f, other_f = a.astype(float), b.astype(float)
    return float(one_f @ other_f / np.linalg.norm(one_f) / np.linalg.norm(other_f))


def test_a_paraphrase_is_nearer_than_another_event() -> None:
    assert cosine(FERRY, PARAPHRASE) > 0.4
    assert cosine(FERRY, BUDGET) < 0.2


def test_a_text_has_the_same_vector_whatever_was_encoded_before() -> None:
    first = shipped().encode(FERRY)
    shipped().encode(BUDGET)
    assert shipped().encode(FERRY) == first


def test_a_vector_fills_its_bytes_and_carries_its_encoders_mark() -> None:
    stored = shipped().encode(FERRY)
    found = meaning(stored)
    assert stored[:MARK_BYTES] == shipped().mark
    assert found is not None
    assert int(np.abs(found).max()) == 127


@pytest.mark.parametrize("text", ["", "  \n", "\x00"])
def test_an_empty_text_means_nothing(text: str) -> None:
    stored = shipped().encode(text)
    assert stored == b"" or len(stored) > MARK_BYTES
    assert meaning(b"") is None


def test_title_and_lead_are_what_is_encoded() -> None:
    assert gist("Ferry strands", "Ferry strands\nIt ran aground.") == "Ferry strands. It ran aground"
    assert gist("", "Ferry strands\nIt ran aground.") == "Ferry strands. It ran aground"
    assert gist("Ferry strands", "") == "Ferry strands"


def test_files_that_are_no_encoder_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.onnx").write_bytes(b"no")
    with pytest.raises(ConfigError, match=r"a\.onnx"):
        Encoder(tmp_path / "a.onnx", tmp_path / "b.json")


@pytest.mark.parametrize(
    "text", ["石破首相がソウルを訪問し会談した", "이재명 대통령이 도쿄를 방문했다", "Президент приехал в Софию"]
)
def test_a_script_that_is_only_spelled_has_no_vector(text: str) -> None:
    assert shipped().encode(text) == b""


@pytest.mark.parametrize(
    "text", ["Élysée : le président reçoit les députés à Orléans", "The film 国宝 opens in Tokyo on Friday"]
)
def test_accents_and_a_quoted_name_are_read(text: str) -> None:
    assert shipped().encode(text)
