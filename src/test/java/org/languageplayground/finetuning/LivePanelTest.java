package org.languageplayground.finetuning;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.slider.IntegerSlider;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.QueryParameters;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.languageplayground.finetuning.training.LivePanel;
import org.languageplayground.ui.MessageLine;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.ViewFactory;

@ViewPackages(packages = "org.languageplayground.finetuning")
class LivePanelTest extends BrowserlessTest {
    private static final int PATIENCE_SECONDS = 60;
    private static final String OWN = "task=own&steps=20";

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

    @AfterEach
    void stop() {
        if (button("Stop").isEnabled()) {
            button("Stop").click();
        }
    }

    private void open(String query) {
        UI.getCurrent().navigate("lora", QueryParameters.fromString(query));
    }

    private String message() {
        return $view(MessageLine.class).single().getText();
    }

    private Button button(String text) {
        return $(Button.class, $view(LivePanel.class).single())
                .withCondition(button -> text.equals(button.getText()))
                .single();
    }

    private String cells(String table) {
        return Objects.toString($view(NumberTable.class)
                .withCondition(one -> table.equals(one.getElement().getProperty("name")))
                .single()
                .getElement()
                .getPropertyRaw("cells"));
    }

    private void awaitEnd() throws InterruptedException {
        for (int i = 0; i < PATIENCE_SECONDS * 50 && button("Stop").isEnabled(); i++) {
            Thread.sleep(20);
            roundTrip();
        }
        assertThat(button("Stop").isEnabled()).isFalse();
    }

    @Test
    void nothingRunsAtFirst() {
        assertThat(button("Stop").isEnabled()).isFalse();
        assertThat($view(NumberTable.class)
                        .withCondition(table -> "Runs".equals(table.getElement().getProperty("name")))
                        .all())
                .isEmpty();
    }

    @Test
    void trainRunsToTheEndAndSaysWhatCameOfIt() throws InterruptedException {
        open(OWN);
        button("Train").click();
        assertThat(message()).contains("LoRA r = 8").contains("20 steps");
        assertThat(button("Stop").isEnabled()).isTrue();
        awaitEnd();
        assertThat(message()).contains("LoRA r = 8").contains("20 steps").contains("before it was 0.0 %");
        assertThat(cells("Runs")).contains("Before training").contains("Run 1: LoRA r = 8, α = 16");
        assertThat($view(NumberTable.class).all())
                .anyMatch(table ->
                        table.getElement().getPropertyRaw("cells").toString().contains("mirna ("));
        assertThat($view(Paragraph.class).all())
                .extracting(Paragraph::getText)
                .anyMatch(text -> text.contains("is the product over all its tokens, the full stop included"));
    }

    @Test
    void stopEndsTheRunAndResetForgetsIt() {
        open("task=own&steps=1000");
        button("Train").click();
        button("Stop").click();
        assertThat(button("Stop").isEnabled()).isFalse();
        assertThat(message()).contains("was stopped");
        button("Reset").click();
        assertThat(message()).contains("forgotten");
        assertThat(slider("LoRA rank (r)").getValue()).isEqualTo(8);
        nothingRunsAtFirst();
    }

    private IntegerSlider slider(String label) {
        return $view(IntegerSlider.class)
                .withCondition(slider -> label.equals(slider.getLabel()))
                .single();
    }

    private boolean ownFactsAreAskedFor() {
        return $view(TextArea.class)
                .withCondition(area -> "Own facts".equals(area.getLabel()))
                .exists();
    }

    @Test
    void ownFactsAreAskedForInThatTaskOnly() {
        assertThat(ownFactsAreAskedFor()).isFalse();
        open("task=own");
        assertThat(ownFactsAreAskedFor()).isTrue();
        open("task=style");
        assertThat(ownFactsAreAskedFor()).isFalse();
    }

