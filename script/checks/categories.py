"""Categories on /lora: runs begun here; what each sentence is taken for, the maps and what was forgotten, from the encoder and what was trained."""

import json
import math
import re

import numpy as np

import adapters
import files
from model import Model, softmax
from quantization import quantised
from shown import Shown
from vaadin import Page

NUMBERS = "Examples with their tokens, what each was taken for, and each question’s nDCG (JSON)"
TRAINED = "What was trained: adapter or differences, and the head (zip)"
HANDBOOK = "The handbook’s chunks and questions with their tokens and judgments (JSON)"
ENCODER = "The English encoder: configuration, weights, tokenizer (zip)"
HEAD = "base_model.model.classifier"
Z = 1.959964
CLIP, BETAS, EPSILON = 1.0, (0.9, 0.98), 1e-8
SAMPLES = 10_000
SPECTRA = "The English encoder: its matrices, and what training changed"
MATRIX = "The English encoder’s matrix, and what your run changed of it (safetensors)"
BITS = "The English encoder in 4 bits"
BITS_NUMBERS = "The English encoder in 4 bits: bytes, errors, each question’s nDCG (JSON)"
PARTS = ("attention.self.query", "attention.self.key", "attention.self.value")
OTHERS = ("attention.output.dense", "intermediate.dense", "output.dense")

SCENARIOS = {
    "the head only": dict(approach="head", set="topic", each=4),
    "LoRA in all layers": dict(approach="lora", set="feeling", layers=6, catsteps=10, sentence="I miss you so much."),
    "two layers in full": dict(approach="full", set="urgency", catsteps=10),
}


def begin(server):
    """Begins the runs, so that they go on while other numbers are computed."""
    pages = {}
    for name, scenario in SCENARIOS.items():
        pages[name] = Page(server, "lora", tab="categories", **scenario)
        pages[name].press("Train")
    four = Page(server, "lora", tab="cost")
    four.unfold(BITS)
    return pages, four


def check(begun, report):
    pages, four = begun
    encoder, vectors = None, {}
    for name, page in pages.items():
        page.wait(lambda: page.offers(TRAINED))
        page.poll()
        if encoder is None:
            encoder = Model(files.archive(page.download(ENCODER)))
            encoder.gelu = gelu
        one(page, report.area("categories: " + name, 2e-4), report.area(f"categories: {name}, resampled", 4e-3), encoder, vectors)
    spectra(page, report.area("the encoder's singular values", 1e-4))
    bits(four, report.area("the encoder in 4 bits", 2e-4), encoder, vectors["before"])


STEP = 7e-4
ERF = np.array([math.erf(place * STEP) for place in range(10_001)])
ERF = {np.dtype(kind): ERF.astype(kind) for kind in (np.float32, np.float64)}


def gelu(x):
    """By a table of erf, exact to 1e-7, since a call for each number would take minutes."""
    table = ERF[x.dtype]
    place = np.minimum(np.abs(x) / (math.sqrt(2) * STEP), len(table) - 2)
    below = place.astype(np.int32)
    erf = table[below] + (table[below + 1] - table[below]) * (place - below.astype(x.dtype))
    return 0.5 * (x + np.abs(x) * erf)


def sentence_vectors(model, texts):
    """The mean of all tokens, of length 1; texts of one length go together."""
    found = np.empty((len(texts), model.weights["bert.embeddings.word_embeddings.weight"].shape[1]))
    by_length = {}
    for number, text in enumerate(texts):
        by_length.setdefault(len(text), []).append(number)
    for numbers in by_length.values():
        found[numbers] = model.forward([texts[number] for number in numbers]).hidden.mean(axis=1)
    return found / np.linalg.norm(found, axis=1, keepdims=True)


