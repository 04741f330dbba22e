package org.languageplayground.attention;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.languageplayground.attention.compare.CompareFields;
import org.languageplayground.attention.reading.HeadChoice;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.ui.Figures;
import org.languageplayground.ui.StatCard;
import org.languageplayground.ui.chart.MatrixView;

@ViewPackages(packages = "org.languageplayground.attention")
class ComparePanelTest extends AttentionPage {

    private AttentionView open(String... parameters) {
        return openTab("compare", parameters);
    }

    private String card(String name) {
        return $view(StatCard.class)
                .withCondition(card -> name.equals(card.getElement().getAttribute("aria-label")))
                .single()
                .value();
    }

    private List<String> titles() {
        return $view(H3.class).all().stream().map(H3::getText).toList();
    }

    private TextField sentenceOfB() {
        return $view(TextField.class)
                .withCondition(field -> "Sentence of B".equals(field.getLabel()))
                .single();
    }

    @Test
    void atFirstBIsAWithRandomWeights() {
        open();
        assertThat(titles())
                .containsExactly(
                        "A: world-causal-4, head 2 of layer 2",
                        "B: world-causal-4 with random weights, head 2 of layer 2",
                        "Difference B − A");
        assertThat(card("Attention apart")).isEqualTo("0.59");
        assertThat(card("Words apart (KL)")).isEqualTo("10.68 bits");
        assertThat($view(MatrixView.class).all()).hasSize(3);
        assertThat(Figures.of(getCurrentView()))
                .allSatisfy((name, kind) -> assertThat(kind).as(name).isPresent());
    }

    @Test
    void copiedBIsAAndNothingIsBetweenThem() {
        open();
        test(button("Copy A to B")).click();
        assertThat(message()).startsWith("The two maps are the same. A says “mirna” (96 %), B says “mirna” (96 %).");
        assertThat(card("Attention apart")).isEqualTo("0.00");
        assertThat(card("Words apart (KL)")).isEqualTo("0.00 bits");
        assertThat(card("Probability to move")).isEqualTo("0.0 %");
    }

    @Test
    void swapExchangesEverythingAndBackAgain() {
        AttentionView view =
                open("bmodel", "world-causal-8", "bhead", "7", "blayer", "3", "btemperature", "2.0", "boff", "1");
        var before = view.simulation().state();
        test(button("Swap")).click();
        assertThat(view.simulation().get(ReadingFields.MODEL)).isEqualTo("world-causal-8");
        assertThat(view.simulation().get(ReadingFields.HEAD)).isEqualTo(new HeadChoice(6));
        assertThat(view.simulation().get(ReadingFields.TEMPERATURE)).isEqualTo(2);
        assertThat(view.simulation().get(CompareFields.A_OFF)).isTrue();
        assertThat(view.simulation().get(CompareFields.MODEL)).isEqualTo("world-causal-4");
        assertThat(view.simulation().takeNotices()).isEmpty();
        test(button("Swap")).click();
        assertThat(view.simulation().state()).isEqualTo(before);
    }

    @Test
    void oneReplacedWordHasADifferenceAndAnotherLengthASentence() {
        open("buntrained", "0");
        sentenceOfB().setValue("the capital of zorland is renera . what is the capital of zorland ?");
        assertThat(message()).contains("A says “mirna”").contains("B says “renera”");
        assertThat($view(MatrixView.class).all()).hasSize(3);
        sentenceOfB().setValue("the river of zorland is renera . what is the river of zorland ?");
        assertThat(paragraphs()).contains("The sentences differ in 3 tokens that do not stand side by side");
        assertThat(card("Attention apart")).isEqualTo("–");
        sentenceOfB().setValue("what is the capital of zorland ?");
        assertThat(message()).startsWith("A has 14 tokens and B has 7");
        assertThat($view(MatrixView.class).all()).hasSize(2);
        assertThat(card("Words apart (KL)")).endsWith(" bits");
        sentenceOfB().setValue("");
        assertThat(message()).startsWith("The two maps are the same.");
        $view(TextField.class)
                .withCondition(field -> "Sentence".equals(field.getLabel()))
                .single()
                .setValue("");
        assertThat(paragraphs()).contains("Type a sentence above");
        assertThat($view(MatrixView.class).exists()).isFalse();
    }

    @Test
    void theHeadThatIsShownCanBeSwitchedOffOnEitherSide() {
        open("buntrained", "0", "boff", "1");
        assertThat(card("Attention apart")).isEqualTo("0.00");
        assertThat(card("Probability to move")).isNotEqualTo("0.0 %");
        $view(Checkbox.class)
                .withCondition(box -> "A: switch the heads shown off".equals(box.getLabel()))
                .single()
                .setValue(true);
        assertThat(message()).contains("A says “zuveva” (87 %), B says “zuveva” (87 %)");
    }

    @Test
    void everyPairOnOfferIsShown() {
        open();
        for (String pair : List.of(
                "head 1 against head 2",
                "1 head against 8 heads",
                "head on against head off",
                "trained against untrained")) {
            test(button(pair)).click();
            assertThat(message()).contains("A says “").contains(", B says “");
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void whatALinkAsksForInVainIsSaid() {
        AttentionView view = open("bmodel", "none", "bhead", "99", "blayer", "NaN", "btemperature", "NaN");
        assertThat(paragraphs())
                .contains(
                        "B: There is no model “none” here, so you see that of A. Head 99 does not exist in this model");
        assertThat(message()).contains("blayer", "btemperature");
        $view(Select.class)
                .withCondition(select -> "Model of B".equals(select.getLabel()))
                .single()
                .setValue("world-masked-4");
        assertThat(message()).contains("A has 14 tokens and B has 16").contains("says no words");
        assertThat(view.simulation().state().write()).containsEntry("bmodel", "world-masked-4");
    }
}
