package org.languageplayground.attention;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.slider.DecimalSlider;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.Pushed;
import org.languageplayground.ui.TokenRow;
import tools.jackson.databind.JsonNode;

@ViewPackages(packages = "org.languageplayground.attention")
class GeneratePanelTest extends AttentionPage {

    @BeforeEach
    void open() {
        open("");
    }

    private void open(String more) {
        navigate(AttentionView.class);
        UI.getCurrent().navigate("attention", QueryParameters.fromString("tab=generate" + more));
    }

    private void press(String name) {
        $view(Button.class).withText(name).single().click();
    }

    private DecimalSlider slider(String label) {
        return $view(DecimalSlider.class)
                .withCondition(slider -> slider.getLabel().equals(label))
                .single();
    }

    /** The texts written, the newest first. */
    private List<String> texts() {
        return $view(NumberTable.class).all().stream()
                .filter(table -> "What it writes".equals(table.getElement().getProperty("name")))
                .flatMap(table -> ((JsonNode) table.getElement().getPropertyRaw("cells")).valueStream())
                .map(row -> row.get(0).asString())
                .toList();
    }

    private void write(String button, int texts) throws InterruptedException {
        press(button);
        assertThat(Pushed.await(() -> texts().size() == texts && message().contains("it writes: “")))
                .isTrue();
    }

    @Test
    void theSameSeedWritesTheSameTextAndAnotherOneAnother() throws InterruptedException {
        slider("Sampling temperature").setValue(1.5);
        write("Generate", 1);
        write("Generate", 2);
        write("Another one", 3);
        assertThat(texts().get(1)).isEqualTo(texts().get(2)).isNotEqualTo(texts().getFirst());
        assertThat($view(IntegerField.class).all().stream()
                        .filter(field -> field.getLabel().equals("Seed"))
                        .findFirst()
                        .orElseThrow()
                        .getValue())
                .isEqualTo(2);
    }

    @Test
    void atTemperatureZeroSeedsMakeNoDifferenceAsTheExerciseSays() throws InterruptedException {
        open("&sampling=0.0&count=12");
        write("Generate", 1);
        write("Another one", 2);
        write("Another one", 3);
        assertThat(texts().stream().distinct()).hasSize(1);
        assertThat(texts().getFirst()).startsWith("mirna");
    }

    @Test
    void tokenByTokenItIsTheTextOfOneGo() throws InterruptedException {
        open("&sampling=1.5&count=3");
        write("Generate", 1);
        for (int i = 0; i < 3; i++) {
            press("One token");
            assertThat(message()).startsWith("Drawn: “");
        }
        assertThat($view(TextField.class)
                        .withCondition(field -> "Sentence".equals(field.getLabel()))
                        .single()
                        .getValue())
                .endsWith("zorland ? " + texts().getFirst());
    }

    @Test
    void aGeneratedTokenOpensWhatTheModelLookedAt() throws InterruptedException {
        write("Generate", 1);
        int first = 14;
        assertThat(message()).contains("With seed 1 it writes: “" + texts().getFirst() + "”");
        assertThat(((JsonNode) $view(TokenRow.class).single().getElement().getPropertyRaw("tokens")).size())
                .isEqualTo(first + 24);
    }

    @Test
    void blanksAreFilled() throws InterruptedException {
        open("&model=world-masked-4&sentence=today+the+dogs+near+the+house+_+happy+.&sampling=0.0");
        write("Generate", 1);
        assertThat(texts().getFirst()).isEqualTo("are");
    }

    @Test
    void whereTheModelHasNoWordItSaysWhy() {
        open("&model=world-masked-4&sentence=today+the+dogs");
        assertThat($view(Paragraph.class).all().stream().map(Paragraph::getText))
                .anyMatch(text -> text.startsWith("This model fills blanks."));
    }

    @Test
    void nonsenseInTheAddressIsNamed() {
        open("&sampling=NaN&topk=-3&topp=9&seed=abc&count=1000000");
        assertThat(message())
                .contains("sampling")
                .contains("topk")
                .contains("topp")
                .contains("seed")
                .contains("count");
    }
}
