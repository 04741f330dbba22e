package org.languageplayground.finetuning;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.slider.IntegerSlider;
import com.vaadin.flow.router.QueryParameters;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.languageplayground.compute.QuantizationEffects.Storage;
import org.languageplayground.finetuning.calculator.Precision;
import org.languageplayground.finetuning.calculator.PublishedModels;
import org.languageplayground.finetuning.calculator.Target;
import org.languageplayground.transformer.quantization.FourBitType;
import org.languageplayground.ui.Figures;
import org.languageplayground.ui.MessageLine;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.StatCard;
import org.languageplayground.ui.ViewFactory;
import org.languageplayground.ui.chart.ApexChart;
import org.languageplayground.ui.chart.MatrixView;

@ViewPackages(packages = "org.languageplayground.finetuning")
class LoraViewTest extends BrowserlessTest {

    /** Makes the view. */
    public static class Views extends ViewFactory {
        public Views() {
            super(LoraView.class, () -> new LoraView(Students.simulations()));
        }
    }

    @Override
    protected Set<Class<?>> lookupServices() {
        return Set.of(Views.class);
    }

    @BeforeEach
    void open() {
        navigate(LoraView.class);
    }

    private void open(String query) {
        UI.getCurrent().navigate("lora", QueryParameters.fromString(query));
    }

    private String message() {
        return $view(MessageLine.class).single().getText();
    }

    private String stat(String name) {
        return $view(StatCard.class)
                .withCondition(card -> name.equals(card.getElement().getAttribute("aria-label")))
                .single()
                .value();
    }

    private IntegerSlider slider(String label) {
        return $view(IntegerSlider.class)
                .withCondition(slider -> label.equals(slider.getLabel()))
                .single();
    }

    @SuppressWarnings("unchecked")
    private Select<Object> select(String label) {
        return $view(Select.class)
                .withCondition(select -> label.equals(select.getLabel()))
                .single();
    }

    private Checkbox checkbox(String label) {
        return $view(Checkbox.class)
                .withCondition(box -> label.equals(box.getLabel()))
                .single();
    }

    private String chartData(String name) {
        return $view(ApexChart.class)
                .withCondition(chart -> name.equals(chart.getElement().getProperty("name")))
                .single()
                .getElement()
                .getPropertyRaw("series")
                .toString();
    }

    @Test
    void theFirstScenarioFillsEveryNumber() {
        assertThat(stat("Base params")).isEqualTo("589,824");
        assertThat(stat("LoRA params")).isEqualTo("12,288");
        assertThat(stat("Trainable %")).isEqualTo("2.04 %");
        assertThat(stat("Scale α/r")).isEqualTo("2.0");
        assertThat(chartData("Parameter breakdown")).contains("589824").contains("12288");
    }

    @Test
    void theSlidersHaveTheirRanges() {
        assertThat(slider("Model hidden dim (d)").getMin()).isEqualTo(64);
        assertThat(slider("Model hidden dim (d)").getMax()).isEqualTo(12_288);
        assertThat(slider("LoRA rank (r)").getMin()).isEqualTo(1);
        assertThat(slider("LoRA rank (r)").getMax()).isEqualTo(256);
        assertThat(slider("LoRA alpha").getMin()).isEqualTo(1);
        assertThat(slider("LoRA alpha").getMax()).isEqualTo(512);
    }

    @Test
    void rankAndAlphaChangeWhatTheyShould() {
        slider("LoRA rank (r)").setValue(16);
        assertThat(stat("LoRA params")).isEqualTo("24,576");
        assertThat(stat("Scale α/r")).isEqualTo("1.0");
        slider("LoRA alpha").setValue(64);
        assertThat(stat("LoRA params")).isEqualTo("24,576");
        assertThat(stat("Scale α/r")).isEqualTo("4.0");
        assertThat(message()).contains("24,576").contains("4.0");
    }

    @Test
    void aRankAboveTheWidthIsAnsweredWithASentence() {
        slider("LoRA rank (r)").setValue(256);
        slider("Model hidden dim (d)").setValue(128);
        assertThat(slider("LoRA rank (r)").getValue()).isEqualTo(128);
        assertThat(message()).contains("Rank 256 is not possible here: W is 128 × 128");
    }

