package org.languageplayground.finetuning;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.languageplayground.finetuning.category.CategoryFields;
import org.languageplayground.finetuning.category.CategoryMethod;
import org.languageplayground.finetuning.category.ExampleChoice;

@ViewPackages(packages = "org.languageplayground.finetuning")
class CategoryPanelTest extends LoraPage {

    @BeforeEach
    void openTab() {
        open("tab=categories");
    }

    @AfterEach
    void stop() {
        simulation().close();
    }

    private TextField sentence() {
        return $view(TextField.class).single();
    }

    private TextArea examples() {
        return $view(TextArea.class).single();
    }

    /** The words of a part that is a group, or of a measure, with its name. */
    private String words(String name) {
        return $view(Div.class)
                .withCondition(div -> name.equals(div.getElement().getAttribute("aria-label")))
                .single()
                .getElement()
                .getTextRecursively();
    }

    @SuppressWarnings("unchecked")
    private <T> RadioButtonGroup<T> radio(String label) {
        return $view(RadioButtonGroup.class)
                .withCondition(group -> label.equals(group.getLabel()))
                .single();
    }

    private void train() throws InterruptedException {
        button("Train").click();
        await(() -> !button("Stop").isEnabled() && !words("Now").contains("–"));
    }

    private void own(String text) {
        open("tab=categories&set=own");
        examples().setValue(text);
    }

    @Test
    void beforeTrainingItIsUndecidedAndSaysWhatTrainWouldDo() {
        assertThat(words("Before training")).contains("undecided").contains("50 % each");
        assertThat(words("Now")).contains("–");
        assertThat(message())
                .isEqualTo("“Train” would teach the English encoder 2 categories by 20 examples and measure on"
                        + " 80 others: LoRA r = 8 in the top 2 layers, rate 0.001.");
        assertThat(button("Stop").isEnabled()).isFalse();
    }

    @Test
    void aRunSortsTheSentenceAndSaysItsAccuracyWithIntervalAndWhatItForgot() throws InterruptedException {
        open("tab=categories&catsteps=20");
        train();
        assertThat(words("Now")).contains("After 20 steps").contains("urgent").contains(" %");
        assertThat(words("Nearest mean, untrained")).contains("cosine 0.");
        assertThat(words("Accuracy"))
                .containsPattern("\\d+ % \\(\\d+ % to \\d+ %\\)")
                .contains("nearest mean 9")
                .contains("greatest category 50 %");
        assertThat(words("Still finds (nDCG@10)")).contains("0.").contains("before 0.");
        assertThat(message())
                .startsWith("After 20 steps ")
                .contains(" of 80 sentences that it has never seen are sorted right (")
                .contains("nDCG@10");
        assertThat(cells("What the runs came to")).contains("Run 1: LoRA r = 8").contains(" of 80");
        assertThat(chartData("Accuracy on sentences it has not seen")).contains("Nearest mean, untrained");
    }

    @Test
    void anotherSentenceIsSortedByWhatWasLearned() throws InterruptedException {
        open("tab=categories&catsteps=20&layers=1");
        train();
        sentence().setValue("We could repaint the shed at some point next year.");
        assertThat(words("Now")).contains("can wait");
        sentence().setValue("He is bleeding badly, hurry up!");
        assertThat(words("Now")).contains("urgent");
    }

    @Test
    void theHeadAloneForgetsNothing() throws InterruptedException {
        radio("Method").setValue(CategoryMethod.HEAD);
        train();
        assertThat(message())
                .endsWith("It has forgotten nothing, since the encoder itself is the same as before,"
                        + " number by number.");
        assertThat(words("Still finds (nDCG@10)")).contains("the same: the encoder has not changed");
    }

    @Test
    void anEmptyAndAVeryLongSentenceAreSaidAtTheFieldAndStayThere() throws InterruptedException {
        sentence().setValue("   ");
        assertThat(sentence().getErrorMessage()).isEqualTo("Type a sentence to have it sorted.");
        String text = "x".repeat(100_000);
        sentence().setValue(text);
        assertThat(sentence().getErrorMessage())
                .isEqualTo("A sentence may have 500 characters; this one has 100,000. It stays as it is, but is not"
                        + " sorted.");
        assertThat(sentence().getValue()).isEqualTo(text);
        open("tab=categories&catsteps=10&approach=head");
        sentence().setValue("");
        button("Train").click();
        await(() -> !button("Stop").isEnabled());
        assertThat(words("Now")).contains("–");
    }

