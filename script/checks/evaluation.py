"""The evaluation of /rag: measures from the downloaded rankings and grades, and from rankings made anew."""

import json
import math

import numpy as np

import files
import retrieval
from model import Model
from shown import Shown
from vaadin import Page

NUMBERS = "Measures in full (JSON)"
RANKINGS = "Questions, grades, rankings and what the model reads (zip, in the layouts of BEIR and TREC)"
MEASURE = "Measure on the base’s own questions"

SCENARIOS = {
    "four sentences": dict(base="sentences"),
    "gazetteer": dict(base="gazetteer"),
    "handbook": dict(base="handbook"),
}

DEPTH = 100
DECIMAL = (1, 2, 3, 5, 10)


METHODS = {"TF-IDF": "TF_IDF", "BM25": "BM25", "Dense": "DENSE", "Hybrid": "HYBRID", "Hybrid + re-rank": "HYBRID_RERANKED", "LSA": "LSA"}
KINDS = {
    "CLOSED_BOOK": "nothing (closed book)",
    "RIGHT_CHUNK": "the right chunk",
    "WRONG_CHUNK": "the best chunk that says the same of another country",
}


def name_of(trial):
    """What the page calls a way of answering."""
    names = {value: key for key, value in METHODS.items()}
    return KINDS.get(trial["kind"]) or f"{names[trial['method']]}, k = {trial['k']}"


def begin(server):
    pages = {}
    for name, scenario in SCENARIOS.items():
        pages[name] = Page(server, "rag", tab="evaluation", **scenario)
        pages[name].wait(lambda: pages[name].offers(retrieval.NUMBERS))
        pages[name].press(MEASURE)
    return pages


def check(pages, report):
    for name, page in pages.items():
        page.wait(lambda: page.offers(NUMBERS) and not page.elements("vaadin-progress-bar"))
        one(page, report.area("evaluation: " + name, 1e-9))


def one(page, area):
    page.poll()
    told = json.loads(page.download(NUMBERS))
    shown = Shown(page)
    folder = files.archive(page.download(RANKINGS))
    queries = files.lines(folder["queries.jsonl"])
    paraphrases = files.lines(folder.get("paraphrases-queries.jsonl", b""))
    rankings = [trial for trial in told["trials"] if trial["kind"] == "RETRIEVAL"]
    for trial in rankings:
        measured(area, trial, folder, queries)
    otherwise = [trial for trial in told["trials"] if trial["kind"] == "PARAPHRASES"]
    for trial in otherwise:
        measured(area, trial, folder, paraphrases, "paraphrases-")
    tables(area, shown, rankings)
    in_other_words(area, shown, otherwise)
    answered = [trial for trial in told["trials"] if trial["kind"] not in ("RETRIEVAL", "PARAPHRASES")]
    if answered:
        model = Model(files.archive(page.download(retrieval.MODEL)))
        by_name = {name_of(trial): trial for trial in answered}
        for row in shown.table("Answers of the tiny model"):
            trial = by_name[row[0]]
            answers(area, trial, row, files.lines(folder[trial["file"]]), model)
    page.tab("hits")
    anew(area, page, told, folder, queries, rankings)


def grades(folder, trial, asked=""):
    """The relevant documents or chunks of each question, by trec_eval's rule: grades above 0."""
    found = {}
    for line in folder[f"qrels/{asked}{trial['size']}-{trial['overlap']}.tsv"].decode().splitlines()[1:]:
        query, document, grade = line.split("\t")
        if int(grade) > 0:
            found.setdefault(query, {})[document] = int(grade)
    return found


def runs(data):
    found = {}
    for line in data.decode().splitlines():
        query, _, document, rank, _, _ = line.split(" ")
        assert len(found.setdefault(query, [])) + 1 == int(rank)
        found[query].append(document)
    return found


def mean_measures(rankings, relevant, queries):
    """Means of nDCG@10, the reciprocal rank of the first relevant one of ten, and recall at 1 to 10."""
    sums = [0.0] * 12
    for query in queries:
        ranking, gains = rankings.get(query["_id"], []), relevant.get(query["_id"], {})
        if not gains:
            continue
        found = sum(gains.get(one, 0) / math.log2(rank + 1) for rank, one in enumerate(ranking[:10], 1))
        ideal = sum(gain / math.log2(rank + 1) for rank, gain in enumerate(sorted(gains.values(), reverse=True)[:10], 1))
        sums[0] += found / ideal
        sums[1] += next((1 / rank for rank, one in enumerate(ranking[:10], 1) if one in gains), 0)
        for k in range(1, 11):
            sums[1 + k] += len(set(ranking[:k]) & gains.keys()) / len(gains)
    return [total / len(queries) for total in sums]


