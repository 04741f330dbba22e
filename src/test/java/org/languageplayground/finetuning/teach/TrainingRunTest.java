package org.languageplayground.finetuning.teach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.languageplayground.finetuning.Training;
import org.languageplayground.finetuning.teach.TrainingRun.Point;
import org.languageplayground.finetuning.teach.TrainingRun.Progress;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.adapter.Adaptation;
import org.languageplayground.transformer.adapter.FineTuning;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.training.LabelledBatch;

class TrainingRunTest {
    private static final int BLOCK = 64;
    private static final int LEVELS = 16;

    private static List<Object> curve(TrainingRun run) {
        return run.progress().points().stream()
                .<Object>map(point -> List.of(point.step(), point.trainingLoss(), point.exam(), point.sample()))
                .toList();
    }

    private static List<Integer> steps(Progress progress) {
        return progress.points().stream().map(Point::step).toList();
    }

    @Test
    void theSameSeedGivesTheSameCurveAndAnotherAnother() {
        Teaching teaching = Lessons.brief(Task.FACTS);
        List<Object> curve = curve(Lessons.run(teaching, Lessons.SHORT));
        assertThat(curve).hasSize(3).isEqualTo(curve(Lessons.run(teaching, Lessons.SHORT)));
        List<Object> other = curve(Lessons.run(teaching, Lessons.SHORT.withSeed(2)));
        assertThat(other.getFirst()).isEqualTo(curve.getFirst());
        assertThat(other.getLast()).isNotEqualTo(curve.getLast());
    }

    @Test
    void oneFactOfTheStudentsIsKnownInOtherWordsWithinAHundredSteps() {
        Choices choices = Choices.FIRST.withTask(Task.OWN).withSteps(100);
        TrainingRun run = Lessons.run(Lessons.brief(Lessons.own(choices), 10, 32), choices);
        Progress progress = run.progress();
        assertThat(progress.before().exam().learned()).isZero();
        assertThat(progress.stepsTo(0.95)).isBetween(1, 100);
        assertThat(progress.points().getLast().exam().learned()).isGreaterThanOrEqualTo(0.95);
        assertThat(progress.points().getLast().sample().text()).isEqualTo("mirna");
        assertThat(progress.points().getLast().sample().probability()).isBetween(0.5, 1.0);
    }

    @Test
    void withoutRepetitionOldFactsAreForgotten() {
        Choices choices =
                Choices.FIRST.withTask(Task.OWN).withMethod(TuningMethod.FULL).withSteps(40);
        Teaching teaching = Lessons.brief(Lessons.own(choices), 10, 64);
        double repeated = Lessons.run(teaching, choices)
                .progress()
                .points()
                .getLast()
                .exam()
                .kept();
        double alone = Lessons.run(teaching, choices.withRepeat(false))
                .progress()
                .points()
                .getLast()
                .exam()
                .kept();
        assertThat(repeated).isGreaterThan(0.8);
        assertThat(alone).isLessThan(repeated - 0.3);
    }

    @ParameterizedTest
    @EnumSource(TuningMethod.class)
    void aMethodStartsAsTheBaseUnlessItChangesAnswersAtOnce(TuningMethod method) {
        Teaching teaching = Lessons.brief(Task.FACTS);
        TrainingRun run = new TrainingRun(Training.TINY, teaching, Lessons.settings(Lessons.SHORT.withMethod(method)));
        while (run.progress().points().isEmpty()) {
            assertThat(run.step()).isTrue();
        }
        Progress progress = run.progress();
        Point first = progress.points().getFirst();
        assertThat(progress.steps()).isZero();
        assertThat(first.step()).isZero();
        assertThat(first.trainingLoss()).isNaN();
        assertThat(progress.before().exam()).isEqualTo(teaching.exam().ask(Training.TINY.base()));
        double measured = teaching.exam()
                .ask(new Transformer(
                        Training.TINY.base().config(), run.adaptation().effective()))
                .loss();
        assertThat(first.exam().loss())
                .as("the point shows what the model that is trained answers")
                .isCloseTo(measured, within(1e-4));
        if (method == TuningMethod.PREFIX || method == TuningMethod.QLORA) {
            assertThat(measured).isNotCloseTo(progress.before().exam().loss(), within(1e-4));
        } else {
            assertThat(first).isSameAs(progress.before());
        }
    }

