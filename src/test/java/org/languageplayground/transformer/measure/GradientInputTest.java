package org.languageplayground.transformer.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.languageplayground.transformer.ReferenceTransformer;
import org.languageplayground.transformer.SmallModels;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.layer.AttentionSettings;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.training.Targets;

/** Against central differences of a factor on each token's embedding, in the double-precision reference. */
class GradientInputTest {
    private static final double STEP = 1.0 / (1 << 9);
    private static final TokenBatch TEXT = TokenBatch.of(1, 4, 2, 4, 3);

    static Stream<Arguments> models() {
        return Stream.of(
                Arguments.argumentSet("GPT-2", SmallModels.gpt2()), Arguments.argumentSet("BERT", SmallModels.bert()));
    }

    @ParameterizedTest
    @MethodSource("models")
    void isTheSlopeInAFactorOnTheEmbedding(Transformer model) {
        AttentionSettings settings = new AttentionSettings(1.3f * model.config().defaultScale(), Set.of());
        Trace trace = model.forward(TEXT, settings);
        int said = Candidates.likeliest(1, model.logits(trace, 3).logits().values())
                .getFirst()
                .id();
        Targets targets = new Targets(new int[] {3}, new int[] {said}, new float[] {1});
        double[] found = GradientInput.of(model, trace, 3);
        for (int token = 0; token < 5; token++) {
            double slope = (loss(model, trace, token, STEP, targets, settings)
                            - loss(model, trace, token, -STEP, targets, settings))
                    / (2 * STEP);
            assertThat(found[token]).as("token %d", token).isCloseTo(Math.abs(slope), within(1e-3));
        }
        assertThat(found[1]).isPositive();
        assertThat(found[4] > 0).isEqualTo(!model.config().architecture().causal());
    }

    /** With a share of the embedding added to it, by way of the position's vector. */
    private static double loss(
            Transformer model, Trace trace, int token, double share, Targets targets, AttentionSettings settings) {
        ReferenceTransformer reference = new ReferenceTransformer(model);
        double[] positions = reference.values(model.weights().positions());
        int width = model.config().width();
        for (int i = 0; i < width; i++) {
            positions[token * width + i] += share * trace.embeddings().get(token, i);
        }
        return reference.loss(TEXT, targets, settings);
    }
}
