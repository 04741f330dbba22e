package org.languageplayground.transformer.measure;

import java.util.List;
import java.util.stream.IntStream;

/** What a model would put at a place, by probability: the softmax of the logits. */
public final class Candidates {
    private Candidates() {}

    /**
     * A token that could stand there.
     *
     * @param probability from 0 to 1
     */
    public record Candidate(int id, double probability) {}

    /**
     * The likeliest tokens, the likeliest first; of equal ones that with the smaller id.
     *
     * @param most how many at most
     * @param logits {@code [vocabulary]}
     */
    public static List<Candidate> likeliest(int most, float... logits) {
        double greatest = IntStream.range(0, logits.length)
                .mapToDouble(id -> logits[id])
                .max()
                .orElse(0);
        double sum = IntStream.range(0, logits.length)
                .mapToDouble(id -> Math.exp(logits[id] - greatest))
                .sum();
        return IntStream.range(0, logits.length)
                .boxed()
                .sorted((a, b) -> Float.compare(logits[b], logits[a]))
                .limit(most)
                .map(id -> new Candidate(id, Math.exp(logits[id] - greatest) / sum))
                .toList();
    }
}
