package org.languageplayground.finetuning;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.html.Div;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.languageplayground.classroom.lesson.ShippedLessons;
import org.languageplayground.classroom.lesson.ShippedLessons.Asked;
import org.languageplayground.classroom.lesson.plan.Scenario;
import org.languageplayground.finetuning.calculator.LoraPlan;
import org.languageplayground.world.preference.RecordedRun;
import org.languageplayground.world.preference.Said;

/** What the shipped lessons say of this chapter's page comes true; the runs are made as the notes say. */
@ViewPackages(packages = "org.languageplayground.finetuning")
class FineTuningLessonTest extends LoraPage {
    private static final String CHAPTER = "lora";
    private static final String LESSON = "fine-tuning/";

    @AfterEach
    void stop() {
        simulation().close();
    }

    private static Asked asked(String title) {
        return ShippedLessons.asked(CHAPTER).stream()
                .filter(asked -> asked.name().equals(LESSON + title))
                .findFirst()
                .orElseThrow();
    }

    private void set(Scenario scenario) {
        open(scenario.query());
        assertThat(simulation().takeNotices()).isEmpty();
        assertThat(ShippedLessons.hidden(scenario)).isSubsetOf("teach.output", "teach.message");
    }

    /** Opens a step, and makes the run for which its notes ask. */
    private void train(Asked asked, String button) throws InterruptedException {
        set(asked.step().scenario());
        button(button).click();
        await(() -> !button("Stop").isEnabled());
        set(asked.shown());
    }

    private String gauge(String name) {
        return $view(Div.class)
                .withCondition(div -> name.equals(div.getElement().getAttribute("aria-label")))
                .single()
                .getElement()
                .getTextRecursively();
    }

    private static int number(String text, String before, String after) {
        MatchResult found = Pattern.compile(before + "(\\d+)" + after)
                .matcher(text)
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError(text));
        return Integer.parseInt(found.group(1));
    }

    @Test
    void everyQuestionIsProvenHere() {
        assertThat(ShippedLessons.asked(CHAPTER).stream().map(Asked::name).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        LESSON + "Where we stand",
                        LESSON + "How long does it take?",
                        LESSON + "What did it cost?",
                        LESSON + "Without repeating",
                        LESSON + "How few numbers?",
                        LESSON + "Where it stops saving",
                        LESSON + "Can it learn to say “unknown”?",
                        LESSON + "Against what it knows");
    }

    @Test
    void everyScenarioCanBeSet() {
        assertThat(ShippedLessons.scenarios(CHAPTER)).isNotEmpty().allSatisfy(this::set);
    }

    @Test
    void beforeTrainingItIsWrongAndSure() {
        Asked asked = asked("Where we stand");
        set(asked.shown());
        assertThat(gauge("Before training")).contains("zuveva", "91 %", "wrong");
        assertThat(asked.why()).contains("“zuveva”", "91 % sure");
        asked.comesTrue("a wrong city, and it is sure");
    }

    @Test
    void oneFactIsLearnedAtOnceAndReadingIsLost() throws InterruptedException {
        Asked asked = asked("How long does it take?");
        train(asked, "Train");
        assertThat(message()).startsWith("After 100 steps it says “mirna”");
        int turned = number(message(), "right since step ", "\\b");
        asked.comesTrue(turned < 5 ? "fewer than 5" : turned < 60 ? "about 20" : "only near the end");
        assertThat(asked.why()).startsWith("At step " + turned + ".");
        Asked cost = asked("What did it cost?");
        set(cost.shown());
        assertThat(gauge("Learned")).startsWith("Learned100 %").contains("before 0 %");
        assertThat(gauge("Kept")).startsWith("Kept100 %").contains("before 100 %");
        int before = number(gauge("Still reads"), "before ", " %");
        int after = number(gauge("Still reads"), "Still reads", " %");
        assertThat(after).isLessThan(before);
        assertThat(cost.why()).contains("from %d %% to %d %%".formatted(before, after));
        cost.comesTrue("Still reads");
    }

    @Test
    void withoutRepeatingNearlyNothingIsLeft() throws InterruptedException {
        Asked asked = asked("Without repeating");
        train(asked, "Train without repeating");
        int lost = number(message(), "", " of the 320 facts that it knew");
        assertThat(asked.why()).startsWith("%d of 320".formatted(320 - lost));
        assertThat(lost).isGreaterThan(300);
        asked.comesTrue("nearly none");
    }

    @Test
    void loraTrainsOneNumberInFifty() {
        Asked asked = asked("How few numbers?");
        set(asked.shown());
        LoraPlan plan = simulation().layer();
        assertThat(plan.loraParameters()).isEqualTo(12_288);
        assertThat(plan.all() - plan.loraParameters()).isEqualTo(589_824);
        assertThat(stat("Base params")).isEqualTo("589,824");
        assertThat(stat("LoRA params")).isEqualTo("12,288");
        assertThat(asked.why()).startsWith("12,288 of 589,824 are 2 %");
        assertThat(589_824 / 12_288.0).isBetween(45.0, 55.0);
        asked.comesTrue("about a fiftieth");
    }

    @Test
    void atHalfTheWidthLoraSavesNothing() {
        Asked asked = asked("Where it stops saving");
        set(asked.shown());
        LoraPlan plan = simulation().layer();
        assertThat(plan.loraParameters()).isEqualTo(256 * 256).isEqualTo(plan.all() - 256 * 256);
        asked.comesTrue(String.valueOf(plan.rank()));
    }

    @Test
    void theRecordedRunThatWorksSaysUnknownOfAllFive() {
        Asked asked = asked("Can it learn to say “unknown”?");
        set(asked.shown());
        RecordedRun works = RecordedRun.shipped().getFirst();
        RecordedRun.Column base = works.columns().getFirst();
        RecordedRun.Column last = works.columns().getLast();
        assertThat(last.said()).hasSize(5).extracting(Said::answer).containsOnly("unknown");
        assertThat(asked.why())
                .contains(
                        "from %d %% to %d %%".formatted(Math.round(100 * base.wrong()), Math.round(100 * last.wrong())))
                .contains("%d %% right".formatted(Math.round(100 * last.known())));
        asked.comesTrue("“unknown” for all five");
    }

    @Test
    void trainingOverwritesWhatAPageCouldNot() throws InterruptedException {
        Asked asked = asked("Against what it knows");
        set(asked.shown());
        assertThat(gauge("Before training")).contains("prerufa");
        train(asked, "Train");
        assertThat(message()).startsWith("After 100 steps it says “mirna”");
        assertThat(number(message(), "and is ", "[^%]*% sure")).isGreaterThanOrEqualTo(99);
        asked.comesTrue("mirna");
    }
}
