"""/attention: the whole way from the downloaded weights and token ids to every number shown."""

import json
import re

import numpy as np

import files
from model import Model, attend_by_torch, softmax
from shown import Shown
from vaadin import Page

NUMBERS = "Tokens, settings and numbers in full (JSON)"
MODEL = "The model: configuration, weights, tokenizer (zip)"
HEADS = "Queries, keys, values, scores, weights and outputs of every head of the layer (safetensors)"
POSITIONS = "Position vectors (safetensors)"

LONG = "the girl saw the dog . the boy saw the cat . " * 22
SCENARIOS = {
    "GPT, as the page opens": {},
    "GPT, one head, three tokens, four times the factor": dict(
        s="the capital of zorland is mirna . what is the capital of zorland ?",
        model="world-causal-8", layer=2, head=5, sel="2.5.9", t=4,
    ),
    "GPT, factor 0": dict(s="the girl saw the dog .", model="world-causal-1", layer=1, head=1, t=0),
    "BERT, all heads": dict(
        s="The girl saw the [MASK] because it barked.", model="world-masked-4", layer=2, head="all", sel="8", dimensions=1
    ),
    "BERT, one head": dict(s="the boy saw the [MASK] .", model="world-masked-8", layer=3, head=7, t=0.5),
    "untrained GPT": dict(s="the girl saw the dog because it barked .", model="world-causal-2", untrained="1", layer=3, head="mean"),
    "untrained BERT": dict(
        s="the girl saw the dog .", model="world-masked-2", untrained="1", layer=1, head=2, sel="3"
    ),
    "GPT, two heads off": dict(model="world-causal-4", layer=2, head=2, off="2.2~3.1"),
    "English encoder, a head off": dict(
        s="The animal did not cross the street because it was too tired.", model="all-MiniLM-L6-v2", layer=4, head=2, sel="10", off="4.2"
    ),
    "BERT with one head": dict(s="the girl saw the dog .", model="world-masked-1", layer=2, head=1),
    "English encoder": dict(
        s="The animal did not cross the street because it was too tired.", model="all-MiniLM-L6-v2", layer=4, head=2, sel="10"
    ),
    "GPT, as many tokens as it reads": dict(s=LONG, model="world-causal-4", layer=2, head="mean", sel="200"),
}


def begin(server):
    return {name: Page(server, "attention", **scenario) for name, scenario in SCENARIOS.items()}


def check(pages, report):
    for name, page in pages.items():
        one(page, report.area("attention: " + name, 5e-5))


def one(page, area):
    told = json.loads(page.download(NUMBERS))
    model = Model(files.archive(page.download(MODEL)))
    shown = Shown(page)
    untrained = "untrained" in page.scenario
    area.same("untrained", untrained, told["untrainedSeed"] is not None)
    if untrained:
        area.same("seed", model.notes["seed"], str(told["untrainedSeed"]))
    passed = model.forward([told["ids"]], [told["types"]], told["scale"], switched_off(told))
    layer = passed.layers[told["layer"]]
    weights = layer.weights[0].mean(axis=0) if told["head"] is None else layer.weights[0, told["head"]]
    stage(area, model, told, weights, shown)
    said(area, model, told, passed, shown)
    page.tab("matrix")
    matrices(area, page, model, told, layer, weights, shown)
    page.tab("numbers")
    selected(area, told, weights, shown)
    drift(area, passed, shown)
    if told["head"] is None:
        mean(area, told, layer, weights, shown)
    else:
        steps(area, told, layer, shown, model.causal)
    page.tab("order")
    positions(area, page, model, told, shown)


def switched_off(told):
    return {(head["layer"], head["head"]) for head in told["off"]}


def lower(tokens, causal):
    """Where a query may look."""
    return np.tri(tokens, dtype=bool) if causal else np.ones((tokens, tokens), bool)


