package org.languageplayground.attention.swap;

import java.util.stream.IntStream;
import org.languageplayground.transformer.SentenceVectors;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.measure.Candidates;

/**
 * The two answers that are compared, by their ids.
 *
 * @param place where they are read, counted from 0; -1 where the answer is the vector of the sentence
 * @param first what the pass without a patch says
 * @param second what the other pass says
 * @param same whether both passes say one and the same word, so that the swapped words themselves are compared
 */
record AnswerPair(int place, int first, int second, boolean same) {

    /** The word that a pass says at a place. */
    static int likeliest(Transformer model, Trace trace, int place) {
        return Candidates.likeliest(1, logits(model, trace.finalHidden(), place))
                .getFirst()
                .id();
    }

    /** Whether the answer is a word, and not a vector. */
    boolean words() {
        return place >= 0;
    }

    AnswerPair turned() {
        return new AnswerPair(place, second, first, same);
    }

    /** Reads the answer off the last residual stream. */
    Answer read(Transformer model, Trace pass, Matrix hidden) {
        if (!words()) {
            return new Answer(
                    Double.NaN,
                    Double.NaN,
                    -1,
                    doubles(SentenceVectors.of(hidden, pass.batch()).row(0)));
        }
        float[] logits = logits(model, hidden, place);
        Candidates.Candidate best = Candidates.likeliest(1, logits).getFirst();
        return new Answer(
                best.probability() * Math.exp((double) logits[first] - logits[best.id()]),
                best.probability() * Math.exp((double) logits[second] - logits[best.id()]),
                best.id(),
                new double[] {(double) logits[second] - logits[first]});
    }

    private static double[] doubles(float... values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }

    private static float[] logits(Transformer model, Matrix hidden, int place) {
        return model.logits(hidden, place).logits().values();
    }
}
