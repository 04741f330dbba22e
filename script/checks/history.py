"""The tab "History" of /attention: a checkpoint's weights read the sentence and sit the whole examination again."""

import json
import math
import re

import numpy as np

import files
from model import Model, softmax
from shown import Shown
from vaadin import Page

NUMBERS = "Questions, texts, measurements and what is said at this step (JSON)"
MODEL = "The weights at this step: configuration, weights (zip)"

RECALLS = {"WORDS": "In adjacent words", "SENTENCES": "In sentences", "MEMORY": "By heart"}
LOOKS = {"PREVIOUS": "Token before", "INDUCTION": "What followed last time", "ANSWER": "Value asked for"}
CHECKPOINTS = 20
Z = 1.959964

WORDS = "capital zorland mirna capital grofia renera capital dretova driba capital zorland"
SCENARIOS = {
    "step 1,100, a head of its own, twice the factor": dict(checkpoint=1100, sentence=WORDS, layer=2, head=4, temperature=2.0),
    "step 3,800, mean of the heads": dict(checkpoint=3800, layer=3, head="mean"),
}


def begin(server):
    return {name: Page(server, "attention", tab="history", **scenario) for name, scenario in SCENARIOS.items()}


def check(pages, report):
    for name, page in pages.items():
        page.wait(lambda: page.offers(NUMBERS) and len(json.loads(page.download(NUMBERS))["measured"]) == CHECKPOINTS)
        page.poll()
        one(page, report.area("history: " + name, 5e-5))


def one(page, area):
    told = json.loads(page.download(NUMBERS))
    model = Model(files.archive(page.download(MODEL)))
    shown = Shown(page)
    step = page.scenario["checkpoint"]
    area.same("step", [step, str(step)], [told["checkpoint"], model.notes["step"]])
    sentence(area, page, model, told, shown)
    place = next(i for i, score in enumerate(told["measured"]) if score["step"] == step)
    answers(area, model, told, shown, place)
    looks(area, page, model, told, shown, place)


def sentence(area, page, model, told, shown):
    passed = model.forward([told["ids"]], scale=told["scale"])
    layer = passed.layers[page.scenario.get("layer", 2) - 1].weights[0]
    head = page.scenario.get("head", 2)
    weights = layer.mean(axis=0) if head == "mean" else layer[head - 1]
    area.numbers("arcs", weights, shown.matrix("Where the chosen tokens looked at that step", "attention-arcs"))
    likely = softmax(model.logits(passed.hidden[0, -1]))
    words = shown.words("What the model said at that step")
    first = np.sort(likely)[::-1][: len(words)]
    area.numbers("what it said", first, [probability for _, probability in words])
    area.numbers("what it said, in full", first, [word["probability"] for word in told["said"]], behind=True)


def answers(area, model, told, shown, place):
    categories, recall = shown.chart("Right answers")
    _, loss = shown.chart("Loss")
    table = {row[0]: row for row in shown.table("Right answers")}
    area.same("steps", [str(score["step"]) for score in told["measured"]], categories)
    for number, (key, name) in enumerate(RECALLS.items()):
        asked = told["questions"][key]
        texts = [question["ids"][: -question["answer"]] for question in asked]
        right, losses = model.score(texts, [question["ids"][-question["answer"] :] for question in asked])
        share, nats = float(np.mean(right)), float(np.mean(np.concatenate(losses)))
        area.number(name + ": right", share, told["measured"][place]["answers"][number]["right"] / len(asked))
        area.numbers(name + ": right, in the chart", [share], [recall[name][place]])
        area.numbers(name + ": loss, in the chart", [nats], [loss[name][place]])
        area.number(name + ": loss", nats, told["measured"][place]["answers"][number]["loss"], table[name][4])
        low, high = wilson(sum(right), len(right))
        written = re.fullmatch(r"(.*) % \((\d+)–(\d+)\)", table[name][3]).groups()
        for label, computed, text in zip(("right", "low", "high"), (share, low, high), written):
            area.number(f"{name}: {label}, in percent", 100 * computed, text=text)
        area.number(name + ": guessing", 100 * told["guessing"][number], text=table[name][2])
        area.numbers(name + ": guessing, in the chart", [told["guessing"][number]] * CHECKPOINTS, recall[name + ", guessed"])


def wilson(right, asked):
    share = right / asked
    centre = share + Z * Z / (2 * asked)
    half = Z * math.sqrt(share * (1 - share) / asked + Z * Z / (4 * asked * asked))
    return (centre - half) / (1 + Z * Z / asked), (centre + half) / (1 + Z * Z / asked)


def looked(model, texts):
    """Mean attention from the queries to their targets, [layers][heads]; texts of one length go through together."""
    by_length = {}
    for text in texts:
        by_length.setdefault(len(text["ids"]), []).append(text)
    found = []
    for group in by_length.values():
        weights = np.array([layer.weights for layer in model.forward([text["ids"] for text in group]).layers])
        for number, text in enumerate(group):
            for link in text["links"]:
                found.append(weights[:, number, :, link["query"], link["targets"]].sum(axis=0))
    return np.mean(found, axis=0)


def looks(area, page, model, told, shown, place):
    _, chart = shown.chart("What the heads shown look at")
    table = {row[0]: row for row in shown.table("What the heads shown look at")}
    layer, head = page.scenario.get("layer", 2) - 1, page.scenario.get("head", 2)
    for number, (key, name) in enumerate(LOOKS.items()):
        attention = looked(model, told["texts"][key])
        area.numbers(name, attention, told["measured"][place]["looks"][number], behind=True)
        own = attention[layer].mean() if head == "mean" else attention[layer, head - 1]
        area.numbers(name + ": in the chart", [own], [chart[name][place]])
        area.number(name + ": heads shown", float(own), text=table[name][2])
        area.number(name + ": best head", float(attention.max()), text=table[name][3])
        best = np.unravel_index(attention.argmax(), attention.shape)
        area.same(name + ": which", f"head {best[1] + 1} of layer {best[0] + 1}", table[name][4])
        area.number(name + ": knows nothing", told["blind"][number], text=table[name][1])
