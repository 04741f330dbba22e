package org.languageplayground.transformer.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.languageplayground.transformer.SmallModels;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.layer.AttentionSettings;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;

/** Against central differences of a factor on what each token brings into the first block. */
class GradientInputTest {
    private static final float STEP = 1f / (1 << 6);
    private static final TokenBatch TEXT = TokenBatch.of(1, 4, 2, 4, 3);

    static Stream<Arguments> models() {
        return Stream.of(
                Arguments.argumentSet("GPT-2", SmallModels.gpt2()), Arguments.argumentSet("BERT", SmallModels.bert()));
    }

    @ParameterizedTest
    @MethodSource("models")
    void isTheSlopeInAFactorOnWhatATokenBringsIn(Transformer model) {
        AttentionSettings settings = new AttentionSettings(1.3f * model.config().defaultScale(), Set.of());
        Trace trace = model.forward(TEXT, settings);
        int said = Candidates.likeliest(1, model.logits(trace, 3).logits().values())
                .getFirst()
                .id();
        double[] found = GradientInput.of(model, trace, 3);
        for (int token = 0; token < 5; token++) {
            double slope =
                    (logP(model, trace, token, STEP, said) - logP(model, trace, token, -STEP, said)) / (2 * STEP);
            assertThat(found[token]).as("token %d", token).isCloseTo(Math.abs(slope), within(1e-2));
        }
        assertThat(found[1]).isGreaterThan(1e-2);
        assertThat(found[4] > 1e-2).isEqualTo(!model.config().architecture().causal());
    }

    /** Of the word at token 3, a token having a share more of its vector. */
    private static double logP(Transformer model, Trace trace, int token, float share, int said) {
        Matrix input = trace.residual(0).copy();
        for (int i = 0; i < input.columns(); i++) {
            input.set(token, i, (1 + share) * input.get(token, i));
        }
        Matrix hidden = model.hidden(TEXT, trace.settings(), 0, input);
        return Divergence.logarithms(model.logits(hidden, 3).logits().values())[said];
    }
}
