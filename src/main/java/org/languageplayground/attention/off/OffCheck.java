package org.languageplayground.attention.off;

import java.util.List;
import java.util.stream.IntStream;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.attention.reading.SwitchedOff;
import org.languageplayground.transformer.layer.AttentionSettings.Head;
import org.languageplayground.transformer.training.LabelledBatch;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.check.Content;
import org.languageplayground.world.heldout.HeldOutTexts;

/** What the tab shows, in full, with the tokens of every text that it was measured on. */
final class OffCheck {
    private OffCheck() {}

    /**
     * A held-out text.
     *
     * @param ids of its tokens
     * @param rows where the targets are read off
     * @param targets the right tokens there
     */
    private record Text(int[] ids, int[] rows, int[] targets) {}

    /**
     * Everything, as far as it is measured.
     *
     * @param counted how layers and heads are counted here
     * @param scale the factor on the scores of the student's sentence and of {@code exam}; the study uses the model's own
     * @param tried the texts of {@code exam} and of the curves
     * @param measured the texts of the study
     */
    private record Numbers(
            String counted,
            List<Head> off,
            float scale,
            SentenceCost sentence,
            ExamCost exam,
            List<Text> tried,
            List<Text> measured,
            HeadStudy study,
            Retrieval retrieval) {}

    static CheckFile<ReadingSimulation> file(OffExplorer explorer) {
        return new CheckFile<>(
                "attention.check.off.",
                "switched-off.json",
                simulation -> !simulation.empty(),
                simulation -> Content.json(numbers(explorer, simulation)));
    }

    private static Numbers numbers(OffExplorer explorer, ReadingSimulation simulation) {
        HeldOutTexts texts = explorer.texts(simulation);
        return new Numbers(
                "from 0, where the page counts from 1; lists of all heads layer after layer",
                SwitchedOff.inOrder(simulation.get(ReadingFields.OFF)),
                simulation.scale(),
                explorer.sentence(simulation).orElse(null),
                explorer.exam(simulation).orElse(null),
                texts(texts.tried()),
                texts(texts.measured()),
                explorer.progress(simulation).map(StudyProgress::study).orElse(null),
                explorer.retrieval(simulation).flatMap(run -> run.outcome()).orElse(null));
    }

    private static List<Text> texts(List<LabelledBatch> batches) {
        return batches.stream()
                .flatMap(batch -> IntStream.range(0, batch.tokens().sequences()).mapToObj(batch::only))
                .map(text -> new Text(
                        text.tokens().ids(),
                        text.targets().rows(),
                        text.targets().ids()))
                .toList();
    }
}