    @Test
    @SuppressWarnings("unchecked")
    void aPublishedModelBringsItsWidthAndItsTargets() {
        CheckboxGroup<Target> targets = $view(CheckboxGroup.class)
                .withCondition(group -> "Target modules".equals(group.getLabel()))
                .single();
        assertThat(targets.isEnabled()).isFalse();
        select("Model preset").setValue("llama-2-7b");
        assertThat(slider("Model hidden dim (d)").getValue()).isEqualTo(4096);
        assertThat(slider("Model hidden dim (d)").isEnabled()).isFalse();
        assertThat(stat("Base params")).isEqualTo("6,738,415,616");
        assertThat(stat("LoRA params")).isEqualTo("4,194,304");
        assertThat(stat("Trainable %")).isEqualTo("0.0622 %");
        targets.setValue(Set.of(Target.QUERY, Target.KEY, Target.VALUE, Target.OUTPUT, Target.MLP));
        assertThat(stat("LoRA params")).isEqualTo("19,988,480");
        targets.setValue(Set.of());
        assertThat(stat("LoRA params")).isEqualTo("0");
        assertThat(message()).contains("tick at least one");
    }

    @Test
    void everyPresetShowsItsNumbers() {
        assertThat(select("Model preset").getListDataView().getItemCount())
                .isEqualTo(1 + PublishedModels.all().size());
        PublishedModels.all().forEach(model -> {
            select("Model preset").setValue(model.id());
            assertThat(stat("Base params")).isEqualTo(String.format(Locale.ENGLISH, "%,d", model.parameters()));
            assertThat(message()).contains(model.name());
        });
    }

    @Test
    void memoryFollowsPrecisionBatchAndLength() {
        select("Model preset").setValue("llama-2-7b");
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
        select("Model preset").setValue("llama-3-8b");
        checkbox("Train head/embeddings in full").setValue(true);
        assertThat(message()).contains("head and embeddings 1,050,673,152 more");
        assertThat(stat("LoRA params")).isEqualTo("3,407,872");
        assertThat(stat("Trainable %")).isEqualTo("11.60 %");
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
        select("Model preset").setValue("");
        assertThat(cells("Activations, counted"))
                .contains("input x: d\",\"1\",\"768\"")
                .contains("A·x: r\",\"1\",\"8\"");
    }

    @Test
    void whatLoraSavesOfTheActivationsIsSaid() {
        open("preset=llama-2-7b&seq=2048");
        assertThat($view(Paragraph.class).all())
                .extracting(Paragraph::getText)
                .anyMatch(text -> text.contains("LoRA on these matrices saves"));
        open("preset=llama-2-7b&seq=2048&targets=query.key.value.output.mlp.embeddings");
        assertThat($view(Paragraph.class).all())
                .extracting(Paragraph::getText)
                .anyMatch(text -> text.contains("LoRA needs all these inputs as well"));
    }

    /** One layer of 768: LoRA keeps x and A·x of 512 tokens, LoRA-FA A·x alone. */
    @Test
    void theComparisonShowsWhatLoraFaSaves() {
        assertThat(cells("Fine-tuning method comparison"))
                .contains("\"LoRA\",\"12,288\",\"2.04 %\",\"2.17 MB\",\"794.62 kB\"")
                .contains("\"LoRA-FA\",\"6,144\",\"1.03 %\",\"1.31 MB\",\"8.19 kB\"");
    }

    @Test
    void everyFigureSaysWhereItsNumbersComeFrom() {
        HasElement page = getCurrentView();
        assertThat(Figures.of(page))
                .hasSizeGreaterThan(30)
                .allSatisfy((name, kind) -> assertThat(kind).as(name).isPresent());
        assertThat(Figures.of(page, Origin.Kind.PUBLISHED)).containsExactly("Measured: Llama-3.2 3B on mathematics");
        assertThat(Figures.of(page, Origin.Kind.STORED))
                .containsExactlyInAnyOrder(
                        "Singular value spectrum",
                        "Energy and error by rank",
                        "number Relative error",
                        "number Energy kept",
                        "number Error LoRA reached",
                        "number LoRA’s new facts",
                        "Full fine-tuning, cut, beside LoRA",
                        "Weight matrix W",
                        "Change ΔW",
                        "Low-rank matrix B·A",
                        "Difference of ΔW and B·A");
        assertThat(Figures.of(page, Origin.Kind.FORMULA))
                .containsExactlyInAnyOrder(
                        "number Base params",
                        "number LoRA params",
                        "number Trainable %",
                        "number Scale α/r",
                        "LoRA architecture",
                        "Adapted matrices",
                        "Parameter breakdown",
                        "Scale: α/r and α/√r",
                        "Memory breakdown",
                        "Activations, counted",
                        "Fine-tuning method comparison");
    }

