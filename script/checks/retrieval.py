"""/rag: every method's scores from the chunks' terms alone; the shares of a score, the plane, and the answers."""

import base64
import json
import math
import re
import unicodedata

import numpy as np

import files
from model import Model
from report import NUMBER
from shown import Shown
from vaadin import Page

NUMBERS = "Question, settings, ranking and answer in full (JSON)"
MODEL = "The tiny model that answers in the invented world (zip)"
INDEX = "Chunks, terms, every vector and each method’s scores (zip)"
ENCODER = "The English encoder (zip)"

OWN = ("""Bees live in hives. A hive has one queen and many workers. Workers carry nectar to the hive and make honey of it.

The queen lays eggs. From the eggs come new workers, drones and sometimes a new queen. Drones carry nothing.

Honey keeps for years. It is sweet, since it holds much sugar. A naïve résumé of honey: “Straße” and C++. """ * 4).encode("cp1252")

SCENARIOS = {
    "four sentences, TF-IDF": dict(base="sentences", method="tf-idf"),
    "four sentences, BM25": dict(base="sentences", method="bm25", q="Which passages help the model?"),
    "gazetteer, hybrid": dict(base="gazetteer"),
    "gazetteer, dense": dict(base="gazetteer", method="dense", q="what is the river of zorland ?", k=5),
    "handbook, dense": dict(base="handbook", method="dense", q="What does a perplexity of 20 mean?"),
    "handbook, dense, in other words": dict(base="handbook", method="dense", q="Can an AI be racist?"),
    "handbook, LSA": dict(base="handbook", method="lsa", q="What does a perplexity of 20 mean?"),
    "handbook, hybrid and re-ranked": dict(base="handbook", method="hybrid-reranked", size=64, overlap=16, k=4),
    "handbook, TF-IDF, short chunks": dict(base="handbook", method="tf-idf", size=32, overlap=0, q="What is layer normalization?"),
    "a document of one's own, hybrid": dict(base="own", q="who makes honey ?", size=16, overlap=4),
}

K1, B, RRF = 1.2, 0.75, 60
HOLDS = re.compile(r"holds ([\d.]+) % of the question, its chunk ([\d.]+) %; cosine (-?[\d.]+)")
DEPTH, CANDIDATES, WEIGHT = 1000, 50, 0.5
MOST_TOKENS = 10
LONGEST_ANSWER = 12

# What asks without saying what about.
ASKING = set(
    """what which who whom whose when where why how do does did can could should would has have had were been am i me my we our you your tell
    explain describe many much about from""".split()
)


def begin(server):
    pages = {}
    for name, scenario in SCENARIOS.items():
        pages[name] = Page(server, "rag", **scenario)
        if scenario["base"] == "own":
            pages[name].tab("documents")
            pages[name].upload("bees.txt", OWN)
            pages[name].tab("answer")
    return pages


def check(pages, report):
    said = report.area("retrieval: answers of the tiny model", 5e-5)
    for name, page in pages.items():
        page.wait(lambda: page.offers(NUMBERS))
        one(page, report.area("retrieval: " + name, 1e-6), said)


def one(page, area, said):
    told = json.loads(page.download(NUMBERS))
    shown = Shown(page)
    texts = shown.texts
    if told["ranking"]:
        page.scenario["open"] = told["ranking"][0]["chunk"] + 1
    page.tab("hits")
    told = json.loads(page.download(NUMBERS))
    folder = files.archive(page.download(INDEX))
    base = Base(files.lines(folder["chunks.jsonl"]))
    query = Query(base, told["words"], told["stems"])
    query.encoded(json.loads(folder["encoder.json"]))
    base.encoded(files.lines(folder["encoder-chunks.jsonl"]), files.lines(folder["encoder-tokens.jsonl"]))
    vectors(area, base, query, folder)
    encoder(area, base, query, page)
    rankings = every_ranking(area, base, query, told, json.loads(folder["scores.json"]))
    asked = told["asked"]
    ranking = rankings[asked["method"]]
    hits(area, told, shown, ranking)
    area.same("Docs in KB", str(told["documents"]), shown.card("Docs in KB"))
    area.same("Retrieved", str(min(asked["k"], len(ranking))), shown.card("Retrieved"))
    explanations(area, base, query, told, shown)
    page.tab("map")
    plane(area, base, query, told, folder, shown)
    if "sentences" in told["answer"]:
        extracted(area, base, query, told, texts)
    else:
        written(said, told["answer"], Model(files.archive(page.download(MODEL))), texts)


