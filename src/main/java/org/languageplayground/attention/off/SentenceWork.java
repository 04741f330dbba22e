package org.languageplayground.attention.off;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.languageplayground.attention.reading.PassMemory;
import org.languageplayground.attention.reading.TokenizedText;
import org.languageplayground.compute.Work;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.layer.AttentionSettings;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.measure.TextLosses;

/**
 * Asks a model for each token of a sentence: one that says the next word, from the tokens before it; one that fills blanks, with this
 * token hidden and all others in sight (Salazar et al. 2020, arXiv:1910.14659).
 */
final class SentenceWork implements Work<Integer, SentenceCost> {
    private static final int TOGETHER = 8;

    private final Transformer model;
    private final List<AttentionSettings> settings;
    private final List<Part> parts;
    private final int[] places;
    private final List<double[]> found = new ArrayList<>();

    /**
     * Some tokens that are asked for in one pass.
     *
     * @param rows of the batch where they are read off
     * @param ids of the tokens
     */
    private record Part(TokenBatch batch, int[] rows, int[] ids) {}

    /** All heads on first, then as things are set. */
    SentenceWork(Transformer model, TokenizedText text, int mask, AttentionSettings before, AttentionSettings after) {
        this.model = model;
        settings = List.of(before, after);
        if (model.config().architecture().causal()) {
            places = IntStream.range(1, text.size()).toArray();
            parts = places.length == 0 ? List.of() : List.of(next(text));
        } else {
            places = IntStream.range(0, text.size())
                    .filter(token -> text.encoding().texts()[token] >= 0 && text.ids()[token] != mask)
                    .toArray();
            parts = IntStream.iterate(0, from -> from < places.length, from -> from + TOGETHER)
                    .mapToObj(from -> hidden(
                            text.ids(),
                            mask,
                            Arrays.copyOfRange(places, from, Math.min(places.length, from + TOGETHER))))
                    .toList();
        }
    }

    private static Part next(TokenizedText text) {
        int[] rows = IntStream.range(0, text.size() - 1).toArray();
        return new Part(text.batch(), rows, Arrays.copyOfRange(text.ids(), 1, text.size()));
    }

    private static Part hidden(int[] ids, int mask, int... places) {
        List<int[]> sequences = new ArrayList<>();
        for (int place : places) {
            int[] masked = ids.clone();
            masked[place] = mask;
            sequences.add(masked);
        }
        return new Part(
                TokenBatch.of(sequences),
                IntStream.range(0, places.length)
                        .map(i -> i * ids.length + places[i])
                        .toArray(),
                IntStream.of(places).map(place -> ids[place]).toArray());
    }

    @Override
    public boolean step() {
        if (!parts.isEmpty()) {
            Part part = parts.get(found.size() % parts.size());
            Matrix hidden = model.hidden(part.batch(), settings.get(found.size() / parts.size()));
            found.add(TextLosses.bits(model, hidden, part.rows(), part.ids()));
        }
        return found.size() < 2 * parts.size();
    }

    @Override
    public Integer progress() {
        return found.size();
    }

    @Override
    public SentenceCost outcome() {
        return found.size() < 2 * parts.size() ? null : new SentenceCost(places, half(0), half(1));
    }

    private double[] half(int which) {
        return found.stream()
                .skip((long) which * parts.size())
                .limit(parts.size())
                .flatMapToDouble(DoubleStream::of)
                .toArray();
    }

    /** A pass and its logits. */
    @Override
    public long bytes() {
        return parts.stream()
                .mapToLong(part -> PassMemory.bytes(
                                model.config(),
                                part.batch().tokens(),
                                part.batch().length(0))
                        + (long) Float.BYTES
                                * part.rows().length
                                * model.config().vocabulary())
                .max()
                .orElse(0);
    }
}