    @Test
    void storedRunsNameTheirCommandAndPublishedFiguresTheirSourceAndDate() {
        List<Origin> origins = $view(Origin.class).all();
        assertThat(origins)
                .filteredOn(origin -> origin.kind() == Origin.Kind.STORED)
                .extracting(Origin::getText)
                .containsOnly("stored run: script/tune", "stored run: script/rlhf");
        assertThat(Path.of("script/tune")).isExecutable();
        assertThat(Path.of("script/rlhf")).isExecutable();
        assertThat(origins)
                .filteredOn(origin -> origin.kind() == Origin.Kind.PUBLISHED)
                .extracting(Origin::getText)
                .containsExactly("published: PEFT, method comparison, commit 5d602fdb, August 2026");
        assertThat(origins.getFirst().getElement().getAttribute("aria-label"))
                .isEqualTo(
                        "Where these numbers come from: " + origins.getFirst().getText());
    }

    @Test
    void theMeasuredRunsStandBesideTheFormula() {
        String cells = $view(NumberTable.class)
                .withCondition(table -> table.getElement().getProperty("name").startsWith("Measured"))
                .single()
                .getElement()
                .getPropertyRaw("cells")
                .toString();
        assertThat(cells)
                .contains("rsLoRA")
                .contains("51.3")
                .contains("3,212,749,824")
                .contains("6,425.5")
                .contains("(IA)³, lr 5e-3, all linear layers")
                .contains("5.7");
    }

    @Test
    void aLinkRestoresTheScenarioAndSaysWhatItCouldNot() {
        open("preset=gpt-2-small&r=4&alpha=0&targets=query.value&bits=4&hide=lora-alpha,memory");
        assertThat(stat("LoRA params")).isEqualTo("147,456");
        assertThat(message()).contains("With α = 0");
        assertThat($(IntegerSlider.class).all())
                .filteredOn(slider -> slider.getLabel().equals("LoRA alpha"))
                .allSatisfy(slider -> assertThat(slider.isVisible()).isFalse());
        assertThat(headings()).contains("Fine-tuning method comparison").doesNotContain("Memory");
    }

    private List<String> headings() {
        return $view(H2.class).all().stream().map(H2::getText).toList();
    }

    @Test
    void resetBringsTheFirstScenarioBack() {
        select("Model preset").setValue("phi-2");
        Button reset = $view(Button.class)
                .withCondition(button -> "Reset".equals(button.getText()))
                .first();
        test(reset).click();
        assertThat(stat("Base params")).isEqualTo("589,824");
        assertThat(select("Model preset").getValue()).isEqualTo("");
    }

    @Test
    void everyExerciseSetsTheControls() {
        List<Button> buttons = $view(Button.class)
                .withCondition(button -> "Set the controls".equals(button.getText()))
                .all();
        for (int i = 0; i < buttons.size(); i++) {
            test(buttons.get(i)).click();
            assertThat(message()).isNotEmpty().doesNotContain("could not", "cannot show");
            if (i == 3) {
                assertThat(stat("LoRA params")).isEqualTo("393,216");
            }
            if (i == 6) {
                assertThat(select("Model preset").getValue()).isEqualTo("llama-3.2-3b");
                assertThat(stat("LoRA params")).isEqualTo("18,350,080");
            }
            if (i == 9) {
                assertThat(slider("Steps").getValue()).isEqualTo(600);
            }
        }
        assertThat(select("Model preset").getValue()).isEqualTo("");
        assertThat(slider("PPO rounds").getValue()).isEqualTo(160);
    }

    @Test
    void theScenarioSurvivesAResynchronization() {
        slider("LoRA rank (r)").setValue(32);
        UI.getCurrent().getInternals().getStateTree().prepareForResync();
        slider("LoRA alpha").setValue(32);
        assertThat(stat("LoRA params")).isEqualTo("49,152");
        assertThat(stat("Scale α/r")).isEqualTo("1.0");
    }

    private String cells(String table) {
        return $view(NumberTable.class)
                .withCondition(found -> found.getElement().getProperty("name").equals(table))
                .single()
                .getElement()
                .getPropertyRaw("cells")
                .toString();
    }

    @Test
    void theCutOfTheSpectrumFollowsTheRank() {
        double eight = Double.parseDouble(stat("Relative error"));
        String chart = chartData("Singular value spectrum");
        slider("LoRA rank (r)").setValue(16);
        assertThat(Double.parseDouble(stat("Relative error"))).isLessThan(eight);
        assertThat(slider("Cut at rank").getValue()).isEqualTo(16);
        assertThat(chartData("Singular value spectrum")).isNotEqualTo(chart);
        assertThat(message())
                .contains("the best matrix of rank 16 keeps")
                .contains("a relative error of " + stat("Relative error"))
                .contains("The LoRA run of rank 16 ended at " + stat("Error LoRA reached"));
        slider("Cut at rank").setValue(5);
        assertThat(slider("LoRA rank (r)").getValue()).isEqualTo(5);
        assertThat(stat("Error LoRA reached")).isEqualTo("–");
        assertThat(message()).startsWith("Layer 2, MLP in, full fine-tuning: the best matrix of rank 5");
    }

