package org.languageplayground.finetuning.calculator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedModelsTest {

    /** The count of each model's published weights; GPT-3's from its paper's shape, counted as GPT-2. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GPT-2 small     |     124_439_808
            GPT-2 medium    |     354_823_168
            GPT-2 large     |     774_030_080
            GPT-2 XL        |   1_557_611_200
            GPT-3 175B      | 174_604_259_328
            BERT base       |     109_482_240
            BERT large      |     335_141_888
            RoBERTa base    |     124_645_632
            RoBERTa large   |     355_359_744
            Llama-2 7B      |   6_738_415_616
            Llama-2 13B     |  13_015_864_320
            Llama-2 70B     |  68_976_648_192
            Llama-1 65B     |  65_285_660_672
            Llama-3 8B      |   8_030_261_248
            Llama-3 70B     |  70_553_706_496
            Llama-3.2 1B    |   1_235_814_400
            Llama-3.2 3B    |   3_212_749_824
            Mistral 7B v0.1 |   7_241_732_096
            Mistral 7B v0.3 |   7_248_023_552
            Qwen2.5 0.5B    |     494_032_768
            Qwen2.5 1.5B    |   1_543_714_304
            Qwen2.5 3B      |   3_085_938_688
            Qwen2.5 7B      |   7_615_616_512
            Qwen2.5 14B     |  14_770_033_664
            Qwen2.5 32B     |  32_763_876_352
            Qwen2.5 72B     |  72_706_203_648
            Phi-2           |   2_779_683_840
            Phi-3 mini      |   3_821_079_552
            Phi-4           |  14_659_507_200
            OPT-125M        |     125_239_296
            OPT-6.7B        |   6_658_473_984
            BLOOMZ-560M     |     559_214_592
            """)
    void theShapesAddUpToThePublishedCount(String name, String published) {
        assertThat(Published.model(name).parameters()).isEqualTo(Published.number(published));
    }

    @Test
    void everyModelOnOfferIsCheckedAbove() {
        assertThat(PublishedModels.all()).hasSize(32).doesNotHaveDuplicates();
    }

    @Test
    void aModelIsFoundByTheNameInLinks() {
        assertThat(PublishedModels.all()).allSatisfy(model -> assertThat(PublishedModels.find(model.id()))
                .contains(model));
        assertThat(PublishedModels.find("llama-2-7b").orElseThrow().name()).isEqualTo("Llama-2 7B");
        assertThat(PublishedModels.find("")).isEmpty();
    }

    @Test
    void matricesStandForTheirTargets() {
        PublishedModel model = Published.model("Llama-3 8B");
        assertThat(model.adapted(Set.of(Target.VALUE)))
                .containsExactly(new WeightMatrix(Target.VALUE, "v_proj", 1024, 4096, 32));
        assertThat(model.adapted(Set.of(Target.MLP)))
                .extracting(WeightMatrix::name)
                .containsExactly("gate_proj", "up_proj", "down_proj");
        assertThat(model.adapted(Set.of(Target.EMBEDDINGS)))
                .extracting(WeightMatrix::name)
                .containsExactly("embeddings", "head");
        assertThat(Published.model("GPT-2 small").adapted(Set.of(Target.EMBEDDINGS)))
                .hasSize(1);
    }

    @Test
    void aLayerIsOneMatrixWhateverTheTargets() {
        assertThat(new SquareLayer(768).parameters()).isEqualTo(589_824);
        assertThat(new SquareLayer(768).adapted(Set.of()))
                .isEqualTo(List.of(new WeightMatrix(Target.QUERY, "W", 768, 768, 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SquareLayer(0))
                .withMessageContaining("0");
    }

    /** GPT-2's c_attn, 768 to 2304, with rank 8. */
    @Test
    void matricesOfOneNameArePublishedInOne() {
        PublishedModel gpt2 = Published.model("GPT-2 small");
        WeightMatrix fused = gpt2.asPublished().getFirst();
        assertThat(fused).isEqualTo(new WeightMatrix(Target.QUERY, "c_attn", 2304, 768, 12));
        assertThat(TrainableParameters.lora(List.of(fused), 8)).isEqualTo(294_912);
        assertThat(BaseModel.sum(gpt2.asPublished())).isEqualTo(BaseModel.sum(gpt2.linears()));
        assertThat(Published.model("Phi-4").asPublished())
                .extracting(WeightMatrix::outputs)
                .containsExactly(5120 + 2 * 1280, 5120, 2 * 17_920, 5120);
        PublishedModel llama = Published.model("Llama-2 7B");
        assertThat(llama.asPublished()).isEqualTo(llama.linears());
    }

    @Test
    void biasesAreThoseOfLinearLayersAndNorms() {
        // 12 layers of 4 d + 5 d for the linear layers and 2 d for the norms, and d for the final norm.
        assertThat(Published.model("GPT-2 small").biases()).isEqualTo(12 * 11 * 768 + 768);
        assertThat(Published.model("Llama-2 7B").biases()).isZero();
        assertThat(Published.model("Qwen2.5 0.5B").biases()).isEqualTo(24 * (896 + 128 + 128));
    }
}
