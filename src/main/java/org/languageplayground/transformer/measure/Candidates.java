package org.languageplayground.transformer.measure;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
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
        PriorityQueue<Integer> kept = new PriorityQueue<>(
                Comparator.<Integer>comparingDouble(id -> logits[id]).thenComparing(Comparator.reverseOrder()));
        for (int id = 0; id < logits.length; id++) {
            if (kept.size() < most || logits[id] > logits[kept.element()]) {
                kept.add(id);
            }
            if (kept.size() > most) {
                kept.remove();
            }
        }
        return kept.stream()
                .sorted(kept.comparator().reversed())
                .map(id -> new Candidate(id, Math.exp(logits[id] - greatest) / sum))
                .toList();
    }
}