    @Test
    void aRankAboveTheMatrixCutsNothingOffAndSaysSo() {
        slider("LoRA rank (r)").setValue(200);
        assertThat(message()).contains("with rank 200 nothing is cut off");
        assertThat(stat("Relative error")).isEqualTo("0.000");
        assertThat(stat("Energy kept")).isEqualTo("100.0 %");
        assertThat(slider("LoRA rank (r)").getValue()).isEqualTo(200);
    }

    @Test
    void anotherMatrixHasAnotherSpectrumAndALoraRunOnlyItsRank() {
        String before = chartData("Singular value spectrum");
        select("Matrix").setValue(org.languageplayground.transformer.adapter.Target.KEY);
        assertThat(message()).startsWith("Layer 2, k, full fine-tuning");
        assertThat(chartData("Singular value spectrum")).isNotEqualTo(before);
        select("Layer").setValue(2);
        assertThat(message()).startsWith("Layer 3, k");
        select("Change shown").setValue(8);
        assertThat(message()).startsWith("Layer 3, k, LoRA with r = 8: the best matrix of rank 8 keeps 100.0 %");
        assertThat(stat("Error LoRA reached")).isEqualTo("–");
    }

    @Test
    void theShippedRunsStandBesideTheirBestCuts() {
        slider("LoRA rank (r)").setValue(32);
        assertThat(cells("Full fine-tuning, cut, beside LoRA"))
                .contains(stat("Relative error"))
                .contains(stat("Error LoRA reached"))
                .contains("99.9 %");
    }

    @Test
    void thePicturesComeOnlyWhenTheyAreAskedFor() {
        MatrixView change = $view(MatrixView.class)
                .withCondition(view -> "Change ΔW".equals(view.getElement().getProperty("name")))
                .single();
        assertThat(change.getElement().getProperty("data")).isNull();
        $view(Details.class).single().setOpened(true);
        assertThat($view(MatrixView.class).all()).hasSize(4).allSatisfy(view -> assertThat(
                        view.getElement().getProperty("data"))
                .isNotEmpty());
        assertThat($view(H3.class).all()).extracting(H3::getText).contains("B·A of LoRA, r = 8");
        String drawn = change.getElement().getProperty("data");
        slider("LoRA rank (r)").setValue(9);
        assertThat($view(H3.class).all()).extracting(H3::getText).contains("B·A, best of rank 9");
        assertThat(Float.parseFloat(change.exact(0, 0))).isNotZero();
        assertThat(change.getElement().getProperty("data")).isNotEqualTo(drawn);
    }

    @Test
    void fourBitTypesAreComparedOnTheRealMatrix() {
        assertThat(stat("Bits a weight")).isEqualTo("4.50");
        String error = stat("Quantisation error");
        select("4-bit type").setValue(FourBitType.INTEGER);
        assertThat(stat("Quantisation error")).isNotEqualTo(error);
        assertThat(message()).startsWith("Layer 2, MLP in, kept in INT4").contains("its 15 levels");
        assertThat(cells("What it costs")).contains(error).contains(stat("Quantisation error"));
        String levels = chartData("Weights by 4-bit level");
        select("Quantised matrix")
                .setValue(select("Quantised matrix").getListDataView().getItem(0));
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
        for (int i = 0; i < 600 && cells("What it costs").contains("…"); i++) {
            Thread.sleep(20);
            roundTrip();
        }
        assertThat(cells("What it costs"))
                .doesNotContain("…")
                .contains("294,912")
                .contains("82,944");
    }

    @Test
    void aLinkHoldsTheViewsOfRealMatrices() {
        open("change=lora-4&layer=9&matrix=output&quantised=3.mlpoutput&type=fp4");
        assertThat(message()).contains("layer = 9");
        assertThat(select("Change shown").getValue()).isEqualTo(4);
        assertThat(select("Layer").getValue()).isEqualTo(2);
        assertThat(select("4-bit type").getValue()).isEqualTo(FourBitType.FLOAT);
        open("change=own&quantised=x");
        assertThat(message()).contains("which a link cannot hold").contains("(quantised)");
    }
}