    @Test
    void aRateOfOneDivergesAndNothingOnTheCurveIsInvented() {
        Choices choices = Lessons.SHORT
                .withMethod(TuningMethod.FULL)
                .withLearningRate(1.0)
                .withSteps(200);
        Progress progress = Lessons.run(Lessons.brief(Task.FACTS), choices).progress();
        assertThat(progress.diverged()).isTrue();
        assertThat(progress.steps()).isBetween(1, 199);
        assertThat(progress.points()).isNotEmpty().allSatisfy(point -> {
            assertThat(point.exam().loss()).isFinite();
            assertThat(point.exam().learned()).isBetween(0.0, 1.0);
            assertThat(point.exam().kept()).isBetween(0.0, 1.0);
        });
    }

    @ParameterizedTest
    @CsvSource({"20,10", "200,10", "400,20", "420,21", "1000,50"})
    void anExamIsHeldEveryFewStepsAndAtMostTwentyTimes(int steps, int interval) {
        assertThat(TrainingRun.interval(steps)).isEqualTo(interval);
        assertThat(steps / interval).isLessThanOrEqualTo(20);
    }

    @Test
    void theLastStepIsExaminedEvenIfItsTurnHasNotCome() {
        Progress progress = Lessons.run(Lessons.brief(Task.FACTS), Lessons.SHORT.withSteps(15))
                .progress();
        assertThat(steps(progress)).containsExactly(0, 10, 15);
        assertThat(progress.steps()).isEqualTo(15);
        assertThat(progress.millisecondsAStep()).isPositive();
    }

    @Test
    void theStyleIsLearnedAndEitherPhrasingKeepsAFact() {
        Choices choices = Choices.FIRST.withTask(Task.STYLE).withSteps(40);
        Progress progress = Lessons.run(Lessons.brief(Task.STYLE), choices).progress();
        assertThat(progress.before().exam().learned()).isZero();
        assertThat(progress.before().exam().kept()).isGreaterThan(0.8);
        assertThat(progress.points().getLast().exam().learned()).isGreaterThan(0.5);
        assertThat(progress.points().getLast().sample().text()).startsWith("the answer is ");
    }

    @Test
    void qLorasBaseIsReallyOfFourBits() {
        Weights base = Training.TINY.base().weights();
        Weights quantised = TuningMethod.QLORA
                .adaptation(Training.TINY.base(), Lessons.settings(Lessons.SHORT))
                .effective();
        assertThat(mostValuesInABlock(base.blocks().getFirst().mlpInput().weight()))
                .isGreaterThan(LEVELS);
        assertThat(mostValuesInABlock(quantised.blocks().getFirst().mlpInput().weight()))
                .isBetween(2L, (long) LEVELS);
    }

    /** A block is a column here: the weights of one output, as many as the model is wide. */
    private static long mostValuesInABlock(Matrix matrix) {
        assertThat(matrix.rows()).isEqualTo(BLOCK);
        return IntStream.range(0, matrix.columns())
                .mapToLong(column -> IntStream.range(0, BLOCK)
                        .mapToObj(row -> matrix.values()[row * matrix.columns() + column])
                        .distinct()
                        .count())
                .max()
                .orElseThrow();
    }

    @Test
    void theBatchesAndTheStartThatItTellsGiveTheSameLosses() {
        Choices choices = Lessons.SHORT.withMethod(TuningMethod.DORA).withSeed(3);
        TrainingRun run = Lessons.run(Lessons.brief(Task.FACTS), choices);
        Iterator<LabelledBatch> batches = run.batches(20).iterator();
        Adaptation start =
                new TrainingRun(Training.TINY, Lessons.brief(Task.FACTS), Lessons.settings(choices)).adaptation();
        FineTuning again = new FineTuning(
                Training.TINY.base().config(),
                start,
                random -> batches.next(),
                (float) choices.made().learningRate(),
                9);
        double loss = 0;
        for (int i = 0; i < TrainingRun.interval(choices.made().steps()); i++) {
            loss += again.step();
        }
        assertThat(loss / TrainingRun.interval(choices.made().steps()))
                .isCloseTo(run.progress().points().get(1).trainingLoss(), within(1e-5));
    }
}
