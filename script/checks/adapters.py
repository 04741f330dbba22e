"""Adapters in PEFT's format, and differences to a base: what they make of the base's weights."""

import json
import math

import files

PREFIX = "base_model.model."


class Lora:
    """LoRA or rsLoRA on GPT-2's matrices, which are kept as [in][out]."""

    def __init__(self, folder):
        self.settings = json.loads(folder["adapter_config.json"])
        arrays, self.notes = files.tensors(folder["adapter_model.safetensors"])
        self.modules = {}
        for name, a in arrays.items():
            if name.endswith(".lora_A.weight"):
                module = name[len(PREFIX) : -len(".lora_A.weight")]
                b = arrays[f"{PREFIX}{module}.lora_B.weight"]
                self.modules[module] = (a.astype(float), b.astype(float), self._scale(module))

    def _scale(self, module):
        own = module.removeprefix("transformer.")
        rank = self.settings["rank_pattern"].get(own, self.settings["r"])
        alpha = self.settings["alpha_pattern"].get(own, self.settings["lora_alpha"])
        return alpha / (math.sqrt(rank) if self.settings["use_rslora"] else rank)

    def changes(self):
        """ΔW of each matrix, [in][out]."""
        return {f"{module}.weight": scale * (b @ a).T for module, (a, b, scale) in self.modules.items()}

    def parameters(self):
        """Numbers that are trained: A, and of B the block of each target that one matrix holds."""
        rank = self.settings["r"]
        count = 0
        for a, b, _ in self.modules.values():
            targets = len(a) // rank
            width = len(b) // 3 if targets > 1 or "QUERY" in self.notes.get("fused", "") else len(b)
            count += a.size + targets * rank * width
        return count


def changed(model, changes):
    """The model with changes added to its weights."""
    return model.with_weights({name: model.weights[name] + change for name, change in changes.items()})


def differences(folder):
    """The changes of full fine-tuning, as its file holds them."""
    name = next(name for name in folder if name.endswith("-delta.safetensors"))
    arrays, _ = files.tensors(folder[name])
    return {tensor: array.astype(float) for tensor, array in arrays.items()}
