package org.languageplayground.world.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.measure.HeadMeasures;
import org.languageplayground.transformer.measure.Probe;
import org.languageplayground.transformer.measure.RightAnswers;
import org.languageplayground.world.history.ModelHistory.Checkpoint;
import org.languageplayground.world.history.RecallTest.Sum;

/** One checkpoint goes through all tests, in steps of some milliseconds; whoever waits for it may make the next step. */
public final class Sitting {
    private static final int TEXTS_A_STEP = 25;

    private final Checkpoint checkpoint;
    private final Examination examination = Examination.standard();
    private final List<Sum> sums = new ArrayList<>(Collections.nCopies(Recall.values().length, Sum.NONE));
    private final double[][][] looks;
    private final List<Runnable> steps = new ArrayList<>();
    private final Transformer model;
    private int done;

    /** A sitting that has not begun; reads the weights. */
    public Sitting(Checkpoint checkpoint) {
        this.checkpoint = checkpoint;
        this.model = checkpoint.load();
        this.looks = new double[Look.values().length][model.config().layers()]
                [model.config().heads()];
        for (Recall recall : Recall.values()) {
            RecallTest test = examination.tests().get(recall.ordinal());
            IntStream.range(0, test.parts().size())
                    .forEach(part -> steps.add(() -> sums.set(
                            recall.ordinal(), sums.get(recall.ordinal()).and(test.ask(model, part)))));
        }
        for (Look look : Look.values()) {
            List<Probe> texts = examination.texts().get(look.ordinal());
            for (int from = 0; from < texts.size(); from += TEXTS_A_STEP) {
                List<Probe> part = texts.subList(from, Math.min(texts.size(), from + TEXTS_A_STEP));
                steps.add(() -> look(look, part));
            }
        }
    }

    private void look(Look look, List<Probe> part) {
        HeadMeasures measures = HeadMeasures.of(model, part);
        double links = links(part) / links(examination.texts().get(look.ordinal()));
        for (int layer = 0; layer < model.config().layers(); layer++) {
            for (int head = 0; head < model.config().heads(); head++) {
                looks[look.ordinal()][layer][head] +=
                        links * measures.score(layer, head).attention();
            }
        }
    }

    private static double links(List<Probe> texts) {
        return texts.stream().mapToInt(text -> text.links().size()).sum();
    }

    /** The next step; answers whether there are more. */
    public synchronized boolean step() {
        if (done < steps.size()) {
            steps.get(done++).run();
        }
        return done < steps.size();
    }

    /** What came of it, once no step is left. */
    public synchronized Optional<CheckpointScore> score() {
        if (done < steps.size()) {
            return Optional.empty();
        }
        List<RightAnswers> answers = sums.stream()
                .map(sum -> new RightAnswers(sum.right(), sum.asked(), sum.nats() / sum.tokens()))
                .toList();
        List<List<List<Double>>> heads = IntStream.range(0, looks.length)
                .mapToObj(look -> Arrays.stream(looks[look])
                        .map(layer -> Arrays.stream(layer).boxed().toList())
                        .toList())
                .toList();
        return Optional.of(new CheckpointScore(checkpoint.step(), answers, heads));
    }
}
