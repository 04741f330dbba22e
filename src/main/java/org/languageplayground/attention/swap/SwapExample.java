package org.languageplayground.attention.swap;

import java.util.List;
import java.util.stream.Stream;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.attention.reading.ReadingSimulation;

/** A sentence and a word of it that another one takes the place of. */
record SwapExample(String sentence, String word, String other) {
    private static final List<SwapExample> CAUSAL = List.of(
            new SwapExample(ReadingFields.FIRST_SENTENCE, "mirna", "renera"),
            new SwapExample("when anna and tom went to the shop , tom gave the book to", "anna", "eva"),
            new SwapExample("river lamp seven green river lamp seven green river lamp", "seven", "house"));
    private static final List<SwapExample> MASKED = List.of(
            new SwapExample("today the dogs near the house _ happy .", "dogs", "dog"),
            new SwapExample("the girl saw the dog because _ barked .", "barked", "sang"),
            new SwapExample("when anna and tom went to the shop , tom gave the book to _ .", "anna", "eva"));
    private static final List<SwapExample> ENGLISH = List.of(
            new SwapExample("The animal did not cross the street because it was too tired.", "tired", "wide"),
            new SwapExample("She sat on the bank of the river.", "river", "money"));

    /** Those for the model that is looked into. */
    static List<SwapExample> of(ReadingSimulation stage) {
        return stage.english() ? ENGLISH : stage.causal() ? CAUSAL : MASKED;
    }

    /** The example with that sentence, or one without words. */
    static SwapExample of(String sentence) {
        return Stream.of(CAUSAL, MASKED, ENGLISH)
                .flatMap(List::stream)
                .filter(example -> example.sentence.equals(sentence))
                .findFirst()
                .orElse(new SwapExample(sentence, "", ""));
    }

    /** As it stands on a chip. */
    String label() {
        return word + " → " + other + ": " + sentence;
    }
}
