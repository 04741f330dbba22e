"""GPT-2 and BERT in NumPy, in 64 bits, from the files of a Hugging Face folder. After their papers and published layouts."""

import json
import math
from types import SimpleNamespace

import numpy as np

import files

try:
    import torch
except ImportError:
    torch = None


def softmax(x):
    grown = np.exp(x - x.max(axis=-1, keepdims=True))
    return grown / grown.sum(axis=-1, keepdims=True)


def gelu_tanh(x):
    return 0.5 * x * (1 + np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x * x * x)))


ERF_STEP, ERF_END = 1 / 4096, 6
ERF_AT = np.arange(-ERF_END, ERF_END + 2 * ERF_STEP, ERF_STEP)
ERF = np.array([math.erf(x) for x in ERF_AT])
ERF_SLOPE = 2 / math.sqrt(math.pi) * np.exp(-ERF_AT * ERF_AT)


def erf(x):
    """The error function between exact values by cubic Hermite interpolation, right to 1e-15."""
    x = np.clip(x, -ERF_END, ERF_END)
    place = ((x + ERF_END) / ERF_STEP).astype(int)
    t = (x - ERF_AT[place]) / ERF_STEP
    rise = ERF[place + 1] - ERF[place]
    a, b = ERF_SLOPE[place] * ERF_STEP - rise, rise - ERF_SLOPE[place + 1] * ERF_STEP
    return ERF[place] + t * rise + t * (1 - t) * ((1 - t) * a + t * b)


def gelu_erf(x):
    return 0.5 * x * (1 + erf(x / math.sqrt(2)))


def attend_by_torch(q, k, v, scale, causal):
    """What PyTorch's own attention makes of the same vectors; None where PyTorch is not installed."""
    if torch is None:
        return None
    query, key, value = (torch.tensor(np.array(x, np.float64)) for x in (q, k, v))
    attend = torch.nn.functional.scaled_dot_product_attention if hasattr(
        torch.nn.functional, "scaled_dot_product_attention"
    ) else None
    if attend is not None:
        return attend(query, key, value, is_causal=causal, scale=scale).numpy()
    scores = query @ key.transpose(-1, -2) * scale
    if causal:
        scores = scores.masked_fill(torch.ones_like(scores).triu(1).bool(), -torch.inf)
    return (scores.softmax(-1) @ value).numpy()


