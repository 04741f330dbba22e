"""The tab "Switch off": what texts cost with heads off, and how much each head matters, from the model's weights and the texts' tokens."""

import json
import time

import numpy as np

import files
from attention import MODEL, switched_off
from model import Model, softmax
from shown import Shown
from vaadin import Page

NUMBERS = "Costs and importance in full, with every held-out text (JSON)"
SCENARIOS = {
    "GPT": dict(model="world-causal-4", off="2.2~3.1", tab="off"),
    "BERT": dict(model="world-masked-2", off="1.1", tab="off", s="the boy saw the dog ."),
}
SOME = 3
STEP = 1e-4
LONGEST_WAIT = 120


def begin(server):
    return {name: Page(server, "attention", **scenario) for name, scenario in SCENARIOS.items()}


def check(pages, report):
    for name, page in pages.items():
        one(page, report.area("switched off: " + name, 2e-4))


def measured(page):
    """The numbers, once the sentence, the texts and the importance of all heads are measured."""
    end = time.monotonic() + LONGEST_WAIT
    while True:
        told = json.loads(page.download(NUMBERS))
        if told["sentence"] and told["exam"] and told["study"]:
            return told
        if time.monotonic() > end:
            raise TimeoutError("the tab has measured nothing")
        time.sleep(1)


def one(page, area):
    model = Model(files.archive(page.download(MODEL)))
    told = measured(page)
    off = switched_off(told)
    for key, heads in (("Before", ()), ("After", off)):
        costs = [cost(model, text, told["scale"], heads) for text in told["tried"][:SOME]]
        area.numbers("texts, " + key, np.array(costs), told["exam"]["bits" + key][:SOME], behind=True)
    study = told["study"]
    count = model.layers * model.heads
    texts = told["measured"][:: len(told["measured"]) // SOME][:SOME]
    places = list(range(0, len(told["measured"]), len(told["measured"]) // SOME))[:SOME]
    for text, place in zip(texts, places):
        whole = cost(model, text)
        ablation = [cost(model, text, off={divmod(head, model.heads)}) - whole for head in range(count)]
        area.numbers("ablation", np.array(ablation), study["measures"]["ablation"][place], behind=True)
        slopes = [abs(slope(model, text, *divmod(head, model.heads))) for head in range(count)]
        area.numbers("slopes", np.array(slopes), study["measures"]["slopes"][place], behind=True)
    means = np.mean(study["measures"]["ablation"], axis=0)
    area.numbers("mean ablation", means, [head["mean"] for head in study["ablation"]], behind=True)
    page.tab("off")
    shown = Shown(page)
    area.numbers("importance by switching off", means.reshape(model.layers, -1), shown.matrix("By switching off"))
    gradient = np.mean(study["measures"]["slopes"], axis=0).reshape(model.layers, model.heads)
    divided = gradient / np.linalg.norm(gradient, axis=1, keepdims=True)
    area.numbers("gradient divided in each layer", divided.ravel(), study["gradient"], behind=True)
    area.numbers("importance by gradient", divided, shown.matrix("By gradient"))
    area.number("rank correlation", spearman(means, divided.ravel()), study["published"]["rho"])
    area.number("rank correlation, gradient as it is", spearman(means, gradient.ravel()), study["plain"]["rho"])


def cost(model, text, scale=None, off=()):
    """Bits a token of the text's targets."""
    likely = softmax(model.logits(model.forward([text["ids"]], scale=scale, off=off).hidden[0, text["rows"]]))
    return float(-np.log2(likely[np.arange(len(text["rows"])), text["targets"]]).mean())


def slope(model, text, layer, head):
    """Of the cost in a factor on the head's values, and so on what it writes."""
    return (cost(scaled(model, layer, head, 1 + STEP), text) - cost(scaled(model, layer, head, 1 - STEP), text)) / (2 * STEP)


def scaled(model, layer, head, factor):
    name = f"transformer.h.{layer}.attn.c_attn" if model.causal else f"bert.encoder.layer.{layer}.attention.self.value"
    bias = model.weights[name + ".bias"].copy()
    weight = model.weights[name + ".weight"].copy()
    width = len(bias) // (3 if model.causal else 1)
    first = len(bias) - width + head * (width // model.heads)
    own = slice(first, first + width // model.heads)
    bias[own] *= factor
    if model.causal:
        weight[:, own] *= factor
    else:
        weight[own] *= factor
    return model.with_weights({name + ".bias": bias, name + ".weight": weight})


def spearman(a, b):
    ranks = [np.argsort(np.argsort(x)) for x in (a, b)]
    return float(np.corrcoef(*ranks)[0, 1])
