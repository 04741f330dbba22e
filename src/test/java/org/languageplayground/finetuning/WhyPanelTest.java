package org.languageplayground.finetuning;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.H3;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.ui.chart.MatrixView;

@ViewPackages(packages = "org.languageplayground.finetuning")
class WhyPanelTest extends LoraPage {

    @BeforeEach
    void openTab() throws InterruptedException {
        open("tab=why");
        await(() -> message().contains("the best matrix of rank 8"));
    }

    @Test
    void theFirstScenarioFillsEveryNumber() {
        assertThat(stat("Base params")).isEqualTo("589,824");
        assertThat(stat("LoRA params")).isEqualTo("12,288");
        assertThat(stat("Trainable %")).isEqualTo("2.04 %");
        assertThat(stat("Scale α/r")).isEqualTo("2.0");
        assertThat(chartData("Parameter breakdown")).contains("589824").contains("12288");
        assertThat(cells("Scale: α/r and α/√r")).contains("\"8\",\"2.0\",\"5.657\"");
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
    void halfTheWidthIsWhereLoraSavesNothingAnyMore() {
        open("tab=why&width=256&rank=127");
        assertThat(message()).doesNotContain("saves no parameters");
        slider("LoRA rank (r)").setValue(128);
        assertThat(message()).contains("LoRA saves no parameters");
        assertThat(stat("LoRA params")).isEqualTo("65,536");
    }

    @Test
    void theScenarioSurvivesAResynchronization() {
        slider("LoRA rank (r)").setValue(32);
        UI.getCurrent().getInternals().getStateTree().prepareForResync();
        slider("LoRA alpha").setValue(32);
        assertThat(stat("LoRA params")).isEqualTo("49,152");
        assertThat(stat("Scale α/r")).isEqualTo("1.0");
    }

    @Test
    void theCutOfTheSpectrumFollowsTheRank() {
        double eight = Double.parseDouble(stat("Relative error"));
        String chart = chartData("Singular value spectrum");
        slider("LoRA rank (r)").setValue(16);
        assertThat(Double.parseDouble(stat("Relative error"))).isLessThan(eight);
        assertThat(chartData("Singular value spectrum")).isNotEqualTo(chart);
        assertThat(message())
                .contains("the best matrix of rank 16 keeps")
                .contains("a relative error of " + stat("Relative error"))
                .contains("A LoRA run of rank 16 ended at an error of " + stat("Error LoRA reached"));
        slider("LoRA rank (r)").setValue(5);
        assertThat(stat("Error LoRA reached")).isEqualTo("–");
        assertThat(message()).contains("Layer 2, MLP in, full fine-tuning: the best matrix of rank 5");
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
    void anotherMatrixHasAnotherSpectrumAndALoraRunOnlyItsRank() throws InterruptedException {
        String before = chartData("Singular value spectrum");
        select("Matrix").setValue(Target.KEY);
        await(() -> message().contains("Layer 2, k, full fine-tuning"));
        assertThat(chartData("Singular value spectrum")).isNotEqualTo(before);
        select("Layer").setValue(3);
        await(() -> message().contains("Layer 3, k"));
        select("Change shown").setValue(8);
        await(() -> message().contains("Layer 3, k, LoRA with r = 8: the best matrix of rank 8 keeps 100.0 %"));
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
        $view(Details.class)
                .withCondition(details -> "The matrices as pictures".equals(details.getSummaryText()))
                .single()
                .setOpened(true);
        assertThat($view(MatrixView.class).all()).hasSize(4).allSatisfy(view -> assertThat(
                        view.getElement().getProperty("data"))
                .isNotEmpty());
        assertThat($view(H3.class).all()).extracting(H3::getText).contains("B·A of LoRA, r = 8");
        String drawn = change.getElement().getProperty("data");
        slider("LoRA rank (r)").setValue(9);
        assertThat($view(H3.class).all()).extracting(H3::getText).contains("B·A, best of rank 9");
        assertThat(Float.parseFloat(change.exact(1, 0, 0))).isNotZero();
        assertThat(change.getElement().getProperty("data")).isNotEqualTo(drawn);
    }

    @Test
    void aLinkHoldsTheViewAndSaysWhatItCouldNot() {
        open("tab=why&change=lora-4&layer=9&matrix=output");
        assertThat(message()).contains("layer can be 1 to 3, not 9");
        assertThat(select("Change shown").getValue()).isEqualTo(4);
        assertThat(select("Layer").getValue()).isEqualTo(3);
        open("tab=why&change=own&hide=alpha");
        assertThat(message()).contains("which a link cannot hold");
    }

    private static final String ENCODER = "The English encoder: its matrices, and what training changed";

    private Details encoder() {
        return $view(Details.class)
                .withCondition(details -> ENCODER.equals(details.getSummaryText()))
                .single();
    }

    @Test
    void theEncodersMatricesNeedManyRanksAndWhatTrainingChangedFew() throws InterruptedException {
        open("tab=categories&catsteps=10&layers=1&approach=full");
        button("Train").click();
        await(() -> message().contains("Now the encoder is asked the handbook’s questions"));
        button("Stop").click();
        await(() -> simulation().categories().change().isPresent());
        open("tab=why&layers=1&rank=8");
        encoder().setOpened(true);
        await(() -> encoder().getElement().getTextRecursively().contains("of that of ΔW"));
        String sentence = encoder().getElement().getTextRecursively();
        Matcher shares = Pattern.compile("rank 8 keeps ([0-9.]+) % of the energy of W, and ([0-9.]+) % of that of ΔW")
                .matcher(sentence);
        assertThat(shares.find()).as(sentence).isTrue();
        assertThat(Double.parseDouble(shares.group(2))).isGreaterThan(Double.parseDouble(shares.group(1)));
        open("tab=why&encoderlayer=2&encodermatrix=key");
        await(() -> encoder().getElement().getTextRecursively().contains("Train on “Categories”"));
        simulation().close();
    }
}
