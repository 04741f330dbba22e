package org.languageplayground.finetuning.unknown;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.Optional;
import org.languageplayground.finetuning.unknown.RlhfSimulation.Obstacle;
import org.languageplayground.world.preference.Rlhf;

/** One step: what it does, a button that begins it, and how far it is. */
final class StepCard extends Div {
    private final Step step;
    private final Button begin;
    private final ProgressBar bar = new ProgressBar();
    private final Paragraph status = new Paragraph();

    StepCard(Step step, Runnable begun) {
        this.step = step;
        String key = "lora.rlhf.step." + step.key();
        begin = new Button(getTranslation(key + ".begin"), event -> begun.run());
        begin.addThemeNames("small");
        status.addClassName("live-status");
        addClassName("rlhf-step");
        add(begin, status, bar);
    }

    /** What the step does. */
    Div about(UnknownText text) {
        return new Div(new H3(step.ordinal() + 1 + ". " + text.name(step)), new Paragraph(about()));
    }

    private String about() {
        String key = "lora.rlhf.step." + step.key();
        return switch (step) {
            case SFT -> getTranslation(key + ".about", Rlhf.SFT_STEPS * Rlhf.SFT_BATCH, Rlhf.RANK);
            case REWARD -> getTranslation(key + ".about", Rlhf.REWARD_STEPS * Rlhf.REWARD_BATCH);
            case PPO -> getTranslation(key + ".about", Rlhf.EPISODES, Rlhf.RANK);
        };
    }

    void show(RlhfSimulation simulation, UnknownText text) {
        Optional<Obstacle> obstacle = simulation.obstacle(step);
        Optional<StepRun<?, ?>> run = simulation.run(step);
        begin.setEnabled(obstacle.isEmpty());
        bar.setVisible(run.isPresent() && !run.get().over());
        run.map(StepRun::progress).ifPresent(some -> bar.setValue((double) some.done() / some.total()));
        status.setText(run.map(text::status)
                .orElseGet(() -> obstacle.map(text::obstacle).orElse("")));
    }
}
