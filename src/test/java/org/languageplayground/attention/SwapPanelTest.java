package org.languageplayground.attention;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.Pushed;
import org.languageplayground.ui.chart.MatrixView;
import tools.jackson.databind.JsonNode;

@ViewPackages(packages = "org.languageplayground.attention")
class SwapPanelTest extends AttentionPage {

    @BeforeEach
    void open() {
        open("");
    }

    private void open(String more) {
        navigate(AttentionView.class);
        UI.getCurrent().navigate("attention", QueryParameters.fromString("tab=swap" + more));
    }

    private TextField field(String label) {
        return $view(TextField.class)
                .withCondition(field -> label.equals(field.getLabel()))
                .single();
    }

    private List<List<String>> rows() {
        return $view(NumberTable.class).all().stream()
                .filter(table -> "Three answers and two controls"
                        .equals(table.getElement().getProperty("name")))
                .flatMap(table -> ((JsonNode) table.getElement().getPropertyRaw("cells")).valueStream())
                .map(row -> row.valueStream().map(JsonNode::asString).toList())
                .toList();
    }

    private List<String> sentences() {
        return $view(Paragraph.class).all().stream().map(Paragraph::getText).toList();
    }

    @Test
    void theAnswersStandBesideEachOtherWithTheirControls() throws InterruptedException {
        assertThat(rows().getFirst()).contains("mirna", "0.00");
        assertThat(rows().get(1)).contains("renera", "1.00");
        assertThat(rows().get(2)).contains("zuveva", "0.23");
        assertThat(rows().get(3)).contains("mirna", "0.00");
        assertThat(Pushed.await(() -> rows().get(4).get(1).equals("0.23 (0.19 to 0.26)")))
                .isTrue();
    }

    @Test
    void allThatEntersTheFirstLayerAtAllPositionsIsTheOtherSentence() {
        open("&carried=residual&everywhere=1&layer=1");
        assertThat(rows().get(2)).contains("renera", "1.00");
        assertThat(rows().get(2).subList(1, 6)).isEqualTo(rows().get(1).subList(1, 6));
    }

    @Test
    void theGridComesFromThePoolAndNamesItsStrongestCell() throws InterruptedException {
        assertThat(Pushed.await(() -> sentences().stream().anyMatch(text -> text.startsWith("168 of 168 cells"))))
                .isTrue();
        assertThat(sentences()).anyMatch(text -> text.contains("The strongest: Head 3 of layer 2 at “?”, 0.28."));
        assertThat($view(MatrixView.class).single().all()).contains("\"2.3\"").contains("mirna");
    }

    @Test
    void wordsOfOtherLengthsAreRefusedWithBothCountsAndWordsThatFit() {
        field("Other word").setValue("ostland");
        assertThat(message())
                .contains("The sentence has 14 tokens, with “ostland” in place of “mirna” it has 20.")
                .contains("Words of equal length");
        String proposed = message()
                .substring(message().lastIndexOf(": ") + 2)
                .replace(".", "")
                .split(", ")[0];
        field("Other word").setValue(proposed);
        assertThat(message()).contains("moves the answer");
    }

    @Test
    void theSelectedWordIsSwappedForOneFromTheVocabulary() {
        open("&selected=3&sentence=when+anna+and+tom+went+to+the+shop+%2C+tom+gave+the+book+to");
        assertThat(field("Word to swap").getValue()).isEqualTo("anna");
        $view(Button.class).withText("Swap the selected word").single().click();
        assertThat(field("Word to swap").getValue()).isEqualTo("and");
        assertThat(field("Other word").getValue()).isNotEmpty();
    }

    @Test
    void oneHeadOfTheMaskedModelCarriesTheNumberOfTheSubject() {
        open("&model=world-masked-4&sentence=today+the+dogs+near+the+house+_+happy+.&layer=3&head=4&selected=8");
        assertThat(rows().getFirst()).contains("are");
        assertThat(rows().get(1)).contains("is");
        assertThat(rows().get(2)).contains("1.00");
    }

    @Test
    void whatCannotBeIsSaidInASentence() {
        open("&model=world-masked-4&sentence=today+the+dogs");
        assertThat(sentences()).anyMatch(text -> text.startsWith("This model fills blanks, and this sentence"));
        open("&swapword=%F0%9F%90%B6");
        assertThat(sentences()).anyMatch(text -> text.contains("is not in the sentence"));
        open("&sentence=");
        assertThat(sentences()).contains("Type a sentence first.");
        open("&untrained=1");
        assertThat(sentences()).anyMatch(text -> text.startsWith("The weights are random"));
    }

    @Test
    void nonsenseInTheAddressIsNamed() {
        open("&carried=soul&everywhere=NaN&turned=7");
        assertThat(message()).contains("carried").contains("everywhere").contains("turned");
    }
}
