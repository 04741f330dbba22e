package org.languageplayground.finetuning.teach;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.slider.IntegerSlider;
import java.util.Arrays;
import java.util.function.Function;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.ui.chapter.Controls;
import org.languageplayground.ui.chapter.Simulation;
import org.languageplayground.ui.chapter.State;

/** How a run teaches, and what else it can teach. */
final class AdvancedForm extends Div {
    private final IntegerSlider rank;
    private final IntegerSlider alpha;
    private final CheckboxGroup<Target> targets;

    AdvancedForm(TeachText text, Controls<? extends Simulation> controls) {
        addClassName("form");
        Function<Simulation, String> ready = simulation -> text.ready(TeachFields.settings(simulation.state()));
        rank = controls.slider(TeachFields.RANK, TeachFields.RANKS, ready);
        alpha = controls.slider(TeachFields.ALPHA, TeachFields.ALPHAS, ready);
        targets = controls.several(TeachFields.TARGETS, Arrays.asList(Target.values()), text::target, ready);
        add(
                controls.select(TeachFields.TASK, Arrays.asList(Task.values()), text::task, text::taskChosen),
                controls.select(
                        TeachFields.METHOD, Arrays.asList(TuningMethod.values()), text::method, text::methodChosen),
                rank,
                alpha,
                controls.select(TeachFields.RATE, TeachFields.RATES, text::rate, ready),
                controls.slider(TeachFields.STEPS, TeachFields.STEP_COUNTS, ready),
                controls.number(TeachFields.SEED, TeachFields.SEEDS, ready),
                targets);
    }

    /** Switches off what does not count for the chosen method. */
    void show(State state) {
        TuningMethod method = state.get(TeachFields.METHOD);
        rank.setEnabled(method.ranked());
        alpha.setEnabled(method.lowRank());
        targets.setEnabled(method.lowRank());
    }
}
