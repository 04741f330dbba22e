"""Live training on /lora: a run begun here, its losses and answers from the base, the adapter and the questions."""

import json

import numpy as np

import adapters
import files
import replay
from model import Model
from shown import Shown
from vaadin import Page

NUMBERS = "What each exam came to, in full (JSON)"
RUNS = "Each run: questions of the exam, batches of every step, numbers trained before and after (zip)"
BASE = "The base model: configuration, weights, tokenizer (zip)"

SCENARIOS = {
    "LoRA on a fact of one's own": ("Train", dict(facts="The capital of Zorland is Mirna.", steps=20, r=4, alpha=8)),
    "full fine-tuning, without repetition": (
        "Train without repeating",
        dict(facts="The river of Zorland is Mirna.", steps=20, method="full"),
    ),
}


def begin(server):
    """Begins the runs, so that they go on while other numbers are computed."""
    pages = {}
    for name, (button, scenario) in SCENARIOS.items():
        pages[name] = Page(server, "lora", **scenario)
        pages[name].press(button)
    return pages


def check(pages, report):
    for name, page in pages.items():
        page.wait(lambda: page.offers(RUNS))
        one(page, report.area("live training: " + name, 5e-5))


def one(page, area):
    page.poll()
    told = json.loads(page.download(NUMBERS))
    shown = Shown(page)
    base = Model(files.archive(page.download(BASE)))
    run = told["runs"][0]
    folder = files.folder(files.archive(page.download(RUNS)), f"run-{run['number']}/")
    exam = json.loads(folder["exam.json"])
    trained = files.folder(folder, "trained/")
    if run["settings"]["choices"]["method"] == "FULL":
        model = adapters.changed(base, adapters.differences(trained))
        frozen = base.positions().size if base.config.get("frozen_position_embeddings") else 0
        count = sum(array.size for array in base.weights.values()) - frozen
    else:
        lora = adapters.Lora(trained)
        model = adapters.changed(base, lora.changes())
        count = lora.parameters()
    before, after = shown.table("Runs")
    area.number("trained", count, run["parameters"], after[1])
    area.number("kB trained", 4 * count / 1000, run["bytes"] / 1000, after[9])
    area.number("Trains", count, text=shown.card("Trains"))
    shares = [
        examine(area, base, exam, run["before"], before, shown, "Before training"),
        examine(area, model, exam, run["points"][-1], after, shown, "In the end"),
    ]
    gauges(area, *shares, shown)
    curves(area, run, shares, shown)
    area.number("steps", run["steps"], text=after[2])
    first = next((point["step"] for point in run["points"] if point["taught"] >= 0.95), None)
    area.same("steps to 95 %", "–" if first is None else str(first), after[7])
    replay.check(area, base, folder, run)


def examine(area, model, exam, point, row, shown, name):
    """Loss, shares of right answers, and one answer with its probability; answers the shares."""
    loss, shares = results(model, exam)
    area.number(f"{name}: loss", loss, point["loss"], row[3])
    for column, group in enumerate(shares):
        area.number(f"{name}: {group}", shares[group], point[group])
        area.number(f"{name}: {group}, in percent", 100 * shares[group], text=row[4 + column])
    ((_, probabilities),) = model.write([exam["sample"]["ids"]], exam["end"], 64)
    probability = float(np.prod(probabilities))
    area.number(f"{name}: probability", probability, point["probability"])
    area.number(f"{name}: probability in percent", 100 * probability, text=row[10].rsplit("(", 1)[1])
    area.number(f"{name}: probability in large", 100 * probability, text=shown.parts(name)[2])
    return shares


def gauges(area, before, after, shown):
    for name, group in (("Learned", "taught"), ("Kept", "kept"), ("Still reads", "reads")):
        parts = shown.parts(name)
        area.number(f"gauge {name}", 100 * after[group], text=parts[1])
        area.number(f"gauge {name}, before", 100 * before[group], text=parts[3].split("; ")[1])


def results(model, exam):
    """The mean loss of the taught answers' tokens, and the share of right answers of each group."""
    shares, loss = {}, None
    for group in ("taught", "kept", "reads"):
        asked = exam[group]
        any_right = np.zeros(len(asked), bool)
        for alternative in range(len(asked[0]["answerIds"])):
            right, losses = model.score(
                [one["ids"] for one in asked], [one["answerIds"][alternative] for one in asked]
            )
            any_right |= right
            if group == "taught" and alternative == 0:
                loss = float(np.concatenate(losses).mean())
        shares[group] = float(any_right.mean())
    return loss, shares


def curves(area, run, shares, shown):
    """The chart draws the points that were measured; the first and the last were computed here."""
    steps, drawn = shown.chart("Accuracy")
    own = {run["points"][0]["step"]: shares[0], run["points"][-1]["step"]: shares[1]}
    for name, group in (("Taught", "taught"), ("Kept", "kept"), ("Reads", "reads")):
        points = {point["step"]: point[group] for point in run["points"]}
        for step, value in zip(map(int, steps), drawn[f"{name}, run {run['number']}"]):
            if step in own:
                area.number(f"{name} at {step}", own[step][group], text=str(value))
            else:
                area.same(f"{name} at {step}", f"{points[step]:.6g}", f"{value:.6g}")
