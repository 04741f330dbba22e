package org.languageplayground.transformer.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.languageplayground.transformer.SmallModels;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.layer.Linear;
import org.languageplayground.transformer.layer.LinearWeights;
import org.languageplayground.transformer.layer.PrefixWeights;
import org.languageplayground.transformer.layer.Rows;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Kernels;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.quantization.FourBitType;
import org.languageplayground.transformer.quantization.QuantizedWeights;

class AdaptationTest {
    private static final Map<String, Transformer> MODELS =
            Map.of("GPT-2", SmallModels.gpt2(), "BERT", SmallModels.bert());

    static Stream<Arguments> methods() {
        List<Arguments> all = new ArrayList<>();
        MODELS.forEach((name, model) -> Adaptations.untrained(model)
                .forEach((method, adaptation) ->
                        all.add(Arguments.argumentSet(name + ", " + method, model, method, adaptation))));
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void untrainedItChangesNothing(Transformer base, String method, Adaptation adaptation) {
        Weights start =
                switch (method) {
                    case "QLoRA" -> new QuantizedWeights(base.weights(), FourBitType.NORMAL_FLOAT, true).get();
                    case "prefix" -> PrefixTuning.of(base, 1, 2).effective();
                    default -> base.weights();
                };
        float tolerance = method.equals("DoRA") ? 1e-5f : 0;
        assertThat(logits(base.config(), adaptation.effective()))
                .containsExactly(logits(base.config(), start), within(tolerance));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void trainedItChangesTheAnswersAndNeverTheBase(Transformer base, String method, Adaptation untrained) {
        Weights before = base.weights().copy();
        float[] answers = logits(base.config(), untrained.effective());
        Adaptations.disturb(untrained, 9);
        assertThat(logits(base.config(), untrained.effective())).isNotEqualTo(answers);
        assertThat(base.weights().matrices()).isEqualTo(before.matrices());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void itTrainsAsManyNumbersAsTheFormulaSays(Transformer base, String method, Adaptation adaptation) {
        TransformerConfig config = base.config();
        long d = config.width();
        long f = config.hidden();
        long layers = config.layers();
        long all = base.weights().parameters();
        boolean bert = method.equals("BitFit") && config.tokenTypes() > 0;
        long expected =
                switch (method) {
                    case "full" -> all;
                    case "LoRA" -> layers * 2 * (4 * (d + d) + (d + f) + (f + d));
                    case "rsLoRA" -> layers * 3 * (2 * (d + d) + (f + d));
                    case "DoRA" -> layers * (2 * (2 * (d + d) + (f + d)) + 3 * d);
                    case "QLoRA" -> layers * 2 * (2 * (d + d) + (f + d));
                    case "prefix" -> layers * 2 * d * 2;
                    case "Houlsby" -> layers * 2 * (2 * d * 3 + 3 + d);
                    case "BitFit" -> layers * (7 * d + f) + d + (bert ? 2 * d + SmallModels.VOCABULARY : 0);
                    case "(IA)3" -> layers * (2 * d + f);
                    default -> throw new IllegalStateException(method);
                };
        assertThat(adaptation.parameters()).isEqualTo(expected);
        assertThat(adaptation.bytes()).isEqualTo(4 * expected);
    }

    @Test
    void fixedPositionsAreNotTrained() {
        TransformerConfig c = SmallModels.gpt2().config();
        TransformerConfig frozen = new TransformerConfig(
                c.architecture(),
                c.vocabulary(),
                c.context(),
                c.width(),
                c.layers(),
                c.heads(),
                c.hidden(),
                0,
                c.activation(),
                c.epsilon(),
                true);
        Weights weights = SmallModels.gpt2().weights();
        assertThat(FullFineTuning.of(new Transformer(frozen, weights)).parameters())
                .isEqualTo(weights.parameters() - (long) c.context() * c.width());
    }

    @Test
    void whatIsFrozenIsSharedWithTheBase() {
        Transformer base = SmallModels.gpt2();
        for (String method : List.of("LoRA", "rsLoRA", "DoRA", "prefix", "Houlsby", "BitFit", "(IA)3")) {
            Weights effective = Adaptations.untrained(base).get(method).effective();
            assertThat(effective.tokens()).as(method).isSameAs(base.weights().tokens());
            assertThat(effective.tied()).as(method).isTrue();
        }
    }

    @Test
    void aMergedMapAnswersAsTheFrozenMapAndItsLowRankBranchTogether() {
        Transformer base = SmallModels.gpt2();
        Lora lora = (Lora) Adaptations.untrained(base).get("LoRA");
        Adaptations.disturb(lora, 3);
        Weights merged = lora.effective();
        Matrix x = Rows.gather(base.weights().tokens(), 1, 5, 9);
        for (LowRank pair : lora.pairs()) {
            if (pair.a().rows() == x.columns()) {
                Matrix branch = product(x, pair.a(), 1);
                Matrix expected =
                        Rows.sum(linear(x, pair, base.weights()), product(branch, pair.b(), (float) pair.scale()));
                assertThat(linear(x, pair, merged).values()).containsExactly(expected.values(), within(1e-5f));
            }
        }
    }

    private static Matrix linear(Matrix x, LowRank pair, Weights weights) {
        return Linear.forward(
                x,
                new LinearWeights(
                        pair.weight(weights).copy(),
                        pair.target().bias(weights.blocks().get(pair.layer())).copy()));
    }

    private static Matrix product(Matrix a, Matrix b, float factor) {
        Matrix result = Matrix.zeros(a.rows(), b.columns());
        Kernels.active().multiplyAdd(a.slice(), b.slice(), result.slice());
        for (int i = 0; i < result.values().length; i++) {
            result.values()[i] *= factor;
        }
        return result;
    }

    @Test
    void unmergingGivesTheBasesAnswersBack() {
        for (Transformer base : MODELS.values()) {
            Lora lora = (Lora) Adaptations.untrained(base).get("rsLoRA");
            Adaptations.disturb(lora, 4);
            float[] before = logits(base.config(), base.weights());
            Weights merged = lora.effective();
            assertThat(logits(base.config(), merged)).isNotEqualTo(before);
            assertThat(logits(base.config(), lora.unmerged(merged))).containsExactly(before, within(1e-5f));
        }
    }

    @Test
    void loraScalesByAlphaOverTheRankAndRsLoraByItsRoot() {
        assertThat(new LoraSettings(8, 16, false, Set.of(Target.QUERY)).scale()).isEqualTo(2);
        assertThat(new LoraSettings(16, 16, true, Set.of(Target.QUERY)).scale()).isEqualTo(4);
    }

    @Test
    void aLowRankChangeIsTheSmallProductWrittenOut() {
        LowRank pair = new LowRank(
                0, Target.QUERY, new Matrix(2, 1, new float[] {1, 2}), new Matrix(1, 3, new float[] {3, 4, 5}), 0.5);
        assertThat(pair.change().values()).containsExactly(1.5f, 2, 2.5f, 3, 4, 5);
    }

    @Test
    void onlyTheChosenMatricesChange() {
        Transformer base = SmallModels.gpt2();
        for (Target target : Target.values()) {
            Lora lora = Lora.of(base::weights, new LoraSettings(2, 4, false, Set.of(target)), new Random(1));
            Adaptations.disturb(lora, 5);
            Weights changed = lora.effective();
            for (Target other : Target.values()) {
                for (int layer = 0; layer < base.config().layers(); layer++) {
                    Matrix before =
                            other.weight(base.weights().blocks().get(layer)).copy();
                    Matrix after = other.weight(changed.blocks().get(layer)).copy();
                    assertThat(after.equals(before))
                            .as("%s by %s", other, target)
                            .isEqualTo(other != target);
                }
            }
        }
    }

    @Test
    void theMagnitudesOfDoraAreTheLengthsOfItsColumns() {
        Transformer base = SmallModels.gpt2();
        Dora dora = (Dora) Adaptations.untrained(base).get("DoRA");
        Adaptations.disturb(dora, 6);
        Weights effective = dora.effective();
        for (int i = 0; i < dora.pairs().size(); i++) {
            float[] lengths = Dora.norms(dora.pairs().get(i).weight(effective));
            float[] magnitudes = dora.magnitudes().get(i).values();
            for (int column = 0; column < lengths.length; column++) {
                assertThat(lengths[column]).isCloseTo(Math.abs(magnitudes[column]), within(1e-5f));
            }
        }
    }

    @Test
    void aColumnOfZerosStaysZeroUnderDora() {
        Transformer base = SmallModels.gpt2();
        Weights weights = base.weights().copy();
        for (int row = 0; row < base.config().hidden(); row++) {
            weights.blocks().getFirst().mlpOutput().weight().set(row, 0, 0);
        }
        Dora dora = Dora.of(() -> weights, new LoraSettings(1, 1, false, Set.of(Target.MLP_OUTPUT)), new Random(1));
        assertThat(logits(base.config(), dora.effective())).doesNotContain(Float.NaN);
    }

    /** The virtual tokens of a prefix that was read from a text act exactly as the text itself, read first. */
    @Test
    void aPrefixReadFromATextIsThatTextReadFirst() {
        Transformer base = SmallModels.gpt2();
        Transformer prefixed =
                new Transformer(base.config(), PrefixTuning.of(base, 3, 1, 4).effective());
        Matrix whole = base.forward(TokenBatch.of(3, 1, 4, 1, 5, 9)).finalHidden();
        Matrix rest = prefixed.forward(TokenBatch.of(1, 5, 9)).finalHidden();
        for (int token = 0; token < 3; token++) {
            assertThat(rest.row(token)).containsExactly(whole.row(3 + token), within(1e-5f));
        }
    }

    @Test
    void aPrefixStandsBeforeEverySequenceOfABatch() {
        for (Transformer base : MODELS.values()) {
            Adaptation adaptation = PrefixTuning.of(base, 3, 1);
            Adaptations.disturb(adaptation, 8);
            Transformer prefixed = new Transformer(base.config(), adaptation.effective());
            Matrix both = prefixed.forward(TokenBatch.of(List.of(new int[] {1, 2, 3}, new int[] {4, 5})))
                    .finalHidden();
            Matrix second = prefixed.forward(TokenBatch.of(4, 5)).finalHidden();
            assertThat(both.row(3)).containsExactly(second.row(0), within(1e-5f));
            assertThat(both.row(4)).containsExactly(second.row(1), within(1e-5f));
        }
    }

    @Test
    void everyQueryAttendsToThePrefixAndItsWeightsStillSumToOne() {
        Transformer base = SmallModels.gpt2();
        Transformer prefixed =
                new Transformer(base.config(), PrefixTuning.of(base, 3, 1).effective());
        Matrix weights = prefixed.forward(TokenBatch.of(1, 5, 9))
                .blocks()
                .getLast()
                .attention()
                .weights(1);
        assertThat(weights.rows()).isEqualTo(3);
        assertThat(weights.columns()).isEqualTo(5);
        for (int query = 0; query < 3; query++) {
            float[] row = weights.row(query);
            assertThat(IntStream.range(0, 5).mapToDouble(i -> row[i]).sum()).isCloseTo(1, within(1e-6));
            for (int key = 0; key < 5; key++) {
                assertThat(row[key] > 0).isEqualTo(key <= query + 2);
            }
        }
    }

    @Test
    void aPrefixOfNoTokensChangesNothing() {
        Transformer base = SmallModels.gpt2();
        int width = base.config().width();
        PrefixWeights none = new PrefixWeights(Matrix.zeros(0, width), Matrix.zeros(0, width));
        Weights prefixed = PrefixTuning.of(base.weights(), List.of(none, none)).effective();
        assertThat(logits(base.config(), prefixed)).containsExactly(logits(base.config(), base.weights()));
    }

    @Test
    void aPrefixTakesItsRoomFromTheContext() {
        Transformer base = SmallModels.gpt2();
        Transformer prefixed =
                new Transformer(base.config(), PrefixTuning.of(base, 1, 2, 3).effective());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> prefixed.forward(TokenBatch.of(new int[7])))
                .withMessage("the model reads at most 6 tokens, not 7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrefixTuning.of(base, new int[9]))
                .withMessage("a prefix has 1 to 8 virtual tokens, since the model reads 9 in all; it cannot have 9");
    }

    @Test
    void whatCannotBeIsOneSentence() {
        Transformer base = SmallModels.gpt2();
        Set<Target> query = EnumSet.of(Target.QUERY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Lora.of(base::weights, new LoraSettings(9, 16, false, query), new Random(1)))
                .withMessage("the rank 9 is above 8, the greatest that a 8 x 8 matrix can have");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LoraSettings(0, 16, false, query))
                .withMessage("the rank must be at least 1, not 0");
        for (double alpha : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new LoraSettings(8, alpha, false, query))
                    .withMessageStartingWith("alpha must be above 0, not " + alpha);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LoraSettings(8, 16, false, Set.of()))
                .withMessage("LoRA needs at least one matrix to adapt");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HoulsbyAdapters.of(base.weights(), 9, new Random(1)))
                .withMessage("the bottleneck must be between 1 and the model's width, 8, not 9");
    }

    private static float[] logits(TransformerConfig config, Weights weights) {
        Transformer model = new Transformer(config, weights);
        int[] rows = IntStream.range(0, 7).toArray();
        float[] logits = model.logits(model.forward(TokenBatch.of(3, 1, 4, 1, 5, 9, 2)), rows)
                .logits()
                .values();
        return Arrays.copyOf(logits, logits.length);
    }
}