def one(page, area, resampled, encoder, known):
    told, folder = json.loads(page.download(NUMBERS)), files.archive(page.download(TRAINED))
    shown = Shown(page)
    tuned, head, count = after(encoder, folder, told)
    learning, measuring = told["learning"], told["measuring"]
    texts = [text["ids"] for text in learning + measuring]
    categories = np.array([text["category"] for text in learning + measuring])
    first, asked = len(learning), len(measuring)
    before = sentence_vectors(encoder, texts)
    now = before if tuned is encoder else sentence_vectors(tuned, texts)
    row = shown.table("What the runs came to")[-1]
    area.number("trained numbers", count, told["parameters"], row[3])
    area.number("learned from", first, text=row[2])
    area.number("steps", told["settings"]["steps"], told["steps"], row[4])
    probabilities = softmax(now @ head[0].T + head[1])
    said = probabilities[first:].argmax(axis=1)
    last = told["points"][-1]
    area.same("what each is taken for", said.tolist(), last["said"])
    right = int((said == categories[first:]).sum())
    area.number("right", right, last["right"], row[5])
    area.number("accuracy", 100 * right / asked, text=row[6])
    low, high = wilson(right, asked)
    written = re.findall(r"\d+(?:\.\d+)?", row[7])
    area.number("interval from", 100 * low, text=written[0])
    area.number("interval to", 100 * high, text=written[1])
    means = np.array([before[:first][categories[:first] == c].mean(axis=0) for c in range(len(told["categories"]))])
    likest = (before @ (means / np.linalg.norm(means, axis=1, keepdims=True)).T)[first:].argmax(axis=1)
    nearest = int((likest == categories[first:]).sum())
    area.number("nearest mean", nearest, told["nearestRight"])
    area.number("nearest mean, in percent", 100 * nearest / asked, text=row[8])
    gauge = shown.parts("Accuracy")
    area.number("gauge Accuracy", 100 * right / asked, text=gauge[1])
    greatest = np.bincount(categories[first:]).max() / asked
    area.number("greatest category", 100 * greatest, text=gauge[3].split("greatest category ")[1])
    curve(area, shown, told, right, asked, nearest, greatest)
    sentence(area, page, shown, told, tuned, encoder, head, means)
    maps(area, shown, told, before, now, categories)
    if tuned is encoder:
        replay(area, told, before[:first], categories[:first], head)
    forgotten(area, resampled, page, shown, told, encoder, tuned, known, row)


def after(encoder, folder, told):
    """The encoder as training left it, the head, and how many numbers were trained."""
    name = "adapter_model.safetensors" if "adapter_model.safetensors" in folder else "classifier.safetensors"
    arrays, _ = files.tensors(folder[name])
    prefix = HEAD if name.startswith("adapter") else "classifier"
    head = arrays[prefix + ".weight"].astype(float), arrays[prefix + ".bias"].astype(float)
    count = sum(array.size for array in head)
    if name.startswith("adapter"):
        lora = adapters.Lora(folder)
        changes = {f"{module}.weight": scale * (b @ a) for module, (a, b, scale) in lora.modules.items()}
        return adapters.changed(encoder, changes), head, count + lora.parameters()
    if len(folder) == 1:
        return encoder, head, count
    differences = adapters.differences(folder)
    layers = range(encoder.layers - told["settings"]["layers"], encoder.layers)
    prefixes = tuple(f"bert.encoder.layer.{layer}." for layer in layers)
    blocks = sum(array.size for name, array in encoder.weights.items() if name.startswith(prefixes))
    return adapters.changed(encoder, differences), head, count + blocks


def wilson(right, asked):
    share = right / asked
    half = Z * math.sqrt(share * (1 - share) / asked + Z * Z / (4 * asked * asked))
    return tuple((share + Z * Z / (2 * asked) + sign * half) / (1 + Z * Z / asked) for sign in (-1, 1))


def curve(area, shown, told, right, asked, nearest, greatest):
    """The chart draws the points that were measured; the last was computed here."""
    steps, drawn = shown.chart("Accuracy on sentences it has not seen")
    points = {point["step"]: point["right"] for point in told["points"]}
    last = told["points"][-1]["step"]
    for place, step in enumerate(map(int, steps)):
        if step in points:
            count = right if step == last else points[step]
            for name, value in zip(("Accuracy", "95 % from", "95 % to"), (count / asked, *wilson(count, asked))):
                area.number(f"{name} at {step}", value, text=str(drawn[name][place]))
    area.number("nearest mean in the chart", nearest / asked, text=str(drawn["Nearest mean, untrained"][0]))
    area.number("greatest category in the chart", greatest, text=str(drawn["Always the greatest category"][0]))


