package org.languageplayground.attention.train;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.attention.reading.Said;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.measure.Probe;
import org.languageplayground.transformer.measure.RightAnswers;
import org.languageplayground.transformer.training.LabelledBatch;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.check.Content;
import org.languageplayground.ui.check.ModelFiles;
import org.languageplayground.world.copying.BlindRules;
import org.languageplayground.world.copying.CopyExam;
import org.languageplayground.world.copying.CopyHeads;
import org.languageplayground.world.copying.CopyRun;
import org.languageplayground.world.copying.CopyState;

/** What the numbers of the tab are made from: all questions, what was measured at every step, and both models' weights at the one that is shown. */
final class TrainCheck {
    private final TrainExplorer explorer;

    TrainCheck(TrainExplorer explorer) {
        this.explorer = explorer;
    }

    List<CheckFile<ReadingSimulation>> files() {
        return List.of(
                new CheckFile<>("attention.train.check.numbers.", "copy-task.json", this::numbers),
                new CheckFile<>("attention.train.check.two.", "two-layers.zip", set -> model(set, CopyRun.Pair::two)),
                new CheckFile<>("attention.train.check.one.", "one-layer.zip", set -> model(set, CopyRun.Pair::one)));
    }

    /** One question, and the right letter. */
    private record Asked(int[] ids, int answer) {}

    /** What was measured of one model. */
    private record Measured(int step, RightAnswers score, CopyHeads heads) {
        static List<Measured> of(List<CopyState> states) {
            return states.stream()
                    .map(state -> new Measured(state.step(), state.score(), state.heads()))
                    .toList();
        }
    }

    /**
     * Everything but the weights.
     *
     * @param ids of the student's letters; A is 0
     * @param saidTwo the likeliest next letters for the model with two layers
     * @param withoutLower answers of the model with two layers without the head of layer 1; null while it is trained
     */
    private record Numbers(
            String counted,
            int seed,
            int step,
            int[] ids,
            List<Said.Word> saidTwo,
            List<Said.Word> saidOne,
            List<Asked> questions,
            List<Probe> probes,
            List<Measured> two,
            List<Measured> one,
            RightAnswers withoutLower,
            RightAnswers withoutUpper,
            BlindRules blind,
            double previousBlind,
            double inductionBlind) {}

    private Content numbers(ReadingSimulation set) {
        explorer.follow(set);
        Progress progress = explorer.progress();
        Looking looking = explorer.looking(set);
        return Content.json(new Numbers(
                "letters and places from 0, where the page counts from 1",
                set.get(TrainFields.SEED),
                explorer.shown(set).step(),
                looking.ids(),
                looking.two(),
                looking.one(),
                questions(),
                CopyHeads.probes(),
                Measured.of(progress.two()),
                Measured.of(progress.one()),
                explorer.without(set).map(WithoutHead::lower).orElse(null),
                explorer.without(set).map(WithoutHead::upper).orElse(null),
                BlindRules.EXAM,
                CopyHeads.PREVIOUS_BLIND,
                CopyHeads.INDUCTION_BLIND));
    }

    private static List<Asked> questions() {
        LabelledBatch all = CopyExam.questions();
        TokenBatch tokens = all.tokens();
        return IntStream.range(0, tokens.sequences())
                .mapToObj(question -> new Asked(
                        Arrays.copyOfRange(tokens.ids(), tokens.starts()[question], tokens.starts()[question + 1]),
                        all.targets().ids()[question]))
                .toList();
    }

    private Content model(ReadingSimulation set, Function<CopyRun.Pair, CopyState> which) {
        explorer.follow(set);
        CopyState state = which.apply(explorer.shown(set));
        return Content.zip(ModelFiles.of(
                state.model(),
                Map.of(
                        "seed", String.valueOf(set.get(TrainFields.SEED)),
                        "step", String.valueOf(state.step()))));
    }
}
