package org.languageplayground.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.slider.DecimalSlider;
import com.vaadin.flow.component.slider.IntegerSlider;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.textfield.TextField;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.languageplayground.attention.reading.HeadChoice;
import org.languageplayground.attention.reading.Mode;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.ui.Figures;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.StatCard;
import org.languageplayground.ui.chart.MatrixView;

@ViewPackages(packages = "org.languageplayground.attention")
class AttentionViewTest extends AttentionPage {

    @BeforeEach
    void open() {
        navigate(AttentionView.class);
    }

    private String stat(String name) {
        return $view(StatCard.class)
                .withCondition(card -> name.equals(card.getElement().getAttribute("aria-label")))
                .single()
                .value();
    }

    private MatrixView openMatrix() {
        $view(Tabs.class).single().setSelectedIndex(1);
        return $view(MatrixView.class).single();
    }

    @Test
    void theFirstScenarioFillsEveryNumber() {
        assertThat(stat("Tokens")).isEqualTo("14");
        assertThat(stat("Heads")).isEqualTo("4");
        assertThat(stat("Attn ops")).isEqualTo("420");
        assertThat(stat("Selected")).isEqualTo("1");
        assertThat(message())
                .startsWith("“?” looks most at “mirna”: 0.74 of its attention. The model says “mirna” next (96 %).")
                .contains("Without head 2 of layer 2 it would say");
    }

    @Test
    void aTabOpensBelowTheStageAndFollowsIt() {
        assertThat($view(MatrixView.class).exists()).isFalse();
        assertThat(openMatrix().exact(1, 0, 0)).isEqualTo("1.0");
        $view(TextField.class).single().setValue("the cat sat .");
        assertThat($view(MatrixView.class).single().all()).contains("\"cat\"").doesNotContain("mirna");
    }

