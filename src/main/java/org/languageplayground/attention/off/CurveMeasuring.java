package org.languageplayground.attention.off;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.layer.AttentionSettings;
import org.languageplayground.transformer.measure.TextLosses;
import org.languageplayground.transformer.training.LabelledBatch;
import org.languageplayground.world.heldout.HeldOutTexts;

/** Switches the heads of a model off in several orders and reads texts after each; a step is one pass over one batch. */
final class CurveMeasuring {
    private final Transformer model;
    private final List<LabelledBatch> batches;
    private final List<Curve> curves = new ArrayList<>();
    private final int heads;
    private int curve;
    private int off;
    private int batch;
    private int filled;

    CurveMeasuring(Transformer model, List<LabelledBatch> batches, List<List<Integer>> orders) {
        this.model = model;
        this.batches = batches;
        heads = model.config().layers() * model.config().heads();
        int texts = HeldOutTexts.count(batches);
        orders.forEach(
                order -> curves.add(new Curve(order, new double[heads + 1][texts], new boolean[heads + 1][texts])));
    }

    int steps() {
        return curves.size() * (heads + 1) * batches.size();
    }

    int done() {
        return (curve * (heads + 1) + off) * batches.size() + batch;
    }

    /** Answers whether more is to do. */
    boolean step() {
        Curve now = curves.get(curve);
        TextLosses losses = read(now.order().subList(0, off));
        int count = losses.bits().length;
        System.arraycopy(losses.bits(), 0, now.bits()[off], filled, count);
        System.arraycopy(losses.right(), 0, now.right()[off], filled, count);
        filled += count;
        if (++batch == batches.size()) {
            batch = 0;
            filled = 0;
            if (++off > heads) {
                off = 0;
                curve++;
            }
        }
        return curve < curves.size();
    }

    private TextLosses read(List<Integer> without) {
        AttentionSettings settings = new AttentionSettings(
                model.config().defaultScale(),
                without.stream()
                        .map(head -> HeadMeasuring.head(head, model.config().heads()))
                        .collect(Collectors.toUnmodifiableSet()));
        LabelledBatch texts = batches.get(batch);
        return TextLosses.of(model, texts, model.hidden(texts.tokens(), settings));
    }

    /** All curves; complete once no step follows. */
    List<Curve> curves() {
        return List.copyOf(curves);
    }

    /** Heads by their importance, the least first. */
    static List<Integer> order(double... importance) {
        Integer[] order = new Integer[importance.length];
        Arrays.setAll(order, head -> head);
        Arrays.sort(order, (a, b) -> Double.compare(importance[a], importance[b]));
        return List.of(order);
    }
}
