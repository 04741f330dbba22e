"""The rank explorer of /lora: real changes of real matrices, decomposed again; and the stored runs' answers, given again."""

import json

import numpy as np

import adapters
import files
from model import Model
from shown import Shown
from vaadin import Page

NUMBERS = "Singular values and errors in full (JSON)"
CHANGES = "The matrix, and what each run changed of it (safetensors)"
RUNS = "The stored runs: base model, changes, adapters, figures, questions (zip)"

SCENARIOS = {
    "full fine-tuning, layer 2, MLP": dict(r=8),
    "LoRA of rank 16, layer 3, queries": dict(r=4, change="lora-16", layer=3, matrix="query"),
    "full fine-tuning, layer 1, attention's output": dict(r=32, layer=1, matrix="output"),
}

# Of the six ranks, since each takes seconds.
ASKED_AGAIN = (2, 8)

MODULES = {
    "query": ("attn.c_attn", 0),
    "key": ("attn.c_attn", 1),
    "value": ("attn.c_attn", 2),
    "output": ("attn.c_proj", None),
    "mlpinput": ("mlp.c_fc", None),
    "mlpoutput": ("mlp.c_proj", None),
}


def begin(server):
    return {name: Page(server, "lora", tab="why", **scenario) for name, scenario in SCENARIOS.items()}


def check(pages, report):
    for name, page in pages.items():
        one(page, report.area("spectrum: " + name, 2e-6))
    stored(next(iter(pages.values())), report.area("spectrum: the stored runs' answers", 1e-9))


def length(matrix):
    return float(np.linalg.norm(matrix))


def one(page, area):
    page.wait(lambda: page.offers(NUMBERS))
    told = json.loads(page.download(NUMBERS))
    shown = Shown(page)
    changes, _ = files.tensors(page.download(CHANGES))
    changes = {name: array.astype(float) for name, array in changes.items()}
    folder = files.archive(page.download(RUNS))
    whole = part(Model(files.folder(folder, "base/")).weights, told)
    area.numbers("W", whole, changes["weight"], behind=True)
    for name, change in every_change(folder).items():
        area.numbers(f"ΔW of {name}", part(change, told), changes[name], behind=True)

    values = np.linalg.svd(changes["change"], compute_uv=False)
    total = (values**2).sum()
    energies = np.cumsum(values**2) / total
    errors = np.sqrt(np.maximum(0, total - np.cumsum(values**2)) / total)
    area.numbers("singular values", values, told["singularValues"], behind=True)
    area.numbers("energies", energies, told["energies"], behind=True)
    area.numbers("errors", errors[:-1], told["errors"][:-1], behind=True)
    charts(area, shown, told["rank"], values, energies, errors)
    at = min(told["rank"], len(values)) - 1
    area.number("Relative error", errors[at], told["errors"][at], shown.card("Relative error"))
    area.number("Energy kept", 100 * energies[at], 100 * told["energies"][at], shown.card("Energy kept"))
    runs(area, shown, told, changes)
    pictures(area, page, told, shown, changes)


def charts(area, shown, rank, values, energies, errors):
    _, bars = shown.chart("Singular value spectrum")
    drawn = [kept if kept is not None else rest for kept, rest in zip(bars["kept"], bars["cut off"])]
    area.numbers("bars", values, drawn)
    area.same("bars kept", min(rank, len(values)), sum(kept is not None for kept in bars["kept"]))
    _, lines = shown.chart("Energy and error by rank")
    area.numbers("energy by rank, in percent", energies, np.array(lines["Energy kept"]) / 100)
    area.numbers("error by rank, in percent", errors[:-1], np.array(lines["Relative error"][:-1]) / 100)