class Base:
    """Chunks with what follows from their words and stems."""

    def __init__(self, chunks):
        self.chunks = chunks
        self.words = TfIdf([chunk["words"] for chunk in chunks], lambda tf: tf)
        self.stem_lists = [[stem["stem"] for stem in chunk["stems"]] for chunk in chunks]
        self.stems = TfIdf(self.stem_lists, lambda tf: 1 + math.log(tf))
        lengths = [len(stems) for stems in self.stem_lists if stems]
        self.holding = len(lengths)
        self.average = sum(lengths) / len(lengths) if lengths else 0
        matrix = self.stems.matrix
        u, values, v = np.linalg.svd(matrix, full_matrices=False)
        rank = self._rank(values)
        self.values, self.terms = values[:rank], v[:rank].T
        self.units = unit(matrix @ self.terms)

    def _rank(self, values):
        """10 · ∛n, at most half of the chunks, at least 1; not beyond the matrix's own rank, and equal values stay together."""
        texts = len(self.chunks)
        rank = max(1, min(texts // 2, math.floor(10 * texts ** (1 / 3) + 0.5)))
        own = int((values**2 > 1e-12 * values[0] ** 2).sum())
        rank = min(rank, own)
        while rank < own and values[rank] > values[rank - 1] * (1 - 1e-9):
            rank += 1
        return rank

    def encoded(self, vectors, tokens):
        """The chunks by the encoder, and the tokens of those that late interaction may read, in 8 bits times a step."""
        self.vectors = np.array(vectors)
        self.ids = {one["chunk"]: one["ids"] for one in tokens}
        self.places = {one["chunk"]: one["places"] for one in tokens}
        self.tokens = {}
        for one in tokens:
            steps = np.array(one["steps"])
            numbers = np.frombuffer(base64.b64decode(one["bytes"]), np.int8)
            self.tokens[one["chunk"]] = numbers.reshape(len(steps), -1) * steps[:, None]

    def bm25_idf(self, stem):
        frequency = self.stems.frequencies.get(stem, 0)
        return math.log(1 + (self.holding - frequency + 0.5) / (frequency + 0.5))


def folded(text):
    """Small letters without accents, each sign in its plainest form."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(sign))


class TfIdf:
    """scikit-learn's weights: tf · (ln((1 + n) / (1 + df)) + 1), each vector of length 1."""

    def __init__(self, texts, weigh):
        self.weigh = weigh
        self.frequencies = {}
        for text in texts:
            for term in set(text):
                self.frequencies[term] = self.frequencies.get(term, 0) + 1
        self.terms = sorted(self.frequencies, key=lambda term: term.encode("utf-16-be"))
        self.columns = {term: column for column, term in enumerate(self.terms)}
        self.idf = np.array([math.log((1 + len(texts)) / (1 + self.frequencies[term])) + 1 for term in self.terms])
        self.matrix = np.array([self.vector(text) for text in texts])

    def vector(self, text):
        vector = np.zeros(len(self.terms))
        for term in set(text) & self.columns.keys():
            column = self.columns[term]
            vector[column] = self.weigh(text.count(term)) * self.idf[column]
        length = np.linalg.norm(vector)
        return vector / length if length else vector


def unit(vectors):
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.where(lengths > 1e-14, vectors / np.where(lengths > 1e-14, lengths, 1), 0)


class Query:
    def __init__(self, base, words, stems):
        self.words, self.positions = words, stems
        self.stems = [stem["stem"] for stem in stems]
        self.word_vector = base.words.vector(words)
        self.stem_vector = base.stems.vector(self.stems)
        self.projected = self.stem_vector @ base.terms
        self.unit = unit(self.projected)

    def encoded(self, read):
        self.ids, self.vector, self.tokens = read["ids"], np.array(read["vector"]), np.array(read["tokens"])


def vectors(area, base, query, folder):
    """Terms, frequencies and weights; in the space of LSA only angles mean something, since its axes may point either way."""
    for text in base.chunks[:50]:
        area.same("words of a chunk", re.findall(r"\w\w+", folded(text["text"])), text["words"])
    for name, own, vector in (("words", base.words, query.word_vector), ("stems", base.stems, query.stem_vector)):
        terms = json.loads(folder[f"{name}.json"])
        area.same(f"{name}: terms", own.terms, terms["terms"])
        area.numbers(f"{name}: df", [own.frequencies[term] for term in own.terms], terms["documentFrequencies"], behind=True)
        area.numbers(f"{name}: idf", own.idf, terms["idf"], behind=True)
        area.numbers(f"{name}: query", dense(terms["query"], own), vector, behind=True)
        rows = np.array([dense(row, own) for row in files.lines(folder[f"{name}-tfidf.jsonl"])])
        area.numbers(f"{name}: TF-IDF", own.matrix[own.matrix != 0], rows[own.matrix != 0], behind=True)
    lengths = json.loads(folder["bm25.json"])
    area.number("chunks with terms", base.holding, lengths["chunks"])
    area.number("average length", base.average, lengths["averageLength"])
    space = json.loads(folder["lsa.json"])
    area.numbers("singular values", base.values, space["singularValues"], behind=True)
    units = np.array(files.lines(folder["lsa-chunks.jsonl"]))
    area.numbers("cosines of chunks", base.units @ base.units.T, units @ units.T, behind=True)
    area.numbers("cosines with the query", base.units @ query.unit, units @ np.array(space["query"]), behind=True)


def encoder(area, base, query, page):
    """What the encoder makes of the question and of some chunks, with its own weights."""
    query.model = base.model = model = encoder_of(page)
    hidden = model.forward([query.ids]).hidden[0]
    area.numbers("the question's vector", unit(hidden.mean(axis=0)), query.vector, behind=True)
    area.numbers("the question's tokens", unit(hidden[1:-1]), query.tokens, behind=True)
    for chunk, ids in list(base.ids.items())[:3]:
        hidden = model.forward([ids]).hidden[0]
        area.numbers("a chunk's vector", unit(hidden.mean(axis=0)), base.vectors[chunk], behind=True)
        own, steps = unit(hidden[1:-1]), np.abs(base.tokens[chunk]).max(axis=1, keepdims=True) / 127
        area.same("a chunk's tokens, in 8 bits", True, bool((np.abs(own - base.tokens[chunk]) <= 0.51 * steps).all()))


def encoder_of(page, known=[]):
    """The encoder as the first page gives it; it is the same on all."""
    if not known:
        known.append(Model(files.archive(page.download(ENCODER))))
    return known[0]


def dense(weights, own):
    vector = np.zeros(len(own.terms))
    for term, weight in weights.items():
        vector[own.columns[term]] = weight
    return vector


def best(scores):
    """The best first; among equals the chunk that comes first. Rounding keeps equals equal."""
    return sorted(((chunk, score) for chunk, score in scores), key=lambda hit: (-round(hit[1], 11), hit[0]))


def tf_idf(base, query):
    return best((chunk, score) for chunk, score in enumerate(base.words.matrix @ query.word_vector) if score > 0)


def dense_ranking(base, query):
    scores = base.vectors @ query.vector
    return best((chunk, scores[chunk]) for chunk in range(len(scores)) if base.vectors[chunk].any())


def lsa_ranking(base, query):
    if not query.unit.any():
        return []
    scores = base.units @ query.unit
    return best((chunk, scores[chunk]) for chunk in range(len(scores)) if base.units[chunk].any())


def lucene_length(length):
    """Lucene keeps a length in one byte: exact up to 40, then four significant bits."""
    free = 24
    if length < free:
        return length
    rest = length - free
    if rest < 16:
        return free + rest
    shift = rest.bit_length() - 4
    return free + ((rest >> shift) << shift)


def bm25_share(base, query, stem, chunk):
    tf = base.stem_lists[chunk].count(stem)
    norm = K1 * (1 - B + B * lucene_length(len(base.stem_lists[chunk])) / base.average)
    return query.stems.count(stem) * base.bm25_idf(stem) * tf / (tf + norm)


def bm25(base, query):
    scores = []
    for chunk, stems in enumerate(base.stem_lists):
        common = set(query.stems) & set(stems)
        if common:
            scores.append((chunk, sum(bm25_share(base, query, stem, chunk) for stem in sorted(common))))
    return sorted(((chunk, float(np.float32(score))) for chunk, score in scores), key=lambda hit: (-hit[1], hit[0]))


def fused(*rankings, weights=(1, 1)):
    scores = {}
    for ranking, weight in zip(rankings, weights):
        for rank, (chunk, _) in enumerate(ranking, 1):
            scores[chunk] = scores.get(chunk, 0) + weight / (RRF + rank)
    return best(scores.items())


def hybrid(base, query):
    return fused(dense_ranking(base, query)[:DEPTH], bm25(base, query)[:DEPTH])


def late(base, query, chunk):
    """Late interaction (Khattab and Zaharia 2020): each token of the query with the token of the chunk that it is most like."""
    return (query.tokens @ base.tokens[chunk].T).max(axis=1)


def again(base, query, ranking):
    """The first hits in the order of a second reading."""
    return best((chunk, late(base, query, chunk).mean()) for chunk, _ in ranking)


def reranked(base, query):
    first = hybrid(base, query)
    return fused(first, again(base, query, first[:CANDIDATES]), weights=(1, WEIGHT))


METHODS = {"TF_IDF": tf_idf, "BM25": bm25, "DENSE": dense_ranking, "HYBRID": hybrid, "HYBRID_RERANKED": reranked, "LSA": lsa_ranking}


def every_ranking(area, base, query, told, scores):
    """Each method's whole ranking; of what is shown the order as well."""
    rankings = {}
    for method, rank in METHODS.items():
        rankings[method] = own = rank(base, query)
        full = scores[method]
        area.same(f"{method}: chunks found", len(own[:DEPTH]), len(full))
        by_chunk = dict(own)
        found = [hit for hit in full if hit["chunk"] in by_chunk]
        area.same(f"{method}: the same chunks", len(full), len(found))
        area.numbers(method, [by_chunk[hit["chunk"]] for hit in found], [hit["score"] for hit in found], behind=True)
        area.same(f"{method}: the first ten", [chunk for chunk, _ in own[:10]], [hit["chunk"] for hit in full[:10]])
    return rankings


def hits(area, told, shown, ranking):
    """The cards of the ranked list."""
    for place, (card, hit) in enumerate(zip(shown.hits(), told["ranking"])):
        chunk, score = ranking[place]
        area.same(f"rank {place + 1}", chunk, hit["chunk"])
        area.number(f"score at rank {place + 1}", score, hit["score"], card[2].split(" ")[-1])
        area.number(f"score at rank {place + 1}, in six digits", score, text=card[3])
    if ranking:
        area.number("Top score", ranking[0][1], told["ranking"][0]["score"], shown.card("Top score"))


def plane(area, base, query, told, folder, shown):
    """The principal components of the chunks; axes point to where their greatest entry is positive, in the space's own axes."""
    full = json.loads(folder["plane.json"])
    lsa = told["asked"]["method"] == "LSA"
    area.same("space", "LSA" if lsa else "Dense", full["space"])
    units = np.array(files.lines(folder["lsa-chunks.jsonl"])) if lsa else base.vectors
    found = base.units if lsa else base.vectors
    asked = np.array(json.loads(folder["lsa.json"])["query"]) if lsa else query.vector
    centred = found - found.mean(axis=0)
    values, axes = np.linalg.eigh(centred.T @ centred)
    total = values.sum()
    area.number("captured", float(query.projected @ query.projected), told["captured"])
    if total < 1e-12:
        return
    shares = values[::-1][:2] / total
    area.numbers("variance along the axes", shares[: len(told["plane"])], told["plane"][: len(shares)])
    caption = [number.group() for number in NUMBER.finditer(shown.caption("apex-chart", "Vector space"))]
    for share, text in zip(shares, caption[1:3]):
        area.number("variance in percent", 100 * share, text=text)
    area.number("dimensions", units.shape[1], text=caption[0])
    # The same places, found in the downloaded space, so that its axes are those of the picture.
    mean = units.mean(axis=0)
    area.numbers("mean", mean, full["mean"], behind=True)
    places = (units - mean) @ np.array(full["axes"]).T
    area.numbers("places", places, full["chunks"], behind=True)
    places_here = np.sort(np.abs(centred @ axes[:, ::-1][:, :2]), axis=0)
    if len(values) > 2 and values[-2] - values[-3] > 1e-6 * total and values[-1] - values[-2] > 1e-6 * total:
        area.numbers("places but for their sign", places_here, np.sort(np.abs(places), axis=0), behind=True)
    points = np.array(shown.points("Vector space"))
    own = np.concatenate([places, [(asked - mean) @ np.array(full["axes"]).T]])
    for point in points:
        nearest = own[np.abs(own - point).max(axis=1).argmin()]
        for number, written in zip(nearest, point):
            area.number("place of a dot", number, text=f"{written:.4f}")


def explanations(area, base, query, told, shown):
    """The tables that explain one chunk's score, in the order of the page."""
    chunk = told["open"]
    if chunk < 0:
        return
    tables = shown.tables("How this score was made")
    expected = list(explained(told["asked"]["method"], base, query, chunk))
    area.same("tables", len(expected), len(tables))
    for rows, table in zip(expected, tables):
        area.same("rows", len(rows), len(table))
        for own, row in zip(rows, table):
            for number, text in zip(own, row[1:]):
                if number is not None:
                    area.number(f"{row[0]} in the explanation", number, text=text)


def explained(method, base, query, chunk):
    """Each table's numbers, row by row without the names; None where nothing is written."""
    if method == "TF_IDF":
        yield cosine_rows(query.word_vector, base.words.matrix[chunk], base.words.matrix[chunk] > 0)
    elif method == "LSA":
        length = np.linalg.norm(query.projected)
        yield cosine_rows(query.stem_vector / length, base.terms @ base.units[chunk], True)
    elif method == "DENSE":
        yield token_rows(base, query, chunk)
    elif method == "BM25":
        yield bm25_rows(base, query, chunk)
    elif method == "HYBRID":
        yield fusion_rows(chunk, dense_ranking(base, query)[:DEPTH], bm25(base, query)[:DEPTH])
        yield from explained("DENSE", base, query, chunk)
        yield from explained("BM25", base, query, chunk)
    else:
        first = hybrid(base, query)
        yield fusion_rows(chunk, first, again(base, query, first[:CANDIDATES]), weights=(1, WEIGHT))
        yield from explained("HYBRID", base, query, chunk)
        cosines = late(base, query, chunk)
        rows = [(None, cosine, cosine / len(cosines)) for cosine in cosines]
        yield rows + [(None, None, cosines.mean())]


def token_rows(base, query, chunk):
    """What each token that the encoder read of a chunk adds to its cosine; the ten that add most, then the others together."""
    hidden = base.model.forward([base.ids[chunk]]).hidden[0]
    lengths = np.linalg.norm(hidden, axis=1)
    like = hidden @ query.vector / lengths
    weights = lengths / len(hidden) / np.linalg.norm(hidden.mean(axis=0))
    most = sorted(range(len(hidden)), key=lambda token: -like[token] * weights[token])[:MOST_TOKENS]
    rows = [(like[token], weights[token], like[token] * weights[token]) for token in most]
    total = float(base.vectors[chunk] @ query.vector)
    others = [(None, None, total - sum(row[2] for row in rows))] if len(hidden) > MOST_TOKENS else []
    return rows + others + [(None, None, total)]


def cosine_rows(in_query, in_chunk, counted):
    columns = np.flatnonzero((in_query != 0) & counted)
    rows = [(in_query[column], in_chunk[column], in_query[column] * in_chunk[column]) for column in columns]
    return rows + [(None, None, sum(row[2] for row in rows))]


def bm25_rows(base, query, chunk):
    norm = K1 * (1 - B + B * lucene_length(len(base.stem_lists[chunk])) / base.average)
    rows = []
    for stem in sorted(set(query.stems) & set(base.stem_lists[chunk])):
        tf = base.stem_lists[chunk].count(stem)
        share = bm25_share(base, query, stem, chunk)
        rows.append((tf, base.stems.frequencies[stem], base.bm25_idf(stem), norm, share))
    return rows + [(None, None, None, None, sum(row[-1] for row in rows))]


def fusion_rows(chunk, *rankings, weights=(1, 1)):
    rows = []
    for ranking, weight in zip(rankings, weights):
        rank = next((place for place, hit in enumerate(ranking, 1) if hit[0] == chunk), None)
        rows.append((rank, weight, weight / (RRF + rank) if rank else 0))
    return rows + [(None, None, sum(row[2] for row in rows))]


def extracted(area, base, query, told, texts):
    """How much of the question each quoted sentence holds, how much its chunk, and how like it the sentence is."""
    question = told["asked"]["query"]
    lines = [shares for shares in map(HOLDS.search, texts) if shares]
    asked = {stem["stem"] for stem in told["stems"] if question[stem["start"] : stem["end"]].lower() not in ASKING}
    whole = sum(base.bm25_idf(stem) for stem in asked)
    answer = told["answer"]["sentences"]
    for number, sentence in enumerate(answer["sentences"] + [one for one in [answer["nearest"]] if one]):
        chunk = base.chunks[sentence["chunk"]]
        start, end = sentence["span"]["start"], sentence["span"]["end"]
        area.same("sentence", chunk["text"][start:end], sentence["text"])
        in_chunk = asked & {stem["stem"] for stem in chunk["stems"]}
        in_sentence = asked & {stem["stem"] for stem in chunk["stems"] if start <= stem["start"] and stem["end"] <= end}
        for place, what, found in ((1, "inSentence", in_sentence), (2, "inChunk", in_chunk)):
            share = sum(map(base.bm25_idf, found)) / whole
            area.number(f"sentence {number + 1}: {what}", share, sentence[what])
            area.number(f"sentence {number + 1}: {what}, in percent", 100 * share, text=lines[number].group(place))
        tokens = base.tokens[sentence["chunk"]][sentence_tokens(base, sentence)]
        cosine = float(unit(tokens.sum(axis=0)) @ query.vector)
        area.number(f"sentence {number + 1}: cosine", cosine, sentence["cosine"], lines[number].group(3))


def sentence_tokens(base, sentence):
    """Which of the chunk's tokens lie within the sentence."""
    start, end = sentence["span"]["start"], sentence["span"]["end"]
    places = base.places[sentence["chunk"]]
    return [token for token, (first, last) in enumerate(places) if start <= first and last <= end]


def written(area, told, model, texts):
    """The tiny model's answers to what it has read, each with its probability."""
    lines = [text for text in texts if text.endswith(" % sure")]
    answered = [told["closedBook"], *(one["said"] for one in (told["retrieved"], told["wrong"]) if one)]
    for said, (words, probability) in zip(answered, answers(model, [said["promptIds"] for said in answered])):
        area.same("answer", words, said["answer"])
        area.number(f"probability of “{words}”", probability, said["probability"])
        area.number(f"probability of “{words}” in percent", 100 * probability, text=lines.pop(0))


def answers(model, prompts):
    """After each prompt the likeliest words up to the full stop, and the product of their probabilities, its own included."""
    for tokens, probabilities in model.write(prompts, model.ids["."], LONGEST_ANSWER):
        yield " ".join(model.words[token] for token in tokens), math.prod(probabilities)
