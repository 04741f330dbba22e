package org.languageplayground.world.history;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.languageplayground.world.Example;
import org.languageplayground.world.Segment;
import org.languageplayground.world.World;
import org.languageplayground.world.exam.Exam;
import org.languageplayground.world.exam.ExamQuestion;
import org.languageplayground.world.exam.ExamQuestion.Category;
import org.languageplayground.world.text.Form;
import org.languageplayground.world.text.RecallExamples;

/** What every checkpoint is asked. */
final class Questions {
    private static final int WORDS = 200;
    private static final long SEED = 2_025;
    private static final int CONTEXTS = 100;
    private static final String END = " .";

    private Questions() {}

    /** Texts of the simplest form, as training began with: 2 to 6 facts in adjacent words, then one of them is asked for. */
    static List<Example> words() {
        RandomGenerator random = new SplittableRandom(SEED);
        RecallExamples source = new RecallExamples(Form.ADJACENT);
        List<Example> texts = new ArrayList<>();
        for (int i = 0; i < WORDS; i++) {
            List<Segment> all = source.next(random).segments();
            int answer = facts(all) + 1;
            texts.add(new Example(all.subList(0, answer + 1)));
        }
        return List.copyOf(texts);
    }

    /** How many facts stand before the first question: the parts before the first answer, but for the question itself. */
    static int facts(List<Segment> segments) {
        int answer = 0;
        while (!segments.get(answer).answer()) {
            answer++;
        }
        return answer - 1;
    }

    /** Questions of the exam on 2 to 4 facts of one kind that stand before it: only the country tells them apart. */
    static List<ExamQuestion> sentences() {
        return Exam.questions(CONTEXTS).stream()
                .filter(question -> question.category() == Category.ONE_KIND && facts(question) > 1)
                .toList();
    }

    /** The sentences of the context, each of which states a fact. */
    static int facts(ExamQuestion question) {
        return (question.context() + " ").split(" \\. ", -1).length - 1;
    }

    /** Questions of the exam on all that was to be learned by heart: each fact before the cutoff. */
    static List<ExamQuestion> memory() {
        return Exam.questions(0).stream()
                .filter(question -> !question.afterCutoff())
                .toList();
    }

    /** A question with its answer, which is over where its sentence is. */
    static Example text(ExamQuestion question) {
        return new Example.Builder()
                .given(question.prompt())
                .answer(question.answer() + END)
                .build();
    }

    /** Who names any of the facts of the text is right in one of so many. */
    static double any(List<Integer> facts) {
        return facts.stream().mapToDouble(count -> 1.0 / count).average().orElseThrow();
    }

    /** Who always names the commonest value of the kind. */
    static double commonest(List<ExamQuestion> questions) {
        return questions.stream()
                .mapToDouble(question ->
                        World.standard().commonestValue(question.kind()).equals(question.answer()) ? 1 : 0)
                .average()
                .orElseThrow();
    }
}
