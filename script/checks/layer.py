"""The square layer of the tab "Why small works": parameters and scales by LoRA's own formulas."""

import json
import math
import re

from shown import Shown
from vaadin import Page

LAYER = "Width, rank, α, and both scales at every rank (JSON)"

SCENARIOS = {
    "as the page opens": {},
    "4,096 wide, rank 64": dict(d=4096, r=64, alpha=16),
    "64 wide, rank 48": dict(d=64, r=48, alpha=5),
}


def begin(server):
    return {name: Page(server, "lora", tab="why", **scenario) for name, scenario in SCENARIOS.items()}


def check(pages, report):
    for name, page in pages.items():
        one(page, report.area("one layer: " + name))


def one(page, area):
    told = json.loads(page.download(LAYER))
    shown = Shown(page)
    d, r, alpha = told["width"], told["rank"], told["alpha"]
    count = 2 * d * r
    area.number("Base params", d * d, told["parameters"], shown.card("Base params"))
    area.number("LoRA params", count, told["loraParameters"], shown.card("LoRA params"))
    area.number("Trainable %", 100 * count / (d * d + count), told["percent"], shown.card("Trainable %"))
    area.number("Scale α/r", alpha / r, text=shown.card("Scale α/r"))
    _, bars = shown.chart("Parameter breakdown")
    area.numbers("bars", [d * d, count], [bars["Full fine-tuning trains"][0], bars["LoRA trains"][0]])
    for line in told["scales"]:
        area.number(f"α/r at {line['rank']}", alpha / line["rank"], line["scale"])
        area.number(f"α/√r at {line['rank']}", alpha / math.sqrt(line["rank"]), line["stableScale"])
    for row in shown.table("Scale: α/r and α/√r"):
        rank = int(row[0])
        area.number(f"α/r at {rank}, as written", alpha / rank, text=row[1])
        area.number(f"α/√r at {rank}, as written", alpha / math.sqrt(rank), text=row[2])
    text = shown.starting("LoRA multiplies B·A by")
    written = [number for number in re.findall(r"[-\d.,]*\d", text)]
    expected = [alpha, r, alpha / r, alpha, r, alpha / math.sqrt(r), 2 * r, alpha / (2 * r), alpha / math.sqrt(2 * r)]
    for number, digits in zip(expected, written):
        area.number("scale in the sentence", number, text=digits)
