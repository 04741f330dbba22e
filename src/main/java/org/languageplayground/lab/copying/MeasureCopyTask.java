package org.languageplayground.lab.copying;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.languageplayground.transformer.layer.AttentionSettings.Head;
import org.languageplayground.transformer.measure.RightAnswers;
import org.languageplayground.transformer.measure.WilsonInterval;
import org.languageplayground.world.copying.BlindRules;
import org.languageplayground.world.copying.CopyExam;
import org.languageplayground.world.copying.CopyHeads;
import org.languageplayground.world.copying.CopyJump;
import org.languageplayground.world.copying.CopyLearner;
import org.languageplayground.world.copying.CopyRun;
import org.languageplayground.world.copying.CopyState;

/**
 * Trains the models of the copy task from the seeds 1 to N, and writes what they reach as a table:
 * {@code MeasureCopyTask INTRODUCTION FILE N}.
 */
public final class MeasureCopyTask {
    private final List<Trained> two = new ArrayList<>();
    private final List<Trained> one = new ArrayList<>();

    private MeasureCopyTask() {}

    /**
     * A model that went through a whole run.
     *
     * @param states at all measurements
     * @param nanos of processor time
     */
    private record Trained(List<CopyState> states, long nanos) {
        CopyState last() {
            return states.getLast();
        }

        double best() {
            return states.stream()
                    .mapToDouble(state -> state.score().share())
                    .max()
                    .orElseThrow();
        }

        boolean learned() {
            return CopyJump.learned(states).isPresent();
        }
    }

    /** Trains, and writes the file: the text of the first, then the tables. */
    public static void main(String[] arguments) throws IOException {
        MeasureCopyTask measured = new MeasureCopyTask();
        int seeds = Integer.parseInt(arguments[2]);
        for (int seed = 1; seed <= seeds; seed++) {
            measured.two.add(train(2, seed));
            measured.one.add(train(1, seed));
            System.out.println(measured.row(seed));
        }
        Files.writeString(Path.of(arguments[1]), Files.readString(Path.of(arguments[0])) + measured.tables());
    }

    private static Trained train(int layers, long seed) {
        long start = processorNanos();
        CopyLearner learner = new CopyLearner(layers, seed);
        List<CopyState> states = new ArrayList<>(List.of(learner.state()));
        while (learner.steps() < CopyRun.STEPS) {
            learner.step();
            if (learner.steps() % CopyRun.BETWEEN == 0) {
                states.add(learner.state());
            }
        }
        return new Trained(states, processorNanos() - start);
    }

    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private String tables() {
        BlindRules blind = BlindRules.EXAM;
        StringBuilder text = new StringBuilder();
        text.append(line(
                "\n%d seeds, %d steps each. Two layers have %,d parameters, one layer %,d. The exam has %d questions.%n%n",
                two.size(), CopyRun.STEPS, CopyRun.parameters(2), CopyRun.parameters(1), CopyExam.QUESTIONS));
        text.append(line(
                "- Two layers reach more than 90 %% in %d of %d runs, one layer in %d.%n",
                two.stream().filter(Trained::learned).count(),
                two.size(),
                one.stream().filter(Trained::learned).count()));
        text.append(line(
                "- The best that one layer had at any measurement of any run: %.1f %%.%n",
                100 * one.stream().mapToDouble(Trained::best).max().orElseThrow()));
        text.append(line(
                "- Two layers take %.1f times the processor time of one.%n",
                (double) two.stream().mapToLong(Trained::nanos).sum()
                        / one.stream().mapToLong(Trained::nanos).sum()));
        text.append(line(
                "- Who does not look for the letter that came again: any letter %.1f %%; any letter that came once %.1f %%; always the same distance back %.1f %%; the likeliest place of the row %.1f %% (the content-blind line).%n",
                100 * blind.anyLetter(),
                100 * blind.notYetTwice(),
                100 * blind.sameDistance(),
                100 * blind.likeliestPlace()));
        text.append(line(
                "- A head that knows nothing of the content: letter before %.2f, letter that came next %.2f.%n%n",
                CopyHeads.PREVIOUS_BLIND, CopyHeads.INDUCTION_BLIND));
        text.append(
                "| Seed | Jump between steps | from | to | Above 90 % at step | Two layers at the end | One layer at the end | Layer 1: letter before"
                        + " | Layer 2: what came next | Two layers without the head of layer 1 | without that of layer 2 |\n");
        text.append("|---|---|---|---|---|---|---|---|---|---|---|\n");
        for (int seed = 1; seed <= two.size(); seed++) {
            text.append(row(seed)).append('\n');
        }
        return text.toString();
    }

    private String row(int seed) {
        Trained deep = two.get(seed - 1);
        CopyState last = deep.last();
        return line("| %d | ", seed)
                + CopyJump.of(deep.states())
                        .map(jump -> line(
                                "%d–%d | %s | %s",
                                jump.before().step(),
                                jump.after().step(),
                                percent(jump.before().score()),
                                percent(jump.after().score())))
                        .orElse("– | – | –")
                + CopyJump.learned(deep.states())
                        .map(state -> " | " + state.step())
                        .orElse(" | –")
                + line(
                        " | %s | %s | %.2f | %.2f | %s | %s |",
                        percent(last.score()),
                        percent(one.get(seed - 1).last().score()),
                        last.heads().previous().getFirst(),
                        last.heads().induction().getLast(),
                        percent(CopyExam.ask(last.model(), Set.of(new Head(0, 0)))),
                        percent(CopyExam.ask(last.model(), Set.of(new Head(1, 0)))));
    }

    private static String percent(RightAnswers score) {
        WilsonInterval interval = score.interval();
        return line("%.1f %% (%.0f–%.0f)", 100 * score.share(), 100 * interval.low(), 100 * interval.high());
    }

    private static String line(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
