package org.languageplayground.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.languageplayground.transformer.adapter.Adaptation;
import org.languageplayground.transformer.adapter.Adaptations;
import org.languageplayground.transformer.layer.AttentionSettings;
import org.languageplayground.transformer.layer.AttentionSettings.Head;
import org.languageplayground.transformer.layer.AttentionTrace;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;

class TransformerTest {

    static Stream<Arguments> models() {
        return Stream.of(
                Arguments.argumentSet("GPT-2", SmallModels.gpt2()), Arguments.argumentSet("BERT", SmallModels.bert()));
    }

    @ParameterizedTest
    @MethodSource("models")
    void agreesWithTheDoublePrecisionReference(Transformer model) {
        TokenBatch batch = SmallModels.batch();
        for (AttentionSettings settings :
                List.of(model.config().trainedAttention(), new AttentionSettings(2, Set.of(new Head(1, 1))))) {
            ReferenceTransformer reference = new ReferenceTransformer(model);
            double[][] hidden = reference.hidden(batch, settings);
            Trace trace = model.forward(batch, settings);
            for (int token = 0; token < batch.tokens(); token++) {
                assertClose(trace.finalHidden().row(token), hidden[token], 2e-5);
                assertClose(model.logits(trace, token).logits().row(0), reference.logits(hidden[token]), 5e-5);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void theHiddenStateWithoutATraceIsThatOfTheTraceWhateverWasTrained(Transformer model) {
        for (Adaptation adaptation : Adaptations.untrained(model).values()) {
            Adaptations.disturb(adaptation, 6);
            Transformer adapted = new Transformer(model.config(), adaptation.effective());
            assertThat(adapted.hidden(SmallModels.batch()))
                    .isEqualTo(adapted.forward(SmallModels.batch()).finalHidden());
        }
        assertThat(model.forReading().hidden(SmallModels.batch()))
                .isEqualTo(model.forReading().forward(SmallModels.batch()).finalHidden());
    }

    @ParameterizedTest
    @MethodSource("models")
    void aPassGoesOnFromTheBlockWhereItsSettingsBeginToDiffer(Transformer model) {
        TokenBatch batch = SmallModels.batch();
        float scale = 2;
        Trace whole = model.forward(batch, new AttentionSettings(scale, Set.of()));
        AttentionSettings without = new AttentionSettings(scale, Set.of(new Head(1, 1)));
        Matrix expected = model.forward(batch, without).finalHidden();
        assertThat(expected).isNotEqualTo(whole.finalHidden());
        assertThat(model.hidden(batch, without)).isEqualTo(expected);
        Matrix residual = whole.residual(1).copy();
        assertThat(model.hidden(batch, without, 1, whole.residual(1))).isEqualTo(expected);
        assertThat(whole.residual(1)).isEqualTo(residual);
    }

    @ParameterizedTest
    @MethodSource("models")
    void aModelForReadingComputesTheSame(Transformer model) {
        Transformer read = model.forReading();
        Trace trace = read.forward(SmallModels.batch());
        assertThat(read.logits(trace, 2, 0)).usingRecursiveComparison().isEqualTo(model.logits(trace, 2, 0));
    }

    @ParameterizedTest
    @MethodSource("models")
    void aCopyOfAModelForReadingFollowsItsDecoderWhenThatIsTrained(Transformer model) {
        Transformer copy =
                new Transformer(model.config(), model.forReading().weights().copy());
        Trace trace = copy.forward(SmallModels.batch());
        copy.weights().head().decoder().values()[0] += 1;
        float moved = copy.logits(trace, 1).logits().get(0, 0);
        assertThat(moved).isNotEqualTo(model.logits(trace, 1).logits().get(0, 0));
    }

    @Test
    void laterTokensDoNotChangeTheCausalModelsPast() {
        Transformer model = SmallModels.gpt2();
        Matrix before = model.forward(TokenBatch.of(1, 2, 3, 4, 5)).finalHidden();
        Matrix after = model.forward(TokenBatch.of(1, 2, 3, 9, 10, 7)).finalHidden();
        for (int token = 0; token < 3; token++) {
            assertThat(after.row(token)).containsExactly(before.row(token), within(1e-6f));
        }
        assertThat(after.row(3)).isNotEqualTo(before.row(3));
    }

    @Test
    void laterTokensChangeTheBidirectionalModelsPast() {
        Transformer model = SmallModels.bert();
        Matrix before = model.forward(TokenBatch.of(1, 2, 3, 4)).finalHidden();
        Matrix after = model.forward(TokenBatch.of(1, 2, 3, 9)).finalHidden();
        assertThat(after.row(0)).isNotEqualTo(before.row(0));
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyRowOfAttentionSumsToOneAndTheMaskedPartIsZero(Transformer model) {
        for (float scale : new float[] {0, 0.1f, 1, 10, 1000}) {
            Trace trace = model.forward(TokenBatch.of(1, 2, 3, 4, 5, 6, 7), new AttentionSettings(scale, Set.of()));
            forEachHead(trace, weights -> {
                for (int query = 0; query < weights.rows(); query++) {
                    float sum = 0;
                    for (int key = 0; key < weights.columns(); key++) {
                        assertThat(weights.get(query, key)).isBetween(0f, 1.000001f);
                        if (model.config().architecture().causal() && key > query) {
                            assertThat(weights.get(query, key)).isZero();
                        }
                        sum += weights.get(query, key);
                    }
                    assertThat(sum).isCloseTo(1, within(1e-5f));
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void scaleZeroSpreadsAttentionEvenlyOverTheVisibleTokens(Transformer model) {
        Trace trace = model.forward(TokenBatch.of(1, 2, 3, 4, 5), new AttentionSettings(0, Set.of()));
        forEachHead(trace, weights -> {
            for (int query = 0; query < 5; query++) {
                int visible = model.config().architecture().causal() ? query + 1 : 5;
                for (int key = 0; key < visible; key++) {
                    assertThat(weights.get(query, key)).isCloseTo(1f / visible, within(1e-6f));
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void aGreatScalePutsAllAttentionOnTheGreatestScore(Transformer model) {
        Trace trace = model.forward(TokenBatch.of(1, 2, 3, 4, 5), new AttentionSettings(1e5f, Set.of()));
        AttentionTrace attention = trace.blocks().getFirst().attention();
        for (int head = 0; head < attention.heads(); head++) {
            for (int query = 0; query < 5; query++) {
                int visible = model.config().architecture().causal() ? query + 1 : 5;
                float[] scores = Arrays.copyOf(attention.scores(head).row(query), visible);
                float[] weights = attention.weights(head).row(query);
                assertThat(weights[greatest(scores)]).isCloseTo(1, within(1e-6f));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void aHeadThatIsSwitchedOffAddsNothingAndKeepsItsWeightsVisible(Transformer model) {
        TokenBatch batch = TokenBatch.of(1, 2, 3, 4);
        float scale = model.config().defaultScale();
        BlockTrace with = model.forward(batch).blocks().getFirst();
        BlockTrace without = model.forward(batch, new AttentionSettings(scale, Set.of(new Head(0, 1))))
                .blocks()
                .getFirst();
        int headWidth = model.config().headWidth();
        for (int token = 0; token < 4; token++) {
            for (int j = 0; j < model.config().width(); j++) {
                float expected = j / headWidth == 1 ? 0 : with.headOutputs().get(token, j);
                assertThat(without.headOutputs().get(token, j)).isEqualTo(expected);
            }
        }
        assertThat(without.attention().weights(1)).isEqualTo(with.attention().weights(1));

        BlockTrace none = model.forward(batch, new AttentionSettings(scale, Set.of(new Head(0, 0), new Head(0, 1))))
                .blocks()
                .getFirst();
        float[] bias =
                model.weights().blocks().getFirst().attentionOutput().bias().values();
        assertThat(none.attentionOutput().row(2)).containsExactly(bias);
    }

    @ParameterizedTest
    @MethodSource("models")
    void aBatchGivesEachSequenceWhatItGetsAlone(Transformer model) {
        List<int[]> sequences = List.of(new int[] {1, 2, 3}, new int[] {4}, new int[] {5, 6, 7, 8, 9, 10, 0, 1, 2});
        TokenBatch batch = TokenBatch.of(sequences);
        Trace together = model.forward(batch);
        for (int sequence = 0; sequence < sequences.size(); sequence++) {
            Trace alone = model.forward(TokenBatch.of(sequences.get(sequence)));
            for (int token = 0; token < batch.length(sequence); token++) {
                assertThat(together.finalHidden().row(batch.starts()[sequence] + token))
                        .containsExactly(alone.finalHidden().row(token), within(1e-5f));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void readsNoMoreThanItsContextAndOnlyItsOwnTokens(Transformer model) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.forward(TokenBatch.of(new int[10])))
                .withMessage("the model reads at most 9 tokens, not 10");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.hidden(TokenBatch.of(new int[10])))
                .withMessage("the model reads at most 9 tokens, not 10");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.forward(TokenBatch.of(1, 11)))
                .withMessage("token 11 is not among the 11");
        assertThatIllegalArgumentException().isThrownBy(() -> model.forward(TokenBatch.of(1, -1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.forward(TokenBatch.of()))
                .withMessage("there is no token to read");
    }

    @Test
    void bertReadsOnlyItsOwnTokenTypes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmallModels.bert().forward(TokenBatch.of(new int[] {1, 2}, new int[] {0, 2})))
                .withMessage("token type 2 is not among the 2");
    }

    @Test
    void aModelWithoutHeadSaysSo() {
        Transformer model = SmallModels.withoutHead(SmallModels.bert());
        Trace trace = model.forward(TokenBatch.of(1, 2));
        assertThatIllegalStateException().isThrownBy(() -> model.logits(trace, 0));
    }

    @Test
    void countsATiedDecoderOnce() {
        Transformer tied = SmallModels.gpt2();
        long width = tied.config().width();
        long untied = SmallModels.untied(tied).weights().parameters();
        assertThat(untied - tied.weights().parameters()).isEqualTo(SmallModels.VOCABULARY * width);
    }

    private static void forEachHead(Trace trace, java.util.function.Consumer<Matrix> check) {
        for (BlockTrace block : trace.blocks()) {
            for (int head = 0; head < block.attention().heads(); head++) {
                check.accept(block.attention().weights(head));
            }
        }
    }

    private static int greatest(float[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    private static void assertClose(float[] actual, double[] expected, double tolerance) {
        assertThat(actual).hasSize(expected.length);
        for (int i = 0; i < actual.length; i++) {
            assertThat((double) actual[i]).isCloseTo(expected[i], within(tolerance));
        }
    }
}
