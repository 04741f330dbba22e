package org.languageplayground.finetuning;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.languageplayground.finetuning.teach.TeachFields;

@ViewPackages(packages = "org.languageplayground.finetuning")
class TeachPanelTest extends LoraPage {

    @AfterEach
    void stop() {
        simulation().close();
    }

    private TextField fact() {
        return $view(TextField.class).single();
    }

    /** The words of a part that is a group, or of a gauge, with its name. */
    private String words(String name) {
        Div part = $view(Div.class)
                .withCondition(div -> name.equals(div.getElement().getAttribute("aria-label")))
                .single();
        return part.getElement().getTextRecursively();
    }

    private void train(String button) throws InterruptedException {
        button(button).click();
        await(() -> !button("Stop").isEnabled());
    }

    private List<String> chips() {
        return $view(ListItem.class)
                .withCondition(item -> item.getParent()
                        .filter(list -> ((com.vaadin.flow.component.HasStyle) list).hasClassName("fact-chips"))
                        .isPresent())
                .all()
                .stream()
                .map(ListItem::getText)
                .toList();
    }

    @Test
    void theBaseIsAskedAtOnceAndIsWrongAndSure() {
        assertThat(fact().getValue()).isEqualTo("The capital of Zorland is Mirna.");
        assertThat(words("Before training")).contains("zuveva").contains("91 %").contains("wrong");
        assertThat(message()).startsWith("The model says “zuveva” and is 91 % sure");
        assertThat(button("Stop").isEnabled()).isFalse();
        assertThat(slider("Step").isEnabled()).isFalse();
    }

    @Test
    void theAnswerTurnsAndTheSliderGoesBackThroughTheSteps() throws InterruptedException {
        open("steps=20");
        train("Train");
        assertThat(message())
                .startsWith("After 20 steps it says “mirna” and is")
                .contains(", right since step ")
                .contains("of the 320 facts that it knew");
        assertThat(words("In the end")).contains("20 steps").contains("mirna").contains("right");
        assertThat(words("During")).contains("After 20 steps").contains("mirna");
        assertThat(words("Learned")).contains("100 %").contains("before 0 %");
        assertThat(slider("Step").getValue()).isEqualTo(20);
        scrub(0);
        assertThat(words("During")).contains("After 0 steps").contains("zuveva").contains("wrong");
        assertThat(words("Learned")).startsWith("Learned0 %");
        assertThat(words("In the end")).contains("mirna");
        scrub(5);
        assertThat(words("During")).contains("After 5 steps");
    }

    private void scrub(int step) {
        test(slider("Step")).setValue(step);
    }

    @Test
    void withoutRepetitionItForgetsAndTheLostFactsShow() throws InterruptedException {
        open("steps=20");
        train("Train without repeating");
        assertThat(simulation().get(TeachFields.REPEAT)).isFalse();
        assertThat(words("Kept")).contains("before 100 %").doesNotContain("100 %before");
        assertThat(chips()).hasSize(8).allMatch(chip -> chip.matches("\\w+ of \\w+: \\w+"));
        Details all = $view(Details.class)
                .withCondition(details -> "All forgotten facts".equals(details.getSummaryText()))
                .single();
        assertThat(cells("All forgotten facts")).isEqualTo("null");
        all.setOpened(true);
        assertThat(cells("All forgotten facts").split("\\],\\[")).hasSizeGreaterThan(200);
        scrub(0);
        assertThat(chips()).isEmpty();
    }

    @Test
    void twoRunsStandBesideEachOther() throws InterruptedException {
        open("steps=20");
        train("Train");
        train("Train without repeating");
        assertThat(chartData("Accuracy")).contains("run 1").contains("run 2");
        assertThat(cells("Runs"))
                .contains("Before training")
                .contains("Run 1: LoRA r = 8, α = 16, rate 0.003, seed 1")
                .contains("Run 2: LoRA r = 8, α = 16, rate 0.003, seed 1, no repetition")
                .contains("mirna (");
    }

    @Test
    void aRunStopsWhereTheStudentStopsIt() throws InterruptedException {
        open("steps=1000");
        button("Train").click();
        assertThat(message()).contains("LoRA r = 8").contains("1,000 steps");
        button("Stop").click();
        assertThat(button("Stop").isEnabled()).isFalse();
        assertThat(message()).contains("stopped");
        await(() -> message().contains("stopped"));
    }

    @Test
    void aRunSurvivesAResynchronization() throws InterruptedException {
        open("steps=20");
        button("Train").click();
        UI.getCurrent().getInternals().getStateTree().prepareForResync();
        await(() -> !button("Stop").isEnabled());
        assertThat(words("In the end")).contains("mirna");
    }

