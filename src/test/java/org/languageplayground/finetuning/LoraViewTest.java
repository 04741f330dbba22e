package org.languageplayground.finetuning;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.slider.IntegerSlider;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.languageplayground.ui.Figures;
import org.languageplayground.ui.Origin;

@ViewPackages(packages = "org.languageplayground.finetuning")
class LoraViewTest extends LoraPage {
    private static final List<String> TABS = List.of("teach", "categories", "why", "cost", "unknown", "code");

    @Test
    void itHasItsTabsWithTeachFirst() {
        assertThat($view(Tab.class).all())
                .extracting(Tab::getLabel)
                .containsExactly("Teach", "Categories", "Why small works", "Cost", "Say unknown", "Code");
        assertThat($view(Tabs.class).single().getSelectedIndex()).isZero();
    }

    @Test
    void aTabIsMadeWhenItIsOpened() {
        assertThat($view(IntegerSlider.class)
                        .withCondition(slider -> "LoRA alpha".equals(slider.getLabel()))
                        .exists())
                .isFalse();
        $view(Tabs.class).single().setSelectedIndex(2);
        assertThat(slider("LoRA alpha").getValue()).isEqualTo(16);
        assertThat(message()).startsWith("With rank 8");
    }

    @Test
    void everyTabSaysWhatIsSeen() {
        for (String tab : TABS) {
            open("tab=" + tab);
            assertThat(message()).as(tab).isNotEmpty();
        }
    }

    @Test
    void aLinkRestoresTheScenarioAndSaysWhatItCouldNot() {
        open("preset=gpt-2-small&r=4&alpha=0&targets=query.value&bits=4&hide=base-precision");
        assertThat(stat("LoRA params")).isEqualTo("147,456");
        assertThat(message()).contains("With α = 0");
        assertThat(select("Base precision").hasClassName("left-out")).isTrue();
    }

    @Test
    void anExerciseOnARunBeginsIt() {
        button("Try this").click();
        guess("How many steps does one fact need?");
        assertThat(button("Stop").isEnabled()).isTrue();
        button("Reset").click();
        assertThat(button("Stop").isEnabled()).isFalse();
    }

    @Test
    void anExerciseOnAFormulaBeginsNoRun() {
        button("Try this").click();
        for (int i = 1; i < 5; i++) {
            button("Next").click();
        }
        guess("At which rank do A and B hold as many numbers as W?");
        assertThat(message()).startsWith("With rank 128");
        open("tab=teach");
        assertThat(button("Stop").isEnabled()).isFalse();
    }

    @SuppressWarnings("unchecked")
    private void guess(String question) {
        RadioButtonGroup<String> options = $view(RadioButtonGroup.class)
                .withCondition(group -> question.equals(group.getLabel()))
                .single();
        options.setValue(options.getListDataView().getItems().toList().getFirst());
        button("Set the controls").click();
    }

    @Test
    void resetBringsTheFirstScenarioBack() {
        open("tab=why&rank=64");
        Button reset = button("Reset");
        reset.click();
        open("tab=why");
        assertThat(slider("LoRA rank (r)").getValue()).isEqualTo(8);
    }

    @Test
    void everyFigureSaysWhereItsNumbersComeFrom() {
        for (String tab : TABS) {
            open("tab=" + tab);
            assertThat(Figures.of(getCurrentView()))
                    .allSatisfy((name, kind) ->
                            assertThat(kind).as(tab + ": " + name).isPresent());
        }
    }

    @Test
    void whatIsStoredCountedAndPublishedIsNamedSo() {
        open("tab=why");
        assertThat(Figures.of(getCurrentView(), Origin.Kind.STORED))
                .containsExactlyInAnyOrder(
                        "Singular value spectrum",
                        "Energy and error by rank",
                        "number Relative error",
                        "number Energy kept",
                        "number Error LoRA reached",
                        "number LoRA’s new facts",
                        "Full fine-tuning, cut, beside LoRA",
                        "Weight matrix W",
                        "Change ΔW",
                        "Low-rank matrix B·A",
                        "Difference of ΔW and B·A");
        assertThat(Figures.of(getCurrentView(), Origin.Kind.FORMULA))
                .containsExactlyInAnyOrder(
                        "number Base params",
                        "number LoRA params",
                        "number Trainable %",
                        "number Scale α/r",
                        "LoRA architecture",
                        "Parameter breakdown",
                        "Scale: α/r and α/√r");
        open("tab=cost");
        assertThat(Figures.of(getCurrentView(), Origin.Kind.PUBLISHED))
                .containsExactly("Measured: Llama-3.2 3B on mathematics");
        assertThat(Figures.of(getCurrentView(), Origin.Kind.FORMULA))
                .contains(
                        "Memory breakdown",
                        "Activations, counted",
                        "Fine-tuning method comparison",
                        "Adapted matrices");
    }

    @Test
    void storedRunsNameTheirCommandAndPublishedFiguresTheirSourceAndDate() {
        open("tab=why");
        assertThat(origins(Origin.Kind.STORED)).containsOnly("stored run: script/tune");
        open("tab=unknown");
        assertThat(origins(Origin.Kind.STORED)).containsOnly("stored run: script/rlhf");
        assertThat(Path.of("script/tune")).isExecutable();
        assertThat(Path.of("script/rlhf")).isExecutable();
        open("tab=cost");
        assertThat(origins(Origin.Kind.PUBLISHED))
                .containsExactly("published: PEFT, method comparison, commit 5d602fdb, August 2026");
    }

    private List<String> origins(Origin.Kind kind) {
        return $view(Origin.class).all().stream()
                .filter(origin -> origin.kind() == kind)
                .map(Origin::getText)
                .toList();
    }
}
