package org.languageplayground.attention;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import org.junit.jupiter.api.Test;
import org.languageplayground.attention.off.OffPanel;
import org.languageplayground.ui.MessageLine;
import org.languageplayground.ui.chart.WordBars;

@ViewPackages(packages = "org.languageplayground.attention")
class OffPanelTest extends AttentionPage {

    private String panel() {
        return $view(OffPanel.class).single().getElement().getTextRecursively();
    }

    @Test
    void theStageSwitchesTheShownHeadOffAndTheTabFollows() {
        UI.getCurrent().navigate("attention", QueryParameters.fromString("tab=off"));
        assertThat(panel()).contains("All 12 heads are on");
        button("Switch off").click();
        assertThat($view(MessageLine.class).single().getText())
                .contains("But head 2 of layer 2 is off", "With all heads on it would say “mirna” (96 %)");
        assertThat(panel()).contains("Off: head 2 of layer 2. That is 1 of 12 heads.");
        assertThat($view(WordBars.class).all().get(1).getElement().getProperty("name"))
                .isEqualTo("With all heads on");
        button("All on").click();
        assertThat(panel()).contains("All 12 heads are on");
    }

    @Test
    void anEmptySentenceLosesNothing() {
        UI.getCurrent().navigate("attention", QueryParameters.fromString("tab=off&off=2.2"));
        $view(TextField.class).single().setValue("");
        assertThat(panel()).contains("Off: head 2 of layer 2");
        assertThat(button("Switch off").isEnabled()).isFalse();
    }
}
