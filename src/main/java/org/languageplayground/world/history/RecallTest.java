package org.languageplayground.world.history;

import java.util.ArrayList;
import java.util.List;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.training.AnswerScore;
import org.languageplayground.transformer.training.LabelledBatch;
import org.languageplayground.world.Example;
import org.languageplayground.world.language.Vocabulary;
import org.languageplayground.world.training.AnswerBatch;

/**
 * Questions that are always the same, each with one right answer.
 *
 * @param parts some questions each, so that one part takes some milliseconds
 * @param guessing the share that one gets right who guesses without looking at what is asked
 */
public record RecallTest(List<LabelledBatch> parts, double guessing) {
    private static final int TOGETHER = 10;

    /** A test of these texts, each of which ends with an answer. */
    static RecallTest of(List<Example> texts, double guessing) {
        Vocabulary vocabulary = Vocabulary.standard();
        List<LabelledBatch> parts = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += TOGETHER) {
            parts.add(AnswerBatch.of(texts.subList(from, Math.min(texts.size(), from + TOGETHER)), vocabulary::encode));
        }
        return new RecallTest(List.copyOf(parts), guessing);
    }

    int questions() {
        return parts.stream().mapToInt(part -> part.tokens().sequences()).sum();
    }

    /**
     * Some answers, added up.
     *
     * @param right how many were right, every token of them
     * @param asked how many were asked
     * @param nats sum of −ln p over the answers' tokens
     * @param tokens of the right answers
     */
    public record Sum(int right, int asked, double nats, int tokens) {
        static final Sum NONE = new Sum(0, 0, 0, 0);

        Sum and(Sum other) {
            return new Sum(right + other.right, asked + other.asked, nats + other.nats, tokens + other.tokens);
        }
    }

    /** What a model answers to one part. */
    Sum ask(Transformer model, int part) {
        LabelledBatch batch = parts.get(part);
        AnswerScore score = AnswerScore.of(model, batch);
        int right = 0;
        for (boolean one : score.right()) {
            right += one ? 1 : 0;
        }
        int tokens = batch.targets().ids().length;
        return new Sum(right, score.right().length, score.loss() * tokens, tokens);
    }
}
