"""The tab "Cost" of /lora: parameters and bytes from a model's published configuration, by the formulas of the papers."""

import json
import math

from shown import Shown
from vaadin import Page

COST = "Shapes, settings, memory part by part, and each method’s cost (JSON)"

SCENARIOS = {
    "as the page opens": {},
    "Llama-2 70B, all targets, 4 bit, double": dict(
        preset="llama-2-70b", costrank=64, targets="query.key.value.output.mlp", bits="4dq", batch=1, seq=4096
    ),
    "Llama-3 8B": dict(preset="llama-3-8b", costrank=16, batch=2, seq=2048),
    "BERT base, checkpointing": dict(preset="bert-base", costrank=4, targets="query.value", checkpoint=1, batch=8, bits="32"),
    "GPT-2 small, head and embeddings trained": dict(preset="gpt-2-small", costrank=8, targets="query.output.mlp", save=1, bits="8"),
    "Qwen2.5 0.5B, embeddings adapted": dict(preset="qwen2.5-0.5b", costrank=8, targets="key.mlp.embeddings"),
    "Phi-2": dict(preset="phi-2", costrank=8, targets="query.key.value.mlp", seq=512),
    "BLOOMZ-560M": dict(preset="bloomz-560m", costrank=2, targets="query.value", bits="4"),
}

# What the published configurations say: gated MLP (SwiGLU) with RMSNorm, norms a block, a norm of the embeddings, one behind the last
# block, a pooler in place of a head, a bias of the head, which projections have biases, dropout of hidden numbers and of attention.
GATED = {"LLAMA", "QWEN", "PHI3"}
BIASED = {"LLAMA": "", "PHI3": "", "QWEN": "qkv"}
DROPOUT, ATTENTION_DROPOUT = {"GPT2", "BERT", "OPT", "PHI"}, {"GPT2", "BERT"}
EMBEDDING_NORM = {"BERT", "BLOOM"}

TOKENS, ENCODER = 20, 128
UNITS = {"B": 0, "kB": 1, "MB": 2, "GB": 3, "TB": 4}


def begin(server):
    return {name: Page(server, "lora", tab="cost", **scenario) for name, scenario in SCENARIOS.items()}


def check(pages, report):
    for name, page in pages.items():
        one(page, report.area("cost: " + name))


class Matrix:
    """Equal matrices, y = W x."""

    def __init__(self, target, outputs, inputs, copies=1, reads="norm"):
        self.target, self.outputs, self.inputs, self.copies, self.reads = target, outputs, inputs, copies, reads
        self.size = outputs * inputs
        self.parameters = copies * self.size


class Base:
    """A model by its configuration."""

    def __init__(self, told):
        c = self.config = told["model"]
        d = self.width = c["width"]
        self.family = c["family"]
        layers, narrow, wide = c["layers"], d // c["heads"] * c["keyValueHeads"], c["feedForward"]
        self.narrow = narrow
        second = "norm" if self.family == "PHI" else "second norm"
        self.linears = [
            Matrix("QUERY", d, d, layers),
            Matrix("KEY", narrow, d, layers),
            Matrix("VALUE", narrow, d, layers),
            Matrix("OUTPUT", d, d, layers, "heads"),
            *[Matrix("MLP", wide, d, layers, second) for _ in range(2 if self.family in GATED else 1)],
            Matrix("MLP", d, wide, layers, "mlp"),
        ]
        self.tables = [Matrix("EMBEDDINGS", d, c["vocabulary"])]
        if not c["tied"]:
            self.tables.append(Matrix("EMBEDDINGS", c["vocabulary"], d))
        norms_a_block = self.norms_a_block = 1 if self.family == "PHI" else 2
        pooler = self.family == "BERT"
        norms = layers * norms_a_block + (self.family in EMBEDDING_NORM) + (not pooler)
        of_linears = sum(
            matrix.outputs * matrix.copies
            for matrix in self.linears
            if matrix.target[0].lower() in BIASED.get(self.family, "qkvom")
        )
        self.biases = (
            of_linears
            + (0 if self.family in GATED else norms * d)
            + (d if pooler else 0)
            + (c["vocabulary"] if self.family == "PHI" else 0)
        )
        self.others = (c["positions"] + c["tokenTypes"]) * d + norms * d + (d * d if pooler else 0) + self.biases

    @property
    def matrices(self):
        return self.linears + self.tables

    @property
    def parameters(self):
        return sum(matrix.parameters for matrix in self.matrices) + self.others

    def adapted(self, targets):
        return [matrix for matrix in self.matrices if matrix.target in targets]


