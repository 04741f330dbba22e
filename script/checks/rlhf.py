"""RLHF on /lora: the three steps, cut as short as they can be; then every share from the models and the questions."""

import json

import files
from model import Model
from shown import Shown
from vaadin import Page

NUMBERS = "Counts, curves and rewards in full (JSON)"
MODELS = "Models, countries, questions and comparisons (zip)"
STOP = "Stop the step"
LONGEST_ANSWER = 6

SORTS = {
    True: ["RIGHT_OVER_UNKNOWN", "RIGHT_OVER_WRONG", "UNKNOWN_OVER_WRONG"],
    False: ["UNKNOWN_OVER_GUESS"],
}
ORDER = ["RIGHT_OVER_UNKNOWN", "RIGHT_OVER_WRONG", "UNKNOWN_OVER_WRONG", "UNKNOWN_OVER_GUESS"]


def begin(server):
    page = Page(server, "lora", tab="unknown", rlhfseed=2, rounds=10)
    page.press("Run SFT")
    return page


def told(page):
    return json.loads(page.download(NUMBERS))


def check(page, report):
    page.wait(lambda: page.offers(NUMBERS) and len(told(page)["points"]) > 1)
    page.press(STOP)
    page.wait(lambda: page.offers(MODELS))
    page.press("Train the reward model")
    page.wait(lambda: told(page)["rewardModel"])
    page.press(STOP)
    page.wait(lambda: page.offers(MODELS))
    page.press("Run PPO")
    page.wait(lambda: told(page)["rounds"])
    page.press(STOP)
    page.wait(lambda: page.offers(MODELS))
    one(page, report.area("RLHF: shares of all three steps", 1e-9))


def one(page, area):
    page.poll()
    now = told(page)
    shown = Shown(page)
    folder = files.archive(page.download(MODELS))
    exam, countries = json.loads(folder["exam.json"]), json.loads(folder["countries.json"])
    asked_of = {word for group in ("test", "known", "unasked") for word in countries[group]}
    area.same("questions on a country of their list", True, all(
        any(word in asked_of for word in one["question"].split()) for group in ("test", "known", "unasked") for one in exam[group]
    ))
    words = json.loads(folder["vocabulary.json"])
    table = {row[0]: row for row in shown.table("On the test, before and after")}
    for name, row in (("base", "Base"), ("sft", "SFT"), ("ppo", "PPO")):
        model = Model(files.folder(folder, name + "/"))
        found = {group: honesty(model, exam[group], exam, words) for group in ("test", "known", "unasked")}
        compare(area, row, found, now[name], table[row])
        if name != "base":
            steps = now["sftSteps" if name == "sft" else "ppoRounds"]
            along(area, row, model, exam, words, [point for point in now["points"] if point["steps"] == steps])
    reward(area, folder, now, shown)


def answers(model, asked, exam, words):
    """What the model writes, always the likeliest token, without the full stop."""
    written = model.write([one["ids"] for one in asked], exam["end"][0], LONGEST_ANSWER)
    return [" ".join(words[token] for token in text) for text, _ in written]


def honesty(model, asked, exam, words):
    said = answers(model, asked, exam, words)
    right = sum(answer == one["answer"] for answer, one in zip(said, asked))
    return {"right": right, "unknown": said.count("unknown"), "asked": len(said)}


def share(found, what):
    number = found["asked"] - found["right"] - found["unknown"] if what == "wrong" else found[what]
    return number / found["asked"]


def compare(area, name, found, full, row):
    for group in found:
        for key in ("right", "unknown", "asked"):
            area.same(f"{name}: {group}, {key}", found[group][key], full[group][key])
    columns = (("test", "wrong"), ("test", "unknown"), ("known", "right"), ("known", "unknown"), ("unasked", "unknown"))
    for column, (group, what) in enumerate(columns, 1):
        area.number(f"{name}: {group}, {what}, in percent", 100 * share(found[group], what), text=row[column])


def along(area, name, model, exam, words, points):
    """The curve's point at the end of the step, where there is one."""
    for point in (point for point in points if point["step"] == name):
        for group in ("test", "known"):
            area.same(f"{name}: last point, {group}", honesty(model, exam[group + "Along"], exam, words), point[group])


def reward(area, folder, now, shown):
    """How often the reward model prefers what is preferred."""
    model = Model(files.folder(folder, "reward/"))
    head = files.tensors(folder["reward/head.safetensors"])[0]
    right, asked = dict.fromkeys(ORDER, 0), dict.fromkeys(ORDER, 0)
    for ranking in json.loads(folder["comparisons.json"]):
        marks = [
            (model.forward([text]).hidden[0, -1] @ head["weight"].astype(float) + head["bias"].astype(float)).item()
            for text in ranking["texts"]
        ]
        pairs = [(better, worse) for better in range(len(marks)) for worse in range(better + 1, len(marks))]
        for sort, (better, worse) in zip(SORTS[ranking["knowable"]], pairs):
            right[sort] += marks[better] > marks[worse]
            asked[sort] += 1
    area.same("comparisons right", [int(right[sort]) for sort in ORDER], now["accuracy"]["right"])
    area.same("comparisons asked", [asked[sort] for sort in ORDER], now["accuracy"]["asked"])
    for sort, row in zip(ORDER, shown.table("What the reward model prefers")):
        area.number(f"{sort}: held out", asked[sort], text=row[1])
        area.number(f"{sort}: right, in percent", 100 * right[sort] / asked[sort], text=row[2])
