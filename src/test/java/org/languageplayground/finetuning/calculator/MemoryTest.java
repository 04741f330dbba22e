package org.languageplayground.finetuning.calculator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MemoryTest {
    private static final TrainingSettings ONE_TEXT = new TrainingSettings(Precision.BITS_16, 1, 2048, false);
    private static final WeightMatrix LARGE = new WeightMatrix(Target.MLP, "w", 8192, 22016, 1);

    private static double constantBits(Precision precision, WeightMatrix matrix) {
        return 8.0 * precision.constantBytes(matrix) / matrix.parameters();
    }

    @Test
    void constantsOfLargeMatricesTakeHalfABitAndAnEighthWithDoubleQuantisation() {
        assertThat(constantBits(Precision.BITS_4, LARGE)).isEqualTo(0.5);
        assertThat(constantBits(Precision.BITS_4_DOUBLE, LARGE)).isCloseTo(0.126953, within(1e-6));
        assertThat(constantBits(Precision.BITS_4, LARGE) - constantBits(Precision.BITS_4_DOUBLE, LARGE))
                .isCloseTo(0.373047, within(1e-6));
    }

    /** 65 weights are two blocks, and two constants still need a second-level one. */
    @Test
    void constantsOfSmallMatricesAreCountedInWholeBlocks() {
        WeightMatrix small = new WeightMatrix(Target.QUERY, "w", 5, 13, 3);
        assertThat(Precision.BITS_4.weightBytes(small)).isEqualTo(3 * 33);
        assertThat(Precision.BITS_4.constantBytes(small)).isEqualTo(3 * 2 * 4);
        assertThat(Precision.BITS_4_DOUBLE.constantBytes(small)).isEqualTo(3 * (2 + 4));
        assertThat(Precision.BITS_8.constantBytes(small)).isEqualTo(3 * 5 * 4);
        assertThat(Precision.BITS_8.weightBytes(small)).isEqualTo(3 * 65);
        assertThat(Precision.BITS_16.weightBytes(small)).isEqualTo(3 * 130);
        assertThat(Precision.BITS_32.constantBytes(small)).isZero();
    }

    /** QLoRA's 65B: double quantisation saves about 3 GB, and all weights at 4.127 bit would be 33.7 GB. */
    @Test
    void qloraSavesWhatItsPaperSays() {
        PublishedModel llama = Published.model("Llama-1 65B");
        double all = llama.parameters();
        assertThat(all * 0.373047 / 8e9).isCloseTo(3.04, within(0.005));
        assertThat(all * 4.126953 / 8e9).isCloseTo(33.7, within(0.05));
        double saved = Memory.constants(llama, Precision.BITS_4) - Memory.constants(llama, Precision.BITS_4_DOUBLE);
        assertThat(saved / 1e9).isCloseTo(3.0, within(0.05));
        double linears = BaseModel.sum(llama.linears());
        double rest = all - linears;
        assertThat((double) Memory.weights(llama, Precision.BITS_4_DOUBLE))
                .isCloseTo(linears * 4.126953125 / 8 + rest * 2, within(1e4));
        assertThat(Memory.unquantised(llama, Precision.BITS_4_DOUBLE)).isEqualTo(Math.round(rest * 2));
    }

    @Test
    void fullFineTuningOf65BillionNeedsMoreThan780Gigabytes() {
        PublishedModel llama = Published.model("Llama-1 65B");
        Memory full = Memory.of(Method.FULL, llama, List.of(), 1, ONE_TEXT);
        long states = full.total() - full.activations().total();
        assertThat(states).isEqualTo(12 * llama.parameters());
        assertThat(states / 1e9).isCloseTo(783, within(0.5));
    }

    /** The rule of accelerate and of PEFT's documentation. */
    @Test
    void fullFineTuningIn32BitNeedsFourTimesTheModel() {
        PublishedModel bert = Published.model("BERT base");
        Memory full =
                Memory.of(Method.FULL, bert, List.of(), 1, new TrainingSettings(Precision.BITS_32, 1, 128, false));
        assertThat(full.total() - full.activations().total()).isEqualTo(4 * full.weights());
    }

    @Test
    void gradientsAndOptimizerCountTrainedNumbersOnly() {
        PublishedModel llama = Published.model("Llama-2 7B");
        List<WeightMatrix> qv = Published.adapted(llama, "qv");
        Memory lora = Memory.of(Method.LORA, llama, qv, 8, ONE_TEXT);
        assertThat(lora.weights()).isEqualTo(2 * 6_738_415_616L);
        assertThat(lora.adapter()).isEqualTo(4 * 4_194_304L);
        assertThat(lora.gradients()).isEqualTo(4 * 4_194_304L);
        assertThat(lora.optimizer()).isEqualTo(8 * 4_194_304L);
    }

    @Test
    void bitFitAddsNothingAndTrainsTheBiases() {
        PublishedModel gpt2 = Published.model("GPT-2 small");
        Memory bitFit = Memory.of(Method.BITFIT, gpt2, List.of(), 1, ONE_TEXT);
        assertThat(bitFit.weights()).isEqualTo(2 * 124_439_808L);
        assertThat(bitFit.adapter()).isZero();
        assertThat(bitFit.gradients()).isEqualTo(2 * 102_144L);
        assertThat(bitFit.optimizer()).isEqualTo(8 * 102_144L);
    }

    @Test
    void tablesTrainedInFullAreCopiedAndTheOriginalsStay() {
        PublishedModel llama = Published.model("Llama-3 8B");
        List<WeightMatrix> qv = Published.adapted(llama, "qv");
        long tables = 2L * 128_256 * 4096;
        Memory without = Memory.ofLora(llama, qv, 16, List.of(), ONE_TEXT);
        Memory with = Memory.ofLora(llama, qv, 16, llama.tables(), ONE_TEXT);
        assertThat(without).isEqualTo(Memory.of(Method.LORA, llama, qv, 16, ONE_TEXT));
        assertThat(with.weights()).isEqualTo(without.weights());
        assertThat(with.adapter() - without.adapter()).isEqualTo(2 * tables);
        assertThat(with.gradients() - without.gradients()).isEqualTo(2 * tables);
        assertThat(with.optimizer() - without.optimizer()).isEqualTo(8 * tables);
    }

    @Test
    void veraStoresTheFrozenMatricesThatItsLayersShare() {
        PublishedModel llama = Published.model("Llama-3.2 3B");
        Memory vera = Memory.of(Method.VERA, llama, Published.adapted(llama, "qv"), 256, ONE_TEXT);
        assertThat(vera.gradients()).isEqualTo(4 * 129_024L);
        // PEFT's file of this adapter has 6.8 MB.
        assertThat(vera.adapter() / 1e6).isCloseTo(6.8, within(0.05));
    }

    /** s·b·h·(34 + 5·a·s/h) of the paper: 2,868,903,936 bytes a block of GPT-3 for 2048 tokens, 275.4 GB for all 96. */
    @Test
    void aBlockOfGpt3KeepsWhatThePaperSays() {
        PublishedModel gpt3 = Published.model("GPT-3 175B");
        Activations kept = Activations.of(gpt3, ONE_TEXT, 1);
        assertThat(kept.blocks() + kept.scores()).isEqualTo(96 * 2_868_903_936L);
        assertThat(kept.blocks()).isEqualTo(96 * 855_638_016L);
        assertThat(kept.head()).isEqualTo(4L * 2048 * (12_288 + 50_257));
    }

    @ParameterizedTest
    @CsvSource({"1,128", "4,512", "16,64"})
    void activationsOfAGptAreTheFormula(int batch, int sequence) {
        PublishedModel gpt2 = Published.model("GPT-2 XL");
        Activations kept = Activations.of(gpt2, new TrainingSettings(Precision.BITS_16, batch, sequence, false), 1);
        double formula = 48.0 * sequence * batch * 1600 * (34 + 5.0 * 25 * sequence / 1600);
        assertThat((double) (kept.blocks() + kept.scores())).isEqualTo(formula);
    }

    @Test
    void checkpointingKeepsTheInputsAndOneBlock() {
        PublishedModel gpt3 = Published.model("GPT-3 175B");
        Activations kept = Activations.of(gpt3, new TrainingSettings(Precision.BITS_16, 1, 2048, true), 1);
        assertThat(kept.blocks() + kept.scores()).isEqualTo(96 * 50_331_648L + 2_868_903_936L);
    }

    @Test
    void oneLayerKeepsItsInputAndWhatAMakesOfIt() {
        SquareLayer layer = new SquareLayer(768);
        TrainingSettings settings = new TrainingSettings(Precision.BITS_16, 4, 512, false);
        assertThat(Activations.of(layer, settings, 8).total()).isEqualTo(2L * 4 * 512 * (768 + 8));
    }

    @Test
    void encodersHaveNoLogits() {
        assertThat(Activations.of(Published.model("BERT base"), ONE_TEXT, 1).head())
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void fewerBitsNeverNeedMoreMemoryForAModel(Precision precision) {
        if (precision.ordinal() > 0) {
            Precision before = Precision.values()[precision.ordinal() - 1];
            assertThat(PublishedModels.all()).allSatisfy(model -> assertThat(Memory.weights(model, precision))
                    .isLessThan(Memory.weights(model, before)));
        }
    }

    @Test
    void virtualTokensMakeTheTextLonger() {
        PublishedModel model = Published.model("Llama-3.2 1B");
        Memory prompt = Memory.of(Method.PROMPT, model, List.of(), 1, ONE_TEXT);
        assertThat(prompt.activations()).isEqualTo(Activations.of(model, ONE_TEXT.longer(Method.VIRTUAL_TOKENS), 1));
    }

    @Test
    void theComparisonQuantisesTheBaseOfQloraAlone() {
        PublishedModel model = Published.model("Llama-2 7B");
        List<WeightMatrix> qv = Published.adapted(model, "qv");
        TrainingSettings eight = ONE_TEXT.with(Precision.BITS_8);
        assertThat(Memory.compared(Method.LORA, model, qv, 8, eight).weights()).isEqualTo(2 * model.parameters());
        assertThat(Memory.compared(Method.QLORA, model, qv, 8, eight).weights())
                .isEqualTo(Memory.weights(model, Precision.BITS_4_DOUBLE));
    }
}
