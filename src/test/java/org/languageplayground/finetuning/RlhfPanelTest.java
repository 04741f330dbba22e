package org.languageplayground.finetuning;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.slider.DecimalSlider;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.languageplayground.finetuning.unknown.RlhfPanel;
import org.languageplayground.ui.MessageLine;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.ViewFactory;
import org.languageplayground.ui.chart.ApexChart;

@ViewPackages(packages = "org.languageplayground.finetuning")
class RlhfPanelTest extends BrowserlessTest {
    private static final int PATIENCE_SECONDS = 120;

    /** Makes the view. */
    public static class Views extends ViewFactory {
        public Views() {
            super(LoraView.class, () -> new LoraView(Students.simulations()));
        }
    }

    @Override
    protected Set<Class<?>> lookupServices() {
        return Set.of(Views.class);
    }

    @BeforeEach
    void open() {
        navigate(LoraView.class);
    }

    @AfterEach
    void startOver() {
        button("Start RLHF over").click();
    }

    private Button button(String text) {
        return $(Button.class, $view(RlhfPanel.class).single())
                .withCondition(button -> text.equals(button.getText()))
                .single();
    }

    private DecimalSlider beta() {
        return $(DecimalSlider.class, $view(RlhfPanel.class).single()).single();
    }

    private IntegerField seed() {
        return $(IntegerField.class, $view(RlhfPanel.class).single()).single();
    }

    private String message() {
        return $view(MessageLine.class).single().getText();
    }

    private List<ApexChart> charts() {
        return $(ApexChart.class, $view(RlhfPanel.class).single()).all();
    }

    private List<NumberTable> tables() {
        return $(NumberTable.class, $view(RlhfPanel.class).single()).all();
    }

    @Test
    void beforeAStepHasRunNothingIsShownOfIt() {
        assertThat(button("Run SFT").isEnabled()).isTrue();
        assertThat(button("Train the reward model").isEnabled()).isFalse();
        assertThat(button("Run PPO").isEnabled()).isFalse();
        assertThat(button("Stop the step").isEnabled()).isFalse();
        assertThat(tables()).isEmpty();
        assertThat(charts()).isEmpty();
    }

    @Test
    void aStepThatWasRunFillsItsRowsAndOpensTheNext() throws InterruptedException {
        button("Run SFT").click();
        assertThat(message()).isEqualTo("SFT has begun.");
        assertThat(button("Run SFT").isEnabled()).isFalse();
        boolean stopped = false;
        for (int i = 0; i < PATIENCE_SECONDS * 50 && !button("Run SFT").isEnabled(); i++) {
            Thread.sleep(20);
            roundTrip();
            if (!stopped && !charts().isEmpty()) {
                button("Stop the step").click();
                stopped = true;
            }
        }
        assertThat(message()).contains("wrong answers on the test countries went from 9");
        assertThat(button("Train the reward model").isEnabled()).isTrue();
        assertThat(button("Run PPO").isEnabled()).isFalse();
        assertThat(charts()).hasSize(1);
        assertThat(tables()).hasSize(1);
        assertThat(tables().getFirst().getElement().getPropertyRaw("cells").toString())
                .contains("Base")
                .contains("%");
        button("Start RLHF over").click();
        assertThat(tables()).isEmpty();
        assertThat(button("Train the reward model").isEnabled()).isFalse();
    }

    @Test
    void aLinkSetsPenaltyAndSeedAndSaysWhatItCouldNot() {
        UI.getCurrent().navigate("lora", QueryParameters.fromString("beta=0.15&rlhfseed=5"));
        assertThat(beta().getValue()).isEqualTo(0.15);
        assertThat(seed().getValue()).isEqualTo(5);
        UI.getCurrent().navigate("lora", QueryParameters.fromString("beta=NaN&rlhfseed=0"));
        assertThat(message()).contains("beta").contains("rlhfseed = 0");
        assertThat(seed().getValue()).isEqualTo(1);
    }

    @Test
    void settingsAreSaidAndABadSeedIsRefused() {
        beta().setValue(0.0);
        assertThat(message()).contains("0.00");
        seed().setValue(12);
        assertThat(message()).contains("Seed 12");
        seed().setValue(0);
        assertThat(message()).isEqualTo("A seed is a whole number from 1 to 999; it stays 12.");
        assertThat(seed().getValue()).isEqualTo(12);
    }
}
