"""What an article means as a vector: a small sentence encoder that ships with Newsloom, or another from a directory.

The shipped one is all-MiniLM-L6-v2 (Reimers & Gurevych 2019; Wang et al. 2020), quantised by scripts/prepare_encoder.py.
"""

import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsloom.errors import ConfigError

Vectors = NDArray[np.int8]

TOKENS = 128  # of title and lead; longer leads gave no better stories (96 and 256 tokens tried in the stories study)
GIST_CHARS = 800  # of text given to the tokenizer: enough for the tokens above in any script
_MODEL, _TOKENIZER = "encoder.onnx", "encoder-tokens.json"
_DIRECTORY_TOKENIZER = "tokenizer.json"


def gist(title: str, text: str) -> str:
    """Title and lead, which is what is encoded of an article; a text that begins with its title gives it once."""
    lead = text[len(title) :] if title and text.startswith(title) else text
    return f"{title}. {lead[:GIST_CHARS].strip()}".strip(" .") if title else lead[:GIST_CHARS].strip()


class Encoder:
    """Texts to vectors, one thread. One text at a time on purpose: a batch would change the rounding of its members."""

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
        self.name = f"{model.parent.name}-{_digest(model)}"
        self.width = int(self._one("a").shape[0])

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row a text: its unit vector scaled so that the largest part is 127. An empty text gives zeros."""
        rows = np.zeros((len(texts), self.width), np.int8)
        for place, text in enumerate(texts):
            if text.strip():
                vector = self._one(text)
                rows[place] = np.round(vector * (127.0 / max(float(np.abs(vector).max()), 1e-9)))
        return rows

    def _one(self, text: str) -> NDArray[np.float32]:
        ids = np.array([self._tokenizer.encode(text).ids], np.int64)
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


@cache
def from_directory(folder: Path) -> Encoder:
    """The encoder in a directory: one .onnx file and tokenizer.json, as sentence-transformers exports them.

    Raises ConfigError where they are missing or cannot be read.
    """
    models = sorted(folder.rglob("*.onnx"))
    tokenizer = folder / _DIRECTORY_TOKENIZER
    if not models or not tokenizer.is_file():
        raise ConfigError(f"{folder} holds no .onnx file or no {_DIRECTORY_TOKENIZER}: name a directory with both.")
    return Encoder(models[0], tokenizer)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:12]
