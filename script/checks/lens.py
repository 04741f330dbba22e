"""/attention?tab=lens: the logit lens, the votes and the vectors again, from the model and the token ids alone."""

import json

import numpy as np

import files
from attention import MODEL, NUMBERS
from model import Model, softmax
from shown import Shown
from vaadin import Page

LENS = "Lens and votes at every station, in full (JSON)"
SCENARIOS = {
    "GPT": dict(tab="lens"),
    "GPT, another token, one head": dict(tab="lens", model="world-causal-1", sel="6", s="the capital of zorland is renera . it is big ."),
    "untrained GPT": dict(tab="lens", model="world-causal-2", untrained="1"),
    "BERT": dict(tab="lens", model="world-masked-4", s="today the dogs near the house _ happy .", sel="8"),
}


def begin(server):
    return {name: Page(server, "attention", **scenario) for name, scenario in SCENARIOS.items()}


def check(pages, report):
    for name, page in pages.items():
        one(page, report.area("lens: " + name, 5e-5))


def streams(model, ids, scale):
    """The residual stream of every station, [stations][tokens][width], and what each part of a GPT wrote."""
    passed = model.forward([ids], scale=scale)
    stations, written = [passed.states[0][0]], []
    for number, layer in enumerate(passed.layers):
        x = passed.states[number]
        outputs = layer.outputs.transpose(0, 2, 1, 3).reshape(x.shape)
        if model.causal:
            block = f"transformer.h.{number}."
            matrix = model.weights[block + "attn.c_proj.weight"].reshape(model.heads, -1, x.shape[-1])
            heads = np.einsum("bhtd,hdw->hbtw", layer.outputs, matrix)[:, 0]
            attended = model._linear(outputs, block + "attn.c_proj")
            middle = x + attended
            written += [*heads, np.broadcast_to(model.weights[block + "attn.c_proj.bias"], x[0].shape), (passed.states[number + 1] - middle)[0]]
        else:
            block = f"bert.encoder.layer.{number}.attention.output."
            middle = model._norm(x + model._linear(outputs, block + "dense"), block + "LayerNorm")
        stations += [middle[0], passed.states[number + 1][0]]
    return stations, written


def one(page, area):
    told = json.loads(page.download(NUMBERS))
    full = json.loads(page.download(LENS))
    model = Model(files.archive(page.download(MODEL)))
    shown = Shown(page)
    stations, written = streams(model, told["ids"], told["scale"])
    token = full["token"]
    read = [model.logits(model._norm(x, "transformer.ln_f") if model.causal else x) for x in stations]
    shares = [softmax(logits) for logits in read]
    word = int(np.argmax(shares[-1][token]))
    lens = full["lens"]
    area.same("word", word, lens["word"])
    first = lens["from"]
    for row, own in zip(lens["cells"], shares):
        for at, cell in enumerate(row):
            area.same("cell", model.words[int(np.argmax(own[first + at]))], cell["word"])
            area.number("share", float(own[first + at].max()), cell["share"])
    last = shares[-1][token]
    bits = [float((last * np.log2(last / own[token])).sum()) for own in shares]
    area.numbers("probabilities", [own[token][word] for own in shares], lens["shares"], behind=True)
    area.numbers("bits", bits, lens["bits"], behind=True)
    for row, own, far in zip(shown.table("The lens in numbers"), shares, bits):
        area.number("bits to the end", far, text=row[2])
    if model.causal:
        votes(area, model, told, full, stations, written, token, word, shown)


def votes(area, model, told, full, stations, written, token, word, shown):
    """With the scale of the final norm frozen, the logit is a sum."""
    w = model.weights
    last = stations[-1][token]
    scale = 1 / np.sqrt(last.var() + model.epsilon)
    embeddings = w.get("lm_head.weight", w["transformer.wte.weight"])
    parts = [w["transformer.wte.weight"][told["ids"]], w["transformer.wpe.weight"][: len(told["ids"])], *written]
    for name, decoder in (("word", embeddings[word]), ("average", embeddings.mean(axis=0))):
        direction = decoder * w["transformer.ln_f.weight"] * scale
        own = [float(direction @ (part[token] - part[token].mean())) for part in parts]
        area.numbers("votes: " + name, own, [vote[name] for vote in full["votes"]["votes"]], behind=True)
        if name == "word":
            drawn = list(shown.chart("Who voted for this word")[1].values())[0]
            area.numbers("bars", own, drawn)
            constant = float(decoder @ w["transformer.ln_f.bias"])
            logit = float(model.logits(model._norm(stations[-1][token], "transformer.ln_f"))[word])
            area.number("sum of the votes", sum(own) + constant, logit)
