"""The tab "Swap a word" of /attention: one head's output carried from one run into another, from the model itself."""

import json

import numpy as np

import attention
import files
from model import Model, softmax
from vaadin import Page

NUMBERS = "Both sentences, what is carried and what comes of it (JSON)"
SCENARIOS = {
    "as the page opens": {},
    "all that enters the first layer": dict(carried="residual", everywhere=1, layer=1),
    "turned round": dict(turned=1, head=3),
}


def begin(server):
    return {name: Page(server, "attention", tab="swap", **scenario) for name, scenario in SCENARIOS.items()}


class Patched(Model):
    """A model whose heads give out, at some positions, what they gave out in another run."""

    def patched(self, ids, patch, outputs, scale):
        other = self.with_weights({})
        other.__class__ = Patched
        other.patch, other.outputs = patch, outputs
        return other.forward([ids], scale=scale)

    def _attend(self, layer, *rest):
        attended = super()._attend(layer, *rest)
        patch = getattr(self, "patch", None)
        if patch and layer == patch["layer"]:
            attended.outputs[:, patch["head"], patch["positions"]] = self.outputs[:, patch["head"], patch["positions"]]
        return attended


def check(pages, report):
    for name, page in pages.items():
        one(page, report.area("swap: " + name, 2e-4))


def one(page, area):
    told = json.loads(page.download(NUMBERS))
    model = Patched(files.archive(page.download(attention.MODEL)))
    patch, place, scale = told["patch"], told["place"], told["scale"]
    own, other = (model.forward([told[run]], scale=scale) for run in ("own", "other"))
    if patch["part"] == "HEAD":
        carried = model.patched(told["own"], patch, other.layers[patch["layer"]].outputs, scale)
    else:
        assert patch["part"] == "RESIDUAL" and patch["layer"] == 0 and len(patch["positions"]) == len(told["own"])
        carried = other
    differences = []
    for run, key in ((own, "original"), (other, "swapped"), (carried, "patched")):
        logits = model.logits(run.hidden[0, place])
        chances = softmax(logits)
        differences.append(logits[told["second"]] - logits[told["first"]])
        area.numbers(key + ", first answer", [chances[told["first"]]], [told[key]["first"]], behind=True)
        area.numbers(key + ", second answer", [chances[told["second"]]], [told[key]["second"]], behind=True)
        area.numbers(key + ", difference of logits", [differences[-1]], told[key]["point"], behind=True)
        area.same(key + ", what it says", int(np.argmax(logits)), told[key]["says"])
    first, second, third = differences
    area.numbers("share moved", [(third - first) / (second - first)], [told["moved"]], behind=True)
