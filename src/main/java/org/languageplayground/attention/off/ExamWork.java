package org.languageplayground.attention.off;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.languageplayground.compute.Work;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.layer.AttentionSettings;
import org.languageplayground.transformer.measure.TextLosses;
import org.languageplayground.transformer.training.LabelledBatch;
import org.languageplayground.world.heldout.HeldOutTexts;

/** Puts held-out texts to a model twice, all heads on and as things are set; a step is one batch. */
final class ExamWork implements Work<Double, ExamCost> {
    private final Transformer model;
    private final List<LabelledBatch> batches;
    private final List<AttentionSettings> settings;
    private final List<TextLosses> found = new ArrayList<>();

    ExamWork(Transformer model, List<LabelledBatch> batches, AttentionSettings before, AttentionSettings after) {
        this.model = model;
        this.batches = batches;
        settings = List.of(before, after);
    }

    @Override
    public boolean step() {
        LabelledBatch texts = batches.get(found.size() % batches.size());
        found.add(
                TextLosses.of(model, texts, model.hidden(texts.tokens(), settings.get(found.size() / batches.size()))));
        return found.size() < 2 * batches.size();
    }

    @Override
    public Double progress() {
        return found.size() / (2.0 * batches.size());
    }

    @Override
    public ExamCost outcome() {
        return found.size() < 2 * batches.size() ? null : new ExamCost(bits(0), bits(1), right(0), right(1));
    }

    private List<TextLosses> half(int which) {
        return found.subList(which * batches.size(), (which + 1) * batches.size());
    }

    private double[] bits(int which) {
        return half(which).stream()
                .flatMapToDouble(losses -> DoubleStream.of(losses.bits()))
                .toArray();
    }

    private boolean[] right(int which) {
        boolean[] right = new boolean[bits(which).length];
        int at = 0;
        for (TextLosses losses : half(which)) {
            for (boolean one : losses.right()) {
                right[at++] = one;
            }
        }
        return right;
    }

    @Override
    public long bytes() {
        return HeldOutTexts.bytes(model.config(), batches);
    }
}
