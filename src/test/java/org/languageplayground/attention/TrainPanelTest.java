package org.languageplayground.attention;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.slider.IntegerSlider;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.languageplayground.ui.Figures;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.chart.ApexChart;

@ViewPackages(packages = "org.languageplayground.attention")
class TrainPanelTest extends AttentionPage {

    private AttentionView open(String... parameters) {
        return openTab("train", parameters);
    }

    private IntegerSlider slider() {
        return $view(IntegerSlider.class)
                .withCondition(slider -> "Look back at step".equals(slider.getLabel()))
                .single();
    }

    private TextField letters() {
        return $view(TextField.class)
                .withCondition(field -> "Your letters".equals(field.getLabel()))
                .single();
    }

    private void untilStep(AttentionView view, int step) throws InterruptedException {
        for (int i = 0; i < 600 && slider().getValue() < step; i++) {
            Thread.sleep(100);
            view.act(() -> "");
        }
        assertThat(slider().getValue()).isGreaterThanOrEqualTo(step);
    }

    @Test
    void aRunIsStartedStoppedLookedBackAtGoneOnWithAndRewound() throws InterruptedException {
        AttentionView view = open();
        assertThat(slider().isEnabled()).isFalse();
        assertThat(button("Rewind").isEnabled()).isFalse();
        assertThat(paragraphs())
                .contains("Untrained: the random weights of this seed.")
                .contains("Before training two layers answer 4 % (2–7) of 300 questions right")
                .contains("gets 17.6 %")
                .contains("There is no jump yet.");
        String before = paragraphs();
        test(button("Start training")).click();
        assertThat(message()).isEqualTo("Both models are trained, step by step; every 20 steps they are examined.");
        untilStep(view, 40);
        test(button("Stop")).click();
        assertThat(message()).startsWith("Stopped after");
        int newest = slider().getValue();
        assertThat(paragraphs()).contains("After " + newest + " steps two layers answer");
        slider().setValue(30);
        assertThat(slider().getValue()).isEqualTo(20);
        assertThat(message()).startsWith("After 20 steps two layers answer");
        test(button("Go on")).click();
        untilStep(view, newest + 20);
        test(button("Rewind")).click();
        assertThat(message()).isEqualTo("Untrained: the random weights of this seed.");
        assertThat(slider().getValue()).isZero();
        assertThat(paragraphs().replace(message(), "")).isEqualTo(before.replace(message(), ""));
    }

    @Test
    void everyPictureSaysWhereItsNumbersComeFrom() {
        open();
        assertThat($view(ApexChart.class).all()).hasSize(2);
        assertThat($view(NumberTable.class).all()).hasSize(2);
        assertThat(Figures.of(getCurrentView()))
                .allSatisfy((name, kind) -> assertThat(kind).as(name).contains(kindOf(name)));
    }

    private static Origin.Kind kindOf(String name) {
        return name.startsWith("number ") ? Origin.Kind.FORMULA : Origin.Kind.COMPUTED;
    }

    @Test
    void ownLettersAreReadAndOtherSignsAreRefusedAtTheField() {
        open();
        letters().setValue("b a d c b a");
        assertThat(message()).startsWith("In layer 2 “A” (place 6) looks most at");
        letters().setValue("B A ?");
        assertThat(letters().isInvalid()).isTrue();
        assertThat(letters().getErrorMessage()).isEqualTo("The models know the letters A to Z only, not “?”.");
        letters().setValue("");
        assertThat(letters().getErrorMessage()).isEqualTo("Type at least one letter.");
        letters().setValue("A".repeat(41));
        assertThat(letters().getErrorMessage()).isEqualTo("These are 41 letters; the models read at most 40.");
        letters().setValue("A B C A");
        assertThat(letters().isInvalid()).isFalse();
    }

    @Test
    void anotherSeedHasOtherWeightsAndALinkNamesIt() {
        AttentionView view = open("trainseed", "12", "letters", "A B C A");
        IntegerField seed = $view(IntegerField.class)
                .withCondition(field -> "Seed of the run".equals(field.getLabel()))
                .single();
        assertThat(seed.getValue()).isEqualTo(12);
        seed.setValue(13);
        String thirteen = paragraphs();
        seed.setValue(12);
        String twelve = paragraphs();
        assertThat(twelve).isNotEqualTo(thirteen);
        seed.setValue(13);
        assertThat(view.simulation().state().write())
                .containsEntry("trainseed", "13")
                .containsEntry("letters", "A B C A");
        assertThat(paragraphs()).isEqualTo(thirteen);
    }

    @Test
    void theSentenceOfTheStageHasNoPartInIt() {
        AttentionView view = open();
        view.act(() -> {
            view.simulation().restore(Map.of("tab", List.of("train"), "s", List.of("")));
            return "";
        });
        assertThat(button("Start training").isEnabled()).isTrue();
        assertThat(paragraphs()).contains("Before training two layers answer");
    }

    @Test
    void badValuesInALinkAreSaidAndTheFirstOnesStand() {
        open("trainseed", "NaN", "trainstep", "17", "letters", "4711");
        assertThat(message()).contains("trainseed").contains("trainstep").contains("letters");
        assertThat(letters().getValue()).isEqualTo("S K A T E M A T");
        assertThat(slider().getValue()).isZero();
    }
}
