"""The training itself once more, by PyTorch where it is installed: the same batches from the same start give the same losses."""

import json

import numpy as np

import adapters
import files

try:
    import torch
except ImportError:
    torch = None

CLIP, BETAS, EPSILON = 1.0, (0.9, 0.98), 1e-8


def check(area, base, folder, run):
    """Compares the mean training loss up to each point of the curve, and the trained numbers after the last step."""
    if torch is None:
        return
    choices = run["settings"]["choices"]
    batches = files.lines(folder["batches.jsonl"])
    area.same("batches", run["steps"], len(batches))
    weights = {name: torch.tensor(array) for name, array in base.weights.items()}
    if choices["method"] == "FULL":
        frozen = {"transformer.wpe.weight"} if base.config.get("frozen_position_embeddings") else set()
        trained = {name: weight.clone().requires_grad_(name not in frozen) for name, weight in weights.items()}
        parameters = [weight for name, weight in trained.items() if name not in frozen]
        losses = learn(base, batches, parameters, lambda: trained, choices["learningRate"])
        after = adapters.differences(files.folder(folder, "trained/"))
        changes = {name: (trained[name].detach() - weights[name]).numpy() for name in after}
    else:
        pairs = split(adapters.Lora(files.folder(folder, "start/")))
        parameters = [matrix for _, _, a, b, _ in pairs for matrix in (a, b)]
        losses = learn(base, batches, parameters, lambda: merged(weights, pairs), choices["learningRate"])
        after = adapters.Lora(files.folder(folder, "trained/")).changes()
        now = merged(weights, pairs)
        changes = {name: (now[name] - weights[name]).detach().numpy() for name in after}
    done = 0
    for point in run["points"][1:]:
        mean = float(np.mean(losses[done : point["step"]]))
        area.number(f"training loss up to step {point['step']}", mean, point["trainingLoss"])
        done = point["step"]
    for name, change in after.items():
        # What rounding does to the first steps is divided by small second moments, so the numbers agree less than the losses.
        # A bias of the keys moves all scores of a query alike: its gradient is zero but for rounding.
        felt = np.r_[0 : len(change) // 3, 2 * len(change) // 3 : len(change)] if name.endswith("c_attn.bias") else ...
        apart = np.linalg.norm((changes[name] - change)[felt]) / max(np.linalg.norm(change[felt]), 1e-12)
        area.same(f"{name} as trained, within 2 %", True, bool(apart < 0.02))


def split(lora):
    """A and B of each target by itself: (module, place among the fused, A, B, scale)."""
    rank = lora.settings["r"]
    pairs = []
    for module, (a, b, scale) in lora.modules.items():
        fused = module.endswith("c_attn")
        chosen = [name for name in ("QUERY", "KEY", "VALUE") if name in lora.notes["language_playground.fused_targets"]]
        places = [("QUERY", "KEY", "VALUE").index(name) for name in chosen] if fused else [0]
        outputs = len(b) // 3 if fused else len(b)
        for number, place in enumerate(places):
            own = torch.tensor(a[number * rank : (number + 1) * rank]).requires_grad_()
            pairs.append((module, place, own, torch.zeros(outputs, rank, dtype=own.dtype).requires_grad_(), scale))
    return pairs


def merged(weights, pairs):
    """W + scale · B·A, as GPT-2 keeps it, [in][out]."""
    changes = {}
    for module, place, a, b, scale in pairs:
        name = module + ".weight"
        outputs = len(b)
        change = scale * (b @ a).T
        whole = changes.get(name, torch.zeros_like(weights[name]))
        left, right = place * outputs, weights[name].shape[1] - (place + 1) * outputs
        changes[name] = whole + torch.nn.functional.pad(change, (left, right))
    return {**weights, **{name: weights[name] + change for name, change in changes.items()}}


def learn(base, batches, parameters, weights, rate):
    """Adam without decay, the gradient clipped to length 1; answers the loss before each step."""
    means = [torch.zeros_like(parameter) for parameter in parameters]
    squares = [torch.zeros_like(parameter) for parameter in parameters]
    losses = []
    for step, batch in enumerate(batches, 1):
        loss = batch_loss(base, weights(), batch)
        gradients = torch.autograd.grad(loss, parameters)
        losses.append(loss.item())
        norm = sum((gradient**2).sum() for gradient in gradients) ** 0.5
        with torch.no_grad():
            for parameter, gradient, mean, square in zip(parameters, gradients, means, squares):
                gradient = gradient * min(1.0, CLIP / norm.item())
                mean.mul_(BETAS[0]).add_((1 - BETAS[0]) * gradient)
                square.mul_(BETAS[1]).add_((1 - BETAS[1]) * gradient**2)
                correction = (square / (1 - BETAS[1] ** step)).sqrt() + EPSILON
                parameter -= rate / (1 - BETAS[0] ** step) * mean / correction
    return losses


def batch_loss(base, w, batch):
    """The mean loss over the targets of all texts; texts of one length go together."""
    starts = np.concatenate([[0], np.cumsum([len(text) for text in batch["texts"]])])
    rows, targets = np.array(batch["rows"]), np.array(batch["targets"])
    of = np.searchsorted(starts, rows, side="right") - 1
    by_length = {}
    for number, text in enumerate(batch["texts"]):
        by_length.setdefault(len(text), []).append(number)
    total = 0
    for numbers in by_length.values():
        hidden = forward(base, w, torch.tensor([batch["texts"][number] for number in numbers]))
        chosen = [i for i in range(len(rows)) if of[i] in numbers]
        where = [numbers.index(of[i]) for i in chosen]
        states = hidden[where, [int(rows[i] - starts[of[i]]) for i in chosen]]
        logits = states @ w["transformer.wte.weight"].T
        total = total + torch.nn.functional.cross_entropy(logits, torch.tensor(targets[chosen]), reduction="sum")
    return total / len(rows)


def forward(base, w, ids):
    """GPT-2 up to its last norm."""

    def norm(x, name):
        return torch.nn.functional.layer_norm(x, x.shape[-1:], w[name + ".weight"], w[name + ".bias"], base.epsilon)

    def linear(x, name):
        return x @ w[name + ".weight"] + w[name + ".bias"]

    batch, tokens = ids.shape
    x = w["transformer.wte.weight"][ids] + w["transformer.wpe.weight"][:tokens]
    future = torch.ones(tokens, tokens).triu(1).bool()
    for layer in range(base.layers):
        block = f"transformer.h.{layer}."
        q, k, v = (
            part.view(batch, tokens, base.heads, -1).transpose(1, 2)
            for part in linear(norm(x, block + "ln_1"), block + "attn.c_attn").chunk(3, dim=-1)
        )
        scores = (q @ k.transpose(-1, -2) / q.shape[-1] ** 0.5).masked_fill(future, -torch.inf)
        attended = (scores.softmax(-1) @ v).transpose(1, 2).reshape(x.shape)
        x = x + linear(attended, block + "attn.c_proj")
        hidden = linear(norm(x, block + "ln_2"), block + "mlp.c_fc")
        grown = 0.5 * hidden * (1 + torch.tanh((2 / torch.pi) ** 0.5 * (hidden + 0.044715 * hidden**3)))
        x = x + linear(grown, block + "mlp.c_proj")
    return norm(x, "transformer.ln_f")
