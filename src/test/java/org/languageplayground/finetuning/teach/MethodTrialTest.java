package org.languageplayground.finetuning.teach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.languageplayground.compute.Held;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.Visitors;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.finetuning.Training;
import org.languageplayground.finetuning.teach.MethodTrial.Row;
import org.languageplayground.transformer.Weights;
import org.languageplayground.world.TextSource;
import org.languageplayground.world.lesson.Lesson;

class MethodTrialTest {
    private static final long PATIENCE_MILLISECONDS = 60_000;

    private final WorkerPool pool = new WorkerPool(1, 1);

    @AfterEach
    void close() {
        pool.close();
    }

    private Run<MethodTrial.Progress, Void> trial(Teaching teaching, int steps) {
        RunSettings settings = Lessons.settings(Choices.FIRST.withSteps(steps));
        return Visitors.of(pool).run(new MethodTrial(Training.TINY, teaching, settings), () -> {});
    }

    @Test
    void everyMethodFillsARowWithItsOwnFigures() throws InterruptedException {
        Run<MethodTrial.Progress, Void> trial = trial(Lessons.brief(Task.FACTS), 2);
        LiveTrainingTest.await(trial::over);
        assertThat(trial.state()).isEqualTo(Run.State.DONE);
        List<Row> rows = trial.progress().rows();
        assertThat(rows).extracting(Row::method).containsExactly(TuningMethod.values());
        assertThat(trial.progress().measured()).isEqualTo(rows.size());
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.progress().steps()).isEqualTo(2);
            assertThat(row.progress().points()).hasSize(2);
            assertThat(row.bytes()).isEqualTo(row.parameters() * Float.BYTES);
            assertThat(row.progress().before().exam())
                    .isEqualTo(rows.getFirst().progress().before().exam());
        });
        Weights base = Training.TINY.base().weights();
        assertThat(rows.getFirst().parameters())
                .as("all but the positions")
                .isEqualTo(base.parameters() - base.positions().values().length);
        assertThat(rows.stream().skip(1)).allSatisfy(row -> assertThat(row.parameters())
                .isLessThan(rows.getFirst().parameters()));
    }

    @Test
    void aTrialThatIsStoppedInTheMiddleOfAStepIsOverForGood() throws InterruptedException {
        Lesson lesson = Lessons.brief(Task.FACTS).lesson();
        CompletableFuture<Run<MethodTrial.Progress, Void>> self = new CompletableFuture<>();
        TextSource stopping = random -> {
            self.join().cancel();
            return lesson.taught().next(random);
        };
        Lesson stopped = new Lesson(
                stopping,
                lesson.repeated(),
                lesson.learned(),
                lesson.kept(),
                lesson.known(),
                lesson.read(),
                lesson.sample());
        Run<MethodTrial.Progress, Void> trial = trial(new Teaching(stopped, Training.TINY::encode), 20);
        self.complete(trial);
        assertThat(trial.await(PATIENCE_MILLISECONDS)).isTrue();
        Held next = new Held();
        next.letGo();
        assertThat(Visitors.of(pool).run(next, () -> {}).await(PATIENCE_MILLISECONDS))
                .isTrue();
        assertThat(trial.state()).isEqualTo(Run.State.STOPPED);
        assertThat(trial.progress().rows()).hasSize(1);
        assertThat(trial.progress().measured()).isZero();
    }
}
