"""4-bit matrices on /lora: the levels, errors and bits of a real matrix, and what they do to the model's answers."""

import json

import numpy as np

import files
from model import Model
from shown import Shown
from vaadin import Page

NUMBERS = "Levels, errors and bits in full (JSON)"
MATRIX = "The matrix (safetensors)"
MODEL = "The whole model, and the questions put to it (zip)"

SCENARIOS = {
    "NF4, layer 2, MLP": {},
    "INT4, layer 1, queries, keys and values": dict(quantised="1.query", type="int4"),
    "FP4, layer 3, MLP's output": dict(quantised="3.mlpoutput", type="fp4"),
}

SEVENTHS = np.arange(-7, 8) / 7
E2M1 = np.array([0.5, 1, 1.5, 2, 3, 4, 6]) / 6
# The table of bitsandbytes for NF4 (Dettmers et al. 2023, appendix E).
NF4 = np.array(
    [-1, -0.6961928009986877, -0.5250730514526367, -0.39491748809814453, -0.28444138169288635, -0.18477343022833234]
    + [-0.09105003625154495, 0, 0.07958029955625534, 0.16093020141124725, 0.24611230194568634, 0.33791524171829224]
    + [0.44070982933044434, 0.5626170039176941, 0.7229568362236023, 1]
)
LEVELS = {"NORMAL_FLOAT": NF4, "INTEGER": SEVENTHS, "FLOAT": np.concatenate([-E2M1[::-1], [0], E2M1])}
LEVELS = {name: levels.astype(np.float32) for name, levels in LEVELS.items()}
BLOCK, SECOND_BLOCK = 64, 256


def begin(server):
    return {name: Page(server, "lora", tab="cost", **scenario) for name, scenario in SCENARIOS.items()}


def check(pages, report):
    for name, page in pages.items():
        one(page, report.area("4 bits: " + name, 2e-6))
    effects(next(iter(pages.values())), report.area("4 bits: the model's answers", 2e-5))


def dynamic_map():
    """The 256 levels of bitsandbytes' 8-bit type with a sign (Dettmers 2016)."""
    levels = [0.0, 1.0]
    for decade in range(7):
        edges = np.linspace(0.1, 1, 2**decade + 1)
        middles = (edges[:-1] + edges[1:]) / 2 * 10.0 ** (decade - 6)
        levels += [*middles, *-middles]
    return np.sort(np.array(levels, np.float32))


def nearest(levels, x):
    """The place of the nearest level; of two equally near the lower."""
    above = np.clip(np.searchsorted(levels, x), 1, len(levels) - 1)
    return np.where(x - levels[above - 1] <= levels[above] - x, above - 1, above)


def quantised(matrix, kind, doubled):
    """Codes, the matrix that they stand for, and the bytes that are stored. Numbers are taken output by output, in 32 bits."""
    values = np.ascontiguousarray(matrix.T, np.float32).ravel()
    padded = np.pad(values, (0, -len(values) % BLOCK)).reshape(-1, BLOCK)
    constants = np.abs(padded).max(axis=1)
    scaled = padded / np.where(constants == 0, 1, constants)[:, None]
    codes = nearest(LEVELS[kind], scaled)
    stored = 4 * len(constants)
    if doubled:
        constants, stored = doubly(constants)
    back = (LEVELS[kind][codes] * constants[:, None]).ravel()[: len(values)]
    return codes.ravel()[: len(values)], back.reshape(matrix.T.shape).T, (len(values) + 1) // 2 + stored


def doubly(constants):
    """The constants in 8 bits, 256 of them with a constant of their own, after their mean is taken off."""
    mean = np.float32(constants.astype(float).sum() / len(constants))
    rest = constants - mean
    back = np.empty_like(constants)
    levels = dynamic_map()
    blocks = range(0, len(rest), SECOND_BLOCK)
    for start in blocks:
        own = rest[start : start + SECOND_BLOCK]
        greatest = np.abs(own).max()
        codes = nearest(levels, own / (greatest if greatest else np.float32(1)))
        back[start : start + SECOND_BLOCK] = mean + greatest * levels[codes]
    return back, len(constants) + 4 * (len(blocks) + 1)


def one(page, area):
    told = json.loads(page.download(NUMBERS))
    shown = Shown(page)
    matrix = files.tensors(page.download(MATRIX))[0]["weight"]
    area.numbers("levels", LEVELS[told["type"]], told["levels"], behind=True)
    codes, _, _ = quantised(matrix, told["type"], False)
    histogram = np.bincount(codes, minlength=len(told["levels"]))
    area.numbers("weights by level", histogram, told["histogram"], behind=True)
    area.numbers("bars", histogram, next(iter(shown.chart("Weights by 4-bit level")[1].values())))
    shares = histogram[histogram > 0] / len(codes)
    entropy = float(-(shares * np.log2(shares)).sum())
    area.number("Bits put to use", entropy, told["entropy"], shown.card("Bits put to use"))
    for fit, row in zip(told["fits"], shown.table("What it costs")):
        kind, doubled = fit["storage"]["type"], fit["storage"]["doubled"]
        if kind is None:
            back, bits = matrix, 16.0
        else:
            _, back, stored = quantised(matrix, kind, doubled)
            bits = 8 * stored / matrix.size
        apart = back.astype(float) - matrix
        root = float(np.sqrt((apart**2).mean()))
        relative = float(np.linalg.norm(apart) / np.linalg.norm(matrix.astype(float)))
        area.number(f"{row[0]}: bits", bits, fit["bits"], row[1])
        area.number(f"{row[0]}: root", root, fit["error"]["rootMeanSquare"], row[2])
        area.number(f"{row[0]}: relative", 100 * relative, 100 * fit["error"]["relative"], row[3])
        if kind == told["type"] and not doubled:
            area.number("Quantization error", 100 * relative, text=shown.card("Quantization error"))
            area.number("Bits a weight", bits, text=shown.card("Bits a weight"))


def effects(page, area):
    """The whole model in each storage, asked one question on each fact before its cutoff."""

    def measured():
        told = json.loads(page.download(NUMBERS))
        return told if len(told["effects"]) == len(told["fits"]) else None

    told = page.wait(measured)
    page.poll()
    folder = files.archive(page.download(MODEL))
    base, exam = Model(folder), json.loads(folder["exam.json"])
    matrices = [name for name, array in base.weights.items() if ".h." in name and array.ndim == 2]
    for effect, row in zip(told["effects"], Shown(page).table("What it costs")):
        kind, doubled = effect["storage"]["type"], effect["storage"]["doubled"]
        changed, stored = {}, 0
        for name in matrices:
            if kind is None:
                stored += 2 * base.weights[name].size
            else:
                _, changed[name], own = quantised(base.weights[name], kind, doubled)
                stored += own
        right, losses = base.with_weights(changed).score(
            [one["ids"] for one in exam], [one["answerIds"] for one in exam]
        )
        loss = float(np.concatenate(losses).mean())
        area.number(f"{row[0]}: bytes", stored, effect["bytes"], row[4])
        area.number(f"{row[0]}: loss", loss, effect["loss"], row[5])
        area.number(f"{row[0]}: right", sum(right), effect["right"]["right"])
        area.number(f"{row[0]}: right, in percent", 100 * sum(right) / len(right), text=row[6])
