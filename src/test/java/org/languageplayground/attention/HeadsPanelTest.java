package org.languageplayground.attention;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.QueryParameters;
import org.junit.jupiter.api.Test;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.Pushed;
import org.languageplayground.ui.chart.HeadMaps;

@ViewPackages(packages = "org.languageplayground.attention")
class HeadsPanelTest extends AttentionPage {

    private void open(String more) throws InterruptedException {
        navigate(AttentionView.class);
        UI.getCurrent().navigate("attention", QueryParameters.fromString("tab=heads" + more));
        assertThat(Pushed.await(() -> says("a clear role, measured"))).isTrue();
    }

    private boolean says(String part) {
        return $view(Paragraph.class).all().stream()
                .anyMatch(paragraph -> paragraph.getText().contains(part));
    }

    private String labels() {
        return $view(HeadMaps.class)
                .single()
                .getElement()
                .getPropertyRaw("labels")
                .toString();
    }

    @Test
    void aHeadHasItsNameAndItsNumbersBesideTheBaseline() throws InterruptedException {
        open("&model=world-masked-4&layer=2&head=2&sentence=river+lamp+seven+green+river+lamp");
        assertThat(says("1 of 12 heads has a clear role, measured over 160 texts."))
                .isTrue();
        assertThat(says("The head 2 of layer 2 looks at the same word, where it stood before: 0.54"))
                .isTrue();
        assertThat(labels()).contains("2.2 same", "1.1 rests").doesNotContain("induction");
        assertThat($view(NumberTable.class).all().stream()
                        .map(table -> String.valueOf(table.getElement().getPropertyRaw("cells"))))
                .anyMatch(cells -> cells.contains("the same word, earlier") && cells.contains("0.17"));
    }

    @Test
    void withRandomWeightsNoHeadIsNamed() throws InterruptedException {
        open("&untrained=1");
        assertThat(says("0 of 12 heads have a clear role")).isTrue();
    }

    @Test
    void aSentenceWithoutRepetitionsSaysNothingOfThem() throws InterruptedException {
        open("&layer=2&head=2&sentence=the+cat+sat");
        assertThat($view(NumberTable.class).all().stream()
                        .map(table -> String.valueOf(table.getElement().getPropertyRaw("cells"))))
                .anyMatch(cells -> cells.contains("what followed the same word earlier") && cells.contains("–"));
    }
}
