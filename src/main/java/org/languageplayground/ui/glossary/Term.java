package org.languageplayground.ui.glossary;

import com.vaadin.flow.component.Component;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The terms of the field that the pages use; {@code glossary.<id>} holds each as "name | what it is". */
public enum Term {
    ABLATION,
    ACCURACY,
    ADAPTER,
    ALPHA,
    ATTENTION,
    BERT,
    BITS,
    BM25,
    CAUSAL,
    CENTROID,
    CHECKPOINT,
    CHUNK,
    CITATION,
    CLASSIFIER,
    CONTENTBLIND,
    CONTEXT,
    COPYTASK,
    COSINE,
    CUTOFF,
    DENSE,
    DK,
    EFFECTIVE,
    EMBEDDING,
    ENCODER,
    ENTROPY,
    FINETUNING,
    FROZEN,
    GPT,
    GRADIENT,
    HALLUCINATION,
    HEAD,
    HYBRID,
    INDUCTIONHEAD,
    INTERVAL,
    KEY,
    KL,
    LATEINTERACTION,
    LAYER,
    LEARNINGRATE,
    LOGIT,
    LOGITLENS,
    LORA,
    LOSS,
    LSA,
    MASK,
    MODEL,
    MRR,
    NATS,
    NDCG,
    NF4,
    OCCLUSION,
    OPTIMIZER,
    OVERLAP,
    PARAMETER,
    PCA,
    PEFT,
    POSITION,
    PPO,
    PROBABILITY,
    QUANTIZATION,
    QUERY,
    RAG,
    RANK,
    RECALL,
    RERANKING,
    RESIDUAL,
    REWARD,
    RLHF,
    ROLLOUT,
    RRF,
    SEED,
    SFT,
    SINGULAR,
    SOFTMAX,
    SPEARMAN,
    STEP,
    TEMPERATURE,
    TFIDF,
    TOKEN,
    TOPK,
    TOTALVARIATION,
    VALUE,
    VALUEWEIGHTED,
    VECTOR;

    private static final String SEPARATOR = " \\| ";

    /** Its key in the translations, and its anchor on the glossary page. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The term of an id. */
    static Optional<Term> of(String id) {
        return Arrays.stream(values()).filter(term -> term.id().equals(id)).findFirst();
    }

    /** How it is written, in the language of a component. */
    public String text(Component speaker) {
        return entry(speaker)[0];
    }

    /** What it is, in one sentence. */
    public String explanation(Component speaker) {
        return entry(speaker)[1];
    }

    private String[] entry(Component speaker) {
        return speaker.getTranslation("glossary." + id()).split(SEPARATOR, 2);
    }
}
