package org.languageplayground.finetuning.calculator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.languageplayground.finetuning.calculator.Activations.Part.Kind;

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

    /** Its layers share nothing: 28 · 32 · (3,072 + 3,072) numbers of A on q and v, beside the 3,670,016 that PEFT counts as trained. */
    @Test
    void loraFaStoresTheFrozenA() {
        PublishedModel llama = Published.model("Llama-3.2 3B");
        Memory loraFa = Memory.of(Method.LORA_FA, llama, Published.adapted(llama, "qv"), 32, ONE_TEXT);
        assertThat(loraFa.gradients()).isEqualTo(4 * 3_670_016L);
        assertThat(loraFa.optimizer()).isEqualTo(8 * 3_670_016L);
        // PEFT's file of this adapter has 36.7 MB, as has that of LoRA.
        assertThat(loraFa.adapter()).isEqualTo(4 * 9_175_040L);
    }

    private static Activations kept(Method method, PublishedModel model, String targets, int r) {
        return Activations.of(method, model, Published.adapted(model, targets), List.of(), r, ONE_TEXT);
    }

    private static Activations full(PublishedModel model, TrainingSettings settings) {
        return Activations.of(Method.FULL, model, List.of(), List.of(), 1, settings);
    }

    private static long blocks(Activations kept) {
        return kept.total() - kept.bytes(Kind.HEAD) - kept.bytes(Kind.LOGITS);
    }

    /** s·b·h·(34 + 5·a·s/h) of the paper: 2,868,903,936 bytes a block of GPT-3 for 2048 tokens, 275.4 GB for all 96. */
    @Test
    void aBlockOfGpt3KeepsWhatThePaperSays() {
        Activations kept = full(Published.model("GPT-3 175B"), ONE_TEXT);
        assertThat(blocks(kept)).isEqualTo(96 * 2_868_903_936L);
        assertThat(blocks(kept) - kept.attention()).isEqualTo(96 * 855_638_016L);
        assertThat(kept.bytes(Kind.HEAD) + kept.bytes(Kind.LOGITS)).isEqualTo(4L * 2048 * (12_288 + 50_257));
    }

    @ParameterizedTest
    @CsvSource({"1,128", "4,512", "16,64"})
    void activationsOfAGptAreTheFormula(int batch, int sequence) {
        Activations kept =
                full(Published.model("GPT-2 XL"), new TrainingSettings(Precision.BITS_16, batch, sequence, false));
        double formula = 48.0 * sequence * batch * 1600 * (34 + 5.0 * 25 * sequence / 1600);
        assertThat((double) blocks(kept)).isEqualTo(formula);
    }

    @Test
    void checkpointingKeepsTheInputsAndOneBlock() {
        Activations kept = full(Published.model("GPT-3 175B"), new TrainingSettings(Precision.BITS_16, 1, 2048, true));
        assertThat(blocks(kept)).isEqualTo(96 * 50_331_648L + 2_868_903_936L);
    }

    /** 32 blocks, 32 heads, 2,048² weights of two bytes for either text: 17.18 GB, without a mask and without a second copy. */
    @Test
    void llamaKeepsItsAttentionWeightsOnce() {
        PublishedModel llama = Published.model("Llama-3 8B");
        Activations kept = full(llama, new TrainingSettings(Precision.BITS_16, 2, 2048, false));
        assertThat(kept.attention()).isEqualTo(17_179_869_184L);
        assertThat(kept.bytes(Kind.MASKS)).isZero();
    }

    /** Bytes of masks and of dropped attention weights, by whether the family's configuration drops them. */
    @ParameterizedTest
    @CsvSource({
        "GPT-2 small, true, true",
        "GPT-3 175B, true, true",
        "BERT base, true, true",
        "RoBERTa large, true, true",
        "OPT-6.7B, true, false",
        "Phi-2, true, false",
        "BLOOMZ-560M, false, false",
        "Llama-2 7B, false, false",
        "Mistral 7B v0.3, false, false",
        "Qwen2.5 7B, false, false",
        "Phi-4, false, false"
    })
    void onlyFamiliesWithDropoutKeepItsMasks(String name, boolean dropout, boolean ofAttention) {
        PublishedModel model = Published.model(name);
        Activations kept = full(model, ONE_TEXT);
        long weights = 2L * model.layers() * model.heads() * 2048 * 2048;
        assertThat(kept.bytes(Kind.MASKS)).isEqualTo(dropout ? 2L * model.layers() * 2048 * model.width() : 0);
        assertThat(kept.attention()).isEqualTo(ofAttention ? weights * 5 / 2 : weights);
    }

    /**
     * A frozen layer's input is needed for nothing: without those of o, gate, up and down, 14.0625 of 18.75 numbers a token and d
     * remain in a block of Llama-2, a quarter less; the inputs of q and v, which A needs, are one and the same.
     */
    @Test
    void loraOnQueryAndValueSavesAQuarterOfLlamasBlocks() {
        PublishedModel llama = Published.model("Llama-2 7B");
        Activations all = full(llama, ONE_TEXT);
        Activations lora = kept(Method.LORA, llama, "qv", 8);
        long token = 32 * 2048 * 2;
        assertThat(blocks(all) - all.attention()).isEqualTo(token * (8 * 4096 + 4 * 11_008));
        assertThat(blocks(lora) - lora.attention())
                .isEqualTo(token * (2 * 4096 + 3 * 4096 + 3 * 11_008 + 4096 + 2 * 8));
        assertThat(lora.bytes(Kind.LAYER_INPUTS)).isEqualTo(token * 4096);
        assertThat(lora.attention()).isEqualTo(all.attention());
        assertThat(kept(Method.LORA, llama, "all", 8).bytes(Kind.LAYER_INPUTS)).isEqualTo(all.bytes(Kind.LAYER_INPUTS));
    }

    /** The point of the method: of each input only the r numbers that the frozen A makes of it (Zhang et al. 2023). */
    @Test
    void loraFaKeepsWhatAMakesOfAnInputInsteadOfTheInput() {
        PublishedModel llama = Published.model("Llama-2 7B");
        Activations lora = kept(Method.LORA, llama, "all", 64);
        Activations loraFa = kept(Method.LORA_FA, llama, "all", 64);
        assertThat(loraFa.bytes(Kind.LAYER_INPUTS)).isZero();
        assertThat(loraFa.bytes(Kind.ADAPTERS)).isEqualTo(32L * 2048 * 2 * 7 * 64);
        assertThat(lora.total() - loraFa.total()).isEqualTo(32L * 2048 * 2 * (3 * 4096 + 11_008));
    }

    @Test
    void methodsKeepTheirOwnNumbers() {
        PublishedModel llama = Published.model("Llama-3.2 1B");
        long token = 16L * 2048 * 2;
        assertThat(kept(Method.DORA, llama, "qv", 4).bytes(Kind.ADAPTERS)).isEqualTo(token * (2 * 4 + 2048 + 512));
        assertThat(kept(Method.VERA, llama, "qv", 4).bytes(Kind.ADAPTERS)).isEqualTo(token * (2 * 4 + 2048 + 512));
        assertThat(kept(Method.VERA, llama, "qv", 4).bytes(Kind.LAYER_INPUTS)).isZero();
        assertThat(kept(Method.IA3, llama, "qv", 4).bytes(Kind.ADAPTERS)).isEqualTo(token * (2 * 512 + 8192));
        assertThat(kept(Method.ADAPTERS, llama, "qv", 4).bytes(Kind.ADAPTERS)).isEqualTo(token * 2 * (2048 + 2 * 4));
        assertThat(kept(Method.BITFIT, llama, "qv", 4).bytes(Kind.LAYER_INPUTS)).isZero();
        assertThat(kept(Method.PREFIX, llama, "qv", 4).attention()).isEqualTo(token * 32 * (2048 + 20));
    }

    /** Attention and MLP of Phi-2 read one norm's output. */
    @Test
    void whatTwoLayersReadIsKeptOnce() {
        PublishedModel phi = Published.model("Phi-2");
        assertThat(kept(Method.LORA, phi, "qm", 4).bytes(Kind.LAYER_INPUTS))
                .isEqualTo(32L * 2048 * 2 * (2560 + 10_240));
    }

    @Test
    void theHeadsInputIsKeptWhereTheHeadLearns() {
        PublishedModel untied = Published.model("Llama-3 8B");
        PublishedModel tied = Published.model("Llama-3.2 3B");
        long untiedInput = 2L * 2048 * 4096;
        assertThat(kept(Method.LORA, untied, "qv", 8).bytes(Kind.HEAD)).isEqualTo(untiedInput);
        assertThat(full(untied, ONE_TEXT).bytes(Kind.HEAD)).isEqualTo(2 * untiedInput);
        List<WeightMatrix> qv = Published.adapted(tied, "qv");
        assertThat(Activations.of(Method.LORA, tied, qv, tied.tables(), 8, ONE_TEXT)
                        .bytes(Kind.HEAD))
                .isEqualTo(2 * 2L * 2048 * 3072);
    }

    @Test
    void oneLayerKeepsItsInputWhereItOrAnALearnsAndWhatAMakesOfIt() {
        SquareLayer layer = new SquareLayer(768);
        TrainingSettings settings = new TrainingSettings(Precision.BITS_16, 4, 512, false);
        long token = 2L * 4 * 512;
        assertThat(Activations.of(Method.FULL, layer, layer.linears(), List.of(), 8, settings)
                        .total())
                .isEqualTo(token * 768);
        assertThat(Activations.of(Method.LORA, layer, layer.linears(), List.of(), 8, settings)
                        .total())
                .isEqualTo(token * (768 + 8));
        assertThat(Activations.of(Method.LORA_FA, layer, layer.linears(), List.of(), 8, settings)
                        .total())
                .isEqualTo(token * 8);
    }

    @Test
    void encodersHaveNoLogits() {
        Activations kept = full(Published.model("BERT base"), ONE_TEXT);
        assertThat(kept.bytes(Kind.HEAD) + kept.bytes(Kind.LOGITS)).isZero();
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
        assertThat(prompt.activations())
                .isEqualTo(Activations.of(
                        Method.PROMPT, model, List.of(), List.of(), 1, ONE_TEXT.longer(Method.VIRTUAL_TOKENS)));
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