def full(trial):
    outcome = trial["outcome"]
    return [outcome["ndcg10"], outcome["reciprocalRank"], *outcome["recall"]]


def measured(area, trial, folder, queries, asked=""):
    own = mean_measures(runs(folder[trial["file"]]), grades(folder, trial, asked), queries)
    area.numbers(trial["file"], own, full(trial))


def anew(area, page, told, folder, queries, rankings):
    """Every question asked of every method here, on the chunks that are set."""
    numbers = json.loads(page.download(retrieval.NUMBERS))
    folder_of_index = files.archive(page.download(retrieval.INDEX))
    base = retrieval.Base(files.lines(folder_of_index["chunks.jsonl"]))
    base.vectors = np.array(files.lines(folder_of_index["encoder-chunks.jsonl"]))
    encoder = retrieval.encoder_of(page)
    cut = numbers["asked"]
    asked = [retrieval.Query(base, query["words"], query["stems"]) for query in queries]
    for query, one in zip(queries, asked):
        one.vector = retrieval.unit(encoder.forward([query["ids"]]).hidden[0].mean(axis=0))
    for trial in rankings:
        if (trial["size"], trial["overlap"]) != (cut["size"], cut["overlap"]) or trial["method"] == "HYBRID_RERANKED":
            continue
        found = {}
        for query, one in zip(queries, asked):
            hits = retrieval.METHODS[trial["method"]](base, one)[:DEPTH]
            names = [str(chunk) if told["base"] == "gazetteer" else base.chunks[chunk]["document"] for chunk, _ in hits]
            found[query["_id"]] = list(dict.fromkeys(names))
        own = mean_measures(found, grades(folder, trial), queries)
        area.numbers(f"{trial['method']}, retrieved here", own, full(trial))


def tables(area, shown, rankings):
    """The rows as they are written."""
    by_method, by_size = shown.table("By method"), shown.table("By chunk size")
    sizes = {int(row[0]) for row in by_size}
    across = [trial for trial in rankings if trial["size"] in sizes and trial["overlap"] == 0]
    varied = next((trial["method"] for trial in across if trial["size"] != rankings[0]["size"]), None)
    cut = (rankings[0]["size"], rankings[0]["overlap"])
    pairs = [(trial, row) for row in by_method for trial in rankings if trial["method"] == METHODS[row[0]] and (trial["size"], trial["overlap"]) == cut]
    pairs += [(trial, row) for row in by_size for trial in across if (trial["size"], trial["method"]) == (int(row[0]), varied)]
    for trial, row in pairs:
        numbers = full(trial)
        for number, text in zip(numbers[:2] + [numbers[1 + k] for k in DECIMAL], row[1:]):
            area.number(f"{trial['file']}, as written", number, text=text)


def in_other_words(area, shown, trials):
    if trials:
        rows = {METHODS[row[0]]: row for row in shown.table("Asked in other words")}
        for trial in trials:
            numbers = full(trial)
            for number, text in zip(numbers[:2] + [numbers[1 + k] for k in DECIMAL], rows[trial["method"]][1:]):
                area.number(f"{trial['file']}, as written", number, text=text)


def answers(area, trial, row, asked, model):
    """How often the model is right, asked again where it reads little; elsewhere how often it was asked."""
    outcome = trial["outcome"]
    before, after = ([one for one in asked if one["afterCutoff"] == group] for group in (False, True))
    for group, questions, text in (("before", before, row[1]), ("after", after, row[2])):
        area.same(f"{trial['file']}: {group}, asked", len(questions), outcome[group]["asked"])
        right = outcome[group]["right"]
        if trial["kind"] == "CLOSED_BOOK":
            said = retrieval.answers(model, [one["ids"] for one in questions])
            right = sum(words == one["right"] for (words, _), one in zip(said, questions))
            area.same(f"{trial['file']}: {group}, right", right, outcome[group]["right"])
        area.number(f"{trial['file']}: {group}, in percent", 100 * right / len(questions), text=text)
    area.same(f"{trial['file']}: asked", len(asked), outcome["misled"]["asked"])
    area.number(f"{trial['file']}: misled, in percent", 100 * outcome["misled"]["right"] / len(asked), text=row[3])
