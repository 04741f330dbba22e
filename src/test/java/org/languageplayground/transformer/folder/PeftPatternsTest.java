package org.languageplayground.transformer.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.transformer.SmallModels;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.adapter.Lora;
import org.languageplayground.transformer.adapter.LowRank;

/** Ranks and alphas that a PEFT adapter gives by layer. */
class PeftPatternsTest {
    private static final Transformer GPT2 = SmallModels.gpt2();

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '~', textBlock = """
            "alpha_pattern":{"h\\\\.0\\\\..*c_attn":32}                            ! 8  ! 8 ! 4 ! 2
            "alpha_pattern":{"transformer\\\\.h\\\\.[0]\\\\.attn\\\\.c_attn":32}   ! 8  ! 8 ! 4 ! 2
            "alpha_pattern":{"c_attn":32}                                          ! 8  ! 8 ! 4 ! 4
            "alpha_pattern":{"h.1.attn.c_attn|h.0.attn.c_proj":32}                 ! 8  ! 8 ! 2 ! 4
            "alpha_pattern":{"h.0.attn.c_attn":32,".*":64}                         ! 8  ! 8 ! 4 ! 8
            "rank_pattern":{"h\\\\.0\\\\..*":4}                                    ! 4  ! 8 ! 4 ! 2
            "rank_pattern":{"c_attn":4},"alpha_pattern":{"h.1.attn.c_attn":32}     ! 4  ! 4 ! 4 ! 8
            "rank_pattern":{"h.0.*":64,"h.1.*":16},"use_rslora":true               ! 64 ! 16 ! 2 ! 4
            "alpha_pattern":{},"rank_pattern":null                                 ! 8  ! 8 ! 2 ! 2
            """)
    void aPatternGivesItsNumberToTheLayersThatItNames(
            String settings, int rank0, int rank1, double scale0, double scale1) {
        List<LowRank> pairs = read(settings, rank0, rank1).pairs();
        for (LowRank pair : pairs) {
            assertThat(pair.a().columns()).isEqualTo(pair.layer() == 0 ? rank0 : rank1);
            assertThat(pair.scale()).isCloseTo(pair.layer() == 0 ? scale0 : scale1, within(1e-12));
        }
        assertThat(pairs).extracting(LowRank::layer).contains(0, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"attn", "h.2.attn.c_attn", "c_att", "_attn", "h.0", "lm_head"})
    void aPatternThatNamesNothingIsTold(String pattern) {
        for (String key : List.of("alpha_pattern", "rank_pattern")) {
            refused(
                    "\"" + key + "\":{\"" + pattern + "\":4}",
                    "adapter_config.json names \"" + pattern + "\" in \"" + key
                            + "\", but no layer of this model is called so");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"c_attn(", "[", "(((.*)*)*)*x", "(a|a|.*.*)*(.*.*)*(.*)*y", "(?P<n>c_attn)"})
    void anExpressionThatCannotBeFollowedIsRefused(String pattern) {
        refused(
                "\"alpha_pattern\":{\"" + pattern + "\":4}",
                "adapter_config.json names layers by \"" + pattern
                        + "\", which is no regular expression that can be followed");
    }

    @Test
    void targetsMayBeARegularExpression() {
        String alpha = "\"alpha_pattern\":{}";
        assertThat(read(alpha, 8, 8, "\".*c_attn\"").pairs()).isNotEmpty();
        assertThat(read(alpha, 8, 8, "\"all-linear\"").pairs()).isNotEmpty();
        assertThatExceptionOfType(ModelFolderException.class)
                .isThrownBy(() -> read(alpha, 8, 8, "\".*h.0.*\""))
                .withMessageContaining("does not name h.1.attn.c_attn among its \"target_modules\"");
    }

    @Test
    void whatIsNoObjectOfNumbersIsRefused() {
        refused(
                "\"alpha_pattern\":[1]",
                "adapter_config.json gives \"alpha_pattern\" as something else than numbers by layer");
        refused(
                "\"alpha_pattern\":{\"c_attn\":\"x\"}",
                "adapter_config.json gives \"c_attn\" as x, which is no number above 0");
    }

    private static void refused(String settings, String problem) {
        assertThatExceptionOfType(ModelFolderException.class)
                .isThrownBy(() -> read(settings, 8, 8))
                .withMessageContaining(problem);
    }

    private static Lora read(String settings, int rank0, int rank1) {
        return read(settings, rank0, rank1, "[\"c_attn\"]");
    }

    private static Lora read(String settings, int rank0, int rank1, String targets) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        int[] ranks = {rank0, rank1};
        for (int layer = 0; layer < 2; layer++) {
            String module = "base_model.model.transformer.h." + layer + ".attn.c_attn.";
            tensors.put(module + "lora_A.weight", ones(ranks[layer], 8));
            tensors.put(module + "lora_B.weight", ones(24, ranks[layer]));
        }
        String json = "{\"peft_type\":\"LORA\",\"r\":8,\"lora_alpha\":16,\"target_modules\":" + targets + "," + settings
                + "}";
        return (Lora) AdapterFiles.read(
                json.getBytes(StandardCharsets.UTF_8), AdapterFilesTest.bytes(tensors), GPT2.config(), GPT2::weights);
    }

    private static Tensor ones(int rows, int columns) {
        float[] values = new float[rows * columns];
        Arrays.fill(values, 1);
        return new Tensor(List.of(rows, columns), values);
    }
}
