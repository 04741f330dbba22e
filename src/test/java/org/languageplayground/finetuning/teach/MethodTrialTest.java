package org.languageplayground.finetuning.teach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.finetuning.Training;
import org.languageplayground.finetuning.teach.MethodTrial.Row;
import org.languageplayground.transformer.Weights;
import org.languageplayground.world.TextSource;
import org.languageplayground.world.lesson.Lesson;

class MethodTrialTest {
    private final WorkerPool pool = new WorkerPool(1, 1);

    @AfterEach
    void close() {
        pool.close();
    }

    private MethodTrial trial(Teaching teaching, int steps) {
        RunSettings settings = Lessons.settings(Choices.FIRST.withSteps(steps));
        return new MethodTrial(Training.TINY, teaching, settings, pool, "anna", () -> {});
    }

    @Test
    void everyMethodFillsARowWithItsOwnFigures() throws InterruptedException {
        MethodTrial trial = trial(Lessons.brief(Task.FACTS), 2);
        LiveTrainingTest.await(trial::over);
        assertThat(trial.failed()).isFalse();
        List<Row> rows = trial.rows();
        assertThat(rows).extracting(Row::method).containsExactly(TuningMethod.values());
        assertThat(trial.measured()).isEqualTo(rows.size());
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
        Teaching teaching = Lessons.brief(Task.FACTS);
        Lesson lesson = teaching.lesson();
        CompletableFuture<MethodTrial> self = new CompletableFuture<>();
        TextSource stopping = random -> {
            self.join().stop();
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
        MethodTrial trial = trial(new Teaching(stopped, teaching.exam()), 20);
        self.complete(trial);
        LiveTrainingTest.await(trial::over);
        LiveTrainingTest.Held next = new LiveTrainingTest.Held();
        next.letGo();
        LiveTrainingTest.await(pool.submit("ben", next)::over);
        assertThat(trial.over()).isTrue();
        assertThat(trial.failed()).isFalse();
        assertThat(trial.rows()).hasSize(1);
        assertThat(trial.measured()).isZero();
    }
}
