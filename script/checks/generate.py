"""The tab "Generate" of /attention: the next token's probabilities, tempered and cut, from the model itself."""

import json

import numpy as np

import attention
import files
from model import Model, softmax
from shown import Shown
from vaadin import Page

NUMBERS = "The next token’s probabilities over the whole vocabulary (JSON)"
CHART = "Which word comes next?"
SCENARIOS = {
    "as the page opens": {},
    "warm and cut": dict(sampling=1.7, topk=9, topp=0.8, model="world-causal-8"),
    "greedy": dict(sampling="0.0"),
    "a blank": dict(model="world-masked-4", s="today the dogs near the house _ happy .", sampling=0.5, topp=0.95),
}


def begin(server):
    return {name: Page(server, "attention", tab="generate", **scenario) for name, scenario in SCENARIOS.items()}


def check(pages, report):
    for name, page in pages.items():
        one(page, report.area("generate: " + name, 5e-5))


def one(page, area):
    told = json.loads(page.download(NUMBERS))
    model = Model(files.archive(page.download(attention.MODEL)))
    scale = json.loads(page.download(attention.NUMBERS))["scale"]
    sampler = told["sampler"]
    logits = model.logits(model.forward([told["ids"]], scale=scale).hidden[0, told["place"]])
    says = softmax(logits)
    tempered = softmax(logits / sampler["temperature"]) if sampler["temperature"] else (np.arange(len(logits)) == logits.argmax()).astype(float)
    order = np.argsort(-logits, kind="stable")
    kept, total = np.zeros_like(tempered), 0.0
    for place, token in enumerate(order):
        if (sampler["topK"] and place >= sampler["topK"]) or (place and sampler["topP"] < 1 and total >= sampler["topP"]):
            break
        kept[token] = tempered[token]
        total += tempered[token]
    kept /= total
    shown = Shown(page)
    words, drawn = shown.chart(CHART)
    for name, own, key in (
        ("as the model says", says, "model"),
        ("after the temperature", tempered, "tempered"),
        ("after the cuts", kept, "kept"),
    ):
        area.numbers(name, own, told[key], behind=True)
        first = order[: len(words) - 1]
        area.same("words", [told["tokens"][token] for token in first], words[:-1])
        area.numbers(name + ", drawn", [*own[first], 1 - own[first].sum()], drawn[name])
