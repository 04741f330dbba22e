package org.languageplayground.attention.off;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.languageplayground.transformer.SentenceVectors;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.layer.AttentionSettings;
import org.languageplayground.transformer.layer.AttentionSettings.Head;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.measure.Cosine;
import org.languageplayground.transformer.measure.HeadImportance;
import org.languageplayground.transformer.measure.TextLosses;
import org.languageplayground.transformer.training.LabelledBatch;

/** Reads texts with each head off in turn, and takes the gradient at each; a step is one pass over one batch, or one text's gradient. */
final class HeadMeasuring {
    private final Transformer model;
    private final int heads;
    private final List<LabelledBatch> batches;
    private final List<Double> cost = new ArrayList<>();
    private final List<double[]> ablation = new ArrayList<>();
    private final List<double[]> slopes = new ArrayList<>();
    private final int steps;
    private int done;
    private int batch;
    private int within;
    private Trace whole;
    private double[] before;
    private Matrix vectors;

    /** Of an encoder without a head for words the batches have no targets. */
    HeadMeasuring(Transformer model, List<LabelledBatch> batches) {
        this.model = model;
        this.batches = batches;
        heads = model.config().layers() * model.config().heads();
        steps = batches.stream().mapToInt(this::steps).sum();
    }

    private boolean says() {
        return model.weights().head() != null;
    }

    private int steps(LabelledBatch one) {
        return 1 + heads + (says() ? one.tokens().sequences() : 0);
    }

    int steps() {
        return steps;
    }

    int done() {
        return done;
    }

    /** Answers whether more is to do. */
    boolean step() {
        LabelledBatch texts = batches.get(batch);
        if (within == 0) {
            begin(texts);
        } else if (within <= heads) {
            switchOff(texts, within - 1);
        } else {
            slopes.add(absolute(HeadImportance.slopes(model, texts.only(within - 1 - heads))));
        }
        done++;
        within++;
        if (within == steps(texts)) {
            within = 0;
            batch++;
        }
        return batch < batches.size();
    }

    private void begin(LabelledBatch texts) {
        whole = model.forward(texts.tokens());
        if (says()) {
            before = TextLosses.of(model, texts, whole.finalHidden()).bits();
            for (double bits : before) {
                cost.add(bits);
            }
        } else {
            vectors = SentenceVectors.of(whole.finalHidden(), texts.tokens());
        }
        for (int i = 0; i < texts.tokens().sequences(); i++) {
            ablation.add(new double[heads]);
        }
    }

    private void switchOff(LabelledBatch texts, int number) {
        TokenBatch tokens = texts.tokens();
        Head head = head(number, model.config().heads());
        AttentionSettings without = new AttentionSettings(model.config().defaultScale(), Set.of(head));
        Matrix hidden = model.hidden(tokens, without, head.layer(), whole.residual(head.layer()));
        double[] more = says() ? dearer(texts, hidden) : turned(tokens, hidden);
        int first = ablation.size() - more.length;
        for (int text = 0; text < more.length; text++) {
            ablation.get(first + text)[number] = more[text];
        }
    }

    private double[] dearer(LabelledBatch texts, Matrix hidden) {
        double[] bits = TextLosses.of(model, texts, hidden).bits();
        for (int text = 0; text < bits.length; text++) {
            bits[text] -= before[text];
        }
        return bits;
    }

    private double[] turned(TokenBatch tokens, Matrix hidden) {
        Matrix now = SentenceVectors.of(hidden, tokens);
        double[] turned = new double[now.rows()];
        for (int text = 0; text < turned.length; text++) {
            turned[text] = 1 - Cosine.of(vectors.row(text), now.row(text));
        }
        return turned;
    }

    static Head head(int number, int headsOfLayer) {
        return new Head(number / headsOfLayer, number % headsOfLayer);
    }

    private static double[] absolute(double... values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.abs(values[i]);
        }
        return values;
    }

    /** What was measured; complete once no step follows. */
    HeadMeasures measures() {
        return new HeadMeasures(
                says() ? cost.stream().mapToDouble(Double::doubleValue).toArray() : null,
                ablation.toArray(double[][]::new),
                says() ? slopes.toArray(double[][]::new) : null);
    }
}
