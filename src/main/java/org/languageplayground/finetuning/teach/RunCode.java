package org.languageplayground.finetuning.teach;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The newest run as a program that reads the downloaded model and prints the answers of the page. */
final class RunCode {
    private RunCode() {}

    /**
     * GPT-2's forward pass on the files of the archive, before and after.
     *
     * @param about what it is about, one line
     * @param question the sample question's tokens
     * @param end the token that ends an answer
     */
    static String pyTorch(String about, int[] question, int end) {
        String ids = Arrays.stream(question).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        return "# " + about + "\n" + """
                import json, math, struct, zipfile
                import torch
                import torch.nn.functional as F

                archive = zipfile.ZipFile("model.zip")  # "Download model"
                config = json.loads(archive.read("config.json"))
                words = {i: w for w, i in json.loads(archive.read("tokenizer.json"))["model"]["vocab"].items()}


                def load(name):
                    data = archive.read(name)
                    size = struct.unpack("<Q", data[:8])[0]
                    types = {"F16": torch.float16, "F32": torch.float32}
                    tensors = {}
                    for key, entry in json.loads(data[8:8 + size]).items():
                        if key != "__metadata__":
                            start, end = entry["data_offsets"]
                            numbers = bytearray(data[8 + size + start:8 + size + end])
                            tensors[key.removeprefix("transformer.")] = torch.frombuffer(numbers, dtype=types[entry["dtype"]]).float().reshape(entry["shape"])
                    return tensors


                def logits(w, ids):
                    \"""GPT-2: the logits of the next token.\"""
                    d, heads, n = config["n_embd"], config["n_head"], len(ids)
                    linear = lambda x, name: x @ w[name + ".weight"] + w[name + ".bias"]
                    norm = lambda x, name: F.layer_norm(x, (d,), w[name + ".weight"], w[name + ".bias"], config["layer_norm_epsilon"])
                    split = lambda x: x.view(n, heads, d // heads).transpose(0, 1)
                    mask = torch.full((n, n), -math.inf).triu(1)
                    x = w["wte.weight"][ids] + w["wpe.weight"][:n]
                    for layer in range(config["n_layer"]):
                        h = f"h.{layer}."
                        q, k, v = map(split, linear(norm(x, h + "ln_1"), h + "attn.c_attn").split(d, -1))
                        weights = torch.softmax(q @ k.transpose(1, 2) / math.sqrt(d // heads) + mask, -1)
                        x = x + linear((weights @ v).transpose(0, 1).reshape(n, d), h + "attn.c_proj")
                        u = linear(norm(x, h + "ln_2"), h + "mlp.c_fc")
                        gelu = 0.5 * u * (1 + torch.tanh(math.sqrt(2 / math.pi) * (u + 0.044715 * u ** 3)))
                        x = x + linear(gelu, h + "mlp.c_proj")
                    return norm(x, "ln_f")[-1] @ w["wte.weight"].T


                def answer(w, ids):
                    text, probability = [], 1.0
                    while len(text) < 64:
                        p = torch.softmax(logits(w, ids + text), -1)
                        token = int(p.argmax())
                        probability *= float(p[token])
                        if token == END:
                            break
                        text.append(token)
                    joined = " ".join(words[t] for t in text).replace(" ##", "")
                    return f"{joined} ({100 * probability:.1f} %)"


                """ + "END = %d%nquestion = [%s]%n".formatted(end, ids) + """
                print("Before training:", answer(load("model.safetensors"), question))
                if "tuned/model.safetensors" in archive.namelist():
                    print("After training:", answer(load("tuned/model.safetensors"), question))
                """;
    }
}
