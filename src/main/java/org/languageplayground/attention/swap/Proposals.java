package org.languageplayground.attention.swap;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.measure.Cosine;

/** Words that take as many tokens as the one they would replace: those whose vectors in the model's own vocabulary lie nearest to it. */
final class Proposals {
    private static final int MOST = 3;
    private static final int TRIED = 60;

    private Proposals() {}

    /** At most three words, the nearest first. */
    static List<String> of(ReadingSimulation stage, Matcher found) {
        var encoding = stage.text().encoding();
        int token = IntStream.range(0, stage.text().size())
                .filter(i -> encoding.texts()[i] >= 0
                        && encoding.starts()[i] < found.end()
                        && encoding.ends()[i] > found.start())
                .findFirst()
                .orElse(-1);
        if (token < 0) {
            return List.of();
        }
        int id = stage.text().ids()[token];
        Matrix vectors = stage.model().weights().tokens();
        float[] own = vectors.row(id);
        double[] near = new double[vectors.rows()];
        Arrays.setAll(near, i -> Cosine.of(own, vectors.row(i)));
        return IntStream.range(0, near.length)
                .filter(i -> i != id && Double.isFinite(near[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -near[i]))
                .limit(TRIED)
                .map(i -> stage.tokenizer().decode(i).strip())
                .filter(word -> word.matches("\\p{L}{2,}") && !word.equalsIgnoreCase(found.group()))
                .filter(word -> stage.tokens(Attempt.put(stage, found, word)).ids().length
                        == stage.text().size())
                .distinct()
                .limit(MOST)
                .toList();
    }
}