def sentence(area, page, shown, told, tuned, encoder, head, means):
    """What the student's sentence is taken for, by what was trained and by the nearest mean."""
    vocabulary = encoder.ids
    words = re.findall(r"\w+|[^\w\s]", told["guesses"][-1]["sentence"].lower())
    if any(word not in vocabulary for word in words):
        return
    ids = [[vocabulary["[CLS]"], *(vocabulary[word] for word in words), vocabulary["[SEP]"]]]
    (likely,) = softmax(sentence_vectors(tuned, ids) @ head[0].T + head[1])
    area.numbers("the sentence's categories", likely, told["guesses"][-1]["probabilities"], behind=True)
    cell = shown.parts("Now")
    area.same("its category", told["categories"][int(likely.argmax())], cell[1])
    area.number("its probability", 100 * float(likely.max()), text=cell[2])
    vector = sentence_vectors(encoder, ids)[0]
    cosines = means @ vector / np.linalg.norm(means, axis=1)
    cell = shown.parts("Nearest mean, untrained")
    area.same("its nearest mean", told["categories"][int(cosines.argmax())], cell[1])
    area.number("cosine", float(cosines.max()), text=cell[2])


def maps(area, shown, told, before, now, categories):
    """The plane in which the vectors differ most; each axis points to where its greatest entry is positive."""
    for name, vectors in (("Sentences before training", before), ("Sentences now", now)):
        centred = vectors - vectors.mean(axis=0)
        _, sizes, axes = np.linalg.svd(centred, full_matrices=False)
        axes = axes[:2] * np.sign(axes[:2][[0, 1], np.abs(axes[:2]).argmax(axis=1)])[:, None]
        places = centred @ axes.T
        ordered = np.concatenate([places[categories == c] for c in range(len(told["categories"]))])
        drawn = np.array(shown.points(name))[: len(ordered)]
        area.same(f"{name}: points", len(ordered), len(drawn))
        area.numbers(f"{name}: places", ordered, drawn)
        explained = float((sizes[:2] ** 2).sum() / (sizes**2).sum())
        caption = shown.caption("apex-chart", name)
        area.number(f"{name}: explained", 100 * explained, text=caption.split("holds ")[1])


def replay(area, told, vectors, categories, head):
    """The head alone learns from vectors that never change: the whole run again."""
    settings = told["settings"]
    weight = [np.zeros((len(told["categories"]), vectors.shape[1])), np.zeros(len(told["categories"]))]
    means, squares = [np.zeros_like(w) for w in weight], [np.zeros_like(w) for w in weight]
    losses = []
    for step in range(1, told["steps"] + 1):
        likely = softmax(vectors @ weight[0].T + weight[1])
        losses.append(float(-np.log(likely[np.arange(len(categories)), categories]).mean()))
        likely[np.arange(len(categories)), categories] -= 1
        gradients = [likely.T @ vectors / len(categories), likely.mean(axis=0)]
        norm = math.sqrt(sum(float((gradient**2).sum()) for gradient in gradients))
        for own, gradient, mean, square in zip(weight, gradients, means, squares):
            gradient = gradient * min(1.0, CLIP / norm)
            mean += (1 - BETAS[0]) * (gradient - mean)
            square += (1 - BETAS[1]) * (gradient**2 - square)
            own -= settings["rate"] / (1 - BETAS[0] ** step) * mean / (np.sqrt(square / (1 - BETAS[1] ** step)) + EPSILON)
    for point in told["points"][1:]:
        area.number(f"loss at step {point['step']}", losses[point["step"] - 1], point["loss"])
    apart = np.linalg.norm(weight[0] - head[0]) / np.linalg.norm(head[0])
    area.same("the head as trained, within 1 %", True, bool(apart < 0.01))


def forgotten(area, resampled, page, shown, told, encoder, tuned, known, row):
    """nDCG@10 of the handbook's questions, before and after."""
    handbook = json.loads(page.download(HANDBOOK))
    if "before" not in known:
        known["before"] = ndcg(encoder, handbook)
    before = known["before"]
    now = before if tuned is encoder else ndcg(tuned, handbook)
    area.numbers("nDCG of each question, before", before, told["ndcgBefore"], behind=True)
    area.numbers("nDCG of each question, now", now, told["ndcgAfter"], behind=True)
    gauge = shown.parts("Still finds (nDCG@10)")
    area.number("nDCG now", float(now.mean()), text=gauge[1])
    area.number("nDCG now, in the table", float(now.mean()), text=row[9])
    area.number("nDCG before", float(before.mean()), text=gauge[3].split("before ")[1])
    if tuned is not encoder:
        difference = now - before
        written = re.findall(r"[-−]?\d\.\d+", gauge[3].split("difference ")[1])
        area.number("difference", float(difference.mean()), text=written[0])
        drawn = np.random.default_rng(1).integers(0, len(difference), (SAMPLES, len(difference)))
        low, high = np.quantile(difference[drawn].mean(axis=1), [0.025, 0.975])
        resampled.number("interval from", float(low), text=written[1])
        resampled.number("interval to", float(high), text=written[2])


