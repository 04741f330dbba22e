package org.languageplayground.search.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.languageplayground.search.text.Span;
import org.languageplayground.search.vector.DenseVectors;
import org.languageplayground.transformer.matrix.Matrix;

class SentenceEncoderTest {
    private static final SentenceEncoder ENCODER = English.ENCODER;

    @Test
    void publishedSentencesAreAsNearAsPublished() {
        Embedding read = Embedding.of(
                ENCODER, List.of("The weather is lovely today.", "It's so sunny outside!", "He drove to the stadium."));
        List<double[]> vectors = read.vectors();
        assertThat(DenseVectors.dot(vectors.get(0), vectors.get(1))).isCloseTo(0.6660, within(1e-4));
        assertThat(DenseVectors.dot(vectors.get(0), vectors.get(2))).isCloseTo(0.1046, within(1e-4));
        assertThat(DenseVectors.dot(vectors.get(1), vectors.get(2))).isCloseTo(0.1411, within(1e-4));
    }

    @Test
    void aTextReadAmongOthersIsReadAsAlone() {
        List<String> texts = List.of("A river.", "Bees make honey of nectar, which they carry home.", "x");
        Embedding together = Embedding.of(ENCODER, texts);
        for (int text = 0; text < texts.size(); text++) {
            float[] alone = ENCODER.read(texts.get(text)).vector();
            for (int i = 0; i < alone.length; i++) {
                assertThat(together.vectors().get(text)[i]).isCloseTo(alone[i], within(1e-5));
            }
        }
    }

    @Test
    void aLongTextIsReadUpToTheLimitAndEndsAsAWholeOneDoes() {
        int[] ids = ENCODER.ids("honey ".repeat(10_000));
        assertThat(ids).hasSize(SentenceEncoder.MOST_TOKENS);
        int[] few = ENCODER.ids("honey");
        assertThat(ids[255]).isEqualTo(few[2]);
        assertThat(ids[0]).isEqualTo(few[0]);
        assertThat(ids[100]).isEqualTo(few[1]);
    }

    @Test
    void aTextWithoutAWordHasNoVectorAndNoToken() {
        Embedding read = Embedding.of(ENCODER, List.of("", " \n ", "word"));
        assertThat(read.vectors().get(0)).containsOnly(0);
        assertThat(read.vectors().get(1)).containsOnly(0);
        assertThat(read.tokens()).extracting(TokenVectors::tokens).containsExactly(0, 0, 1);
        assertThat(read.tokens().getFirst().values().rows()).isZero();
    }

    @Test
    void eightBitsAToken() {
        Matrix units = ENCODER.read("Bees make honey.").units();
        Matrix rounded = TokenVectors.of(units).values();
        for (int token = 0; token < units.rows(); token++) {
            double[] exact = doubles(units.row(token));
            assertThat(DenseVectors.length(exact)).isCloseTo(1, within(1e-6));
            assertThat(DenseVectors.dot(exact, doubles(rounded.row(token)))).isCloseTo(1, within(2e-3));
        }
    }

    private static double[] doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }

    @Test
    void theSentenceThatAnswersIsMostLikeTheQuestion() {
        String text = "Drones carry nothing. The queen lays eggs in the hive. Honey keeps for years.";
        Embedding read = Embedding.of(ENCODER, List.of(text));
        double[] cosines = read.cosines(
                "Who lays the eggs?",
                0,
                text,
                List.of(new Span(0, 21), new Span(22, 54), new Span(55, 77), new Span(5, 5)));
        assertThat(cosines[1]).isGreaterThan(cosines[0]).isGreaterThan(cosines[2]);
        assertThat(cosines[3]).isZero();
    }

    @Test
    void hostileTextsAreRead() {
        for (String text : List.of("\uD83D", "😀😀", "مرحبا بالعالم", "x".repeat(100_000), "\u0000", "的".repeat(600))) {
            Embedding read = Embedding.of(ENCODER, List.of(text));
            assertThat(DenseVectors.length(read.vectors().getFirst()))
                    .satisfiesAnyOf(
                            length -> assertThat(length).isCloseTo(1, within(1e-5)),
                            length -> assertThat(length).isZero());
        }
    }
}
