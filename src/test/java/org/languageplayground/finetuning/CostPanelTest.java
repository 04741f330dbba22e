package org.languageplayground.finetuning;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.languageplayground.compute.QuantizationEffects.Storage;
import org.languageplayground.finetuning.calculator.Precision;
import org.languageplayground.finetuning.calculator.PublishedModel;
import org.languageplayground.finetuning.calculator.PublishedModels;
import org.languageplayground.finetuning.calculator.Target;
import org.languageplayground.transformer.quantization.FourBitType;

@ViewPackages(packages = "org.languageplayground.finetuning")
class CostPanelTest extends LoraPage {
    private static final String TRIAL = "The same in numbers";

    @BeforeEach
    void openTab() {
        open("tab=cost");
    }

    @AfterEach
    void stop() {
        simulation().close();
    }

    private static PublishedModel model(String id) {
        return PublishedModels.find(id).orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private CheckboxGroup<Target> targets() {
        return $view(CheckboxGroup.class)
                .withCondition(group -> "Target modules".equals(group.getLabel()))
                .single();
    }

    @Test
    void aPublishedModelShowsWhatLoraTrainsOfIt() {
        assertThat(stat("Base params")).isEqualTo("6,738,415,616");
        assertThat(stat("LoRA params")).isEqualTo("4,194,304");
        assertThat(stat("Trainable %")).isEqualTo("0.0622 %");
        targets().setValue(Set.of(Target.QUERY, Target.KEY, Target.VALUE, Target.OUTPUT, Target.MLP));
        assertThat(stat("LoRA params")).isEqualTo("19,988,480");
        targets().setValue(Set.of());
        assertThat(stat("LoRA params")).isEqualTo("0");
        assertThat(message()).contains("tick at least one");
    }

    @Test
    void everyPresetShowsItsNumbers() {
        assertThat(select("Model preset").getListDataView().getItemCount())
                .isEqualTo(PublishedModels.all().size());
        PublishedModels.all().reversed().forEach(model -> {
            select("Model preset").setValue(model);
            assertThat(stat("Base params")).isEqualTo(String.format(Locale.ENGLISH, "%,d", model.parameters()));
            assertThat(message()).contains(model.name());
        });
    }

    @Test
    void memoryFollowsPrecisionBatchAndLength() {
        String sixteen = chartData("Memory breakdown");
        select("Base precision").setValue(Precision.BITS_4_DOUBLE);
        assertThat(message()).contains("The weights take 3.87 GB");
        assertThat(chartData("Memory breakdown")).isNotEqualTo(sixteen);
        String before = message();
        slider("Sequence length").setValue(4096);
        slider("Batch size").setValue(2);
        assertThat(message()).isNotEqualTo(before);
        String kept = message();
        checkbox("Gradient checkpointing").setValue(true);
        assertThat(message()).isNotEqualTo(kept);
    }

    @Test
    void headAndEmbeddingsInFullAreCountedAndSaid() {
        select("Model preset").setValue(model("llama-3-8b"));
        checkbox("Train head/embeddings in full").setValue(true);
        assertThat(message()).contains("head and embeddings 1,050,673,152 more");
        assertThat(stat("LoRA params")).isEqualTo("3,407,872");
        assertThat(stat("Trainable %")).isEqualTo("11.60 %");
    }

    @Test
    void theMeasuredRunsStandBesideTheFormula() {
        assertThat(cells("Measured: Llama-3.2 3B on mathematics"))
                .contains("rsLoRA")
                .contains("51.3")
                .contains("3,212,749,824")
                .contains("6,425.5")
                .contains("(IA)³, lr 5e-3, all linear layers")
                .contains("5.7");
    }

    @Test
    void theActivationsAreCountedPartByPart() {
        open("preset=llama-3-8b&batch=2&seq=2048");
        assertThat(cells("Activations, counted"))
                .contains("attention weights: heads · length\",\"32\",\"65,536\",\"2\",\"17.18 GB")
                .contains("inputs of the norms: 2 · d\",\"32\",\"8,192\"")
                .contains("inside the MLP: 3 · d_ff\",\"32\",\"43,008\"")
                .contains("inputs of linear layers that learn\",\"32\",\"4,096\"")
                .contains("A·x: r for each adapted matrix\",\"32\",\"16\"")
                .doesNotContain("dropout");
        open("preset=gpt-2-small");
        assertThat(cells("Activations, counted")).contains("masks of that dropout");
    }

    @Test
    void whatLoraSavesOfTheActivationsIsSaid() {
        open("preset=llama-3-8b&seq=2048");
        assertThat($view(Paragraph.class).all())
                .extracting(Paragraph::getText)
                .anyMatch(text -> text.contains("LoRA on these matrices saves"));
        open("preset=llama-3-8b&seq=2048&targets=query.key.value.output.mlp.embeddings");
        assertThat($view(Paragraph.class).all())
                .extracting(Paragraph::getText)
                .anyMatch(text -> text.contains("LoRA needs all these inputs as well"));
    }

    @Test
    void theComparisonShowsWhatEveryMethodTrainsAndNeeds() {
        open("preset=gpt-2-small");
        assertThat(cells("Fine-tuning method comparison"))
                .contains("\"LoRA\",\"294,912\"")
                .contains("\"LoRA-FA\",\"147,456\"")
                .contains("(IA)³");
        assertThat(chartData("Fine-tuning method comparison")).contains("294912");
    }

    @Test
    void aRankAboveTheNarrowestMatrixIsAnsweredWithASentence() {
        open("preset=qwen2.5-0.5b&costrank=200");
        assertThat(slider("Adapter rank").getValue()).isEqualTo(128);
        assertThat(message()).contains("Rank 200 is not possible here");
    }

    @Test
    void fourBitTypesAreComparedOnTheRealMatrix() {
        assertThat(stat("Bits a weight")).isEqualTo("4.50");
        String error = stat("Quantization error");
        select("4-bit type").setValue(FourBitType.INTEGER);
        assertThat(stat("Quantization error")).isNotEqualTo(error);
        assertThat(message()).startsWith("Layer 2, MLP in, kept in INT4").contains("its 15 levels");
        assertThat(cells("What it costs")).contains(error).contains(stat("Quantization error"));
        String levels = chartData("Weights by 4-bit level");
        select("Quantized matrix")
                .setValue(select("Quantized matrix").getListDataView().getItem(0));
        assertThat(message()).startsWith("Layer 1, q, k, v, kept in INT4");
        assertThat(chartData("Weights by 4-bit level")).isNotEqualTo(levels);
    }

    @Test
    void whatFourBitsCostIsMeasuredAndComesByItself() throws InterruptedException {
        CountDownLatch measured = new CountDownLatch(1);
        Runnable look = () -> {
            if (Students.EFFECTS.measured().size() == Storage.ALL.size()) {
                measured.countDown();
            }
        };
        Students.EFFECTS.measure(look);
        look.run();
        assertThat(measured.await(2, TimeUnit.MINUTES)).isTrue();
        await(() -> !cells("What it costs").contains("…"));
        assertThat(cells("What it costs")).contains("294,912").contains("82,944");
    }

    @Test
    void allMethodsAreMeasuredUntilTheStudentStopsThem() throws InterruptedException {
        assertThat(button("Stop all methods").isEnabled()).isFalse();
        button("Run all methods").click();
        assertThat(message()).startsWith("9 methods run one after another");
        await(() -> cells(TRIAL).contains("rsLoRA"));
        button("Stop all methods").click();
        assertThat(message()).matches("[2-9] of 9 methods were measured\\. [0-9] of them answered 95 % .*");
        assertThat(cells(TRIAL)).contains("275,328").contains("27,648");
        assertThat(button("Stop all methods").isEnabled()).isFalse();
    }

    @Test
    void aTrialWithARankThatTheTinyModelHasNotIsRefusedInASentence() {
        open("tab=cost&costrank=65");
        button("Run all methods").click();
        assertThat(message()).contains("choose a rank of at most 64");
    }

    @Test
    void theEncoderIsMeasuredInFourBitsOnceSomeoneLooks() throws InterruptedException {
        Details encoder = $view(Details.class)
                .withCondition(details -> "The English encoder in 4 bits".equals(details.getSummaryText()))
                .single();
        assertThat(Students.BITS.measured()).isEmpty();
        encoder.setOpened(true);
        await(() -> cells("The English encoder in 4 bits").split("\\],\\[").length == Storage.ALL.size());
        assertThat(cells("The English encoder in 4 bits"))
                .contains("32 bit, as shipped\",\"32.00\",\"0.0 %\",\"42,467,328\",\"0.799\",\"0.000\"")
                .contains("NF4 + DQ");
        assertThat(Students.BITS.measured()).allSatisfy(effect -> {
            assertThat(effect.error()).isBetween(0.0, 0.2);
            assertThat(effect.ndcg().meanAfter()).isBetween(0.5, 0.9);
        });
    }
}