    @Test
    void aLinkCanHideTheOwnFactsInTheirTaskToo() {
        open("task=own&hide=own-facts");
        assertThat(ownFactsAreAskedFor()).isFalse();
        slider("LoRA rank (r)").setValue(4);
        assertThat(ownFactsAreAskedFor()).isFalse();
    }

    @Test
    void tooManyOwnFactsStayInTheFieldAndTheLimitIsSaid() {
        open("task=own");
        TextArea facts = $view(TextArea.class)
                .withCondition(area -> "Own facts".equals(area.getLabel()))
                .single();
        String text = "The capital of Zorland is Mirna.\n".repeat(3_000);
        facts.setValue(text);
        assertThat(message()).isEqualTo("Own facts may have 1,000 characters in all; these have 99,000.");
        assertThat(facts.getValue()).isEqualTo(text);
        button("Train").click();
        assertThat(message()).startsWith("Own facts may have 1,000 characters in all");
        nothingRunsAtFirst();
    }

    @Test
    void everyChoiceIsSaidInASentence() {
        slider("Steps").setValue(60);
        assertThat(message())
                .isEqualTo(
                        "“Train” would teach “Facts after the cutoff” for 60 steps: LoRA r = 8, α = 16, rate 0.003, seed 1.");
        open("task=own&method=adapters&seed=2");
        assertThat(message())
                .isEqualTo("“Train” would teach “Own facts” for 100 steps: Adapters m = 8, rate 0.005, seed 2.");
    }

    private Button inView(String text) {
        return $view(Button.class)
                .withCondition(button -> text.equals(button.getText()))
                .single();
    }

    @Test
    void allMethodsAreMeasuredUntilTheStudentStopsThem() throws InterruptedException {
        open(OWN);
        assertThat(inView("Stop all methods").isEnabled()).isFalse();
        inView("Run all methods").click();
        assertThat(message()).startsWith("9 methods run one after another");
        String table = "Measured: the tiny model on your task";
        for (int i = 0; i < PATIENCE_SECONDS * 50 && !cells(table).contains("rsLoRA"); i++) {
            Thread.sleep(20);
            roundTrip();
        }
        inView("Stop all methods").click();
        assertThat(message()).matches("[2-9] of 9 methods were measured\\. [0-9] of them answered 95 % .*");
        assertThat(cells(table)).contains("275,328").contains("27,648");
        assertThat(inView("Stop all methods").isEnabled()).isFalse();
    }

    @Test
    void factsThatCannotBeReadAreAnsweredWithASentence() {
        open("task=own&facts=Cats%20purr.");
        button("Train").click();
        assertThat(message()).contains("“Cats purr” is not a fact that can be read");
        nothingRunsAtFirst();
    }

    @Test
    void aRankAboveTheTinyModelsWidthIsAnsweredWithASentence() {
        slider("LoRA rank (r)").setValue(65);
        button("Train").click();
        assertThat(message()).contains("choose a rank of at most 64");
        nothingRunsAtFirst();
    }

    @Test
    void aBadSeedStaysAsItWasAndTheReasonIsSaid() {
        IntegerField seed = $view(IntegerField.class)
                .withCondition(field -> "Seed".equals(field.getLabel()))
                .single();
        for (Integer bad : new Integer[] {0, -1, 10_000, null}) {
            seed.setValue(bad);
            assertThat(message()).isEqualTo("A seed is a whole number from 1 to 9999; it stays 1.");
            assertThat(seed.getValue()).isEqualTo(1);
            seed.setValue(2);
            seed.setValue(1);
        }
    }

    @Test
    void targetsCanBeTickedWhereTheyCountOnly() {
        CheckboxGroup<?> targets = $view(CheckboxGroup.class)
                .withCondition(group -> "Matrices to adapt".equals(group.getLabel()))
                .single();
        assertThat(targets.isEnabled()).isTrue();
        open("method=full&adapt=");
        assertThat(targets.isEnabled()).isFalse();
        button("Train").click();
        assertThat(button("Stop").isEnabled()).isTrue();
    }
}
