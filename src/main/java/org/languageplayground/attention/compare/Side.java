package org.languageplayground.attention.compare;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.languageplayground.attention.reading.Reading;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.attention.reading.Said;
import org.languageplayground.transformer.layer.AttentionSettings.Head;
import org.languageplayground.world.ShippedModels;

/**
 * One of the two that are compared.
 *
 * @param untrained whether its weights are random
 * @param off whether it says its words without the heads that are shown
 * @param logits of what it says, {@code [vocabulary]}; nothing where it says no words
 * @param words the likeliest of them
 */
record Side(Reading reading, boolean untrained, boolean off, Optional<float[]> logits, List<Said.Word> words) {
    private static final int MOST_WORDS = 5;

    /** What a simulation reads and says. */
    static Side of(ReadingSimulation simulation, boolean off) {
        Reading reading = simulation.reading();
        Set<Head> without = off ? heads(reading) : Set.of();
        Optional<float[]> logits = simulation.said().map(said -> simulation
                .model()
                .logits(simulation.trace(without), said.place())
                .logits()
                .values());
        List<Said.Word> words = logits.map(all -> Said.likeliest(MOST_WORDS, all, simulation.tokenizer()::token))
                .orElse(List.of());
        return new Side(reading, simulation.get(ReadingFields.UNTRAINED), off, logits, words);
    }

    private static Set<Head> heads(Reading reading) {
        return IntStream.range(0, reading.config().heads())
                .filter(head ->
                        !reading.head().single() || head == reading.head().number())
                .mapToObj(head -> new Head(reading.layer(), head))
                .collect(Collectors.toSet());
    }

    List<String> tokens() {
        return reading.tokens();
    }

    /** Whether both have the same words to say, in the same places of their vocabularies. */
    boolean sameVocabulary(Side other) {
        boolean tiny = ShippedModels.names().containsAll(List.of(reading.model(), other.reading.model()));
        return reading.model().equals(other.reading.model()) || tiny && reading.causal() == other.reading.causal();
    }
}
