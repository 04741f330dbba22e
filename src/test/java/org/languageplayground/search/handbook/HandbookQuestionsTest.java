package org.languageplayground.search.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.languageplayground.search.embedding.English;
import org.languageplayground.transformer.Architecture;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.adapter.UpperLayers;
import org.languageplayground.transformer.folder.Tokenizer;
import org.languageplayground.transformer.layer.Activation;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.training.Initialization;

/** With a small encoder of random weights over the English vocabulary. */
class HandbookQuestionsTest {
    private static final Tokenizer TOKENIZER = English.LOADED.tokenizer();
    private static final Transformer PUBLISHED = published();
    private static final double[] WHOLE = whole(PUBLISHED);

    private static Transformer published() {
        TransformerConfig english = English.LOADED.model().config();
        TransformerConfig small = new TransformerConfig(
                Architecture.BERT,
                english.vocabulary(),
                english.context(),
                8,
                4,
                2,
                16,
                2,
                Activation.GELU_ERF,
                1e-5f,
                false);
        return new Transformer(small, Initialization.of(small, new Random(1)));
    }

    /** Other numbers in the matrices of the blocks from {@code first} on. */
    private static Transformer tuned(int first) {
        UpperLayers upper = UpperLayers.of(PUBLISHED.weights(), first);
        Random random = new Random(first);
        for (Matrix matrix : upper.trained()) {
            for (int i = 0; i < matrix.values().length; i++) {
                matrix.values()[i] += (float) random.nextGaussian();
            }
        }
        return new Transformer(PUBLISHED.config(), upper.effective());
    }

    private static double[] read(HandbookQuestions.Reading reading) {
        while (reading.step()) {
            assertThat(reading.read()).isLessThan(reading.count());
        }
        return reading.ndcg();
    }

    private static double[] whole(Transformer encoder) {
        return read(new HandbookQuestions().new Reading(encoder, TOKENIZER));
    }

    /** The published encoder is read first, then one that is tuned from a block on; whatever of the first is kept, nothing changes. */
    @ParameterizedTest
    @CsvSource({"2,2", "1,3", "3,1", "2,0"})
    void whatIsKeptOfTheBlocksBelowChangesNoNumber(int before, int first) {
        Transformer tuned = tuned(first);
        HandbookQuestions handbook = new HandbookQuestions();
        assertThat(read(handbook.new Reading(PUBLISHED, before, TOKENIZER))).isEqualTo(WHOLE);
        assertThat(read(handbook.new Reading(tuned, first, TOKENIZER)))
                .isEqualTo(whole(tuned))
                .isNotEqualTo(WHOLE);
        assertThat(read(handbook.new Reading(PUBLISHED, before, TOKENIZER))).isEqualTo(WHOLE);
    }

    @Test
    void aReadingThatIsGivenUpLeavesNothingBehind() {
        HandbookQuestions handbook = new HandbookQuestions();
        handbook.new Reading(PUBLISHED, 2, TOKENIZER).step();
        assertThat(read(handbook.new Reading(PUBLISHED, 2, TOKENIZER))).isEqualTo(WHOLE);
    }
}
