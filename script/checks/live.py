"""Live training on /lora: a run begun here, its losses and answers from the base, the adapter and the questions."""

import json

import numpy as np

import adapters
import files
import replay
from model import Model
from report import Shown
from vaadin import Page

NUMBERS = "Curves and all numbers shown (JSON)"
RUNS = "Each run: questions of the exam, batches of every step, numbers trained before and after (zip)"
BASE = "The base model: configuration, weights, tokenizer (zip)"

SCENARIOS = {
    "LoRA on a fact of one's own": dict(task="own", facts="The capital of Zorland is Mirna.", steps=20, r=4, alpha=8),
    "full fine-tuning, without repetition": dict(
        task="own", facts="The river of Zorland is Mirna.", steps=20, method="full", repeat=0
    ),
}


def begin(server):
    """Begins the runs, so that they go on while other numbers are computed."""
    pages = {}
    for name, scenario in SCENARIOS.items():
        pages[name] = Page(server, "lora", **scenario)
        pages[name].press("Train")
    return pages


def check(pages, report):
    for name, page in pages.items():
        page.wait(lambda: page.offers(RUNS))
        one(page, report.area("live training: " + name, 5e-5))


def one(page, area):
    told = json.loads(page.download(NUMBERS))
    area.stands(page, told["displayed"])
    shown = Shown(told["displayed"])
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
    examine(area, base, exam, run["before"], before, shown, "Before training")
    examine(area, model, exam, run["points"][-1], after, shown, after[0])
    curves(area, run, shown)
    area.number("steps", run["steps"], text=after[2])
    first = next((point["step"] for point in run["points"] if point["taught"] >= 0.95), None)
    area.same("steps to 95 %", "–" if first is None else str(first), after[7])
    replay.check(area, base, folder, run)


def examine(area, model, exam, point, row, shown, name):
    """Loss, shares of right answers, and one answer with its probability."""
    loss, shares = results(model, exam)
    area.number(f"{name}: loss", loss, point["loss"], row[3])
    for column, (group, key) in enumerate((("taught", "taught"), ("kept", "kept"), ("reads", "reads"))):
        area.number(f"{name}: {group}", shares[group], point[key])
        area.number(f"{name}: {group}, in percent", 100 * shares[group], text=row[4 + column])
    ((_, probabilities),) = model.write([exam["sample"]["ids"]], exam["end"], 64)
    probability = float(np.prod(probabilities))
    area.number(f"{name}: probability", probability, point["probability"])
    said = next(line[1] for line in shown.table("One answer, before and after") if line[0] == name)
    area.number(f"{name}: probability in percent", 100 * probability, text=said.rsplit("(", 1)[1])


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


def curves(area, run, shown):
    """The charts draw the points that were measured."""
    number = run["number"]
    drawn = {**shown.chart("Loss")[1], **shown.chart("Accuracy")[1]}
    steps = [int(step) for step in shown.chart("Loss")[0]]
    for name, key in (
        (f"Training, run {number}", "trainingLoss"),
        (f"Held out, run {number}", "loss"),
        (f"Taught, run {number}", "taught"),
        (f"Kept, run {number}", "kept"),
        (f"Reads, run {number}", "reads"),
    ):
        points = {point["step"]: point[key] for point in run["points"]}
        for step, value in zip(steps, drawn[name]):
            expected = points.get(step)
            if expected is None or value is None:
                area.same(f"{name} at {step}", expected, value)
            else:
                area.number(f"{name} at {step}", expected, value)
