package org.languageplayground.attention.train;

import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.languageplayground.ui.chart.ApexChart;
import org.languageplayground.ui.chart.ApexChart.Series;
import org.languageplayground.world.copying.BlindRules;
import org.languageplayground.world.copying.CopyHeads;
import org.languageplayground.world.copying.CopyJump;
import org.languageplayground.world.copying.CopyRun;
import org.languageplayground.world.copying.CopyState;

/** Right answers of both models, and what their heads look at, over the steps; dashed is what one reaches who does not match letters. */
final class TrainCharts extends Div {
    private static final int DASH = 5;
    private static final List<String> STEPS =
            CopyRun.MEASURED.stream().map(String::valueOf).toList();

    private final ApexChart answers = chart("answers");
    private final ApexChart looks = chart("looks");

    TrainCharts() {
        addClassName("panel-columns");
        answers.setColors(List.of("--query", "--key", "--ink-soft"));
        answers.setDashes(List.of(0, 0, DASH));
        looks.setColors(List.of("--query", "--value", "--key", "--query", "--value"));
        looks.setDashes(List.of(0, 0, 0, DASH, DASH));
        add(answers, looks);
    }

    private ApexChart chart(String key) {
        ApexChart chart = new ApexChart(getTranslation("attention.train." + key), "train-" + key, ApexChart.Type.LINE);
        chart.setAxis(getTranslation("attention.train." + key + ".axis"), 1);
        chart.setCaption(getTranslation("attention.train." + key + ".caption"));
        return chart;
    }

    /** Draws what is measured so far; the jump is marked, where there is one. */
    void show(Progress progress) {
        answers.show(
                STEPS,
                List.of(
                        line("attention.train.two", progress.two(), state -> state.score()
                                .share()),
                        line("attention.train.one", progress.one(), state -> state.score()
                                .share()),
                        flat("attention.train.blind", BlindRules.EXAM.best())));
        looks.show(
                STEPS,
                List.of(
                        line("attention.train.looks.upper", progress.two(), state -> state.heads()
                                .induction()
                                .getLast()),
                        line("attention.train.looks.lower", progress.two(), state -> state.heads()
                                .previous()
                                .getFirst()),
                        line("attention.train.looks.one", progress.one(), state -> state.heads()
                                .induction()
                                .getLast()),
                        flat("attention.train.looks.upper.blind", CopyHeads.INDUCTION_BLIND),
                        flat("attention.train.looks.lower.blind", CopyHeads.PREVIOUS_BLIND)));
        int jump = CopyJump.of(progress.two())
                .map(found -> CopyRun.MEASURED.indexOf(found.after().step()))
                .orElse(-1);
        answers.setMarked(jump);
        looks.setMarked(jump);
    }

    private Series line(String key, List<CopyState> states, ToDoubleFunction<CopyState> measure) {
        List<Double> data = new ArrayList<>();
        for (int i = 0; i < STEPS.size(); i++) {
            data.add(i < states.size() ? (Double) measure.applyAsDouble(states.get(i)) : null);
        }
        return new Series(getTranslation(key), data);
    }

    private Series flat(String key, double value) {
        return new Series(getTranslation(key), Collections.nCopies(STEPS.size(), value));
    }
}
