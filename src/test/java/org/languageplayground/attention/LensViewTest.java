package org.languageplayground.attention;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.languageplayground.ui.Figures;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.chart.ApexChart;
import org.languageplayground.ui.chart.LensGrid;
import org.languageplayground.ui.chart.MatrixView;

@ViewPackages(packages = "org.languageplayground.attention")
class LensViewTest extends AttentionPage {

    private void open(String parameters) {
        navigate(AttentionView.class);
        UI.getCurrent().navigate("attention", QueryParameters.fromString("tab=lens" + parameters));
    }

    private NativeButton station(String name) {
        return $view(NativeButton.class)
                .withCondition(
                        button -> button.getElement().getTextRecursively().startsWith(name))
                .single();
    }

    private void press(String name) {
        ComponentUtil.fireEvent(station(name), new ClickEvent<>(station(name)));
    }

    @Test
    void theGridEndsWithWhatTheStageSays() {
        open("");
        var cells = $view(LensGrid.class)
                .single()
                .getElement()
                .getPropertyRaw("cells")
                .toString();
        assertThat(message()).contains("The model says “mirna” next (96 %)");
        assertThat(cells).contains("mirna");
        assertThat($view(LensGrid.class).single().getElement().getProperty("selected", 0.0))
                .isEqualTo(13);
        assertThat($view(NumberTable.class).all()).hasSize(2);
        assertThat($view(ApexChart.class).all()).hasSize(2);
    }

    @Test
    void aStationOpensToItsVector() {
        open("");
        assertThat($view(MatrixView.class).exists()).isFalse();
        press("q, k, v");
        assertThat(station("q, k, v").getElement().getAttribute("aria-pressed")).isEqualTo("true");
        assertThat($view(MatrixView.class).single().all()).contains("\"q 0–15\"", "\"v 0–15\"");
        press("Residual stream after attention");
        assertThat($view(LensGrid.class).single().getElement().getProperty("opened", 0.0))
                .isEqualTo(3);
    }

    @Test
    void everyKindOfModelIsRead() {
        for (String model : List.of("world-causal-1", "world-masked-4", "world-causal-8")) {
            for (String untrained : List.of("0", "1")) {
                open("&model=" + model + "&untrained=" + untrained);
                assertThat($view(LensGrid.class).single().isVisible()).isTrue();
                assertThat($view(ApexChart.class).all()).hasSize(model.contains("causal") ? 2 : 1);
            }
        }
    }

    @Test
    void nonsenseAndNothingAreNoTrouble() {
        open("&station=NaN");
        assertThat(station("Softmax").getElement().getAttribute("aria-pressed")).isEqualTo("true");
        $view(TextField.class).single().setValue("");
        assertThat($view(LensGrid.class).exists()).isFalse();
        $view(TextField.class).single().setValue("the cat sat ".repeat(90));
        assertThat($view(LensGrid.class).single().isVisible()).isTrue();
        $view(TextField.class).single().setValue("😀");
        assertThat($view(LensGrid.class).single().isVisible()).isTrue();
    }

    @Test
    void everyFigureSaysWhereItsNumbersComeFrom() {
        open("&station=head");
        assertThat(Figures.of(getCurrentView()))
                .containsKeys("Logit lens", "Who voted for this word", "The vector at this station")
                .allSatisfy((name, kind) -> assertThat(kind).as(name).isPresent());
    }
}
