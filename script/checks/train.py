"""The tab "Train one" of /attention: a run is started, and from its weights at the end both models sit the exam again, look again and say the next letter."""

import json
import re

import numpy as np

import files
from history import looked, wilson
from model import Model, softmax
from shown import Shown
from vaadin import Page

NUMBERS = "Questions, measurements at all steps and what is said at this one (JSON)"
MODELS = {
    "Two layers": "Two layers at this step: configuration, weights (zip)",
    "One layer": "One layer at this step: configuration, weights (zip)",
}
BLIND = {
    "likeliestPlace": "Likeliest place of the row, all lengths known (content-blind line)",
    "sameDistance": "Likeliest distance back, place in the text known",
    "notYetTwice": "Any letter that has come once only",
    "anyLetter": "Any letter of 26",
}
WITHOUT = {"withoutLower": "Two layers, the head of layer 1 off", "withoutUpper": "Two layers, the head of layer 2 off"}
LAST = 600
SCENARIO = dict(trainseed=4, letters="QXZABCDEXZA")


def begin(server):
    page = Page(server, "attention", tab="train", **SCENARIO)
    page.press("Start training")
    return page


def check(page, report):
    page.wait(lambda: json.loads(page.download(NUMBERS))["two"][-1]["step"] == LAST)
    page.poll()
    area = report.area("train one: seed 4, all steps", 5e-5)
    told = json.loads(page.download(NUMBERS))
    models = {name: Model(files.archive(page.download(file))) for name, file in MODELS.items()}
    shown = Shown(page)
    area.same("seed and step", ["4", str(LAST)], [models["Two layers"].notes["seed"], models["One layer"].notes["step"]])
    answers(area, models, told, shown)
    blind(area, told, shown)
    heads(area, models, told, shown)
    letters(area, models, told, shown)


def exam(model, told, off=()):
    """Which questions are answered right, and the losses."""
    right, losses = [], []
    for length in sorted({len(asked["ids"]) for asked in told["questions"]}):
        some = [asked for asked in told["questions"] if len(asked["ids"]) == length]
        hidden = model.forward([asked["ids"] for asked in some], off=off).hidden
        for logits, asked in zip(model.logits(hidden[:, -1]), some):
            right.append(logits.argmax() == asked["answer"])
            losses.append(-np.log(softmax(logits)[asked["answer"]]))
    return right, losses


def answers(area, models, told, shown):
    table = {row[0]: row for row in shown.table("Right answers while training")}
    steps, chart = shown.chart("Right answers while training")
    area.same("steps", [str(one["step"]) for one in told["two"]], steps)
    for name, measured in (("Two layers", told["two"]), ("One layer", told["one"])):
        score(area, name, exam(models[name], told), measured[-1]["score"], table[name])
        area.numbers(name + ": curve", [one["score"]["right"] / one["score"]["asked"] for one in measured], chart[name])
    for number, (key, name) in enumerate(WITHOUT.items()):
        score(area, name, exam(models["Two layers"], told, off=[(number, 0)]), told[key], table[name])


def score(area, name, answered, told, row):
    right, losses = answered
    area.same(name + ": right", [int(sum(right)), len(right)], [told["right"], told["asked"]])
    area.number(name + ": loss", float(np.mean(losses)), told["loss"], row[2])
    share, (low, high) = float(np.mean(right)), wilson(sum(right), len(right))
    written = re.fullmatch(r"(.*) % \((\d+)–(\d+)\)", row[1]).groups()
    for label, computed, text in zip(("right", "low", "high"), (share, low, high), written):
        area.number(f"{name}: {label}, in percent", 100 * computed, text=text)


def blind(area, told, shown):
    """The rules that match nothing, over all rows of 6 to 20 letters, pieces of 2 to 8, starts, and letters given."""
    once, distances, places = 0, {}, {}
    for row in range(6, 21):
        for piece in range(2, min(row, 8) + 1):
            for start in range(row - piece + 1):
                for given in range(1, piece):
                    p = 1 / 15 / (min(row, 8) - 1) / (row - piece + 1) / (piece - 1)
                    once += p / (row - given)
                    for known, said, table in ((row + given, row - start, distances), ((row, given), start + given, places)):
                        shares = table.setdefault(known, {})
                        shares[said] = shares.get(said, 0) + p
    computed = dict(notYetTwice=once, sameDistance=best(distances), likeliestPlace=best(places), anyLetter=1 / 26)
    table = {row[0]: row for row in shown.table("Right answers while training")}
    for key, name in BLIND.items():
        area.number(name, computed[key], told["blind"][key])
        area.number(name + ", in percent", 100 * computed[key], text=table[name][1].removesuffix(" %"))
    _, chart = shown.chart("Right answers while training")
    area.numbers("content-blind line", [max(computed.values())] * len(told["two"]), chart["Content-blind"])


def best(shares):
    """How often one is right who says what is likeliest of what is known."""
    return sum(max(share.values()) for share in shares.values())


def heads(area, models, told, shown):
    table = {row[0]: row for row in shown.table("What the heads look at while training")}
    induction = told["probes"]
    previous = [
        dict(ids=probe["ids"], links=[dict(query=query, targets=[query - 1]) for query in range(1, len(probe["ids"]))]) for probe in induction
    ]
    for name, measured, rows in (
        ("Two layers", told["two"], ("Two layers: layer 1", "Two layers: layer 2")),
        ("One layer", told["one"], ("One layer",)),
    ):
        for column, (key, texts) in enumerate((("previous", previous), ("induction", induction))):
            found = looked(models[name], texts)[:, 0]
            area.numbers(f"{name}: {key}", found, measured[-1]["heads"][key])
            for row, value in zip(rows, found):
                area.number(f"{row}: {key}", float(value), text=table[row][column + 1])
    queries = np.concatenate([np.arange(1, len(probe["ids"])) for probe in induction])
    area.number("letter before, evenly", float(np.mean(1 / (queries + 1))), told["previousBlind"], table["Knows nothing of the content"][1])
    links = [link for probe in induction for link in probe["links"]]
    farthest = max(np.mean([link["query"] - back in link["targets"] for link in links]) for back in range(1, 40))
    area.number("same distance back", float(farthest), told["inductionBlind"], table["Knows nothing of the content"][2])


def letters(area, models, told, shown):
    area.same("letters", SCENARIO["letters"], "".join(chr(65 + token) for token in told["ids"]))
    two = models["Two layers"].forward([told["ids"]])
    area.numbers("layer 2", two.layers[1].weights[0][0], shown.matrix("Where letters look in layer 2", "attention-arcs"))
    area.numbers("layer 1", two.layers[0].weights[0][0], shown.matrix("Where letters look in layer 1", "attention-arcs"))
    for name, said, picture in (("Two layers", told["saidTwo"], "Two layers say next"), ("One layer", told["saidOne"], "One layer says next")):
        model = models[name]
        likely = softmax(model.logits(model.forward([told["ids"]]).hidden[0, -1]))
        order = np.argsort(-likely, kind="stable")[: len(said)]
        area.same(name + " says", [chr(65 + token) for token in order], [word["text"] for word in said])
        area.numbers(name + " says", likely[order], [probability for _, probability in shown.words(picture)])
