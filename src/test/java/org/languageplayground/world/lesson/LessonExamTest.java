package org.languageplayground.world.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.transformer.training.AnswerScore;
import org.languageplayground.world.Example;
import org.languageplayground.world.ShippedModels;
import org.languageplayground.world.training.AnswerBatch;

class LessonExamTest {
    private static final LoadedModel MODEL = new ModelLibrary("", false).get(ShippedModels.causal(4));
    private static final Lesson FACTS = Lesson.factsAfterCutoff();

    private static int[] encode(String text) {
        return MODEL.tokenizer().encode(text).ids();
    }

    private static Lesson lesson(List<Question> learned, List<Question> kept) {
        return new Lesson(FACTS.taught(), FACTS.repeated(), learned, kept, List.of(), FACTS.read(), FACTS.sample());
    }

    private static LessonExam.Result ask(List<Question> learned, List<Question> kept) {
        return new LessonExam(lesson(learned, kept), LessonExamTest::encode).ask(MODEL.model());
    }

    private static AnswerScore together(List<Question> questions) {
        List<Example> examples = questions.stream()
                .map(question -> new Example.Builder()
                        .given(question.text())
                        .answer(question.answers().getFirst())
                        .build())
                .toList();
        return AnswerScore.of(MODEL.model(), AnswerBatch.of(examples, LessonExamTest::encode));
    }

    @Test
    void theModelKnowsWhatIsBeforeTheCutoffAndNothingAfterIt() {
        LessonExam.Result result = new LessonExam(FACTS, LessonExamTest::encode).ask(MODEL.model());
        assertThat(result.kept()).isGreaterThanOrEqualTo(0.95);
        assertThat(result.read()).isGreaterThanOrEqualTo(0.9);
        assertThat(result.learned()).isLessThan(0.2);
        assertThat(result.loss()).isGreaterThan(1);
    }

    @Test
    void thePartsTogetherAskEveryQuestionOnce() {
        List<Question> learned = FACTS.learned().subList(0, 45);
        List<Question> kept = FACTS.kept().subList(0, 33);
        LessonExam.Result result = ask(learned, kept);
        AnswerScore allLearned = together(learned);
        AnswerScore allKept = together(kept);
        assertThat(result.loss()).isCloseTo(allLearned.loss(), within(1e-5));
        assertThat(result.learned()).isEqualTo(share(allLearned.right()));
        assertThat(result.kept()).isEqualTo(share(allKept.right()));
    }

    private static double share(boolean[] right) {
        int count = 0;
        for (boolean one : right) {
            count += one ? 1 : 0;
        }
        return (double) count / right.length;
    }

    @Test
    void anyOfTheAnswersCountsAsRight() {
        List<Question> known = FACTS.kept().stream()
                .filter(question -> together(List.of(question)).right()[0])
                .limit(5)
                .toList();
        List<Question> second = known.stream()
                .map(question -> new Question(
                        question.text(), List.of("wrong .", question.answers().getFirst())))
                .toList();
        List<Question> neither = known.stream()
                .map(question -> new Question(question.text(), List.of("wrong .", "false .")))
                .toList();
        assertThat(ask(FACTS.learned().subList(0, 1), second).kept()).isEqualTo(1);
        assertThat(ask(FACTS.learned().subList(0, 1), neither).kept()).isZero();
        List<Question> half = Stream.concat(second.stream(), neither.stream()).toList();
        assertThat(ask(half, second).learned()).isEqualTo(0.5);
    }

    @Test
    void whereNothingIsAskedThereIsNoShare() {
        assertThat(ask(FACTS.learned().subList(0, 1), List.of()).kept()).isNaN();
    }
}