def lora(adapted, r):
    return sum(matrix.copies * r * (matrix.inputs + matrix.outputs) for matrix in adapted)


def trained(method, base, adapted, r):
    """Numbers that a method trains, in the letters of its paper."""
    c, d = base.config, base.width
    outputs = sum(matrix.copies * matrix.outputs for matrix in adapted)
    if method in ("LORA", "RSLORA", "QLORA"):
        return lora(adapted, r)
    if method == "FULL":
        return base.parameters
    if method == "DORA":
        return lora(adapted, r) + outputs
    if method == "LORA_FA":
        return r * outputs
    if method == "VERA":
        return sum(matrix.copies * r for matrix in adapted) + outputs
    if method == "BITFIT":
        return base.biases
    if method == "PROMPT":
        return TOKENS * d
    if method == "P_TUNING":
        return TOKENS * d + (d * ENCODER + ENCODER) + (ENCODER * ENCODER + ENCODER) + (ENCODER * d + d)
    if method == "ADAPTERS":
        return 2 * c["layers"] * (2 * d * r + r + d)
    if method == "PREFIX":
        return 2 * c["layers"] * base.narrow * TOKENS
    assert method == "IA3", method
    return c["layers"] * (2 * base.narrow + c["feedForward"])


def weight_bytes(base, bits):
    """Linear layers of the blocks in so many bits, with their constants; all else in 16 (or 32) bits."""
    width = {"BITS_32": 32, "BITS_16": 16, "BITS_8": 8, "BITS_4": 4, "BITS_4_DOUBLE": 4}[bits]
    whole = 4 if bits == "BITS_32" else 2
    total = whole * (sum(matrix.parameters for matrix in base.tables) + base.others)
    for matrix in base.linears:
        blocks = math.ceil(matrix.size / 64)
        constants = {"BITS_8": 4 * matrix.outputs, "BITS_4": 4 * blocks, "BITS_4_DOUBLE": blocks + 4 * math.ceil(blocks / 256)}
        total += matrix.copies * (math.ceil(matrix.size * width / 8) + constants.get(bits, 0))
    return total


def activations(method, base, adapted, saved, told, sequence, bits):
    """
    What the forward pass keeps, after Korthikanti et al. 2022, each part taken anew: a linear layer's input is kept only where a gradient
    of its weights, or of an A beside it, needs it. Answers (kind, tokens, blocks, numbers a token, bytes of each).
    """
    r, tokens = told["rank"], told["settings"]["batch"] * sequence
    whole = 4 if bits == "BITS_32" else 2
    acts = method in ("LORA", "RSLORA", "QLORA", "DORA", "LORA_FA", "VERA")
    learning = base.matrices if method == "FULL" else adapted if method in ("LORA", "RSLORA", "QLORA", "DORA") else []

    def beside(matrices):
        each = {"DORA": lambda matrix: r + matrix.outputs, "VERA": lambda matrix: r + matrix.outputs}
        return sum(each.get(method, lambda matrix: r)(matrix) for matrix in matrices) if acts else 0

    c, d, wide = base.config, base.width, base.config["feedForward"]
    layers = c["layers"]
    blocks = 1 if told["settings"]["checkpointing"] else layers
    inputs = {matrix.reads: matrix.inputs for matrix in learning if matrix.target != "EMBEDDINGS"}
    in_blocks = [matrix for matrix in adapted if matrix.target != "EMBEDDINGS"]
    own = {"ADAPTERS": 2 * (d + 2 * r), "IA3": 2 * base.narrow + wide}.get(method, 0)
    keys = sequence + (TOKENS if method == "PREFIX" else 0)
    dropped = c["heads"] * keys if base.family in ATTENTION_DROPOUT else 0
    parts = [
        ("BLOCK_INPUTS", layers, d if told["settings"]["checkpointing"] else 0, whole),
        ("NORM_INPUTS", blocks, base.norms_a_block * d, whole),
        ("QUERIES_KEYS_VALUES", blocks, d + 2 * base.narrow, whole),
        ("MLP", blocks, (3 if base.family in GATED else 1) * wide, whole),
        ("LAYER_INPUTS", blocks, sum(inputs.values()), whole),
        ("ADAPTERS", blocks, beside(in_blocks) + own, whole),
        ("MASKS", blocks, 2 * d if base.family in DROPOUT else 0, 1),
        ("ATTENTION_WEIGHTS", blocks, c["heads"] * keys, whole),
        ("ATTENTION_LEFT", blocks, dropped, whole),
        ("ATTENTION_MASKS", blocks, dropped, 1),
    ]
    if base.family != "BERT":
        head_learns = method == "FULL" or saved or any(m in base.tables and m.outputs == c["vocabulary"] for m in learning)
        behind = beside([matrix for matrix in adapted if matrix.target == "EMBEDDINGS"])
        parts.append(("HEAD", 1, (2 if head_learns else 1) * d + behind, whole))
        parts.append(("LOGITS", 1, c["vocabulary"], 4))
    return [(kind, tokens, *rest) for kind, *rest in parts if rest[1]]


