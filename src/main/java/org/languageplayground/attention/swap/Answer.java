package org.languageplayground.attention.swap;

import java.util.Arrays;

/**
 * What a pass comes to.
 *
 * @param first probability of the first answer, from 0 to 1; NaN where the answer is no word
 * @param second that of the second answer
 * @param says the likeliest word, by its id; -1 where the answer is no word
 * @param point the second answer's logit minus the first one's, {@code [1]}; or the sentence's vector, {@code [width]}
 */
record Answer(double first, double second, int says, double[] point) {

    /** The same with the answers in the other order. */
    Answer turned() {
        return says < 0 ? this : new Answer(second, first, says, new double[] {-point[0]});
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Answer answer && says == answer.says && Arrays.equals(point, answer.point);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(point);
    }
}