    @Test
    void whatTheVocabularyHasNoTokenForIsShown() {
        sentence().setValue("Is 鑽 a word?");
        assertThat($view(Paragraph.class)
                        .withCondition(text -> text.hasClassName("unread"))
                        .single()
                        .getText())
                .isEqualTo(
                        "The vocabulary is English and has no token for 鑽: the encoder reads [UNK], “unknown”, there.");
        assertThat(sentence().isInvalid()).isFalse();
    }

    @Test
    void ownExamplesAreLearnedFrom() throws InterruptedException {
        own("""
            hot,The oven glows
            hot,A desert at noon
            hot,It burns my tongue
            cold,Ice on the pond
            cold,Snow in May
            cold,The lake has frozen over
            """);
        assertThat(examples().isInvalid()).isFalse();
        assertThat(message()).contains("2 categories by 4 examples and measure on 2 others");
        sentence().setValue("The sun burns my skin.");
        simulation().set(CategoryFields.METHOD, CategoryMethod.HEAD);
        train();
        assertThat(words("Now")).contains("hot");
    }

    @Test
    void badExamplesAreSaidAtTheFieldAndNothingIsLost() {
        own("a,one\nb,two");
        assertThat(examples().getErrorMessage())
                .isEqualTo("“a” has only one example. Each category needs two or more: some to learn from, others to"
                        + " measure on.");
        examples().setValue("a,one\na,two\nb,one\nb,two");
        assertThat(examples().getErrorMessage()).startsWith("“one” stands under a and under b");
        String many = IntStream.range(0, 10_000)
                .mapToObj(i -> "c" + i % 2 + ",text " + i)
                .collect(Collectors.joining("\n"));
        examples().setValue(many);
        assertThat(examples().getErrorMessage())
                .isEqualTo("At most 500 examples can be learned and measured on; these are 10,000.");
        assertThat(examples().getValue()).isEqualTo(many);
        button("Train").click();
        assertThat(message()).contains("these are 10,000");
        assertThat(button("Stop").isEnabled()).isFalse();
    }

    @Test
    void whatCountsForAMethodOnlyCanBeSetThereOnly() {
        assertThat(slider("Rank of LoRA").isEnabled()).isTrue();
        radio("Method").setValue(CategoryMethod.FULL);
        assertThat(slider("Rank of LoRA").isEnabled()).isFalse();
        assertThat(slider("Layers trained, from the top").isEnabled()).isTrue();
        radio("Method").setValue(CategoryMethod.HEAD);
        assertThat(slider("Layers trained, from the top").isEnabled()).isFalse();
        assertThat(message()).contains("the head only, rate 0.03");
    }

    @Test
    void examplesAreInSightAndThoseToMeasureOnOnlyWhenAskedFor() {
        radio("Examples").setValue(ExampleChoice.FEELING);
        assertThat(message()).contains("3 categories by 30 examples and measure on 120 others");
        assertThat($view(Details.class)
                        .withCondition(details -> "Those that it is measured on".equals(details.getSummaryText()))
                        .single()
                        .isOpened())
                .isFalse();
    }

    @Test
    void noMoreExamplesCanBeAskedForThanThereAre() {
        assertThat(slider("Examples of each category").getMax()).isEqualTo(10);
        open("tab=categories&set=own&each=60");
        assertThat(slider("Examples of each category").getMax()).isEqualTo(100);
        assertThat(slider("Examples of each category").getValue()).isEqualTo(60);
        radio("Examples").setValue(ExampleChoice.TOPIC);
        assertThat(slider("Examples of each category").getValue()).isEqualTo(10);
        assertThat(slider("Examples of each category").getMax()).isEqualTo(10);
        open("tab=categories&each=60");
        assertThat(slider("Examples of each category").getValue()).isEqualTo(10);
        assertThat(message()).startsWith("each can be 2 to 10, not 60; it is 10 now.");
    }

    @Test
    void aRunSurvivesAResynchronization() throws InterruptedException {
        open("tab=categories&catsteps=20&approach=head");
        button("Train").click();
        UI.getCurrent().getInternals().getStateTree().prepareForResync();
        await(() -> !button("Stop").isEnabled() && !words("Now").contains("–"));
        assertThat(words("Now")).contains("urgent");
    }
}
