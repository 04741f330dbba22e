package org.languageplayground.lab.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.languageplayground.transformer.Generation;
import org.languageplayground.transformer.HeadTrace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.world.training.EncodedExample;

/** Takes one model through the stages, from one seed. */
final class TrainingRun {
    private static final int SEQUENCES = 64;
    private static final int TOKENS = 4_000;
    private static final int REPORT = 100;
    private static final int PROBE = 20;
    private static final float LEARNING_RATE = 1e-3f;
    private static final int WARM_UP = 100;

    private final String name;
    private final Transformer model;
    private final Objective objective;
    private final Function<String, int[]> encoder;
    private final RandomGenerator random;
    private final Trainer trainer;
    private final Checkpoints checkpoints;
    private final List<TrainingLog.Entry> progress = new ArrayList<>();
    private int step;

    TrainingRun(
            String name,
            Transformer model,
            Objective objective,
            Function<String, int[]> encoder,
            long seed,
            Checkpoints checkpoints) {
        this.name = name;
        this.model = model;
        this.objective = objective;
        this.encoder = encoder;
        this.random = new SplittableRandom(seed);
        this.trainer = new Trainer(model);
        this.checkpoints = checkpoints;
    }

    List<TrainingLog.Entry> progress() {
        return List.copyOf(progress);
    }

    /** One stage to its end. */
    void run(Stage stage) throws IOException {
        if (step == 0) {
            checkpoints.step(step, "", model);
        }
        take(stage);
        checkpoints.stage(step, stage.name(), model);
    }

    private void take(Stage stage) throws IOException {
        double loss = 0;
        Score score = new Score();
        for (int i = 1; i <= stage.mostSteps(); i++) {
            TrainingBatch batch = batch(stage);
            if (i % PROBE == 0) {
                score.add(batch);
            }
            loss += trainer.step(batch, rate(stage, i));
            step++;
            checkpoints.step(step, stage.name(), model);
            if (i % REPORT == 0) {
                progress.add(new TrainingLog.Entry(step, stage.name(), loss / REPORT, score.share()));
                System.out.printf(
                        "%s %5d  %-28s loss %.3f  answers %.3f%n",
                        name, step, stage.name(), loss / REPORT, score.share());
                if (score.share() >= stage.goal()) {
                    return;
                }
                loss = 0;
                score = new Score();
            }
        }
    }

    private float rate(Stage stage, int i) {
        float warm = Math.min(1, (step + 1f) / WARM_UP);
        float cool = stage.cooling() ? 1 - (float) (i - 1) / stage.mostSteps() : 1;
        return LEARNING_RATE * warm * cool;
    }

    private TrainingBatch batch(Stage stage) {
        List<EncodedExample> examples = new ArrayList<>();
        int tokens = 0;
        while (examples.size() < SEQUENCES && tokens < TOKENS) {
            EncodedExample example = EncodedExample.of(stage.next(random), encoder);
            if (example.ids().length + 2 <= model.config().context()) {
                examples.add(example);
                tokens += example.ids().length;
            }
        }
        return objective.batch(examples, random);
    }

    /** Counts right predictions among the tokens that count in full. */
    private final class Score {
        private int right;
        private int asked;

        void add(TrainingBatch batch) {
            HeadTrace head =
                    model.logits(model.hidden(batch.tokens()), batch.targets().rows());
            for (int row = 0; row < batch.targets().ids().length; row++) {
                if (batch.answers()[row]) {
                    asked++;
                    if (Generation.likeliest(head.logits().row(row))
                            == batch.targets().ids()[row]) {
                        right++;
                    }
                }
            }
        }

        double share() {
            return asked == 0 ? 0 : (double) right / asked;
        }
    }
}
