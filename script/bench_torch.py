"""The engine's benchmarks in PyTorch, on one thread, and the table that compares the two.

    bench_torch.py measure                     prints milliseconds by benchmark as JSON
    bench_torch.py compare JMH.json TORCH.json [JMH.json TORCH.json ...]
"""

import json
import statistics
import sys
import time

TOKENS, SEQUENCES, VOCABULARY, CONTEXT = 64, 64, 2300, 256
WIDTH, LAYERS, HEADS, HIDDEN = 64, 3, 4, 256
NAMES = {
    "product": "matrix product 2048 x 96 x 384",
    "forward": "forward, 64 tokens",
    "trainingStep": "training step, 64 x 64 tokens",
}


def measure():
    import torch
    import torch.nn.functional as F

    torch.set_num_threads(1)
    torch.manual_seed(1)

    class Block(torch.nn.Module):
        def __init__(self, fused):
            super().__init__()
            self.fused = fused
            self.norm1 = torch.nn.LayerNorm(WIDTH)
            self.qkv = torch.nn.Linear(WIDTH, 3 * WIDTH)
            self.out = torch.nn.Linear(WIDTH, WIDTH)
            self.norm2 = torch.nn.LayerNorm(WIDTH)
            self.up = torch.nn.Linear(WIDTH, HIDDEN)
            self.down = torch.nn.Linear(HIDDEN, WIDTH)

        def forward(self, x, mask):
            batch, tokens, _ = x.shape
            qkv = self.qkv(self.norm1(x)).view(batch, tokens, 3, HEADS, WIDTH // HEADS)
            q, k, v = qkv.permute(2, 0, 3, 1, 4).unbind(0)
            if self.fused:
                y = F.scaled_dot_product_attention(q, k, v, is_causal=True)
            else:
                scores = (q @ k.transpose(-2, -1)) * (WIDTH // HEADS) ** -0.5 + mask
                y = torch.softmax(scores, -1) @ v
            x = x + self.out(y.transpose(1, 2).reshape(batch, tokens, WIDTH))
            return x + self.down(F.gelu(self.up(self.norm2(x)), approximate="tanh"))

    class Gpt2(torch.nn.Module):
        def __init__(self, fused):
            super().__init__()
            self.tokens = torch.nn.Embedding(VOCABULARY, WIDTH)
            self.positions = torch.nn.Embedding(CONTEXT, WIDTH)
            self.blocks = torch.nn.ModuleList(Block(fused) for _ in range(LAYERS))
            self.norm = torch.nn.LayerNorm(WIDTH)
            mask = torch.full((TOKENS, TOKENS), float("-inf")).triu(1)
            self.register_buffer("mask", mask)

        def forward(self, ids):
            x = self.tokens(ids) + self.positions.weight[: ids.shape[1]]
            for block in self.blocks:
                x = block(x, self.mask)
            return F.linear(self.norm(x), self.tokens.weight)

    variants = [False] + ([True] if hasattr(F, "scaled_dot_product_attention") else [])

    def milliseconds(action):
        """Processor time: the mean over batches of calls, after warming up, as JMH does it."""
        end = time.perf_counter() + 1.5
        while time.perf_counter() < end:
            action()
        means = []
        for _ in range(4):
            calls, start, used = 0, time.perf_counter(), time.process_time()
            while time.perf_counter() - start < 0.75:
                action()
                calls += 1
            means.append((time.process_time() - used) / calls * 1000)
        return statistics.mean(means)

    def product():
        a, b, c = torch.randn(2048, 96), torch.randn(96, 384), torch.zeros(2048, 384)
        return milliseconds(lambda: torch.mm(a, b, out=c))

    def forward(fused):
        """The faster of the plain module and the same module traced and frozen."""
        model = Gpt2(fused).eval()
        ids = torch.randint(VOCABULARY, (1, TOKENS))
        with torch.inference_mode():
            plain = milliseconds(lambda: model(ids))
        with torch.no_grad():
            traced = torch.jit.freeze(torch.jit.trace(model, ids))
            return min(plain, milliseconds(lambda: traced(ids)))

    def training(fused):
        model = Gpt2(fused)
        parameters = list(model.parameters())
        optimizer = torch.optim.AdamW(parameters, lr=1e-3, betas=(0.9, 0.98), foreach=True)
        ids = torch.randint(VOCABULARY, (SEQUENCES, TOKENS))
        targets = torch.randint(VOCABULARY, (SEQUENCES * TOKENS,))

        def step():
            optimizer.zero_grad(set_to_none=True)
            F.cross_entropy(model(ids).view(-1, VOCABULARY), targets).backward()
            torch.nn.utils.clip_grad_norm_(parameters, 1.0)
            optimizer.step()

        return milliseconds(step)

    return {
        "version": f"{torch.__version__} with {blas()}",
        "product": product(),
        "forward": min(forward(fused) for fused in variants),
        "trainingStep": min(training(fused) for fused in variants),
    }


def blas():
    """The library that multiplies PyTorch's matrices: with the plain reference BLAS it is some ten times slower."""
    try:
        with open("/proc/self/maps") as maps:
            text = maps.read()
    except OSError:
        return "its own BLAS"
    for mark, name in (("openblas", "OpenBLAS"), ("mkl_core", "MKL"), ("mkl_rt", "MKL"), ("/libblas", "reference BLAS")):
        if mark in text:
            return name
    return "its own BLAS"


def compare(files):
    engine, torch = {}, {}
    version = ""
    for path in files[0::2]:
        with open(path) as file:
            for result in json.load(file):
                name = result["benchmark"].rsplit(".", 1)[1]
                engine.setdefault(name, []).append(result["secondaryMetrics"]["processor"]["score"])
    for path in files[1::2]:
        with open(path) as file:
            figures = json.load(file)
        version = figures.pop("version")
        for name, figure in figures.items():
            torch.setdefault(name, []).append(figure)
    print(f"Milliseconds of processor time, one thread, median of {len(files) // 2} alternating rounds; PyTorch {version}\n")
    print(f"{'':34}{'engine':>10}{'PyTorch':>10}{'ratio':>10}")
    for name, title in NAMES.items():
        ours, theirs = statistics.median(engine[name]), statistics.median(torch[name])
        print(f"{title:34}{ours:10.3f}{theirs:10.3f}{theirs / ours:9.2f}x")


if __name__ == "__main__":
    if sys.argv[1:] == ["measure"]:
        print(json.dumps(measure()))
    elif sys.argv[1:2] == ["compare"] and len(sys.argv) > 2 and len(sys.argv) % 2 == 0:
        compare(sys.argv[2:])
    else:
        sys.exit(__doc__)
