package org.languageplayground.attention;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.languageplayground.attention.paths.PathsPanel;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.Pushed;
import org.languageplayground.ui.chart.ShareBars;
import tools.jackson.databind.JsonNode;

@ViewPackages(packages = "org.languageplayground.attention")
class PathsPanelTest extends AttentionPage {
    private static final String OWN = "Agreement with switching off, and how widely each spreads";
    private static final String MANY = "Agreement with switching off over many texts";

    private void open(String more) {
        UI.getCurrent().navigate("attention", QueryParameters.fromString("tab=paths" + more));
    }

    private boolean says(String part) {
        return $view(Paragraph.class).all().stream()
                .anyMatch(paragraph -> paragraph.getText().contains(part));
    }

    private List<List<String>> rows(String name) {
        return $view(NumberTable.class).all().stream()
                .filter(table -> name.equals(table.getElement().getProperty("name")))
                .filter(table -> table.getElement().getPropertyRaw("cells") != null)
                .flatMap(table -> ((JsonNode) table.getElement().getPropertyRaw("cells")).valueStream())
                .map(row -> row.valueStream().map(JsonNode::asString).toList())
                .toList();
    }

    @Test
    void attentionsFavouriteStandsBesideWhatReallyMatters() throws InterruptedException {
        open("");
        assertThat(Pushed.await(() -> says("Attention’s favorite (head 2 of layer 2) is “mirna”, with 0.74.")))
                .isTrue();
        assertThat(says("What really matters most is “zorland”")).isTrue();
        assertThat(says("They disagree.")).isTrue();
        assertThat(says("ρ = +0.46. A random order stays below 0.53 in 95 of 100 cases, so this may be chance."))
                .isTrue();
        assertThat(rows(OWN))
                .contains(List.of("attention", "+0.46", "6 mirna", "1.27", "2.4"))
                .anyMatch(row -> row.subList(0, 3).equals(List.of("switched off", "", "13 zorland")))
                .anyMatch(row -> row.getFirst().equals("gradient × input"));
        assertThat($view(ShareBars.class).single().all())
                .contains("\"13 zorland\"", "changed without it (bits)", "left to “mirna” without it");
    }

    @Test
    void overManyTextsEachMethodHasItsIntervalBesideThoseThatKnowNothing() throws InterruptedException {
        open("");
        assertThat(Pushed.await(() -> says("Over 120 texts that training never used, attention (head 2 of layer 2)")))
                .isTrue();
        assertThat(rows(MANY)).hasSize(6).allSatisfy(row -> assertThat(row.get(1))
                .matches("[+−]?0\\.\\d\\d \\[.*, .*]"));
        open("&layer=3&head=mean");
        assertThat(says("attention (all heads of layer 3)")).isTrue();
    }

    @Test
    void measuringIsStoppedAndBegunAgain() {
        open("&model=world-causal-8");
        $view(Button.class).withText("Stop measuring").single().click();
        $view(Button.class).withText("Measure over many texts").single().click();
        assertThat($view(Button.class).withText("Stop measuring").exists()).isTrue();
        $view(Button.class).withText("Stop measuring").single().click();
    }

    @Test
    void theFirstTokenOfAGptHasNothingToCompare() throws InterruptedException {
        open("&selected=1");
        assertThat(Pushed.await(() -> says("sees no other token that changes its output")))
                .isTrue();
        assertThat(says("There are too few tokens, or all are alike")).isTrue();
    }

    @Test
    void evenAttentionAndHeadsThatAreOffAreNoMistake() throws InterruptedException {
        open("&temperature=0.0&off=2.1~2.2~2.3~2.4&untrained=1");
        assertThat(Pushed.await(() -> says("What really matters most is"))).isTrue();
        assertThat(rows(OWN)).contains(List.of("value-weighted", "–", "–", "0.00", "1.0"));
    }

    @Test
    void longTextsShowWhatHasTheGreatestShares() throws InterruptedException {
        open("");
        $view(TextField.class).single().setValue("the girl saw the dog . ".repeat(20));
        assertThat(Pushed.await(() -> says("What really matters most is"))).isTrue();
        assertThat(((JsonNode) $view(ShareBars.class).single().getElement().getPropertyRaw("rows")).size())
                .isEqualTo(16);
    }

    @Test
    void anEmptySentenceHasNoPaths() {
        open("");
        $view(TextField.class).single().setValue("");
        assertThat($view(PathsPanel.class).exists()).isFalse();
    }
}
