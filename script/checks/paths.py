"""The tab "Paths": attention, value-weighted attention, rollout and gradient times input beside what switching tokens off does, from the weights."""

import json
import time

import numpy as np

import files
from attention import MODEL, switched_off
from model import Model, softmax
from shown import Shown
from vaadin import Page

NUMBERS = "Every score, every change and the texts in full (JSON)"
BARS = "What each way says of every token"
TABLE = "Agreement with switching off, and how widely each spreads"
STUDY = "Agreement with switching off over many texts"
SCENARIOS = {
    "GPT": {},
    "GPT, a head off, all heads of a layer": dict(layer=3, head="mean", off="2.2", t=2),
    "BERT": dict(model="world-masked-4", layer=3, head=4, sel="8", s="today the dogs near the house _ happy ."),
    "random weights": dict(model="world-causal-2", untrained="1", layer=2, head=1),
    "the English encoder": dict(
        model="all-MiniLM-L6-v2", layer=4, head=2, sel="10", s="The animal did not cross the street because it was too tired."
    ),
}
WITH_STUDY = "GPT"
SOME = 3
STEP = 1e-4
LONGEST_WAIT = 120


def begin(server):
    return {name: Page(server, "attention", tab="paths", **scenario) for name, scenario in SCENARIOS.items()}


def check(pages, report):
    for name, page in pages.items():
        told = measured(page, name == WITH_STUDY)
        model = Unseen(files.archive(page.download(MODEL)))
        one(page, report.area("paths: " + name, 2e-4), model, told)
        if name == WITH_STUDY:
            study(page, report.area("paths: over many texts", 2e-2), model, told)


def measured(page, study):
    """The numbers, once the tokens are switched off, and where it is asked for the texts are read."""
    end = time.monotonic() + LONGEST_WAIT
    while True:
        page.poll()
        told = json.loads(page.download(NUMBERS)) if page.offers(NUMBERS) else None
        if told and (not study or told["study"] and told["study"][0]["randomRho"]):
            return told
        if time.monotonic() > end:
            raise TimeoutError("the tab has measured nothing")
        time.sleep(0.5)


class Unseen(Model):
    """A model of whose texts each has one token that no other token sees; -1 for none."""

    unseen = None
    growth = None

    def without(self, unseen):
        other = self.with_weights({})
        other.__class__ = Unseen
        other.unseen = unseen
        return other

    def grown(self, ids, token, factor):
        """One token brings so many times as much into the first block."""
        name = "transformer.wpe.weight"
        changed = {}
        if self.causal:
            changed[name] = self.weights[name].copy()
            changed[name][token] += (factor - 1) * (self.weights["transformer.wte.weight"][ids[token]] + self.weights[name][token])
        other = self.with_weights(changed)
        other.__class__ = Unseen
        other.growth = token, factor
        return other

    def _norm(self, x, name):
        normed = super()._norm(x, name)
        if name == "bert.embeddings.LayerNorm" and self.growth:
            token, factor = self.growth
            normed[:, token] *= factor
        return normed

    def _attend(self, layer, q, k, v, scale, off):
        attended = super()._attend(layer, q, k, v, scale, off)
        if self.unseen is None:
            return attended
        scaled = attended.scores * scale
        tokens = scaled.shape[-1]
        if self.causal:
            scaled = np.where(np.tri(tokens, dtype=bool), scaled, -np.inf)
        for text, token in enumerate(self.unseen):
            others = np.arange(tokens) != token
            scaled[text, :, others, token] = -np.inf
        attended.weights = softmax(scaled)
        attended.outputs = attended.weights @ v
        for _, head in (pair for pair in off if pair[0] == layer):
            attended.outputs[:, head] = 0
        return attended


def changes(model, ids, types, query, tokens, **settings):
    """What each token's absence does to the output of the query, and what is left to its word."""
    then = outputs(model, model.forward([ids], [types], **settings).hidden[0, query])
    many = [ids] * len(tokens), [types] * len(tokens)
    now = outputs(model, model.without(tokens).forward(*many, **settings).hidden[:, query])
    if not says(model):
        return 1 - now @ then / np.linalg.norm(now, axis=-1) / np.linalg.norm(then), None
    said = int(then.argmax())
    return (then * np.log2(then / now)).sum(axis=-1), now[:, said]


def outputs(model, hidden):
    return softmax(model.logits(hidden)) if says(model) else hidden


def says(model):
    return model.causal or "cls.predictions.bias" in model.weights


