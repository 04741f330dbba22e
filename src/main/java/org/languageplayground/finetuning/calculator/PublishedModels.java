package org.languageplayground.finetuning.calculator;

import java.util.List;
import java.util.Optional;

/** The published models on offer, with the numbers of their configuration files. */
public final class PublishedModels {
    private static final List<PublishedModel> ALL = List.of(
            gpt2("GPT-2 small", 768, 12, 12, 1024),
            gpt2("GPT-2 medium", 1024, 24, 16, 1024),
            gpt2("GPT-2 large", 1280, 36, 20, 1024),
            gpt2("GPT-2 XL", 1600, 48, 25, 1024),
            gpt2("GPT-3 175B", 12288, 96, 96, 2048),
            bert("BERT base", 768, 12, 30522, 512, 2),
            bert("BERT large", 1024, 24, 30522, 512, 2),
            bert("RoBERTa base", 768, 12, 50265, 514, 1),
            bert("RoBERTa large", 1024, 24, 50265, 514, 1),
            plain("OPT-125M", Family.OPT, 768, 12, 12, 50272, 2050),
            plain("OPT-6.7B", Family.OPT, 4096, 32, 32, 50272, 2050),
            plain("BLOOMZ-560M", Family.BLOOM, 1024, 24, 16, 250880, 0),
            llama("Llama-1 65B", 8192, 80, 64, 64, 22016, 32000, false),
            llama("Llama-2 7B", 4096, 32, 32, 32, 11008, 32000, false),
            llama("Llama-2 13B", 5120, 40, 40, 40, 13824, 32000, false),
            llama("Llama-2 70B", 8192, 80, 64, 8, 28672, 32000, false),
            llama("Llama-3 8B", 4096, 32, 32, 8, 14336, 128256, false),
            llama("Llama-3 70B", 8192, 80, 64, 8, 28672, 128256, false),
            llama("Llama-3.2 1B", 2048, 16, 32, 8, 8192, 128256, true),
            llama("Llama-3.2 3B", 3072, 28, 24, 8, 8192, 128256, true),
            llama("Mistral 7B v0.1", 4096, 32, 32, 8, 14336, 32000, false),
            llama("Mistral 7B v0.3", 4096, 32, 32, 8, 14336, 32768, false),
            qwen("Qwen2.5 0.5B", 896, 24, 14, 2, 4864, true),
            qwen("Qwen2.5 1.5B", 1536, 28, 12, 2, 8960, true),
            qwen("Qwen2.5 3B", 2048, 36, 16, 2, 11008, true),
            qwen("Qwen2.5 7B", 3584, 28, 28, 4, 18944, false),
            qwen("Qwen2.5 14B", 5120, 48, 40, 8, 13824, false),
            qwen("Qwen2.5 32B", 5120, 64, 40, 8, 27648, false),
            qwen("Qwen2.5 72B", 8192, 80, 64, 8, 29568, false),
            new PublishedModel("Phi-2", Family.PHI, 2560, 32, 32, 32, 10240, 51200, 0, 0, false),
            new PublishedModel("Phi-3 mini", Family.PHI3, 3072, 32, 32, 32, 8192, 32064, 0, 0, false),
            new PublishedModel("Phi-4", Family.PHI3, 5120, 40, 40, 10, 17920, 100352, 0, 0, false));

    private PublishedModels() {}

    /** All of them, family by family. */
    public static List<PublishedModel> all() {
        return ALL;
    }

    /** The model with that {@link PublishedModel#id()}. */
    public static Optional<PublishedModel> find(String id) {
        return ALL.stream().filter(model -> model.id().equals(id)).findFirst();
    }

    private static PublishedModel gpt2(String name, int width, int layers, int heads, int positions) {
        return plain(name, Family.GPT2, width, layers, heads, 50257, positions);
    }

    /** Four times the width between the MLP's matrices, and the embedding as head. */
    private static PublishedModel plain(
            String name, Family family, int width, int layers, int heads, int vocabulary, int positions) {
        return new PublishedModel(name, family, width, layers, heads, heads, 4 * width, vocabulary, positions, 0, true);
    }

    private static PublishedModel bert(
            String name, int width, int layers, int vocabulary, int positions, int tokenTypes) {
        int heads = width / 64;
        return new PublishedModel(
                name, Family.BERT, width, layers, heads, heads, 4 * width, vocabulary, positions, tokenTypes, true);
    }

    private static PublishedModel llama(
            String name,
            int width,
            int layers,
            int heads,
            int keyValueHeads,
            int feedForward,
            int vocabulary,
            boolean tied) {
        return new PublishedModel(
                name, Family.LLAMA, width, layers, heads, keyValueHeads, feedForward, vocabulary, 0, 0, tied);
    }

    /** The small ones have a somewhat smaller vocabulary, which they use for the head as well. */
    private static PublishedModel qwen(
            String name, int width, int layers, int heads, int keyValueHeads, int feedForward, boolean small) {
        int vocabulary = small ? 151936 : 152064;
        return new PublishedModel(
                name, Family.QWEN, width, layers, heads, keyValueHeads, feedForward, vocabulary, 0, 0, small);
    }
}
