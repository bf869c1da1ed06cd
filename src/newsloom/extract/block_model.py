"""The learned judge of text blocks: gradient-boosted trees in ONNX, made by scripts/train_blocks.py."""

from functools import cache
from importlib.resources import files

import numpy as np
import onnxruntime

from newsloom.errors import ConfigError
from newsloom.extract.block_features import VERSION
from newsloom.extract.block_words import Floats

MODEL = "blocks.onnx"


@cache
def _session() -> onnxruntime.InferenceSession:
    """The shipped model, loaded at first use; one thread, as every worker has its own."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # pages differ in size; the arena would keep the largest
    options.log_severity_level = 3
    blob = files(__package__).joinpath("data", MODEL).read_bytes()
    session = onnxruntime.InferenceSession(blob, options, providers=["CPUExecutionProvider"])
    made_for = session.get_modelmeta().custom_metadata_map.get("features")
    if made_for != str(VERSION):
        raise ConfigError(
            f"The block model {MODEL} was made for features {made_for}, not {VERSION}: run scripts/train_blocks.py."
        )
    return session


def probabilities(rows: Floats) -> Floats:
    """For each block the probability, 0 to 1, that it belongs to the article. Rows as `block_features.features` gives."""
    if not len(rows):
        return np.zeros(0, dtype=np.float32)
    found = _session().run(["probabilities"], {"rows": rows})[0]
    return np.asarray(found, dtype=np.float32)[:, 0]


def expected_f1(sure: Floats, words: Floats) -> float:
    """The F1 over words that the best choice of blocks can expect, were the probabilities right: how far to trust them."""
    sizes = np.maximum(words, 1.0)
    order = np.argsort(-sure, kind="stable")
    right = np.cumsum(sure[order] * sizes[order])
    taken = np.cumsum(sizes[order])
    total = float(right[-1]) if len(right) else 0.0
    return float((2 * right / (taken + total)).max()) if total > 0 else 0.0
