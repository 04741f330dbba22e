package org.languageplayground.finetuning.calculator;

import java.util.List;

/** An architecture: what distinguishes the blocks of one published family of models from another's. */
public enum Family {
    GPT2,
    BERT,
    OPT,
    BLOOM,
    PHI,
    LLAMA,
    QWEN,
    PHI3;

    /** Whether the MLP has a third matrix, whose output gates the others' (SwiGLU). */
    public boolean gated() {
        return this == LLAMA || this == QWEN || this == PHI3;
    }

    /**
     * Whether training drops numbers behind attention and MLP, by the published configurations: with probability 0.1 in GPT-2, BERT, OPT
     * and Phi-2 ({@code resid_pdrop}, {@code hidden_dropout_prob}, {@code dropout}), never elsewhere.
     */
    boolean dropout() {
        return this == GPT2 || this == BERT || this == OPT || this == PHI;
    }

    /** Whether training drops attention weights by the published configurations ({@code attn_pdrop}, {@code attention_probs_dropout_prob}). */
    public boolean attentionDropout() {
        return this == GPT2 || this == BERT;
    }

    /** Whether the norm is RMSNorm, which has a gain but no bias. */
    boolean normWithoutBias() {
        return gated();
    }

    /** Two, or one where attention and MLP stand side by side behind the same norm. */
    public int normsALayer() {
        return this == PHI ? 1 : 2;
    }

    boolean embeddingNorm() {
        return this == BERT || this == BLOOM;
    }

    boolean finalNorm() {
        return this != BERT;
    }

    /** Encoders end in a pooler, one more linear layer on the first token, and have no head over the vocabulary. */
    boolean pooler() {
        return this == BERT;
    }

    boolean headBias() {
        return this == PHI;
    }

    boolean biased(Target target) {
        return switch (this) {
            case LLAMA, PHI3 -> false;
            case QWEN -> target == Target.QUERY || target == Target.KEY || target == Target.VALUE;
            case GPT2, BERT, OPT, BLOOM, PHI -> true;
        };
    }

    /** What the weights of q, k, v and o are called; the same name where they are published as one matrix. */
    List<String> attention() {
        return switch (this) {
            case GPT2 -> List.of("c_attn", "c_attn", "c_attn", "attn.c_proj");
            case BERT -> List.of("query", "key", "value", "attention.output.dense");
            case OPT -> List.of("q_proj", "k_proj", "v_proj", "out_proj");
            case BLOOM -> List.of("query_key_value", "query_key_value", "query_key_value", "self_attention.dense");
            case PHI -> List.of("q_proj", "k_proj", "v_proj", "dense");
            case LLAMA, QWEN -> List.of("q_proj", "k_proj", "v_proj", "o_proj");
            case PHI3 -> List.of("qkv_proj", "qkv_proj", "qkv_proj", "o_proj");
        };
    }

    /** What the MLP's weights are called: those that widen, then the one that narrows. */
    List<String> mlp() {
        return switch (this) {
            case GPT2 -> List.of("c_fc", "mlp.c_proj");
            case BERT -> List.of("intermediate.dense", "output.dense");
            case OPT, PHI -> List.of("fc1", "fc2");
            case BLOOM -> List.of("dense_h_to_4h", "dense_4h_to_h");
            case LLAMA, QWEN -> List.of("gate_proj", "up_proj", "down_proj");
            case PHI3 -> List.of("gate_up_proj", "gate_up_proj", "down_proj");
        };
    }
}
