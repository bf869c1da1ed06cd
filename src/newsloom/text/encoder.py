"""What an article means as a vector: a small sentence encoder, in two files that ship with Newsloom.

It is all-MiniLM-L6-v2 (Reimers & Gurevych 2019; Wang et al. 2020), quantised by scripts/prepare_encoder.py.
"""

import hashlib
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsloom.errors import ConfigError

TOKENS = 128  # of title and lead; longer leads gave no better stories (96 and 256 tokens tried in the stories study)
GIST_CHARS = 800  # of text given to the tokenizer: enough for the tokens above in any script
_MODEL, _TOKENIZER = "encoder.onnx", "encoder-tokens.json"
FOREIGN = 0.2  # share of a text in letters beyond the Latin ones from which the encoder must know their words
WORDED = (
    0.25  # share of these in pieces of two signs or more: a multilingual vocabulary has most, an English one hardly any
)
_UNKNOWN = "[UNK]"
MARK_BYTES = 8  # before each stored vector: which encoder made it


def gist(title: str, text: str) -> str:
    """Title and lead, which is what is encoded of an article; a text without a title lends its first line."""
    if not title:
        title, _, text = text.partition("\n")
    lead = text[len(title) :] if text.startswith(title) else text
    return f"{title}. {lead[:GIST_CHARS].strip()}".strip(" .")


class Encoder:
    """Texts to vectors, one thread. One text at a time: a batch would change how its members are rounded."""

    def __init__(self, model: Path, tokenizer: Path) -> None:
        """Raises ConfigError where the two files are no sentence encoder."""
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        try:
            self._session: Any = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
            self._tokenizer = Tokenizer.from_file(str(tokenizer))
        except Exception as error:  # both libraries raise bare exceptions of their own
            raise ConfigError(f"No sentence encoder can be read from {model} and {tokenizer}: {error}") from error
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(TOKENS)
        self._inputs = [each.name for each in self._session.get_inputs()]
        names = [each.name for each in self._session.get_outputs()]
        self._output = "sentence_embedding" if "sentence_embedding" in names else names[0]
        self.mark = _mark(model)

    def encode(self, text: str) -> bytes:
        """The text's vector as it is stored: the encoder's mark, then int8 parts scaled so that the largest is 127.

        Empty for an empty text, and for one in a script the encoder only spells.
        """
        read = self._tokenizer.encode(text)
        if not text.strip() or _is_spelled(text, read.tokens, read.offsets):
            return b""
        vector = self._one(read.ids)
        scaled = np.round(vector * (127.0 / max(float(np.abs(vector).max()), 1e-9)))
        return self.mark + scaled.astype(np.int8).tobytes()

    def _one(self, tokens: list[int]) -> NDArray[np.float32]:
        ids = np.array([tokens], np.int64)
        known = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        found = self._session.run([self._output], {name: known[name] for name in self._inputs})[0]
        vector = found[0].mean(axis=0) if found.ndim == 3 else found[0]
        return np.asarray(vector, np.float32)


@cache
def shipped() -> Encoder:
    """The encoder that ships with Newsloom, loaded at first use."""
    home = files(__package__) / "data"
    with as_file(home / _MODEL) as model, as_file(home / _TOKENIZER) as tokenizer:
        return Encoder(model, tokenizer)


def meaning(vector: bytes) -> NDArray[np.int8] | None:
    """The parts in stored bytes, of any length; None where there is none. Two are comparable where their marks are equal."""
    parts = np.frombuffer(vector, np.int8, offset=min(MARK_BYTES, len(vector)))
    return parts if parts.any() else None


def _is_spelled(text: str, tokens: list[str], offsets: list[tuple[int, int]]) -> bool:
    """Whether most of a text beyond ASCII stands in pieces of one sign or in none: an English encoder knows no Korean words."""
    if text.isascii():
        return False
    read = foreign = worded = 0
    for (start, end), piece in dict(zip(offsets, tokens, strict=True)).items():  # Hangul: several pieces to one sign
        signs = sum(sign > "\u024f" and sign.isalpha() for sign in text[start:end])
        read += end - start
        foreign += signs
        worded += signs if end - start > 1 and piece != _UNKNOWN else 0
    return foreign > FOREIGN * read and worded < WORDED * foreign


def _mark(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()[:MARK_BYTES]
