"""The tab "Two at once" of /attention: both maps, their difference, and the distances from maps and logits in full."""

import json

import numpy as np

from model import softmax
from shown import Shown
from vaadin import Page

NUMBERS = "Maps, words and distances of A and B in full (JSON)"

RENERA = "the capital of zorland is renera . what is the capital of zorland ?"
SCENARIOS = {
    "trained against untrained": {},
    "1 head against 8 heads": dict(model="world-causal-1", head="mean", bmodel="world-causal-8"),
    "another word, twice the factor, a head off": dict(bsentence=RENERA, btemperature=2.0, boff=1, buntrained=0),
    "two heads of a model that fills blanks": dict(
        model="world-masked-4", sentence="the girl saw the _ .", head=1, bhead=3, buntrained=0
    ),
    "texts of other lengths": dict(bsentence="what is the capital of zorland ?"),
}


def begin(server):
    return {name: Page(server, "attention", tab="compare", **scenario) for name, scenario in SCENARIOS.items()}


def check(pages, report):
    for name, page in pages.items():
        one(page, report.area("two at once: " + name, 5e-5))


def one(page, area):
    told = json.loads(page.download(NUMBERS))
    shown = Shown(page)
    a, b = told["a"], told["b"]
    maps = [side(area, shown, name, own) for name, own in (("A", a), ("B", b))]
    attention(area, shown, told, maps)
    words(area, shown, told)


def side(area, shown, name, own):
    heads = np.array(own["heads"])
    weights = heads[own["layer"]].mean(axis=0) if own["head"] < 0 else heads[own["layer"], own["head"]]
    square = weights.reshape(len(own["ids"]), -1)
    area.numbers(f"attention of {name}", square, shown.matrix(f"Attention of {name}"))
    if own["logits"]:
        likely = np.sort(softmax(np.array(own["logits"])))[::-1]
        written = shown.words(f"What {name} says")
        area.numbers(f"what {name} says", likely[: len(written)], [probability for _, probability in written])
    return square


def variation(a, b, first):
    """Half the sum of what two maps differ by in each row, on average."""
    return float(np.abs(a - b)[first:].sum(axis=1).mean() / 2)


def attention(area, shown, told, maps):
    a, b = told["a"], told["b"]
    if maps[0].shape != maps[1].shape:
        area.same("no difference", None, told["attention"])
        area.same("no distance", "–", shown.card("Attention apart"))
        return
    first = 1 if a["causal"] and b["causal"] else 0
    area.numbers("difference", maps[1] - maps[0], shown.matrix("Difference B − A"))
    area.number("attention apart", variation(*maps, first), told["attention"], shown.card("Attention apart"))
    every = np.array(a["heads"]).reshape(-1, *maps[0].shape)
    pairs = [variation(every[i], every[j], first) for i in range(len(every)) for j in range(i)]
    formula = shown.parts("Attention apart")[2].split("pairs): ")[1]
    area.number("any two heads", float(np.mean(pairs)), told["pairs"], formula)


def words(area, shown, told):
    a, b = told["a"]["logits"], told["b"]["logits"]
    if not a or not b or told["bits"] is None:
        area.same("no words apart", None, told["bits"])
        return
    p, q = softmax(np.array(a)), softmax(np.array(b))
    even = float(np.log2(len(p)) + (p * np.log2(p)).sum())
    area.number("KL", float((p * np.log2(p / q)).sum()), told["bits"], shown.card("Words apart (KL)"))
    area.number("KL from even", even, told["even"], shown.parts("Words apart (KL)")[2].split("alike: ")[1])
    moved = float(np.abs(p - q).sum() / 2)
    area.number("moved", moved, told["moved"])
    area.number("moved, in percent", 100 * moved, text=shown.card("Probability to move"))
