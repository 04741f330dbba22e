"""/attention: the whole way from the downloaded weights and token ids to every number shown."""

import json

import numpy as np

import files
from model import Model, attend_by_torch
from report import Shown
from vaadin import Page

NUMBERS = "Tokens, settings and all numbers shown (JSON)"
VECTORS = "Queries, keys, values, scores, weights, outputs and positions (safetensors)"
MODEL = "The model: configuration, weights, tokenizer (zip)"

LONG = "the girl saw the dog . the boy saw the cat . " * 22
SCENARIOS = {
    "GPT, mean of the heads": {},
    "GPT, one head, three tokens, four times the factor": dict(
        s="the capital of zorland is mirna . what is the capital of zorland ?",
        model="world-causal-8", layer=2, head=5, sel="2.5.9", t=4,
    ),
    "GPT, factor 0": dict(s="the girl saw the dog .", model="world-causal-1", layer=1, head=1, t=0),
    "BERT, all heads": dict(
        s="The girl saw the dog because it barked.", model="world-masked-4", layer=2, head="all", sel="8", dims="all"
    ),
    "BERT, one head": dict(s="the boy saw the cat .", model="world-masked-8", layer=3, head=7, t=0.5),
    "untrained GPT": dict(s="the girl saw the dog because it barked .", model="world-causal-2", untrained="1", layer=3),
    "untrained BERT": dict(
        s="the girl saw the dog .", model="world-masked-2", untrained="1", layer=1, head=2, sel="3"
    ),
    "GPT, as many tokens as it reads": dict(s=LONG, model="world-causal-4", layer=2, head="mean", sel="200"),
}


def entropy(weights):
    weights = weights[weights > 0]
    return float(-(weights * np.log2(weights)).sum())


def begin(server):
    return {name: Page(server, "attention", **scenario) for name, scenario in SCENARIOS.items()}


def check(pages, report):
    for name, page in pages.items():
        one(page, report.area("attention: " + name, 5e-5), "untrained" in SCENARIOS[name])


def one(page, area, untrained):
    told = json.loads(page.download(NUMBERS))
    vectors, _ = files.tensors(page.download(VECTORS))
    model = Model(files.archive(page.download(MODEL)))
    shown = Shown(told["displayed"])
    area.stands(page, told["displayed"])
    area.same("untrained", untrained, told["untrainedSeed"] is not None)
    if untrained:
        area.same("seed", model.notes["seed"], str(told["untrainedSeed"]))

    tokens = len(told["ids"])
    passed = model.forward([told["ids"]], [told["types"]], told["scale"])
    layer = passed.layers[told["layer"]]
    for part in ("q", "k", "v", "outputs"):
        area.numbers(part, getattr(layer, part)[0], vectors[part], behind=True)
    visible = np.tri(tokens, dtype=bool) if model.causal else np.ones((tokens, tokens), bool)
    area.numbers("scores", layer.scores[0][:, visible], vectors["scores"][:, visible], behind=True)
    by_torch = attend_by_torch(vectors["q"], vectors["k"], vectors["v"], told["scale"], model.causal)
    if by_torch is not None:
        area.numbers("outputs by PyTorch", by_torch, vectors["outputs"], behind=True)

    single = told["head"] not in ("mean", "all")
    weights = layer.weights[0, int(told["head"])] if single else layer.weights[0].mean(axis=0)
    area.numbers("attention matrix", weights[visible], shown.matrix("Attention matrix")[visible])
    area.numbers("weights", layer.weights[0][:, visible], vectors["weights"][:, visible], behind=True)
    positions(area, model, told, vectors, shown)
    selected(area, told, weights, shown)
    steps(area, told, layer, shown, model.causal)
    heads = model.heads
    operations = heads * (tokens * (tokens + 1) // 2 if model.causal else tokens * tokens)
    cards = {"Tokens": tokens, "Heads": heads, "Attn ops": operations, "Selected": len(told["selected"])}
    for card, number in cards.items():
        area.number(card, number, text=shown.card(card))
    area.same("Attn ops in full", operations, told["scores"])


def positions(area, model, told, vectors, shown):
    tokens = len(told["ids"])
    own = model.positions()[:tokens]
    area.numbers("positions", own, vectors["positions"], behind=True)
    drawn = shown.matrix("Positional encoding")
    area.numbers("positional encoding", own[:, : drawn.shape[1]], drawn)
    if model.config.get("frozen_position_embeddings") or told["untrainedSeed"] is not None:
        width = own.shape[1]
        angles = np.arange(tokens)[:, None] / 10_000 ** (np.arange(0, width, 2) / width)
        waves = np.stack([np.sin(angles), np.cos(angles)], axis=-1).reshape(tokens, width)
        # Shipped weights are rounded to 16 bits, those that were drawn here to 32.
        rounded = waves.astype(np.float32 if told["untrainedSeed"] is not None else np.float16)
        area.numbers("sinusoids", rounded, vectors["positions"], behind=True)


def selected(area, told, weights, shown):
    queries = told["selected"] or range(len(told["ids"]))
    entropies = [entropy(weights[query]) for query in queries]
    area.number("entropy", float(np.mean(entropies)), told["entropy"])
    area.number("tokens in effect", float(np.exp2(np.mean(entropies))), told["effectiveTokens"])
    if told["selected"]:
        attended = weights[told["selected"]].sum(axis=0)
        area.numbers("attention of the selected", attended, told["attentionOfSelected"])
        _, series = shown.chart("Attention of the selected tokens")
        bars = next(iter(series.values()))
        drawn = np.sort(np.argsort(-attended, kind="stable")[:48])
        area.numbers("bars", attended[drawn], bars)


def steps(area, told, layer, shown, causal):
    """The numbers of one query's way through a head, as they are written."""
    head, query = told["inspectedHead"], told["inspectedToken"]
    q, k, v = layer.q[0, head], layer.k[0, head], layer.v[0, head]
    scores, weights = layer.scores[0, head, query], layer.weights[0, head, query]
    visible = query + 1 if causal else len(weights)
    listed = np.sort(np.argsort(-np.float32(weights[:visible]), kind="stable")[:12])
    rows = shown.table("Step by step")
    area.same("rows", [told["tokens"][key] for key in listed], [row[0] for row in rows])
    for key, row in zip(listed, rows):
        for column, number in enumerate((scores[key], scores[key] * told["scale"], weights[key])):
            area.number(f"step {row[0]}", float(number), text=row[column + 1])
    strongest = int(np.argmax(weights))
    lines = [text.split() for text in shown.texts]
    vectors = [line for line in lines if len(line) == len(q[query]) and all("." in number for number in line)]
    expected = [q[query], k[strongest], v[strongest], layer.outputs[0, head, query]]
    area.same("vectors", len(expected), len(vectors))
    for vector, line in zip(expected, vectors):
        for number, text in zip(vector, line):
            area.number("vector", float(number), text=text)
