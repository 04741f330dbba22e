package org.languageplayground.world.lesson;

import java.util.ArrayList;
import java.util.BitSet;
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
     * @param first the place of the first of them in its group
     * @param alternatives the same questions, each with another of its right answers
     */
    private record Part(Group group, int first, List<LabelledBatch> alternatives) {}

    /**
     * What a model answered.
     *
     * @param loss mean over all tokens of the expected answers to what was taught, in nats
     * @param learned share of right answers to what was taught
     * @param kept share of right answers to what was known before
     * @param read share of right answers that stand in a text before the question; each share is NaN where nothing is asked
     * @param keptRight the questions on what was known before that were answered right, by their places in the lesson
     */
    public record Result(double loss, double learned, double kept, double read, BitSet keptRight) {

        /** The questions on what was known that are answered wrong here and right there. */
        public BitSet lostSince(Result before) {
            BitSet lost = (BitSet) before.keptRight.clone();
            lost.andNot(keptRight);
            return lost;
        }
    }

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
            parts.add(new Part(group, from, alternatives));
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
        private final BitSet keptRight = new BitSet();

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
            for (int i = 0; i < rightNow.length; i++) {
                asked[side]++;
                right[side] += rightNow[i] ? 1 : 0;
                if (part.group() == Group.KEPT) {
                    keptRight.set(part.first() + i, rightNow[i]);
                }
            }
        }

        /** What was answered so far. */
        public Result result() {
            return new Result(loss / answerTokens, share(Group.LEARNED), share(Group.KEPT), share(Group.READ), (BitSet)
                    keptRight.clone());
        }

        private double share(Group group) {
            return (double) right[group.ordinal()] / asked[group.ordinal()];
        }
    }
}
