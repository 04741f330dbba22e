package org.languageplayground.finetuning.calculator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TrainableParametersTest {

    private static List<WeightMatrix> square(int width, int copies) {
        return List.of(new WeightMatrix(Target.QUERY, "w", width, width, copies));
    }

    @Test
    void theFirstScenarioTrainsTwelveThousandOfSixHundredThousand() {
        SquareLayer layer = new SquareLayer(768);
        long lora = TrainableParameters.lora(layer.linears(), 8);
        assertThat(layer.parameters()).isEqualTo(589_824);
        assertThat(lora).isEqualTo(12_288);
        assertThat(100.0 * lora / (layer.parameters() + lora)).isCloseTo(2.04, within(0.005));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Llama-2 7B      | qv  |  8 |   4_194_304
            Llama-2 7B      | qv  | 16 |   8_388_608
            Llama-2 7B      | all |  8 |  19_988_480
            Llama-2 7B      | all | 16 |  39_976_960
            Llama-2 7B      | all | 64 | 159_907_840
            Llama-3 8B      | qv  |  8 |   3_407_872
            Llama-3 8B      | qv  | 16 |   6_815_744
            Llama-3 8B      | all | 16 |  41_943_040
            Llama-3 8B      | all | 64 | 167_772_160
            Mistral 7B v0.1 | qv  |  8 |   3_407_872
            Mistral 7B v0.3 | qv  | 16 |   6_815_744
            Mistral 7B v0.1 | all | 16 |  41_943_040
            Mistral 7B v0.3 | all | 64 | 167_772_160
            GPT-3 175B      | qv  |  1 |   4_718_592
            GPT-3 175B      | qv  |  8 |  37_748_736
            GPT-3 175B      | qv  |  4 |  18_874_368
            GPT-2 medium    | qv  |  4 |     393_216
            GPT-2 large     | qv  |  4 |     737_280
            RoBERTa base    | qv  |  8 |     294_912
            RoBERTa large   | qv  |  8 |     786_432
            """)
    void loraCountsArePublished(String name, String targets, int r, String published) {
        assertThat(TrainableParameters.lora(Published.adapted(Published.model(name), targets), r))
                .isEqualTo(Published.number(published));
    }

    /** DeBERTa XXL has 48 layers 1536 wide. */
    @Test
    void debertaIsAdaptedAsPublished() {
        assertThat(TrainableParameters.lora(square(1536, 2 * 48), 16)).isEqualTo(4_718_592);
    }

    /** The sizes of files in the LoRA paper: rank 4 of GPT-3 in 16 bit is its "35 MB", rank 4 of GPT-2 M in 32 bit 1.5 MB. */
    @Test
    void adapterFilesHaveThePublishedSize() {
        long gpt3 = TrainableParameters.lora(Published.adapted(Published.model("GPT-3 175B"), "qv"), 4) * 2;
        assertThat(gpt3 / 1e6).isCloseTo(37.7, within(0.05));
        assertThat(gpt3 / 1048576.0).isEqualTo(36.0);
        long medium = TrainableParameters.lora(Published.adapted(Published.model("GPT-2 medium"), "qv"), 4) * 4;
        assertThat(medium / 1048576.0).isEqualTo(1.5);
    }

    @Test
    void theLoraPapersOtherMethodsOnGpt3AreCountedAsThere() {
        assertThat(TrainableParameters.adapters(96, 12_288, 1)).isEqualTo(7_078_080);
        assertThat(TrainableParameters.adapters(96, 12_288, 8)).isEqualTo(40_109_568);
        assertThat(TrainableParameters.prompt(12_288, 256 + 8)).isEqualTo(3_244_032);
    }

    /**
     * What PEFT's {@code print_trainable_parameters} prints, in its documentation and examples, for models on offer.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Qwen2.5 3B   | qv | 16 | 3_686_400 | 3_089_625_088 | 0.1193
            Llama-3.2 1B | q  |  8 |   524_288 | 1_236_338_688 | 0.0424
            OPT-6.7B     | qv | 16 | 8_388_608 | 6_666_862_592 | 0.1258
            """)
    void peftPrintsTheSameForLora(String name, String targets, int r, String trainable, String all, String percent) {
        PublishedModel model = Published.model(name);
        long count = TrainableParameters.lora(Published.adapted(model, targets), r);
        assertPrints(count, model.parameters(), trainable, all, percent);
    }

    /** And for the methods with virtual tokens. */
    @Test
    void peftPrintsTheSameForVirtualTokens() {
        PublishedModel bloomz = Published.model("BLOOMZ-560M");
        long base = bloomz.parameters();
        assertPrints(
                TrainableParameters.prefix(bloomz.layers(), bloomz.keyValueWidth(), 20),
                base,
                "983_040",
                "560_197_632",
                "0.1755");
        assertPrints(TrainableParameters.prompt(bloomz.width(), 8), base, "8_192", "559_222_784", "0.0015");
        assertPrints(TrainableParameters.pTuning(bloomz.width(), 20, 128), base, "300_288", "559_514_880", "0.0537");
    }

    private static void assertPrints(long count, long base, String trainable, String all, String percent) {
        assertThat(count).isEqualTo(Published.number(trainable));
        assertThat(base + count).isEqualTo(Published.number(all));
        assertThat(String.format(Locale.ROOT, "%.4f", 100.0 * count / (base + count)))
                .isEqualTo(percent);
    }

    /** 24 encoder and 24 decoder layers of mT5 and T5 1.1 large: gated MLP of 2816, 32 buckets of 16 heads in each half. */
    private static long t5Large(int vocabulary) {
        long attention = 4L * 1024 * 1024;
        long mlp = 3L * 1024 * 2816;
        long encoder = 24 * (attention + mlp + 2 * 1024);
        long decoder = 24 * (2 * attention + mlp + 3 * 1024);
        return 2L * vocabulary * 1024 + encoder + decoder + 2 * 32 * 16 + 2 * 1024;
    }

    /** Query and value of 24 attention blocks in the encoder and 48 in the decoder. */
    @Test
    void peftPrintsTheSameForEncoderDecoderModels() {
        assertPrints(
                TrainableParameters.lora(square(1024, 2 * 72), 8),
                t5Large(250_112),
                "2_359_296",
                "1_231_940_608",
                "0.1915");
        assertPrints(
                TrainableParameters.lora(square(1024, 2 * 72), 16),
                t5Large(32_128),
                "4_718_592",
                "787_868_672",
                "0.5989");
        long attention = TrainableParameters.ia3(72, 1024, 0);
        long mlp = TrainableParameters.ia3(48, 0, 2816);
        assertPrints(attention + mlp, t5Large(250_112), "282_624", "1_229_863_936", "0.0230");
    }

    /** OPT-350M embeds 512 numbers a token and widens them to 1024; it has no final norm. */
    @Test
    void peftPrintsTheSameForOpt350m() {
        long d = 1024;
        long base = 50_272 * 512L + 2050 * d + 2 * 512 * d + 24 * (12 * d * d + 13 * d);
        assertPrints(TrainableParameters.lora(square(1024, 2 * 24), 16), base, "1_572_864", "332_769_280", "0.4727");
    }

    /** 32 + 32 layers 1280 wide; keys have no bias; two convolutions in front of the encoder. */
    @Test
    void peftPrintsTheSameForWhisper() {
        long d = 1280;
        long encoder = 32 * (12 * d * d + 12 * d) + (80 * 3 + 1) * d + (3 * d + 1) * d + 1500 * d;
        long decoder = 32 * (16 * d * d + 17 * d) + 448 * d + 51_865 * d;
        long base = encoder + decoder + 2 * 2 * d;
        assertPrints(TrainableParameters.lora(square(1280, 2 * 96), 32), base, "15_728_640", "1_559_033_600", "1.0089");
    }

    /** A head for 101 classes is trained in full: the original stays beside its copy, and the documentation counts both. */
    @Test
    void peftPrintsTheSameForAHeadThatIsTrainedInFull() {
        long d = 768;
        long vit = 12 * (12 * d * d + 13 * d) + 2 * d + (d * d + d) + d + 197 * d;
        long head = 101 * (d + 1);
        long lora = TrainableParameters.lora(square(768, 2 * 12), 16);
        assertPrints(lora + head, vit + head, "667_493", "86_543_818", "0.7713");
        assertThat(vit + head + lora).isEqualTo(86_466_149);
    }

    /** The counts that PEFT's comparison of methods on Llama-3.2 3B publishes. */
    @Test
    void theMeasuredRunsHaveTheCountsOfTheFormulas() {
        PublishedModel llama = Published.model("Llama-3.2 3B");
        List<WeightMatrix> qv = Published.adapted(llama, "qv");
        int kv = llama.keyValueWidth();
        Map<Long, Long> expected = Map.ofEntries(
                Map.entry(18_350_080L, TrainableParameters.lora(qv, 64)),
                Map.entry(9_461_760L, TrainableParameters.lora(Published.adapted(llama, "m"), 10)),
                Map.entry(9_175_040L, TrainableParameters.lora(qv, 32)),
                Map.entry(3_212_749_824L, llama.parameters()),
                Map.entry(9_289_728L, TrainableParameters.dora(qv, 32)),
                // Attention's outputs and, as feed-forward, the inputs of all three MLP matrices.
                Map.entry(630_784L, 28L * (2 * 3072 + 2 * kv + 2 * 3072 + 8192)),
                Map.entry(286_720L, TrainableParameters.ia3(28, kv, 8192)),
                Map.entry(2_867_200L, TrainableParameters.prefix(28, kv, 50)),
                Map.entry(11_468_800L, TrainableParameters.prefix(28, kv, 200)),
                Map.entry(3_670_016L, TrainableParameters.loraFa(qv, 32)),
                // AdaLoRA starts with twice its rank, and has a singular value for each.
                Map.entry(18_353_664L, TrainableParameters.lora(qv, 64) + 64 * 2 * 28),
                Map.entry(129_024L, TrainableParameters.vera(qv, 256)),
                Map.entry(28_382_208L, TrainableParameters.pTuning(3072, 20, 3072)),
                Map.entry(614_400L, TrainableParameters.prompt(3072, 200)));
        assertThat(expected)
                .allSatisfy((published, computed) -> assertThat(computed).isEqualTo(published));
        assertThat(MeasuredRun.PUBLISHED)
                .hasSize(17)
                .allSatisfy(run -> assertThat(expected).containsKey(run.trained()))
                .isSortedAccordingTo((a, b) -> Double.compare(b.accuracy(), a.accuracy()));
    }

    @Test
    void everyMethodOfAModelIsItsFormula() {
        PublishedModel model = Published.model("GPT-2 small");
        List<WeightMatrix> qv = Published.adapted(model, "qv");
        assertThat(Method.of(model)).containsExactly(Method.values());
        assertThat(Stream.of(Method.values()).map(method -> method.parameters(model, qv, 8)))
                .containsExactly(
                        124_439_808L,
                        294_912L,
                        294_912L,
                        294_912L,
                        294_912L + 24 * 768,
                        147_456L,
                        24L * (8 + 768),
                        24L * (2 * 768 * 8 + 8 + 768),
                        2L * 12 * 768 * 20,
                        20L * 768 + (768 * 128 + 128) + (128 * 128 + 128) + (128 * 768 + 768),
                        20L * 768,
                        12L * (768 + 768 + 3072),
                        12L * 11 * 768 + 768);
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"ADAPTERS", "PREFIX", "IA3"})
    void aMethodThatNeedsBlocksRefusesOneLayer(Method method) {
        SquareLayer layer = new SquareLayer(64);
        assertThat(Method.of(layer)).doesNotContain(method);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> method.parameters(layer, layer.linears(), 1))
                .withMessageContaining("needs a whole model");
    }
}