class Model:
    """A model of a folder's files by name."""

    def __init__(self, folder):
        self.config = json.loads(folder["config.json"])
        self.causal = self.config["model_type"] == "gpt2"
        arrays, self.notes = files.tensors(folder["model.safetensors"])
        self.weights = {name: array.astype(np.float64) for name, array in arrays.items()}
        causal = self.causal
        self.layers = self.config["n_layer" if causal else "num_hidden_layers"]
        self.heads = self.config["n_head" if causal else "num_attention_heads"]
        self.epsilon = self.config["layer_norm_epsilon" if causal else "layer_norm_eps"]
        activation = self.config["activation_function" if causal else "hidden_act"]
        self.gelu = gelu_erf if activation == "gelu" else gelu_tanh
        if "tokenizer.json" in folder:
            self.ids = json.loads(folder["tokenizer.json"])["model"]["vocab"]
            self.words = {number: word for word, number in self.ids.items()}

    def with_weights(self, changed):
        """The same model with some other weights."""
        other = object.__new__(Model)
        other.__dict__.update(self.__dict__)
        other.weights = {**self.weights, **changed}
        return other

    def _norm(self, x, name):
        mean = x.mean(axis=-1, keepdims=True)
        centred = x - mean
        variance = (centred * centred).mean(axis=-1, keepdims=True)
        return centred / np.sqrt(variance + self.epsilon) * self.weights[name + ".weight"] + self.weights[name + ".bias"]

    def _linear(self, x, name):
        """GPT-2 keeps its matrices as [in][out], BERT as [out][in]."""
        weight = self.weights[name + ".weight"] if self.causal else self.weights[name + ".weight"].T
        return (x.reshape(-1, len(weight)) @ weight).reshape(*x.shape[:-1], -1) + self.weights[name + ".bias"]

    def _split(self, x):
        batch, tokens, width = x.shape
        return x.reshape(batch, tokens, self.heads, width // self.heads).transpose(0, 2, 1, 3)

    def _attend(self, layer, q, k, v, scale, off):
        scores = q @ k.transpose(0, 1, 3, 2)
        scaled = scores * scale
        if self.causal:
            scaled = np.where(np.tri(scores.shape[-1], dtype=bool), scaled, -np.inf)
        weights = softmax(scaled)
        outputs = weights @ v
        for _, head in (pair for pair in off if pair[0] == layer):
            outputs[:, head] = 0
        return SimpleNamespace(q=q, k=k, v=v, scores=scores, weights=weights, outputs=outputs)

    def forward(self, ids, types=None, scale=None, off=()):
        """Texts of one length, [texts][tokens]; heads that are off, as (layer, head), write nothing. Answers each layer's attention, the vectors before and after each block, and the last hidden state."""
        ids = np.asarray(ids)
        width = self.weights["transformer.wte.weight" if self.causal else "bert.embeddings.word_embeddings.weight"].shape[1]
        scale = 1 / math.sqrt(width // self.heads) if scale is None else scale
        return self._gpt2(ids, scale, off) if self.causal else self._bert(ids, types, scale, off)

    def _gpt2(self, ids, scale, off):
        w = self.weights
        x = w["transformer.wte.weight"][ids] + w["transformer.wpe.weight"][: ids.shape[1]]
        layers, states = [], [x]
        for layer in range(self.layers):
            block = f"transformer.h.{layer}."
            qkv = self._linear(self._norm(x, block + "ln_1"), block + "attn.c_attn")
            attended = self._attend(layer, *(self._split(part) for part in np.split(qkv, 3, axis=-1)), scale, off)
            layers.append(attended)
            x = x + self._linear(attended.outputs.transpose(0, 2, 1, 3).reshape(x.shape), block + "attn.c_proj")
            hidden = self.gelu(self._linear(self._norm(x, block + "ln_2"), block + "mlp.c_fc"))
            x = x + self._linear(hidden, block + "mlp.c_proj")
            states.append(x)
        return SimpleNamespace(layers=layers, states=states, hidden=self._norm(x, "transformer.ln_f"))

    def _bert(self, ids, types, scale, off):
        w = self.weights
        types = np.zeros_like(ids) if types is None else np.asarray(types)
        x = (
            w["bert.embeddings.word_embeddings.weight"][ids]
            + w["bert.embeddings.position_embeddings.weight"][: ids.shape[1]]
            + w["bert.embeddings.token_type_embeddings.weight"][types]
        )
        x = self._norm(x, "bert.embeddings.LayerNorm")
        layers, states = [], [x]
        for layer in range(self.layers):
            block = f"bert.encoder.layer.{layer}."
            parts = (self._split(self._linear(x, f"{block}attention.self.{part}")) for part in ("query", "key", "value"))
            attended = self._attend(layer, *parts, scale, off)
            layers.append(attended)
            written = self._linear(attended.outputs.transpose(0, 2, 1, 3).reshape(x.shape), block + "attention.output.dense")
            x = self._norm(x + written, block + "attention.output.LayerNorm")
            hidden = self.gelu(self._linear(x, block + "intermediate.dense"))
            x = self._norm(x + self._linear(hidden, block + "output.dense"), block + "output.LayerNorm")
            states.append(x)
        return SimpleNamespace(layers=layers, states=states, hidden=x)

    def positions(self):
        return self.weights["transformer.wpe.weight" if self.causal else "bert.embeddings.position_embeddings.weight"]

    def writing(self, layer):
        """What heads write with, the rows of one head after those of another."""
        if self.causal:
            return self.weights[f"transformer.h.{layer}.attn.c_proj.weight"]
        return self.weights[f"bert.encoder.layer.{layer}.attention.output.dense.weight"].T

    def decoder(self):
        w = self.weights
        return w.get("lm_head.weight", w["transformer.wte.weight"]) if self.causal else w["bert.embeddings.word_embeddings.weight"]

    def logits(self, hidden):
        """The head for words: of GPT-2 the embeddings again, of BERT with a layer before them."""
        w = self.weights
        if self.causal:
            return hidden @ self.decoder().T
        hidden = self.gelu(self._linear(hidden, "cls.predictions.transform.dense"))
        hidden = self._norm(hidden, "cls.predictions.transform.LayerNorm")
        return hidden @ self.decoder().T + w["cls.predictions.bias"]

    def log_probabilities(self, texts, rows):
        """The logarithms of the next token's probabilities after some tokens of each text; [texts][rows][vocabulary]."""
        found = [None] * len(texts)
        by_length = {}
        for number, text in enumerate(texts):
            by_length.setdefault(len(text), []).append(number)
        for numbers in by_length.values():
            hidden = self.forward([texts[number] for number in numbers]).hidden
            states = [hidden[place, rows[number]] for place, number in enumerate(numbers)]
            logits = self.logits(np.concatenate(states))
            logits -= logits.max(axis=-1, keepdims=True)
            logs = logits - np.log(np.exp(logits).sum(axis=-1, keepdims=True))
            ends = np.cumsum([len(state) for state in states])[:-1]
            for number, own in zip(numbers, np.split(logs, ends)):
                found[number] = own
        return found

    def score(self, questions, answers):
        """For each question whether every token of the answer is the likeliest, and the answer's tokens' losses in nats."""
        texts = [list(question) + list(answer) for question, answer in zip(questions, answers)]
        rows = [
            np.arange(len(question) - 1, len(question) + len(answer) - 1) for question, answer in zip(questions, answers)
        ]
        right, losses = [], []
        for logs, answer in zip(self.log_probabilities(texts, rows), answers):
            right.append(bool((logs.argmax(-1) == answer).all()))
            losses.append(-logs[np.arange(len(answer)), answer])
        return right, losses

    def write(self, prompts, end, most):
        """After each prompt the likeliest token each time, up to the end token; and each one's probability, that of the end too."""
        texts = [list(prompt) for prompt in prompts]
        probabilities = [[] for _ in prompts]
        going_on = list(range(len(prompts)))
        for _ in range(most):
            going_on = [number for number in going_on if len(texts[number]) < len(self.positions())]
            logs = self.log_probabilities([texts[number] for number in going_on], [[-1]] * len(texts))
            ended = set()
            for number, (log,) in zip(going_on, logs):
                token = int(log.argmax())
                probabilities[number].append(math.exp(log[token]))
                if token == end:
                    ended.add(number)
                else:
                    texts[number].append(token)
            going_on = [number for number in going_on if number not in ended]
        return [(text[len(prompt) :], own) for text, prompt, own in zip(texts, prompts, probabilities)]
