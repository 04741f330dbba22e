package org.languageplayground.world.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.training.AnswerScore;
import org.languageplayground.transformer.training.LabelledBatch;
import org.languageplayground.world.Example;
import org.languageplayground.world.training.AnswerBatch;

/** The questions of a lesson as batches, so that they can be put to a model some at a time. */
public final class LessonExam {
    private static final int QUESTIONS_TOGETHER = 32;

    private final List<Part> parts = new ArrayList<>();

    private enum Group {
        LEARNED,
        KEPT,
        READ
    }

    /**
     * Some questions that are asked at once.
     *
     * @param alternatives the same questions, each with another of its right answers
     */
    private record Part(Group group, List<LabelledBatch> alternatives) {}

    /**
     * What a model answered.
     *
     * @param loss mean over all tokens of the expected answers to what was taught, in nats
     * @param learned share of right answers to what was taught
     * @param kept share of right answers to what was known before
     * @param read share of right answers that stand in a text before the question; each share is NaN where nothing is asked
     */
    public record Result(double loss, double learned, double kept, double read) {}

    /**
     * The exam of a lesson.
     *
     * @param encoder cuts text into token ids, without special tokens
     */
    public LessonExam(Lesson lesson, Function<String, int[]> encoder) {
        add(Group.LEARNED, lesson.learned(), encoder);
        add(Group.KEPT, lesson.kept(), encoder);
        add(Group.READ, lesson.read(), encoder);
    }

    private void add(Group group, List<Question> questions, Function<String, int[]> encoder) {
        for (int from = 0; from < questions.size(); from += QUESTIONS_TOGETHER) {
            List<Question> some = questions.subList(from, Math.min(questions.size(), from + QUESTIONS_TOGETHER));
            List<LabelledBatch> alternatives = new ArrayList<>();
            for (int i = 0; i < some.getFirst().answers().size(); i++) {
                int answer = i;
                List<Example> examples = some.stream()
                        .map(question -> new Example.Builder()
                                .given(question.text())
                                .answer(question.answers().get(answer))
                                .build())
                        .toList();
                alternatives.add(AnswerBatch.of(examples, encoder));
            }
            parts.add(new Part(group, alternatives));
        }
    }

    /** How many parts there are. */
    public int parts() {
        return parts.size();
    }

    /** All parts at once. */
    public Result ask(Transformer model) {
        Sitting sitting = begin();
        for (int part = 0; part < parts(); part++) {
            sitting.ask(model, part);
        }
        return sitting.result();
    }

    /** Begins to ask one model. */
    public Sitting begin() {
        return new Sitting();
    }

    /** One model's answers as they come. */
    public final class Sitting {
        private double loss;
        private int answerTokens;
        private final int[] right = new int[Group.values().length];
        private final int[] asked = new int[Group.values().length];

        /** Puts one part to the model. */
        public void ask(Transformer model, int number) {
            Part part = parts.get(number);
            boolean[] rightNow = null;
            for (LabelledBatch batch : part.alternatives()) {
                AnswerScore score = AnswerScore.of(model, batch);
                if (rightNow == null) {
                    rightNow = score.right();
                    if (part.group() == Group.LEARNED) {
                        int tokens = batch.targets().ids().length;
                        loss += score.loss() * tokens;
                        answerTokens += tokens;
                    }
                } else {
                    for (int i = 0; i < rightNow.length; i++) {
                        rightNow[i] |= score.right()[i];
                    }
                }
            }
            int side = part.group().ordinal();
            for (boolean one : rightNow) {
                asked[side]++;
                right[side] += one ? 1 : 0;
            }
        }

        /** What was answered so far. */
        public Result result() {
            return new Result(loss / answerTokens, share(Group.LEARNED), share(Group.KEPT), share(Group.READ));
        }

        private double share(Group group) {
            return (double) right[group.ordinal()] / asked[group.ordinal()];
        }
    }
}