def stage(area, model, told, weights, shown):
    tokens = len(told["ids"])
    visible = lower(tokens, model.causal)
    area.numbers("arcs", weights[visible], shown.matrix("Where the chosen tokens look", "attention-arcs")[visible])
    operations = model.heads * (tokens * (tokens + 1) // 2 if model.causal else tokens * tokens)
    cards = {"Tokens": tokens, "Heads": model.heads, "Attn ops": operations, "Selected": len(told["selected"])}
    for card, number in cards.items():
        area.number(card, number, text=shown.card(card))
    area.same("Attn ops in full", operations, told["scores"])
    attended = weights[told["selected"]].sum(axis=0)
    area.numbers("attention of the selected", attended, told["attentionOfSelected"], behind=True)
    told_of = next((text for text in shown.texts if "most at “" in text), None)
    if told_of:
        share = re.search(r"most at “[^”]*”: ([\d.]+\d)", told_of).group(1)
        area.number("share of the strongest", float(attended.max()), text=share)


def said(area, model, told, passed, shown):
    """What the model says, and what it would say without the heads that are shown."""
    if told["said"] is None:
        likeness(area, model, told, passed, shown)
        area.same("no word said", False, shown.has("word-bars", "What the model says"))
        return
    heads = range(model.heads) if told["head"] is None else [told["head"]]
    shown_heads = {(told["layer"], head) for head in heads}
    beside = ("What it says without the heads shown", shown_heads, "without")
    if told["off"]:
        beside = ("With all heads on", (), "before")
    other = model.forward([told["ids"]], [told["types"]], told["scale"], beside[1])
    for name, states, key in (
        ("What the model says", passed, "words"),
        (beside[0], other, beside[2]),
    ):
        likely = softmax(model.logits(states.hidden[0, told["said"]["place"]]))
        words = shown.words(name)
        first = np.argsort(-likely, kind="stable")[: len(words)]
        area.numbers(name, likely[first], [probability for _, probability in words])
        area.same(f"{name}: words", [model.words[token] for token in first], [word for word, _ in words])
        full = [word["probability"] for word in told["said"][key]]
        area.numbers(f"{name}, in full", likely[first], full, behind=True)


def likeness(area, model, told, passed, shown):
    """Which sentence is nearest in meaning, with all heads and without those that are shown."""
    if not told["compared"]:
        return
    heads = range(model.heads) if told["head"] is None else [told["head"]]
    now = switched_off(told)
    key, word, off = ("before", "all on: ", ()) if now else ("without", "without: ", {(told["layer"], head) for head in heads})
    without = model.forward([told["ids"]], [told["types"]], told["scale"], off)
    written = [text for text in shown.texts if re.fullmatch(r"-?\d\.\d\d", text)]
    unwritten = [text[len(word):] for text in shown.texts if text.startswith(word)]
    area.same("compared sentences", [len(told["compared"])] * 2, [len(written), len(unwritten)])
    for one, text, other in zip(told["compared"], written, unwritten):
        cosine = cosines(passed, model.forward([one["ids"]], scale=told["scale"], off=now))
        area.number("likeness to " + one["sentence"], cosine, one["cosine"], text)
        cosine = cosines(without, model.forward([one["ids"]], scale=told["scale"], off=off))
        area.number("otherwise, to " + one["sentence"], cosine, one[key], other)


def cosines(one, other):
    """Of the means over all tokens."""
    a, b = one.hidden[0].mean(axis=0), other.hidden[0].mean(axis=0)
    return float(a @ b / np.linalg.norm(a) / np.linalg.norm(b))


def matrices(area, page, model, told, layer, weights, shown):
    vectors, _ = files.tensors(page.download(HEADS))
    visible = lower(len(told["ids"]), model.causal)
    area.numbers("attention matrix", weights[visible], shown.matrix("Attention matrix")[visible])
    area.numbers("maps", layer.weights[0][:, visible], shown.maps("All heads")[:, visible])
    for part in ("q", "k", "v", "outputs"):
        area.numbers(part, getattr(layer, part)[0], vectors[part], behind=True)
    area.numbers("scores", layer.scores[0][:, visible], vectors["scores"][:, visible], behind=True)
    area.numbers("weights", layer.weights[0][:, visible], vectors["weights"][:, visible], behind=True)
    by_torch = attend_by_torch(vectors["q"], vectors["k"], vectors["v"], told["scale"], model.causal)
    if by_torch is not None:
        area.numbers("outputs by PyTorch", by_torch, vectors["outputs"], behind=True)


def drift(area, passed, shown):
    """How far each token's vector has turned from the one it came in with."""
    states = [state[0] for state in passed.states]
    lengths = [np.linalg.norm(state, axis=1) for state in states]
    turned = [(states[0] * state).sum(axis=1) / lengths[0] / length for state, length in zip(states, lengths)]
    area.numbers("drift", np.stack(turned, axis=1), shown.matrix("How far each token has moved"))


def entropy(weights):
    weights = weights[weights > 0]
    return float(-(weights * np.log2(weights)).sum())


def selected(area, told, weights, shown):
    bits = float(np.mean([entropy(weights[query]) for query in told["selected"]]))
    text = re.search(r"has ([\d.]+) bits of entropy, as if spread evenly over ([\d.]+) token", " ".join(shown.texts))
    area.number("entropy", bits, told["entropy"], text.group(1))
    area.number("tokens in effect", 2**bits, told["effectiveTokens"], text.group(2))


def mean(area, told, layer, weights, shown):
    """How much each head adds where their mean is the greatest."""
    query = told["selected"][-1]
    strongest = int(np.argmax(np.float32(weights[query])))
    own = [*layer.weights[0, :, query, strongest], weights[query, strongest]]
    for number, row in zip(own, shown.table("What each head adds to the mean")):
        area.number(row[0], float(number), text=row[1])


def steps(area, told, layer, shown, causal):
    """The numbers of one query's way through a head, as they are written."""
    head, query = told["head"], told["selected"][-1]
    q, k, v = layer.q[0, head], layer.k[0, head], layer.v[0, head]
    scores, weights = layer.scores[0, head, query], layer.weights[0, head, query]
    visible = query + 1 if causal else len(weights)
    listed = np.sort(np.argsort(-np.float32(weights[:visible]), kind="stable")[:12])
    rows = shown.table("Step by step")
    area.same("rows", [told["tokens"][key] for key in listed], [row[0] for row in rows])
    for key, row in zip(listed, rows):
        for column, number in enumerate((scores[key], scores[key] * told["scale"], weights[key])):
            area.number(f"step {row[0]}", float(number), text=row[column + 1])
    strongest = int(np.argmax(np.float32(weights)))
    lines = [text.split() for text in shown.texts]
    vectors = [line for line in lines if len(line) == len(q[query]) and all(re.fullmatch(r"[-−]?\d+\.\d{3}", part) for part in line)]
    expected = [q[query], k[strongest], v[strongest], layer.outputs[0, head, query]]
    area.same("vectors", len(expected), len(vectors))
    for vector, line in zip(expected, vectors):
        for number, text in zip(vector, line):
            area.number("vector", float(number), text=text)


def positions(area, page, model, told, shown):
    tokens = len(told["ids"])
    own = model.positions()[:tokens]
    full = files.tensors(page.download(POSITIONS))[0]["positions"]
    area.numbers("positions", own, full, behind=True)
    drawn = shown.matrix("Positional encoding")
    area.numbers("positional encoding", own[:, : drawn.shape[1]], drawn)
    untrained = told["untrainedSeed"] is not None
    if model.config.get("frozen_position_embeddings") or untrained:
        width = own.shape[1]
        angles = np.arange(tokens)[:, None] / 10_000 ** (np.arange(0, width, 2) / width)
        waves = np.stack([np.sin(angles), np.cos(angles)], axis=-1).reshape(tokens, width)
        # Shipped weights are rounded to 16 bits, those that were drawn here to 32.
        area.numbers("sinusoids", waves.astype(np.float32 if untrained else np.float16), full, behind=True)
