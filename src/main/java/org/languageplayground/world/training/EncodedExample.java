package org.languageplayground.world.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.languageplayground.world.Example;
import org.languageplayground.world.Segment;

/**
 * A training text as token ids.
 *
 * @param ids {@code [tokens]}
 * @param weights how much the prediction of each token counts, {@code [tokens]}
 * @param answers whether each token belongs to an answer, {@code [tokens]}
 */
public record EncodedExample(int[] ids, float[] weights, boolean[] answers) {

    /**
     * Cuts a text into tokens.
     *
     * @param encoder cuts text into token ids, without special tokens
     */
    public static EncodedExample of(Example example, Function<String, int[]> encoder) {
        List<int[]> parts = new ArrayList<>();
        int length = 0;
        for (Segment segment : example.segments()) {
            int[] ids = encoder.apply(segment.text());
            parts.add(ids);
            length += ids.length;
        }
        int[] ids = new int[length];
        float[] weights = new float[length];
        boolean[] answers = new boolean[length];
        int at = 0;
        for (int i = 0; i < parts.size(); i++) {
            Segment segment = example.segments().get(i);
            for (int id : parts.get(i)) {
                ids[at] = id;
                weights[at] = segment.weight();
                answers[at++] = segment.answer();
            }
        }
        return new EncodedExample(ids, weights, answers);
    }
}
