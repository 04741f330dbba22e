package org.languageplayground.world.tuning;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.training.AnswerScore;
import org.languageplayground.transformer.training.LabelledBatch;
import org.languageplayground.world.Country;
import org.languageplayground.world.Example;
import org.languageplayground.world.Fact;
import org.languageplayground.world.FactKind;
import org.languageplayground.world.QuestionTemplates;
import org.languageplayground.world.World;
import org.languageplayground.world.exam.ExamReport.Score;
import org.languageplayground.world.language.Vocabulary;
import org.languageplayground.world.training.AnswerBatch;

/** Questions to a model's memory, always the same, in words that no training text uses. */
public final class FactQuestions {
    /** How often each fact is asked for. */
    public static final int EACH = 5;

    private static final long SEED = 31;
    private static final int TOGETHER = 50;

    private final List<Example> questions;

    private FactQuestions(List<Example> questions) {
        this.questions = questions;
    }

    /** Each fact of the countries after, or before the cutoff, asked for as often as the shipped runs are measured. */
    public static FactQuestions on(boolean afterCutoff) {
        return on(afterCutoff, EACH);
    }

    /** Each fact of the countries after, or before the cutoff, asked for so often. */
    public static FactQuestions on(boolean afterCutoff, int each) {
        RandomGenerator random = new SplittableRandom(SEED);
        List<Example> questions = new ArrayList<>();
        for (Fact fact : facts(afterCutoff)) {
            for (int i = 0; i < each; i++) {
                questions.add(new Example.Builder()
                        .given(QuestionTemplates.askHeldOut(fact.country(), fact.kind(), random))
                        .answer(fact.value() + " .")
                        .build());
            }
        }
        return new FactQuestions(questions);
    }

    /** All facts of the countries after, or before the cutoff. */
    public static List<Fact> facts(boolean afterCutoff) {
        List<Fact> facts = new ArrayList<>();
        for (Country country : World.standard().countries(afterCutoff)) {
            for (FactKind kind : FactKind.values()) {
                facts.add(World.standard().fact(country.name(), kind));
            }
        }
        return facts;
    }

    /**
     * A question as the model reads it.
     *
     * @param ids of the question's tokens
     * @param answerIds of the right answer's tokens, its full stop included
     */
    public record Asked(String question, int[] ids, String answer, int[] answerIds) {}

    /** All questions, in their order. */
    public List<Asked> asked() {
        return questions.stream()
                .map(Example::segments)
                .map(parts -> new Asked(
                        parts.getFirst().text(),
                        Vocabulary.standard().encode(parts.getFirst().text()),
                        parts.getLast().text(),
                        Vocabulary.standard().encode(parts.getLast().text())))
                .toList();
    }

    /** Mean loss of the answers' tokens, in nats. */
    public double lossOf(Transformer model) {
        double sum = 0;
        int tokens = 0;
        for (LabelledBatch batch : batches()) {
            int size = batch.targets().ids().length;
            sum += size * AnswerScore.of(model, batch).loss();
            tokens += size;
        }
        return sum / tokens;
    }

    /** How many a model answers with every token right. */
    public Score answeredBy(Transformer model) {
        int right = 0;
        for (LabelledBatch batch : batches()) {
            for (boolean one : AnswerScore.of(model, batch).right()) {
                right += one ? 1 : 0;
            }
        }
        return new Score(right, questions.size());
    }

    /** All questions, so many at once as a forward pass has room for. */
    private List<LabelledBatch> batches() {
        List<LabelledBatch> batches = new ArrayList<>();
        for (int from = 0; from < questions.size(); from += TOGETHER) {
            batches.add(AnswerBatch.of(
                    questions.subList(from, Math.min(questions.size(), from + TOGETHER)),
                    Vocabulary.standard()::encode));
        }
        return batches;
    }
}
