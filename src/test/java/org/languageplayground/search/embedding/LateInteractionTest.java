package org.languageplayground.search.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.languageplayground.search.vector.DenseVectors;
import org.languageplayground.transformer.matrix.Matrix;

class LateInteractionTest {
    private static final List<String> CHUNKS =
            List.of("The physician examined a sick child.", "Ships cross the ocean.", "");
    private static final String QUERY = "doctor for kids";

    private final LateInteraction late = new LateInteraction(Embedding.of(English.ENCODER, CHUNKS), CHUNKS);

    /** As the formula says, from the tokens before they are rounded. */
    private static double expected(String chunk) {
        Matrix query = English.ENCODER.read(QUERY).units();
        Matrix read = English.ENCODER.read(chunk).units();
        return IntStream.range(0, query.rows())
                .mapToDouble(i -> IntStream.range(0, read.rows())
                        .mapToDouble(j -> dot(query.row(i), read.row(j)))
                        .max()
                        .orElseThrow())
                .average()
                .orElseThrow();
    }

    private static double dot(float[] a, float[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    @Test
    void theScoreIsTheMeanOfEachTokensBestCosine() {
        double[] scores = late.scores(QUERY, List.of(0, 1, 2));
        assertThat(scores[0]).isCloseTo(expected(CHUNKS.get(0)), within(2e-3)).isGreaterThan(scores[1]);
        assertThat(scores[1]).isCloseTo(expected(CHUNKS.get(1)), within(2e-3));
        assertThat(scores[2]).isZero();
    }

    @Test
    void theMatchesAddUpAndNameTheWordsThatMeanTheSame() {
        List<TokenMatch> matches = late.matches(QUERY, 0);
        assertThat(matches).extracting(match -> match.query().of(QUERY)).containsExactly("doctor", "for", "kids");
        assertThat(matches).extracting(match -> match.chunk().of(CHUNKS.get(0))).contains("physician", "child");
        assertThat(matches.stream().mapToDouble(TokenMatch::share).sum())
                .isCloseTo(late.scores(QUERY, List.of(0))[0], within(1e-6));
        assertThat(late.matches(QUERY, 2)).isEmpty();
        assertThat(late.found(QUERY, 0))
                .extracting(span -> span.of(CHUNKS.get(0)))
                .contains("physician", "child");
    }

    @Test
    void aQueryWithoutATokenScoresNothing() {
        assertThat(late.scores(" ", List.of(0))).containsExactly(0);
        assertThat(late.matches(" ", 0)).isEmpty();
        assertThat(DenseVectors.length(new double[] {late.scores("?", List.of(1))[0]}))
                .isFinite();
    }
}
