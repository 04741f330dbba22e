package org.languageplayground.attention.history;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.languageplayground.attention.history.HistoryExplorer.Snapshot;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.attention.reading.Said;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.measure.Probe;
import org.languageplayground.transformer.training.LabelledBatch;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.check.Content;
import org.languageplayground.ui.check.ModelFiles;
import org.languageplayground.world.history.CheckpointScore;
import org.languageplayground.world.history.Examination;
import org.languageplayground.world.history.Look;
import org.languageplayground.world.history.Recall;

/** What the numbers of the tab are made from: a checkpoint's weights, the questions that it was asked, and what was measured. */
final class HistoryCheck {
    private final HistoryExplorer explorer;

    HistoryCheck(HistoryExplorer explorer) {
        this.explorer = explorer;
    }

    List<CheckFile<ReadingSimulation>> files() {
        return List.of(
                new CheckFile<>(
                        "attention.history.check.numbers.",
                        "history.json",
                        simulation -> !explorer.scores().isEmpty(),
                        this::numbers),
                new CheckFile<>("attention.history.check.model.", "checkpoint.zip", this::model));
    }

    /**
     * One question.
     *
     * @param ids of the text up to the answer, and the answer
     * @param answer how many tokens at its end are the answer
     */
    private record Asked(int[] ids, int answer) {}

    /**
     * A text on which heads are measured.
     *
     * @param links from a query to its targets and among which candidates
     */
    private record Looked(int[] ids, List<?> links) {}

    /**
     * Everything but the weights.
     *
     * @param ids of the sentence on the stage
     * @param said the likeliest next tokens at the checkpoint
     * @param measured of all checkpoints so far
     * @param guessing share of right answers of one who guesses, in the order of the tests
     * @param blind attention of a head that knows nothing, in the order of the looks
     */
    private record Numbers(
            String counted,
            int checkpoint,
            int[] ids,
            float scale,
            List<Said.Word> said,
            Map<Recall, List<Asked>> questions,
            Map<Look, List<Looked>> texts,
            List<CheckpointScore> measured,
            List<Double> guessing,
            List<Double> blind) {}

    private Content numbers(ReadingSimulation stage) {
        boolean empty = stage.empty() || !HistoryExplorer.fits(stage);
        Snapshot snapshot = empty ? null : explorer.snapshot(stage);
        Examination all = Examination.standard();
        return Content.json(new Numbers(
                "tokens, layers and heads from 0, where the page counts from 1",
                stage.get(HistoryFields.CHECKPOINT),
                empty ? new int[0] : stage.text().ids(),
                stage.scale(),
                empty ? List.of() : snapshot.words(),
                Map.of(
                        Recall.WORDS, asked(all, Recall.WORDS),
                        Recall.SENTENCES, asked(all, Recall.SENTENCES),
                        Recall.MEMORY, asked(all, Recall.MEMORY)),
                Map.of(
                        Look.PREVIOUS, looked(all, Look.PREVIOUS),
                        Look.INDUCTION, looked(all, Look.INDUCTION),
                        Look.ANSWER, looked(all, Look.ANSWER)),
                List.copyOf(explorer.scores().values()),
                Arrays.stream(Recall.values()).map(CheckpointScore::guessing).toList(),
                Arrays.stream(Look.values()).map(Attention::blind).toList()));
    }

    private static List<Asked> asked(Examination all, Recall recall) {
        return all.tests().get(recall.ordinal()).parts().stream()
                .flatMap(part -> IntStream.range(0, part.tokens().sequences()).mapToObj(i -> asked(part, i)))
                .toList();
    }

    private static Asked asked(LabelledBatch part, int sequence) {
        TokenBatch tokens = part.tokens();
        int from = tokens.starts()[sequence];
        int to = tokens.starts()[sequence + 1];
        int answer = (int) IntStream.of(part.targets().rows())
                .filter(row -> row >= from && row < to)
                .count();
        return new Asked(Arrays.copyOfRange(tokens.ids(), from, to), answer);
    }

    private static List<Looked> looked(Examination all, Look look) {
        List<Probe> probes = all.texts().get(look.ordinal());
        return probes.stream()
                .map(probe -> new Looked(probe.ids(), probe.links()))
                .toList();
    }

    private Content model(ReadingSimulation stage) {
        int step = stage.get(HistoryFields.CHECKPOINT);
        return Content.zip(
                ModelFiles.of(explorer.model(HistoryExplorer.checkpoint(stage)), Map.of("step", String.valueOf(step))));
    }
}
