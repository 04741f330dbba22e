package org.languageplayground.attention.lens;

import java.util.ArrayList;
import java.util.List;
import org.languageplayground.transformer.Architecture;
import org.languageplayground.transformer.BlockTrace;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.measure.Divergence;

/**
 * The vectors that one token becomes on its way from the embedding to the output, through one block and one head of it, in the order of the
 * architecture: GPT-2 norms before attention and MLP, BERT after them.
 */
final class VectorPath {
    /** Every station that some model has. */
    static final List<String> KEYS = List.of(
            "token",
            "position",
            "type",
            "start",
            "input",
            "norm1",
            "qkv",
            "head",
            "attention",
            "middle",
            "norm2",
            "hidden",
            "mlp",
            "output",
            "last",
            "final",
            "logits",
            "softmax");

    private final Transformer model;
    private final Trace trace;
    private final int token;
    private final List<Stop> stops = new ArrayList<>();

    /**
     * A station.
     *
     * @param key one of {@link #KEYS}
     */
    record Stop(String key, List<Part> parts) {
        /** How long its vector is, ‖x‖; of several that of the first. */
        double norm() {
            double sum = 0;
            for (float value : parts.getFirst().vector()) {
                sum += (double) value * value;
            }
            return Math.sqrt(sum);
        }

        /** Whether it has a number for each word of the vocabulary. */
        boolean words() {
            return key.equals("logits") || key.equals("softmax");
        }
    }

    /** A vector with its name, which is empty where there is only one. */
    record Part(String name, float[] vector) {}

    private VectorPath(Transformer model, Trace trace, int token) {
        this.model = model;
        this.trace = trace;
        this.token = token;
    }

    /** The stations of a token, in order. */
    static List<Stop> of(Transformer model, Trace trace, int token, int layer, int head) {
        VectorPath path = new VectorPath(model, trace, token);
        path.embedding();
        if (layer > 0) {
            path.stop("input", trace.residual(layer).row(token));
        }
        path.block(trace.blocks().get(layer), head);
        if (layer < trace.blocks().size() - 1) {
            path.stop("last", trace.blocks().getLast().output().row(token));
        }
        path.output();
        return List.copyOf(path.stops);
    }

    private void stop(String key, float... vector) {
        stops.add(new Stop(key, List.of(new Part("", vector))));
    }

    private void embedding() {
        Weights weights = model.weights();
        stop("token", weights.tokens().row(trace.batch().ids()[token]));
        stop("position", weights.positions().row(weights.prefixLength() + token));
        if (weights.types() != null) {
            stop("type", weights.types().row(trace.batch().types()[token]));
        }
        stop("start", trace.residual(0).row(token));
    }

    private void block(BlockTrace block, int head) {
        boolean normFirst = model.config().architecture() == Architecture.GPT2;
        if (normFirst) {
            stop("norm1", block.attentionNorm().output().row(token));
        }
        stops.add(new Stop(
                "qkv",
                List.of(
                        new Part("q", block.queries(head).row(token)),
                        new Part("k", block.keys(head).row(token)),
                        new Part("v", block.values(head).row(token)))));
        int width = model.config().headWidth();
        stop("head", block.headOutputs().slice(head * width, width).copy().row(token));
        stop("attention", block.attentionOutput().row(token));
        stop("middle", block.middle().row(token));
        if (normFirst) {
            stop("norm2", block.mlpNorm().output().row(token));
        }
        stop("hidden", block.mlpActivated().row(token));
        stop("mlp", block.mlpOutput().row(token));
        stop("output", block.output().row(token));
    }

    private void output() {
        if (trace.finalNorm() != null) {
            stop("final", trace.finalHidden().row(token));
        }
        if (model.weights().head() != null) {
            float[] logits = model.logits(trace, token).logits().row(0);
            stop("logits", logits);
            stop("softmax", softmax(logits));
        }
    }

    private static float[] softmax(float... logits) {
        double[] logarithms = Divergence.logarithms(logits);
        float[] shares = new float[logits.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (float) Math.exp(logarithms[i]);
        }
        return shares;
    }

    /** The greatest difference, over all blocks, between what the residual stream came to and the sum of what was written to it. */
    static double greatestDifference(Transformer model, Trace trace, int token) {
        boolean normFirst = model.config().architecture() == Architecture.GPT2;
        double greatest = 0;
        for (BlockTrace block : trace.blocks()) {
            for (int i = 0; i < model.config().width(); i++) {
                double middle = (double) block.input().get(token, i)
                        + block.attentionOutput().get(token, i);
                double mlp = block.mlpOutput().get(token, i);
                greatest = Math.max(
                        greatest,
                        normFirst
                                ? Math.abs(block.output().get(token, i) - (middle + mlp))
                                : Math.max(
                                        Math.abs(block.attentionNorm().input().get(token, i) - middle),
                                        Math.abs(block.mlpNorm().input().get(token, i)
                                                - (block.middle().get(token, i) + mlp))));
            }
        }
        return greatest;
    }
}