def memory(method, base, adapted, saved, told, bits):
    """Weights, adapter, gradients, optimizer, and the parts of the activations, in bytes."""
    r = told["rank"]
    whole = 4 if bits == "BITS_32" else 2
    sequence = told["settings"]["sequence"] + (TOKENS if method in ("PROMPT", "P_TUNING") else 0)
    kept = activations(method, base, adapted, saved, told, sequence, bits)
    count = trained(method, base, adapted, r)
    if method in ("FULL", "BITFIT"):
        return whole * base.parameters, 0, whole * count, 8 * count, kept
    frozen = 0
    if method == "LORA_FA":
        frozen = sum(matrix.copies * r * matrix.inputs for matrix in adapted)
    if method == "VERA" and adapted:
        frozen = r * (max(matrix.inputs for matrix in adapted) + max(matrix.outputs for matrix in adapted))
    copied = sum(matrix.parameters for matrix in saved)
    return (
        weight_bytes(base, bits),
        4 * (count + frozen) + whole * copied,
        4 * count + whole * copied,
        8 * (count + copied),
        kept,
    )


def total_of(kept):
    return sum(tokens * blocks * numbers * each for _, tokens, blocks, numbers, each in kept)


def total(needed):
    return sum(needed[:4]) + total_of(needed[4])


def in_bytes(area, label, computed, full, text):
    """Bytes as they are written, such as 2.10 MB."""
    area.number(label, computed, full)
    number, unit = text.split(" ")
    area.number(f"{label}, as written", computed / 1000 ** UNITS[unit], text=number)


def one(page, area):
    told = json.loads(page.download(COST))
    shown = Shown(page)
    base = Base(told)
    targets = {matrix["target"] for matrix in told["adapted"]}
    adapted = base.adapted(targets)
    saved = base.tables if told["savedParameters"] else []
    r = told["rank"]
    area.same(
        "shapes",
        [(matrix.target, matrix.outputs, matrix.inputs, matrix.copies) for matrix in base.matrices],
        [(matrix["target"], matrix["outputs"], matrix["inputs"], matrix["copies"]) for matrix in told["matrices"]],
    )
    area.number("Base params", base.parameters, told["parameters"], shown.card("Base params"))
    count = lora(adapted, r)
    area.number("LoRA params", count, told["loraParameters"], shown.card("LoRA params"))
    learned = count + sum(matrix.parameters for matrix in saved)
    share = 100 * learned / (base.parameters + learned)
    area.number("Trainable %", share, told["percent"], shown.card("Trainable %"))
    for matrix, row in zip(adapted, shown.table("Adapted matrices")):
        area.number(f"{row[0]}: in A and B", lora([matrix], r), text=row[3])
        area.number(f"{row[0]}: copies", matrix.copies, text=row[2])
    needs(area, base, adapted, saved, told, shown)
    comparison(area, base, adapted, told, shown)


