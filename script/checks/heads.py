"""The tab "Heads" of /attention: what every head does, from the model and the texts alone."""

import json
import math

import numpy as np

import attention
import files
from model import Model
from shown import Shown
from vaadin import Page

NUMBERS = "The texts, where heads with a role would look, and what was found (JSON)"
TABLE = "What this head looks at"
Z, MARGIN, MOST_RESTING = 1.959964, 0.2, 0.9
SCENARIOS = {
    "a head for the same word": dict(model="world-masked-4", layer=2, head=2, s="river lamp seven green river lamp"),
    "an induction head": dict(model="world-causal-1", layer=2, head=1),
    "random weights": dict(untrained="1", layer=1, head=2),
}


def begin(server):
    return {name: Page(server, "attention", tab="heads", **scenario) for name, scenario in SCENARIOS.items()}


def check(pages, report):
    for name, page in pages.items():
        page.wait(lambda: page.offers(NUMBERS))
        page.poll()
        one(page, report.area("heads: " + name, 2e-4))


def one(page, area):
    told = json.loads(page.download(NUMBERS))
    model = Model(files.archive(page.download(attention.MODEL)))
    scale = json.loads(page.download(attention.NUMBERS))["scale"]
    roles = list(told["table"]["baselines"])
    scores = {}
    resting = {}
    copying = {}
    for text in told["texts"]:
        rest = np.array(text["resting"])
        for number, layer in enumerate(model.forward([text["ids"]]).layers):
            for head, weights in enumerate(layer.weights[0]):
                if "INDUCTION" in text["links"]:
                    copying.setdefault((number, head), []).append(copies(model, number, head, layer.v[0, head], text["ids"], rest))
                resting.setdefault((number, head), []).append(float(weights[~rest][:, rest].sum(axis=1).mean()))
                for role, score in of(text, weights, rest).items():
                    scores.setdefault((number, head, role), []).append(score)
    for role in roles:
        area.number(role + ": baseline", baseline(told["texts"], role, model.causal), told["table"]["baselines"][role])
    for finding in told["table"]["findings"]:
        place = finding["layer"], finding["head"]
        area.number(f"{place}: rests", float(np.mean(resting[place])), finding["resting"]["mean"])
        for role in roles:
            area.numbers(f"{place}: {role}", interval(role, scores[(*place, role)][1::2]), [finding["scores"][role][key] for key in ("mean", "low", "high")])
        if finding["copying"]:
            area.numbers(f"{place}: copies", interval("COPIES", copying[place]), [finding["copying"][key] for key in ("mean", "low", "high")])
        area.same(f"{place}: role", named(scores, resting, place, told["table"]["baselines"]), finding["role"])
    now = Shown(page).table(TABLE)
    layer, head = int(page.scenario["layer"]) - 1, int(page.scenario["head"]) - 1
    sentence = told["sentence"]
    weights = model.forward([sentence["ids"]], scale=scale).layers[layer].weights[0, head]
    own = of(sentence, weights, np.array(sentence["resting"]))
    for role, row in zip(roles, now):
        mean, low, high = interval(role, scores[(layer, head, role)][1::2])
        written = [float(part) for part in row[1].replace("[", " ").replace("]", " ").replace(",", " ").split()]
        for value, text in zip((mean, max(0, low), min(1, high)), written):
            area.number(f"{role}, as written", value, text=str(text))
        if role in own:
            area.number(f"{role} on the sentence", own[role], text=row[3])
        else:
            area.same(f"{role} on the sentence", "–", row[3])
    row = now[len(roles)]
    rest = np.array(sentence["resting"])
    values = model.forward([sentence["ids"]], scale=scale).layers[layer].v[0, head]
    area.number("copies on the sentence", copies(model, layer, head, values, sentence["ids"], rest), text=row[3])
    area.number("copies: baseline, as written", told["table"]["copyingEvenly"], text=row[2])


def copies(model, layer, head, values, ids, rest):
    """Of what rises above the mean when the head looks at a word, the share of that word."""
    output, decoder = model.writing(layer), model.decoder()
    width = values.shape[-1]
    logits = values[~rest] @ output[head * width : (head + 1) * width] @ decoder.T
    words = np.array(ids)[~rest]
    different = np.unique(words)
    raised = np.maximum(0, logits[:, different] - logits.mean(axis=1, keepdims=True))
    return float(raised[words[:, None] == different[None, :]].sum() / raised.sum()) if raised.sum() else 0.0


def of(text, weights, rest):
    found = {}
    for role, links in text["links"].items():
        if role == "COREFERENCE":
            right = [max(link["candidates"], key=lambda key: (weights[link["query"], key], -key)) in link["targets"] for link in links]
            found[role] = float(np.mean(right))
            continue
        on = sum(weights[link["query"], target] for link in links for target in link["targets"])
        left = sum(1 - weights[link["query"], rest].sum() for link in links)
        if left >= 1e-3 * len(links):
            found[role] = float(on / left)
    return found


def interval(role, values):
    mean = float(np.mean(values))
    if role == "COREFERENCE":
        count = len(values)
        low, high = sorted(np.roots([1 + Z * Z / count, -(2 * mean + Z * Z / count), mean * mean]).real)
        return mean, float(low), float(high)
    half = Z * float(np.std(values, ddof=1)) / math.sqrt(len(values))
    return mean, mean - half, mean + half


def baseline(texts, role, causal):
    even, links = [], []
    for text in texts:
        own = text["links"].get(role, [])
        if own:
            rest = np.array(text["resting"])
            seen = [int((~rest[: link["query"] + 1 if causal else None]).sum()) for link in own]
            even.append(float(np.mean([len(link["targets"]) / count for link, count in zip(own, seen)])))
            links += own
    evenly = float(np.mean(even))
    if role in ("PREVIOUS", "NEXT"):
        return evenly
    farthest = max(link["query"] - candidate for link in links for candidate in link["candidates"])
    return max(evenly, max(float(np.mean([link["query"] - back in link["targets"] for link in links])) for back in range(1, farthest + 1)))


def named(scores, resting, place, baselines):
    best, farthest = None, MARGIN
    for role, blind in baselines.items():
        low = interval(role, scores[(*place, role)][0::2])[1]
        way = (low - blind) / (1 - blind)
        if way >= farthest and interval(role, scores[(*place, role)][1::2])[1] > blind:
            best, farthest = role, way
    return best if np.mean(resting[place]) <= MOST_RESTING else None
