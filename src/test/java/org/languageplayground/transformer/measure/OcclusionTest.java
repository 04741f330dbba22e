package org.languageplayground.transformer.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.languageplayground.transformer.ReferenceTransformer;
import org.languageplayground.transformer.SmallModels;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.layer.AttentionSettings;
import org.languageplayground.transformer.layer.AttentionSettings.Head;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;

/** Tokens that no other token sees, against the double-precision reference. */
class OcclusionTest {
    private static final TokenBatch TEXT = TokenBatch.of(1, 4, 2, 5, 3);

    static Stream<Arguments> models() {
        return Stream.of(
                Arguments.argumentSet("GPT-2", SmallModels.gpt2()),
                Arguments.argumentSet("BERT", SmallModels.bert()),
                Arguments.argumentSet("BERT without a head", SmallModels.withoutHead(SmallModels.bert())));
    }

    private static AttentionSettings settings(Transformer model) {
        return new AttentionSettings(1.7f * model.config().defaultScale(), Set.of(new Head(0, 1)));
    }

    @ParameterizedTest
    @MethodSource("models")
    void isWhatTheReferenceComputesWithoutTheKey(Transformer model) {
        ReferenceTransformer reference = new ReferenceTransformer(model);
        AttentionSettings settings = settings(model);
        Occlusion occlusion = new Occlusion(model, model.forward(TEXT, settings), 4, 2);
        double[][] then = reference.hidden(TEXT, settings);
        for (int token = 0; token < 5; token++) {
            double[][] now = reference.hidden(TEXT, settings.without(token));
            List<Occlusion.Effect> found = occlusion.without(token);
            assertThat(found.get(0).change()).isCloseTo(change(model, then[4], now[4]), within(1e-5));
            assertThat(found.get(1).change()).isCloseTo(change(model, then[2], now[2]), within(1e-5));
            if (model.weights().head() != null) {
                double[] before = shares(model, then[4]);
                int said = occlusion.said().getFirst().id();
                assertThat(before[said]).isEqualTo(Arrays.stream(before).max().orElseThrow());
                assertThat(found.get(0).probability()).isCloseTo(shares(model, now[4])[said], within(1e-5));
            }
        }
    }

    private static double change(Transformer model, double[] then, double... now) {
        if (model.weights().head() == null) {
            return 1 - product(then, now) / Math.sqrt(product(then, then) * product(now, now));
        }
        double[] p = shares(model, then);
        double[] q = shares(model, now);
        double bits = 0;
        for (int i = 0; i < p.length; i++) {
            bits += p[i] * Math.log(p[i] / q[i]) / Math.log(2);
        }
        return bits;
    }

    private static double product(double[] one, double... other) {
        return IntStream.range(0, one.length)
                .mapToDouble(i -> one[i] * other[i])
                .sum();
    }

    private static double[] shares(Transformer model, double... hidden) {
        double[] logits = new ReferenceTransformer(model).logits(hidden);
        double sum = Arrays.stream(logits).map(Math::exp).sum();
        return Arrays.stream(logits).map(logit -> Math.exp(logit) / sum).toArray();
    }

    @ParameterizedTest
    @MethodSource("models")
    void nobodyButTheTokenItselfSeesIt(Transformer model) {
        Trace trace = model.forward(TEXT, model.config().trainedAttention().without(1));
        trace.blocks().forEach(block -> {
            for (int head = 0; head < model.config().heads(); head++) {
                Matrix weights = block.attention().weights(head);
                for (int query = 0; query < 5; query++) {
                    double sum = 0;
                    for (float weight : weights.row(query)) {
                        sum += weight;
                    }
                    assertThat(sum).isCloseTo(1, within(1e-5));
                    assertThat(weights.get(query, 1) > 0).isEqualTo(query == 1);
                }
            }
        });
        assertThat(model.hidden(TEXT, model.config().trainedAttention().without(1))
                        .values())
                .containsExactly(trace.finalHidden().values());
    }

    /** A score of −∞ times a scale of 0 would be no number. */
    @Test
    void evenAttentionIsSharedAmongThoseThatAreSeen() {
        Transformer model = SmallModels.bert();
        Trace trace = model.forward(TEXT, new AttentionSettings(0, Set.of()).without(3));
        assertThat(trace.blocks().getFirst().attention().weights(0).row(0))
                .containsExactly(0.25f, 0.25f, 0.25f, 0, 0.25f);
    }

    @Test
    void whatAGptsTokenCannotSeeOrIsChangesNothing() {
        Transformer model = SmallModels.gpt2();
        Occlusion occlusion = new Occlusion(model, model.forward(TEXT), 2);
        assertThat(occlusion.without(3).getFirst().change()).isZero();
        assertThat(occlusion.without(2).getFirst().change()).isZero();
        assertThat(occlusion.without(1).getFirst().change()).isPositive();
    }

    /** In a batch a token has the same number in each sequence. */
    @Test
    void sequencesOfABatchAreReadAsAlone() {
        Transformer model = SmallModels.gpt2();
        AttentionSettings without = model.config().trainedAttention().without(1);
        TokenBatch both = TokenBatch.of(List.of(new int[] {1, 4, 2}, new int[] {5, 3, 2, 6}));
        Matrix together = model.hidden(both, without);
        Matrix second = model.hidden(TokenBatch.of(5, 3, 2, 6), without);
        for (int token = 0; token < 4; token++) {
            assertThat(together.row(3 + token)).containsExactly(second.row(token), within(1e-6f));
        }
    }
}