def ndcg(model, handbook):
    """An article is as good as its best chunk. In 32 bits, since the handbook is long."""
    model = model.with_weights({name: array.astype(np.float32) for name, array in model.weights.items()})
    chunks = sentence_vectors(model, [chunk["ids"] for chunk in handbook["chunks"]])
    questions = sentence_vectors(model, [question["ids"] for question in handbook["questions"]])
    articles = list(dict.fromkeys(chunk["article"] for chunk in handbook["chunks"]))
    of = np.array([articles.index(chunk["article"]) for chunk in handbook["chunks"]])
    found = []
    for question, scores in zip(handbook["questions"], questions @ chunks.T):
        best = np.array([scores[of == article].max() for article in range(len(articles))])
        gains = [question["grades"].get(articles[article], 0) for article in np.argsort(-best, kind="stable")[:10]]
        ideal = sorted(question["grades"].values(), reverse=True)[:10]
        found.append(discounted(gains) / discounted(ideal))
    return np.array(found)


def discounted(gains):
    return sum(gain / math.log2(rank + 2) for rank, gain in enumerate(gains))


def spectra(page, area):
    """How much the first ranks hold of a matrix, and of what the run changed of it."""
    page.tab("why")
    page.unfold(SPECTRA)
    shown = Shown(page)

    def drawn():
        lines = shown.chart(SPECTRA)[1] if shown.has("apex-chart", SPECTRA) else {}
        return lines and all(line[0] is not None for line in lines.values())

    page.wait(drawn)
    arrays, _ = files.tensors(page.download(MATRIX))
    ranks, lines = shown.chart(SPECTRA)
    for name, array in (("W", arrays["weight"]), ("ΔW of your run", arrays["change"])):
        squares = np.linalg.svd(array.astype(float), compute_uv=False) ** 2
        energies = [100 * squares[: int(rank)].sum() / squares.sum() for rank in ranks]
        area.numbers(name, energies, lines[name])
    weight, change = (lines[name][list(ranks).index("8")] for name in ("W", "ΔW of your run"))
    text = shown.starting("The best matrix of rank 8 keeps")
    for name, share, written in zip(("W", "ΔW"), (weight, change), re.findall(r"([\d.]+) % of", text)):
        area.number(f"{name} in the sentence", share, text=written)


def bits(page, area, encoder, before):
    """Bytes and errors of every storage; what it does to search, of NF4 alone, since each takes a reading of the handbook."""
    page.wait(lambda: page.offers(BITS_NUMBERS) and len(json.loads(page.download(BITS_NUMBERS))) == 7)
    page.poll()
    effects = json.loads(page.download(BITS_NUMBERS))
    for effect, row in zip(effects, Shown(page).table(BITS)):
        kind, doubled = effect["storage"]["type"], effect["storage"]["doubled"]
        weights, stored, apart, size, count = {}, 0, 0.0, 0.0, 0
        for names in matrices(encoder):
            whole = np.concatenate([encoder.weights[name] for name in names]).T
            back, own = (whole, 4 * whole.size) if kind is None else quantised(whole, kind, doubled)[1:]
            stored, count = stored + own, count + whole.size
            apart += float(((back - whole) ** 2).sum())
            size += float((whole**2).sum())
            weights.update(zip(names, np.split(back.T.astype(float), len(names))))
        area.number(f"{row[0]}: bits", 8 * stored / count, text=row[1])
        area.number(f"{row[0]}: relative", 100 * math.sqrt(apart / size), 100 * effect["error"], row[2])
        area.number(f"{row[0]}: bytes", stored, effect["bytes"], row[3])
        if kind is None or (kind == "NORMAL_FLOAT" and not doubled):
            now = before if kind is None else ndcg(encoder.with_weights(weights), page_handbook(page))
            area.numbers(f"{row[0]}: nDCG of each question", now, effect["ndcg"]["after"], behind=True)
            area.number(f"{row[0]}: nDCG", float(now.mean()), text=row[4])
            area.number(f"{row[0]}: difference", float((now - before).mean()), text=row[5])


def page_handbook(page):
    page.tab("categories")
    return json.loads(page.download(HANDBOOK))


def matrices(encoder):
    """The names of what is kept as one: queries, keys and values together."""
    for layer in range(encoder.layers):
        block = f"bert.encoder.layer.{layer}."
        yield [f"{block}{part}.weight" for part in PARTS]
        yield from ([f"{block}{other}.weight"] for other in OTHERS)
