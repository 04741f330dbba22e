package org.languageplayground.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.slider.DecimalSlider;
import com.vaadin.flow.component.slider.IntegerSlider;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.TraceCache;
import org.languageplayground.ui.Figures;
import org.languageplayground.ui.MessageLine;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.StatCard;
import org.languageplayground.ui.ViewFactory;
import org.languageplayground.ui.chart.MatrixView;

@ViewPackages(packages = "org.languageplayground.attention")
class AttentionViewTest extends BrowserlessTest {
    private static final ModelLibrary LIBRARY = new ModelLibrary("");
    private static final TraceCache TRACES = new TraceCache(32);

    /** Makes the view. */
    public static class Views extends ViewFactory {
        public Views() {
            super(AttentionView.class, () -> new AttentionView(new AttentionSimulations(LIBRARY, TRACES), LIBRARY));
        }
    }

    @Override
    protected Set<Class<?>> lookupServices() {
        return Set.of(Views.class);
    }

    @BeforeEach
    void open() {
        navigate(AttentionView.class);
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

    @Test
    void theFirstScenarioFillsEveryNumber() {
        assertThat(stat("Tokens")).isEqualTo("9");
        assertThat(stat("Heads")).isEqualTo("4");
        assertThat(stat("Attn ops")).isEqualTo("180");
        assertThat(stat("Selected")).isEqualTo("1");
        assertThat(message()).startsWith("“it” puts most weight on");
    }

    /** The bits and the tokens of a sentence, as it says them. */
    private static double[] entropy(String sentence) {
        Matcher matcher =
                Pattern.compile("([0-9.]+) bits.*? over ([0-9.]+) tokens").matcher(sentence);
        assertThat(matcher.find()).as(sentence).isTrue();
        return new double[] {Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2))};
    }

    private void isOneMeasure(String whose) {
        assertThat(message()).contains(whose);
        double[] entropy = entropy(message());
        assertThat(entropy[1]).isCloseTo(Math.pow(2, entropy[0]), within(0.1));
    }

    @Test
    void bitsAndTokensAreOneMeasureAndSayOfWhichMap() {
        isOneMeasure("in the mean of the 4 heads. There, its attention has");
        UI.getCurrent().navigate("attention", QueryParameters.fromString("head=2&sel=6"));
        isOneMeasure("in head 2. There, its attention has");
        UI.getCurrent().navigate("attention", QueryParameters.fromString("head=mean&sel=2.6.4"));
        isOneMeasure("in the mean of the 4 heads, added up. There, their attention has");
        select("Head").setValue(new HeadChoice(1));
        isOneMeasure("in head 2, added up. There, their attention has");
        UI.getCurrent().navigate("attention", QueryParameters.fromString("head=mean&sel="));
        select("Layer").setValue(1);
        isOneMeasure("Layer 2: in the mean of the 4 heads, attention has");
    }

    @Test
    void theEntropyOfTheHeadsMeanIsNotTakenForThatOfAHead() {
        DecimalSlider temperature = $view(DecimalSlider.class).single();
        temperature.setValue(4.0);
        assertThat(message())
                .contains("bits in the mean of the 4 heads")
                .contains("keep the entropy of their mean above 0");
        select("Head").setValue(new HeadChoice(0));
        temperature.setValue(2.0);
        assertThat(message()).contains("bits in head 1").doesNotContain("mean");
    }

    @Test
    void everyFigureSaysWhereItsNumbersComeFrom() {
        assertThat(Figures.of(getCurrentView()))
                .hasSizeGreaterThan(7)
                .allSatisfy((name, kind) -> assertThat(kind).as(name).isPresent());
        assertThat(Figures.of(getCurrentView(), Origin.Kind.FORMULA))
                .containsExactlyInAnyOrder(
                        "Positional encoding", "number Tokens", "number Heads", "number Attn ops", "number Selected");
    }

    @Test
    void aHiddenPictureGoesWithItsHeading() {
        UI.getCurrent().navigate("attention", QueryParameters.fromString("hide=attention-matrix,model&head=all"));
        assertThat($view(H2.class).all())
                .extracting(H2::getText)
                .contains("Positional encoding")
                .doesNotContain("Attention matrix");
    }

    @Test
    void aSingleTokenIsReadInTheSingular() {
        $view(TextField.class).single().setValue("dog");
        assertThat(message()).contains("reads one token").doesNotContain("1 tokens");
    }

    @Test
    void theTemperatureGoesFromZeroToSixteenTimesTheDefault() {
        DecimalSlider temperature = $view(DecimalSlider.class).single();
        assertThat(temperature.getMin()).isZero();
        assertThat(temperature.getMax()).isEqualTo(4.0);
        assertThat(temperature.getValue()).isEqualTo(0.25);
        temperature.setValue(0.0);
        assertThat(message()).contains("entropy rose").doesNotContain("above 0");
        temperature.setValue(4.0);
        assertThat(message()).contains("entropy fell");
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
    }

    @Test
    @SuppressWarnings("unchecked")
    void theModeSwitchesToAnotherTrainedModel() {
        RadioButtonGroup<Mode> mode = $view(RadioButtonGroup.class).single();
        mode.setValue(Mode.BERT);
        assertThat(message()).contains("world-masked-4");
        assertThat(stat("Attn ops")).isEqualTo("484");
        mode.setValue(Mode.UNTRAINED);
        assertThat(message()).contains("random weights");
    }

    @Test
    void theExactNumbersOfAnyCellCanBeAskedFor() {
        MatrixView matrix = $view(MatrixView.class).all().getFirst();
        assertThat(matrix.exact(0, 0)).isEqualTo("1.0");
        assertThat(matrix.exact(-1, 0)).isEmpty();
        assertThat(matrix.exact(0, 99)).isEmpty();
        assertThat(matrix.all()).contains("\"barked\"");
    }

    @Test
    void oneInteractionSendsAtMostSixteenKilobytesOfMatrix() {
        $view(TextField.class).single().setValue("the cat sat ".repeat(90));
        MatrixView matrix = $view(MatrixView.class).all().getFirst();
        assertThat(matrix.getElement().getProperty("data").length()).isLessThan(16_000);
        assertThat(message()).contains("the model reads the first 256");
    }

    @Test
    void theTemperatureIsShortToReadAndKeepsItsMultipleOfTheDefault() {
        DecimalSlider temperature = $view(DecimalSlider.class).single();
        $view(IntegerSlider.class).single().setValue(8);
        assertThat(temperature.getValue()).isEqualTo(0.353552);
        temperature.setValue(0.707104);
        assertThat(message()).contains("0.707");
        $view(IntegerSlider.class).single().setValue(4);
        assertThat(temperature.getValue()).isEqualTo(0.5);
    }

    @Test
    void everyLayerAndHeadCanBeChosen() {
        Select<?> layer = $view(Select.class)
                .withCondition(select -> "Layer".equals(select.getLabel()))
                .single();
        assertThat(layer.getListDataView().getItemCount()).isEqualTo(3);
        Select<?> head = $view(Select.class)
                .withCondition(select -> "Head".equals(select.getLabel()))
                .single();
        assertThat(head.getListDataView().getItemCount()).isEqualTo(6);
    }

    @Test
    void resetBringsTheFirstScenarioBack() {
        $view(TextField.class).single().setValue("something else");
        Button reset = $view(Button.class)
                .withCondition(button -> "Reset".equals(button.getText()))
                .single();
        test(reset).click();
        assertThat($view(TextField.class).single().getValue()).isEqualTo(AttentionSimulation.FIRST_SENTENCE);
        assertThat(stat("Selected")).isEqualTo("1");
    }

    @Test
    @SuppressWarnings("unchecked")
    void everyControlAnswersWithoutASentence() {
        $view(TextField.class).single().setValue("");
        $view(DecimalSlider.class).single().setValue(1.0);
        assertThat($view(DecimalSlider.class).single().getValue()).isEqualTo(1.0);
        $view(IntegerSlider.class).single().setValue(8);
        assertThat(stat("Tokens")).isEqualTo("0");
        $view(RadioButtonGroup.class).single().setValue(Mode.UNTRAINED);
        select("Layer").setValue(1);
        select("Head").setValue(HeadChoice.ALL);
        select("Model").setValue("world-masked-2");
        assertThat(message()).contains("Type a sentence");
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