def needs(area, base, adapted, saved, told, shown):
    needed = memory("LORA", base, adapted, saved, told, told["settings"]["precision"])
    names = ("Weights", "Adapter", "Gradients", "Optimizer")
    for label, computed in zip(names, needed):
        in_bytes(area, label, computed, told["memory"][label.lower()], shown.after(label))
    in_bytes(area, "Activations", total_of(needed[4]), total_of(parts(told["memory"])), shown.after("Activations"))
    in_bytes(area, "All together", total(needed), total_in(told["memory"]), shown.after("All together"))
    in_bytes(area, "Memory", total(needed), total_in(told["memory"]), shown.card("Memory"))
    area.same("parts", needed[4], parts(told["memory"]))
    rows = shown.table("Activations, counted")
    area.same("rows", len(needed[4]), len(rows))
    for (kind, tokens, blocks, numbers, each), row in zip(needed[4], rows):
        for computed, text in ((blocks, row[1]), (numbers, row[2]), (each, row[3])):
            area.number(f"{kind}, {row[0]}", computed, text=text)
        in_bytes(area, f"{kind}, bytes", tokens * blocks * numbers * each, None, row[4])
    whole = "BITS_32" if told["settings"]["precision"] == "BITS_32" else "BITS_16"
    full = memory("FULL", base, adapted, [], told, whole)
    for key, computed in zip(names, full):
        area.number(f"full fine-tuning: {key}", computed, told["fullMemory"][key.lower()])
    area.same("full fine-tuning: parts", full[4], parts(told["fullMemory"]))
    in_bytes(area, "Full fine-tuning", total(full), total_in(told["fullMemory"]), shown.card("Full fine-tuning"))
    bars(area, needed, full, shown)


def bars(area, needed, full, shown):
    """The picture's bars, in the unit that suits the whole of full fine-tuning."""
    unit = next(unit for unit in reversed(range(len(UNITS))) if unit == 0 or total(full) >= 1000**unit)
    _, drawn = shown.chart("Memory breakdown")
    for place, name in enumerate(("Weights", "Adapter", "Gradients", "Optimizer")):
        area.numbers(f"{name}, drawn", [part[place] / 1000**unit for part in (needed, full)], drawn[name])
    kept = [total_of(part[4]) / 1000**unit for part in (needed, full)]
    area.numbers("Activations, drawn", kept, drawn["Activations"])


def parts(memory):
    return [
        (part["kind"], part["tokens"], part["blocks"], part["numbers"], part["bytesEach"])
        for part in memory["activations"]["parts"]
    ]


def total_in(memory):
    """All bytes that a file tells of."""
    return memory["weights"] + memory["adapter"] + memory["gradients"] + memory["optimizer"] + total_of(parts(memory))


def comparison(area, base, adapted, told, shown):
    name = "Fine-tuning method comparison"
    drawn = dict(zip(shown.chart(name)[0], next(iter(shown.chart(name)[1].values()))))
    for cost, row in zip(told["comparison"], shown.table(name)):
        method = cost["method"]
        count = trained(method, base, adapted, told["rank"])
        added = 0 if method in ("FULL", "BITFIT") else count
        area.number(f"{row[0]}: trained", count, cost["trained"], row[1])
        if count:
            area.numbers(f"{row[0]}: drawn", [count], [drawn[row[0]]])
        area.number(f"{row[0]}: share", 100 * count / (base.parameters + added), cost["percent"], row[2])
        needed = memory(method, base, adapted, [], told, "BITS_4_DOUBLE" if method == "QLORA" else "BITS_16")
        kept = cost["memory"]
        in_bytes(area, f"{row[0]}: memory", total(needed), total_in(kept), row[3])
        in_bytes(area, f"{row[0]}: activations", total_of(needed[4]), total_of(parts(kept)), row[4])