def runs(area, shown, told, changes):
    """Full fine-tuning's best cut of each rank beside the LoRA run of that rank."""
    full = changes["full"]
    values = np.linalg.svd(full, compute_uv=False)
    for row, shipped in zip(shown.table("Full fine-tuning, cut, beside LoRA"), told["shipped"]):
        rank = shipped["rank"]
        lora = changes[f"lora-{rank}"]
        cut = float(np.sqrt((values[rank:] ** 2).sum() / (values**2).sum()))
        reached = length(full - lora) / length(full)
        area.number(f"rank {rank}: error of the cut", cut, shipped["cut"], row[1])
        area.number(f"rank {rank}: error of LoRA", reached, shipped["reached"], row[3])
        area.number(f"rank {rank}: length of LoRA's change", length(lora) / length(full), shipped["size"])
        if told["run"] == 0 and told["rank"] == rank:
            area.number("Error LoRA reached", reached, shipped["reached"], shown.card("Error LoRA reached"))


def pictures(area, page, told, shown, changes):
    """The matrices as pictures, [out][in] as in the papers; the third is LoRA's change of the rank, or the best cut."""
    page.unfold("The matrices as pictures")
    run = f"lora-{told['rank']}"
    change = changes["change"]
    low = changes[run] if told["run"] == 0 and run in changes else best(told["rank"], change)
    drawn = {
        "Weight matrix W": changes["weight"],
        "Change ΔW": change,
        "Low-rank matrix B·A": low,
        "Difference of ΔW and B·A": change - low,
    }
    for name, matrix in drawn.items():
        area.numbers(name, matrix.T, shown.matrix(name))


def part(weights, told):
    """A target's matrix, [in][out]: GPT-2 holds query, key and value side by side."""
    module, place = MODULES[told["matrix"]]
    matrix = weights[f"transformer.h.{told['layer']}.{module}.weight"]
    return matrix if place is None else np.split(matrix, 3, axis=1)[place]


def every_change(folder):
    changes = {"full": adapters.differences(files.folder(folder, "tuned/full/"))}
    for rank in (1, 2, 4, 8, 16, 32):
        changes[f"lora-{rank}"] = adapters.Lora(files.folder(folder, f"tuned/lora-{rank}/")).changes()
    return changes


def stored(page, area):
    """Asks some of the stored runs' models what they were asked when they were measured."""
    told = json.loads(page.download(NUMBERS))
    shown = Shown(page)
    folder = files.archive(page.download(RUNS))
    base = Model(files.folder(folder, "base/"))
    exams = {name: json.loads(folder[f"exam-{name}-cutoff.json"]) for name in ("after", "before")}
    changes = every_change(folder)

    def answers(label, model, exam, score, text=None):
        right, _ = model.score([one["ids"] for one in exams[exam]], [one["answerIds"] for one in exams[exam]])
        area.same(f"{label}: right", sum(right), score["right"])
        area.same(f"{label}: asked", len(right), score["asked"])
        if text is not None:
            area.number(f"{label}, in percent", 100 * sum(right) / len(right), text=text)

    for exam in exams:
        answers(f"full, facts {exam}", adapters.changed(base, changes["full"]), exam, told["full"][exam])
    for row, shipped in zip(shown.table("Full fine-tuning, cut, beside LoRA"), told["shipped"]):
        rank, figures = shipped["rank"], shipped["figures"]
        if rank in ASKED_AGAIN:
            model = adapters.changed(base, changes[f"lora-{rank}"])
            answers(f"LoRA {rank}, facts after", model, "after", figures["after"], row[4])
            cut = adapters.changed(base, cut_to(rank, changes["full"]))
            answers(f"full cut to {rank}, facts after", cut, "after", figures["cutAfter"], row[2])


def cut_to(rank, changes):
    """Every matrix of the blocks cut to a rank, query, key and value each by itself; all other changes as they are."""
    cut = dict(changes)
    for name, change in changes.items():
        if ".h." in name and change.ndim == 2:
            parts = np.split(change, 3, axis=1) if "c_attn" in name else [change]
            cut[name] = np.concatenate([best(rank, matrix) for matrix in parts], axis=1)
    return cut


def best(rank, matrix):
    u, values, v = np.linalg.svd(matrix, full_matrices=False)
    return (u[:, :rank] * values[:rank]) @ v[:rank]