    @Test
    void aFactThatCannotBeReadIsSaidAtTheFieldAndNothingRuns() {
        fact().setValue("Cats purr.");
        assertThat(fact().isInvalid()).isTrue();
        assertThat(fact().getErrorMessage()).contains("“Cats purr” is not a fact that can be read");
        assertThat(words("Before training")).doesNotContain("zuveva");
        button("Train").click();
        assertThat(message()).contains("“Cats purr” is not a fact that can be read");
        assertThat(button("Stop").isEnabled()).isFalse();
        fact().setValue("The river of Zorland is Olma.");
        assertThat(fact().isInvalid()).isFalse();
        assertThat(message()).startsWith("The model says");
    }

    @Test
    void tooLongAFactStaysInTheFieldAndTheLimitIsSaid() {
        String text = "The capital of Zorland is Mirna. ".repeat(3_000);
        fact().setValue(text);
        assertThat(fact().getErrorMessage()).isEqualTo("A fact may have 1,000 characters in all; these are 99,000.");
        assertThat(fact().getValue()).isEqualTo(text);
    }

    @Test
    void aFactThatTheModelKnowsIsRightAlready() {
        String known = simulation().get(TeachFields.FACT);
        open("facts=The+capital+of+Zorland+is+Zuveva.");
        assertThat(simulation().get(TeachFields.FACT)).isNotEqualTo(known);
        assertThat(message()).contains("it knows that already");
        assertThat(words("Before training")).contains("right");
    }

    @Test
    void everyChoiceIsSaidInASentence() {
        slider("Steps").setValue(60);
        assertThat(message())
                .isEqualTo("“Train” would teach “Your fact” for 60 steps: LoRA r = 8, α = 16, rate 0.003, seed 1.");
        open("method=adapters&seed=2");
        assertThat(slider("Rank of the run").isEnabled()).isTrue();
        assertThat(slider("Alpha of the run").isEnabled()).isFalse();
        assertThat(select("Learning rate").getValue()).isEqualTo(0.005);
    }

    @Test
    void aBadSeedIsRefusedAtItsField() {
        IntegerField seed = $view(IntegerField.class).single();
        for (Integer bad : new Integer[] {0, -1, 10_000}) {
            seed.setValue(bad);
            assertThat(seed.isInvalid()).isTrue();
            assertThat(seed.getErrorMessage()).contains("from 1 to 9,999");
            assertThat(seed.getValue()).isEqualTo(1);
        }
        seed.setValue(2);
        assertThat(seed.isInvalid()).isFalse();
        assertThat(simulation().get(TeachFields.SEED)).isEqualTo(2);
    }

    @Test
    void targetsCanBeTickedWhereTheyCountOnly() {
        CheckboxGroup<?> targets = $view(CheckboxGroup.class)
                .withCondition(group -> "Matrices to adapt".equals(group.getLabel()))
                .single();
        assertThat(targets.isEnabled()).isTrue();
        open("method=full&adapt=");
        assertThat($view(CheckboxGroup.class)
                        .withCondition(group -> "Matrices to adapt".equals(group.getLabel()))
                        .single()
                        .isEnabled())
                .isFalse();
        open("adapt=");
        button("Train").click();
        assertThat(message()).contains("tick at least one");
        assertThat(button("Stop").isEnabled()).isFalse();
    }

    @Test
    void whatALinkSetsUnderAdvancedIsInSight() {
        assertThat(advanced().isOpened()).isFalse();
        open("method=ia3");
        assertThat(advanced().isOpened()).isTrue();
    }

    private Details advanced() {
        return $view(Details.class)
                .withCondition(details -> "Advanced".equals(details.getSummaryText()))
                .single();
    }

    @Test
    void aLinkHidesControlsByTheirKeysAndByTheirOldNames() {
        open("hide=facts,matrices-to-adapt,repeat");
        assertThat(fact().hasClassName("left-out")).isTrue();
        assertThat($view(CheckboxGroup.class).single().hasClassName("left-out")).isTrue();
        open("hide=own-facts");
        assertThat(fact().hasClassName("left-out")).isTrue();
        assertThat($view(CheckboxGroup.class).single().hasClassName("left-out")).isFalse();
    }

    @Test
    void otherTasksAskTheirOwnQuestion() {
        select("Task").setValue(org.languageplayground.finetuning.teach.Task.STYLE);
        assertThat(message()).startsWith("The model shall answer in whole sentences");
        assertThat(button("Train without repeating").isEnabled()).isFalse();
        String shown = $view(Component.class).all().stream()
                .map(component -> Objects.toString(component.getElement().getText(), ""))
                .collect(Collectors.joining(" "));
        assertThat(shown).contains("what is the");
    }
}
