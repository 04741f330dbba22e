package org.languageplayground.world.history;

import java.util.List;
import org.languageplayground.transformer.measure.Baselines;
import org.languageplayground.transformer.measure.Probe;
import org.languageplayground.world.exam.ExamQuestion;

/**
 * What every checkpoint goes through, always the same, and what one reaches in it who knows nothing.
 *
 * @param tests in the order of {@link Recall}
 * @param texts on which heads are measured, in the order of {@link Look}
 * @param baselines in the same order
 */
public record Examination(List<RecallTest> tests, List<List<Probe>> texts, List<Baselines> baselines) {
    private static final Examination STANDARD = make();

    /** The one for all. */
    public static Examination standard() {
        return STANDARD;
    }

    private static Examination make() {
        List<ExamQuestion> sentences = Questions.sentences();
        List<ExamQuestion> memory = Questions.memory();
        List<RecallTest> tests = List.of(
                RecallTest.of(
                        Questions.words(),
                        Questions.any(Questions.words().stream()
                                .map(text -> Questions.facts(text.segments()))
                                .toList())),
                RecallTest.of(
                        sentences.stream().map(Questions::text).toList(),
                        Questions.any(sentences.stream().map(Questions::facts).toList())),
                RecallTest.of(memory.stream().map(Questions::text).toList(), Questions.commonest(memory)));
        List<List<Probe>> texts = LookTexts.all();
        return new Examination(
                tests,
                texts,
                texts.stream().map(probes -> Baselines.of(probes, true)).toList());
    }
}
