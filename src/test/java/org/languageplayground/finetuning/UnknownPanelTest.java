package org.languageplayground.finetuning;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.slider.DecimalSlider;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.languageplayground.finetuning.unknown.UnknownFields;
import org.languageplayground.ui.chart.ApexChart;

@ViewPackages(packages = "org.languageplayground.finetuning")
class UnknownPanelTest extends LoraPage {

    @BeforeEach
    void openTab() {
        open("tab=unknown");
    }

    @AfterEach
    void stop() {
        simulation().close();
    }

    private DecimalSlider beta() {
        return $view(DecimalSlider.class).single();
    }

    private IntegerField seed() {
        return $view(IntegerField.class).single();
    }

    /** The grids in sight, each with its name, and its chips as they travel. */
    private List<String> grids() {
        return $view(Component.class)
                .withCondition(component -> !component.getElement().isTextNode()
                        && "outcome-grid".equals(component.getElement().getTag()))
                .all()
                .stream()
                .map(grid -> grid.getElement().getProperty("name") + " "
                        + grid.getElement().getPropertyRaw("rows") + " "
                        + grid.getElement().getPropertyRaw("sums"))
                .toList();
    }

    @Test
    void aRunThatWorksStandsBesideOneThatDoesNotBothNamed() {
        assertThat(grids()).hasSize(2);
        assertThat(grids().getFirst())
                .startsWith("It works: seed 4, β = 0.30, 40 rounds")
                .contains("zorland")
                .contains("\"zuveva\",\"kind\":\"wrong\"")
                .contains("\"unknown\",\"kind\":\"unknown\"")
                .contains("\"98 %\"");
        assertThat(grids().getLast())
                .startsWith("It does not: seed 1, β = 0.00, 160 rounds")
                .contains("\"r e m e\",\"kind\":\"wrong\"")
                .contains("\"100 %\"");
    }

    @Test
    void theControlsCanBeSetToARecordedRun() {
        List<Button> set = $view(Button.class)
                .withCondition(button -> "Set the controls to this".equals(button.getText()))
                .all();
        set.getLast().click();
        assertThat(simulation().get(UnknownFields.BETA)).isZero();
        assertThat(simulation().get(UnknownFields.ROUNDS)).isEqualTo(160);
        set.getFirst().click();
        assertThat(seed().getValue()).isEqualTo(4);
        assertThat(beta().getValue()).isEqualTo(0.3);
        assertThat(message()).contains("Run all three");
    }

    @Test
    void beforeAStepHasRunNothingIsShownOfIt() {
        assertThat(button("Run all three").isEnabled()).isTrue();
        assertThat(button("Run SFT").isEnabled()).isTrue();
        assertThat(button("Train the reward model").isEnabled()).isFalse();
        assertThat(button("Run PPO").isEnabled()).isFalse();
        assertThat(button("Stop the step").isEnabled()).isFalse();
        assertThat($view(ApexChart.class).all()).isEmpty();
    }

    @Test
    void allThreeBeginWithTheFirstAndTheOwnRunStandsFirst() throws InterruptedException {
        button("Run all three").click();
        assertThat(message()).startsWith("All three steps run now");
        assertThat(button("Run all three").isEnabled()).isFalse();
        await(() -> grids().size() == 3 && grids().getFirst().contains("zuveva"));
        assertThat(grids().getFirst()).startsWith("Your run: seed 1").contains("\"kind\":\"none\"");
        button("Stop the step").click();
        await(() -> button("Run SFT").isEnabled());
        assertThat(button("Run PPO").isEnabled()).isFalse();
    }

    @Test
    void aStepThatWasRunFillsItsColumnAndOpensTheNext() throws InterruptedException {
        button("Run SFT").click();
        assertThat(message()).isEqualTo("SFT has begun.");
        assertThat(button("Run SFT").isEnabled()).isFalse();
        await(() -> !$view(ApexChart.class).all().isEmpty());
        button("Stop the step").click();
        await(() -> button("Run SFT").isEnabled());
        assertThat(message()).contains("wrong answers on the test countries went from 9");
        assertThat(button("Train the reward model").isEnabled()).isTrue();
        assertThat(button("Run PPO").isEnabled()).isFalse();
        assertThat(cells("On the test, before and after")).contains("Base").contains("%");
        button("Start RLHF over").click();
        assertThat(grids()).hasSize(2);
        assertThat(button("Train the reward model").isEnabled()).isFalse();
    }

    @Test
    void aLinkSetsPenaltyAndSeedAndSaysWhatItCouldNot() {
        open("beta=0.15&rlhfseed=5");
        assertThat(beta().getValue()).isEqualTo(0.15);
        assertThat(seed().getValue()).isEqualTo(5);
        open("tab=unknown&beta=NaN&rlhfseed=0");
        assertThat(message()).contains("beta").contains("rlhfseed can be 1 to 999, not 0");
        assertThat(seed().getValue()).isEqualTo(1);
    }

    @Test
    void settingsAreSaidAndABadSeedIsRefused() {
        beta().setValue(0.0);
        assertThat(message()).contains("0.00");
        seed().setValue(12);
        assertThat(message()).contains("Seed 12");
        seed().setValue(0);
        assertThat(seed().getErrorMessage()).contains("from 1 to 999");
        assertThat(seed().getValue()).isEqualTo(12);
    }
}