def scores(model, passed, attribution, ids, types, query, **settings):
    method, number, head = attribution["method"], attribution["layer"], attribution["head"]
    if method == "NEARNESS":
        return -np.abs(np.arange(len(ids)) - query).astype(float)
    if method == "GRADIENT_INPUT":
        return gradient(model, ids, types, query, **settings)
    if method == "ROLLOUT":
        row = np.eye(len(ids))[query]
        for layer in passed.layers[number::-1]:
            row = row @ (layer.weights[0].mean(axis=0) + np.eye(len(ids))) / 2
        return row
    layer = passed.layers[number]
    heads = range(model.heads) if head < 0 else [head]
    if method == "RAW":
        return layer.weights[0, list(heads), query].mean(axis=0)
    output = written(model, number)
    width = output.shape[0] // model.heads
    given = np.zeros((len(ids), output.shape[1]))
    for one in heads:
        if (number, one) not in settings["off"]:
            given += layer.weights[0, one, query][:, None] * (layer.v[0, one] @ output[one * width : (one + 1) * width])
    return np.linalg.norm(given, axis=1)


def written(model, layer):
    if model.causal:
        return model.weights[f"transformer.h.{layer}.attn.c_proj.weight"]
    return model.weights[f"bert.encoder.layer.{layer}.attention.output.dense.weight"].T


def gradient(model, ids, types, query, **settings):
    """By differences: a little more of what a token brings into the first block."""
    said = int(outputs(model, model.forward([ids], [types], **settings).hidden[0, query]).argmax())
    slopes = []
    for token in range(len(ids)):
        logs = []
        for step in (STEP, -STEP):
            other = model.grown(ids, token, 1 + step)
            logs.append(np.log(outputs(other, other.forward([ids], [types], **settings).hidden[0, query])[said]))
        slopes.append(abs(logs[0] - logs[1]) / (2 * STEP))
    return np.array(slopes)


def one(page, area, model, told):
    ids, types, query = told["ids"], told["types"], told["query"]
    settings = dict(scale=told["scale"], off=switched_off(told))
    sources = [token for token in range(query if model.causal else len(ids)) if token != query]
    change, left = changes(model, ids, types, query, sources, **settings)
    area.numbers("changes", change, [told["change"][token] for token in sources], behind=True)
    if left is not None:
        area.numbers("left to the word", left, [told["probability"][token] for token in sources], behind=True)
    shown = Shown(page)
    rows = shown.table(TABLE)
    columns = [share(change, sources, len(ids))]
    passed = model.forward([ids], [types], **settings)
    for method, row in zip(told["methods"], rows[1:]):
        found = scores(model, passed, method["attribution"], ids, types, query, **settings)
        name = method["attribution"]["method"]
        area.numbers(name, found, method["scores"], behind=True)
        shares = found / found.sum() if found.sum() else found
        bits = -float(sum(p * np.log2(p) for p in shares if p > 0))
        area.number(name + ": entropy", bits, method["bits"], row[3])
        area.number(name + ": tokens in effect", 2**bits, text=row[4])
        if method["rho"] is not None:
            area.number(name + ": ρ", spearman(np.array(method["scores"])[sources], [told["change"][i] for i in sources]), method["rho"], row[1])
        columns.append(shares)
    near = -np.abs(np.array(sources) - query)
    area.number("nearness: ρ", spearman(near, [told["change"][i] for i in sources]), told["nearness"], rows[len(columns)][1])
    behind = shown._behind("share-bars", BARS)["rows"]
    for number, column in enumerate(columns):
        there = [0.0 if row[number + 1] is None else row[number + 1] for row in behind]
        area.numbers("bars", column, there)


def share(change, sources, tokens):
    shares = np.zeros(tokens)
    shares[sources] = change / change.sum()
    return shares


def study(page, area, model, told):
    every = len(told["texts"]) // SOME
    for number in range(0, SOME * every, every):
        text = told["texts"][number]
        ids, query = text["ids"], text["queries"][0]
        types, settings = [0] * len(ids), dict(scale=None, off=())
        sources = list(range(query)) if model.causal else [i for i in range(len(ids)) if i != query]
        change, _ = changes(model, ids, types, query, sources, **settings)
        passed = model.forward([ids], [types], **settings)
        for method in told["study"]:
            if method["attribution"]["method"] not in ("RANDOM", "GRADIENT_INPUT"):
                found = scores(model, passed, method["attribution"], ids, types, query, **settings)[sources]
                name = f"{method['attribution']['method']}, text {number}"
                area.number(name + ": ρ", spearman(found, change), method["rho"][number])
                right = [float(c == change.max()) for f, c in zip(found, change) if f == found.max()]
                area.number(name + ": right favourite", float(np.mean(right)), method["right"][number])
    for method, row in zip(told["study"], Shown(page).table(STUDY)):
        name = method["attribution"]["method"]
        area.number(name + ": mean ρ", known(method["rho"]), text=row[1])
        area.number(name + ": right favourites", 100 * known(method["right"]), text=row[2])
        area.number(name + ": mean ρ in random weights", known(method["randomRho"]), text=row[3])


def known(values):
    return float(np.mean([value for value in values if value is not None]))


def ranks(values):
    """Ties have their mean rank."""
    values = np.asarray(values, float)
    return np.array([(values < value).sum() + ((values == value).sum() + 1) / 2 for value in values])


def spearman(a, b):
    return float(np.corrcoef(ranks(a), ranks(b))[0, 1])
