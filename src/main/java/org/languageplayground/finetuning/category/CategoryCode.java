package org.languageplayground.finetuning.category;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The newest run as a program that reads the downloaded encoder and what was trained, and sorts the sentence of the page. */
final class CategoryCode {
    private CategoryCode() {}

    /**
     * BERT's forward pass with LoRA, or whatever else was trained, and the head on the mean of all tokens.
     *
     * @param about what it is about, one line
     * @param sentence the sentence's tokens
     * @param categories their names
     */
    static String numPy(String about, int[] sentence, List<String> categories) {
        String ids = Arrays.stream(sentence).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        String names = categories.stream().map(CategoryCode::quoted).collect(Collectors.joining(", "));
        return "# " + about + "\n" + """
                import json, math, zipfile
                import numpy as np


                def load(data):
                    size = int.from_bytes(data[:8], "little")
                    tensors = {}
                    for key, entry in json.loads(data[8:8 + size]).items():
                        if key != "__metadata__":
                            start, end = entry["data_offsets"]
                            tensors[key] = np.frombuffer(data[8 + size + start:8 + size + end], "<f4").reshape(entry["shape"])
                    return tensors


                encoder = zipfile.ZipFile("encoder.zip")  # both from "Check this number" of the tab
                trained = zipfile.ZipFile("trained.zip")
                config = json.loads(encoder.read("config.json"))
                w = load(encoder.read("model.safetensors"))
                head = {}
                for name in trained.namelist():
                    if not name.endswith(".safetensors"):
                        continue
                    tensors = load(trained.read(name))
                    for key, tensor in tensors.items():
                        if key.endswith(".lora_A.weight"):  # W + alpha / r * B A
                            layer = key.removeprefix("base_model.model.").removesuffix(".lora_A.weight")
                            settings = json.loads(trained.read("adapter_config.json"))
                            b = tensors[key.replace("lora_A", "lora_B")]
                            w[layer + ".weight"] = w[layer + ".weight"] + settings["lora_alpha"] / settings["r"] * (b @ tensor)
                        elif "classifier" in key:
                            head[key.rsplit(".", 1)[1]] = tensor
                        elif "lora_B" not in key:  # the difference that full fine-tuning made
                            w[key] = w[key] + tensor


                def norm(x, name):
                    centred = x - x.mean(-1, keepdims=True)
                    deviation = np.sqrt((centred ** 2).mean(-1, keepdims=True) + config["layer_norm_eps"])
                    return centred / deviation * w[name + ".weight"] + w[name + ".bias"]


                def linear(x, name):
                    return x @ w[name + ".weight"].T + w[name + ".bias"]


                def softmax(x):
                    grown = np.exp(x - x.max(-1, keepdims=True))
                    return grown / grown.sum(-1, keepdims=True)


                def sentence_vector(ids):
                    \"""BERT, then the mean of all tokens, of length 1.\"""
                    n, heads = len(ids), config["num_attention_heads"]
                    e = "bert.embeddings."
                    x = w[e + "word_embeddings.weight"][ids] + w[e + "position_embeddings.weight"][:n]
                    x = norm(x + w[e + "token_type_embeddings.weight"][0], e + "LayerNorm")
                    split = lambda y: y.reshape(n, heads, -1).transpose(1, 0, 2)
                    for layer in range(config["num_hidden_layers"]):
                        h = f"bert.encoder.layer.{layer}."
                        q, k, v = (split(linear(x, f"{h}attention.self.{part}")) for part in ("query", "key", "value"))
                        weights = softmax(q @ k.transpose(0, 2, 1) / math.sqrt(q.shape[-1]))
                        attended = (weights @ v).transpose(1, 0, 2).reshape(n, -1)
                        x = norm(x + linear(attended, f"{h}attention.output.dense"), f"{h}attention.output.LayerNorm")
                        u = linear(x, h + "intermediate.dense")
                        u = 0.5 * u * (1 + np.vectorize(math.erf)(u / math.sqrt(2)))
                        x = norm(x + linear(u, h + "output.dense"), h + "output.LayerNorm")
                    mean = x.mean(0)
                    return mean / np.linalg.norm(mean)


                """ + "categories = [%s]%nsentence = [%s]%n".formatted(names, ids) + """
                for name, probability in zip(categories, softmax(head["weight"] @ sentence_vector(sentence) + head["bias"])):
                    print(f"{name}: {100 * probability:.1f} %")
                """;
    }

    /** A Python string. */
    private static String quoted(String name) {
        return "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