    /** The bits and the tokens of the sentence on entropy in the tab "Numbers". */
    private double[] entropy(String whose) {
        $view(Tabs.class).single().setSelectedIndex(2);
        String sentence = $view(Paragraph.class).all().stream()
                .map(paragraph -> paragraph.getElement().getTextRecursively())
                .filter(text -> text.contains("bits of entropy"))
                .findFirst()
                .orElseThrow();
        assertThat(sentence).contains(whose);
        Matcher matcher =
                Pattern.compile("([0-9.]+) bits.*? over ([0-9.]+) tokens").matcher(sentence);
        assertThat(matcher.find()).as(sentence).isTrue();
        return new double[] {Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2))};
    }

    @Test
    void bitsAndTokensAreOneMeasureAndSayOfWhichMap() {
        double[] ofHead = entropy("in head 2 of layer 2 has");
        assertThat(ofHead[1]).isCloseTo(Math.pow(2, ofHead[0]), within(0.1));
        select("Head").setValue(HeadChoice.MEAN);
        double[] ofMean = entropy("in the mean of the 4 heads has");
        assertThat(ofMean[1]).isCloseTo(Math.pow(2, ofMean[0]), within(0.1));
        assertThat(ofMean[0]).isNotEqualTo(ofHead[0]);
    }

    @Test
    void everyFigureSaysWhereItsNumbersComeFrom() {
        for (int tab = 0; tab < 6; tab++) {
            $view(Tabs.class).single().setSelectedIndex(tab);
        }
        assertThat(Figures.of(getCurrentView()))
                .hasSizeGreaterThan(9)
                .allSatisfy((name, kind) -> assertThat(kind).as(name).isPresent());
        assertThat(Figures.of(getCurrentView(), Origin.Kind.FORMULA))
                .containsExactlyInAnyOrder(
                        "Positional encoding", "number Tokens", "number Heads", "number Attn ops", "number Selected");
    }

    @Test
    void theTemperatureGoesFromZeroToSixteenTimesTheDefault() {
        DecimalSlider temperature = $view(DecimalSlider.class).single();
        assertThat(temperature.getMin()).isZero();
        assertThat(temperature.getMax()).isEqualTo(4.0);
        assertThat(temperature.getValue()).isEqualTo(0.25);
        temperature.setValue(0.0);
        assertThat(message()).contains("looks at 14 tokens alike").contains("says “called” next");
        temperature.setValue(4.0);
        assertThat(message()).doesNotContain("says “mirna” next");
    }

    @Test
    void theHeadsSliderSkipsNumbersThatNoModelWasTrainedWith() {
        IntegerSlider heads = $view(IntegerSlider.class).single();
        heads.setValue(5);
        assertThat(heads.getValue()).isEqualTo(8);
        heads.setValue(7);
        assertThat(heads.getValue()).isEqualTo(4);
        heads.setValue(1);
        assertThat(stat("Heads")).isEqualTo("1");
        assertThat(message()).contains("layers of one head, width");
    }

    @Test
    @SuppressWarnings("unchecked")
    void theModeSwitchesToAnotherTrainedModelAndAnExampleForIt() {
        RadioButtonGroup<Mode> mode = $view(RadioButtonGroup.class).single();
        mode.setValue(Mode.BERT);
        assertThat(message()).contains("world-masked-4").contains("In the blank the model puts “are”");
        assertThat($view(TextField.class).single().getValue()).contains(" _ ");
        mode.setValue(Mode.UNTRAINED);
        assertThat(message()).contains("random weights");
        mode.setValue(Mode.GPT);
        assertThat($view(TextField.class).single().getValue()).doesNotContain("_");
    }

    @Test
    @SuppressWarnings("unchecked")
    void aSentenceOfTheStudentsOwnStaysInEveryMode() {
        $view(TextField.class).single().setValue("the old queen smiled .");
        $view(RadioButtonGroup.class).single().setValue(Mode.BERT);
        assertThat($view(TextField.class).single().getValue()).isEqualTo("the old queen smiled .");
        Button cover = button("Cover the chosen word");
        assertThat(cover.isVisible()).isTrue();
        test(cover).click();
        assertThat($view(TextField.class).single().getValue()).isEqualTo("the old queen smiled _");
    }

    @Test
    void theExactNumbersOfAnyCellCanBeAskedFor() {
        MatrixView matrix = openMatrix();
        assertThat(matrix.exact(1, 0, 0)).isEqualTo("1.0");
        assertThat(matrix.exact(1, -1, 0)).isEmpty();
        assertThat(matrix.exact(1, 0, 99)).isEmpty();
        assertThat(matrix.all()).contains("\"mirna\"");
    }

    @Test
    void oneInteractionSendsAtMostSixteenKilobytesOfMatrix() {
        MatrixView matrix = openMatrix();
        $view(TextField.class).single().setValue("the cat sat ".repeat(90));
        assertThat(matrix.getElement().getProperty("data").length()).isLessThan(16_000);
        assertThat(message()).contains("the model reads the first 256");
    }

    @Test
    void theTemperatureIsShortToReadAndKeepsItsMultipleOfTheDefault() {
        DecimalSlider temperature = $view(DecimalSlider.class).single();
        $view(IntegerSlider.class).single().setValue(8);
        assertThat(temperature.getValue()).isEqualTo(0.353552);
        temperature.setValue(0.707104);
        $view(IntegerSlider.class).single().setValue(4);
        assertThat(temperature.getValue()).isEqualTo(0.5);
    }

    @Test
    void everyHeadCanBeChosen() {
        assertThat(select("Head").getListDataView().getItemCount()).isEqualTo(5);
    }

    @Test
    void resetBringsTheFirstScenarioBack() {
        $view(TextField.class).single().setValue("something else");
        test(button("Reset")).click();
        assertThat($view(TextField.class).single().getValue()).isEqualTo(ReadingFields.FIRST_SENTENCE);
        assertThat(stat("Selected")).isEqualTo("1");
    }

    @Test
    @SuppressWarnings("unchecked")
    void everyControlAnswersWithoutASentence() {
        $view(TextField.class).single().setValue("");
        assertThat(message()).contains("Type a sentence");
        $view(DecimalSlider.class).single().setValue(1.0);
        assertThat($view(DecimalSlider.class).single().getValue()).isEqualTo(1.0);
        $view(IntegerSlider.class).single().setValue(8);
        assertThat(stat("Tokens")).isEqualTo("0");
        $view(RadioButtonGroup.class).single().setValue(Mode.UNTRAINED);
        select("Head").setValue(HeadChoice.MEAN);
        select("Model").setValue("world-masked-2");
        for (int tab = 0; tab < 6; tab++) {
            $view(Tabs.class).single().setSelectedIndex(tab);
        }
        $view(TextField.class).single().setValue("the cat sat .");
        assertThat(stat("Heads")).isEqualTo("2");
    }

    @Test
    void theScenarioSurvivesAResynchronization() {
        $view(TextField.class).single().setValue("the cat sat .");
        UI.getCurrent().getInternals().getStateTree().prepareForResync();
        $view(DecimalSlider.class).single().setValue(1.0);
        assertThat($view(TextField.class).single().getValue()).isEqualTo("the cat sat .");
        assertThat(stat("Tokens")).isEqualTo("4");
    }

    @SuppressWarnings("unchecked")
    private Select<Object> select(String label) {
        return $view(Select.class)
                .withCondition(select -> label.equals(select.getLabel()))
                .single();
    }
}
