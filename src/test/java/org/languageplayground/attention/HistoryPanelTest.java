package org.languageplayground.attention;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.slider.IntegerSlider;
import com.vaadin.flow.component.textfield.TextField;
import org.junit.jupiter.api.Test;
import org.languageplayground.attention.history.HistoryFields;
import org.languageplayground.ui.Figures;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.chart.ApexChart;
import org.languageplayground.world.history.ModelHistory;

@ViewPackages(packages = "org.languageplayground.attention")
class HistoryPanelTest extends AttentionPage {

    private AttentionView open(String... parameters) {
        return openTab("history", parameters);
    }

    private IntegerSlider slider() {
        return $view(IntegerSlider.class)
                .withCondition(slider -> "Training step".equals(slider.getLabel()))
                .single();
    }

    /** Waits until every checkpoint is measured, and lets the page show it. */
    private void measured(AttentionView view) throws InterruptedException {
        int all = ModelHistory.standard().checkpoints().size();
        for (int i = 0; i < 1_800 && Explorations.measured() < all; i++) {
            Thread.sleep(100);
        }
        assertThat(Explorations.measured()).isEqualTo(all);
        view.act(() -> "");
    }

    @Test
    void theSliderGoesFromRandomToTrained() {
        open();
        assertThat(slider().getValue()).isZero();
        slider().setValue(1_050);
        assertThat(slider().getValue()).isEqualTo(1_100);
        assertThat(message()).startsWith("After 1,100 steps the model says “tretidor” next");
        slider().setValue(9_250);
        assertThat(slider().getValue()).isEqualTo(9_300);
        assertThat(message())
                .startsWith("After 9,300 steps the model says “mirna” next (96 %); “?” looks most at “mirna”: 0.74");
        assertThat(button("Later").isEnabled()).isFalse();
        test(button("Earlier")).click();
        assertThat(slider().getValue()).isEqualTo(5_300);
    }

    @Test
    void aSentenceOfTheFirstSortOfTextShowsTheHeadTurn() {
        open("checkpoint", "900");
        test(button("Ask in adjacent words")).click();
        assertThat(message()).contains("says “driba” next").contains("“zorland” looks most at “driba”: 0.96");
        slider().setValue(1_100);
        assertThat(message()).contains("says “mirna” next").contains("looks most at “mirna”");
    }

    @Test
    void everyCheckpointIsMeasuredAndTheJumpIsTold() throws InterruptedException {
        AttentionView view = open("checkpoint", "1100");
        measured(view);
        assertThat(paragraphs())
                .contains(
                        "The jump: from step 1,000 to 1,100, right answers in adjacent words go from 34 % (27–40) to 56 % (49–63); guessing has 30.0 %.")
                .contains("head 2 of layer 2 turns to the value that is asked for: 0.33 → 0.56")
                .contains("in adjacent words 56 % (49–63), guessing 30.0 %");
        assertThat($view(ApexChart.class).all()).hasSize(3);
        assertThat(Figures.of(getCurrentView()))
                .allSatisfy((name, kind) -> assertThat(kind).as(name).contains(kindOf(name)));
    }

    private static Origin.Kind kindOf(String name) {
        return name.startsWith("number ") ? Origin.Kind.FORMULA : Origin.Kind.COMPUTED;
    }

    @Test
    @SuppressWarnings("unchecked")
    void anotherModelHasNoHistoryAndThisIsSaidWithAWayBack() {
        AttentionView view = open();
        $view(Select.class)
                .withCondition(select -> "Model".equals(select.getLabel()))
                .single()
                .setValue("world-causal-2");
        assertThat(paragraphs()).contains("was kept of one model alone: world-causal-4");
        test(button("Look at that model")).click();
        assertThat(view.simulation().config().heads()).isEqualTo(4);
        assertThat(slider().isVisible()).isTrue();
    }

    @Test
    void withoutASentenceTheMeasuresStay() throws InterruptedException {
        AttentionView view = open();
        $view(TextField.class)
                .withCondition(field -> "Sentence".equals(field.getLabel()))
                .single()
                .setValue("");
        test(button("Later")).click();
        measured(view);
        assertThat(slider().getValue()).isEqualTo(100);
        assertThat($view(ApexChart.class).all()).hasSize(3);
    }

    @Test
    void aStepThatWasNotKeptInALinkIsTheFirst() {
        AttentionView view = open("checkpoint", "NaN");
        assertThat(view.simulation().get(HistoryFields.CHECKPOINT)).isZero();
        assertThat(message()).contains("checkpoint");
    }

    @Test
    void playGoesOnByItselfAndCanBePaused() throws InterruptedException {
        AttentionView view = open("checkpoint", "5300");
        test(button("Play")).click();
        assertThat(button("Pause").isVisible()).isTrue();
        for (int i = 0; i < 100 && view.simulation().get(HistoryFields.CHECKPOINT) != 9_300; i++) {
            Thread.sleep(100);
            view.act(() -> "");
        }
        assertThat(slider().getValue()).isEqualTo(9_300);
        assertThat(button("Play").isVisible()).isTrue();
        test(button("Play")).click();
        assertThat(slider().getValue()).isZero();
        test(button("Pause")).click();
        assertThat(button("Play").isVisible()).isTrue();
    }
}
