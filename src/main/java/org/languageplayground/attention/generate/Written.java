package org.languageplayground.attention.generate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.languageplayground.transformer.folder.Tokenizer;
import org.languageplayground.transformer.sampling.Sampler;

/**
 * A text that a model wrote, or is writing.
 *
 * @param causal whether it goes on at the end; otherwise it fills blanks
 * @param ids all tokens, those that were given included
 * @param drawn the drawn ones, in their order
 * @param ended whether the model itself said that the text ends, or has no more room
 */
record Written(
        Tokenizer tokenizer, boolean causal, Sampler sampler, int seed, int[] ids, List<Drawn> drawn, boolean ended) {

    /**
     * A token that was drawn.
     *
     * @param place in the text, counted from 0
     * @param probability that the model gave it, 0 to 1
     * @param rank in the model's order, counted from 1
     */
    record Drawn(int place, int id, double probability, int rank) {}

    /** The tokens as they stand in the vocabulary. */
    List<String> tokens() {
        return IntStream.of(ids).mapToObj(tokenizer::token).toList();
    }

    /** The probabilities of the drawn tokens at their places, 0 elsewhere. */
    float[] probabilities() {
        float[] bars = new float[ids.length];
        drawn.forEach(one -> bars[one.place()] = (float) one.probability());
        return bars;
    }

    /** The drawn tokens alone, as a text. */
    String text() {
        return tokenizer.decode(drawn.stream().mapToInt(Drawn::id).toArray());
    }

    /** The text as it stood when the token at a place was drawn; with all blanks filled where that is how it was written. */
    String before(int place) {
        return tokenizer.decode(causal ? Arrays.copyOf(ids, place) : ids);
    }

    /** Mean of −log₂ p over the drawn tokens, in bits: how much each surprised the model. */
    double surprise() {
        return drawn.stream()
                .mapToDouble(one -> -Math.log(one.probability()) / Math.log(2))
                .average()
                .orElse(0);
    }
}
