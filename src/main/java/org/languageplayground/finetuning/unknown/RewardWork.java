package org.languageplayground.finetuning.unknown;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.reinforcement.RewardModel;
import org.languageplayground.transformer.reinforcement.RewardTraining;
import org.languageplayground.world.preference.Ranking;
import org.languageplayground.world.preference.RankingAccuracy;
import org.languageplayground.world.preference.Rlhf;
import org.languageplayground.world.preference.Said;

/** The second step: a reward model learns from rankings. */
final class RewardWork extends StepWork<RewardWork.Figures, RewardModel> {
    private static final int INTERVAL = 25;
    private static final int FEW = 60;

    /**
     * The reward model along the way.
     *
     * @param loss mean of the steps since the last point, in nats
     * @param accuracy on some held-out comparisons
     */
    record Point(int steps, double loss, double accuracy) {}

    /**
     * What is measured.
     *
     * @param accuracy on all held-out comparisons; null before they were asked
     * @param preferred of each guess and "unknown" the one that it marks higher; none before the step is over
     */
    record Figures(List<Point> points, RankingAccuracy accuracy, List<Said> preferred) {}

    private final Transformer policy;
    private final List<Said> guesses;
    private final long seed;
    private RewardTraining training;
    private List<Ranking> heldOut;
    private double loss;
    private List<Point> points = List.of();
    private RankingAccuracy accuracy;
    private List<Said> preferred = List.of();
    private RewardModel normalised;

    /**
     * A step that has not begun.
     *
     * @param guesses what the base says of the countries of the test, to be marked in the end
     */
    RewardWork(Transformer policy, List<Said> guesses, long seed, BooleanSupplier stopping) {
        super(Rlhf.REWARD_STEPS, policy, stopping);
        this.policy = policy;
        this.guesses = guesses;
        this.seed = seed;
    }

    @Override
    boolean prepare() {
        if (training == null) {
            training = Rlhf.preferences(policy, seed);
        } else if (heldOut == null) {
            heldOut = Rlhf.heldOutRankings(policy, seed);
        } else {
            return false;
        }
        return true;
    }

    @Override
    boolean learn() {
        loss += training.step() / INTERVAL;
        return true;
    }

    @Override
    void measure(int steps) {
        if (steps % INTERVAL == 0) {
            List<Point> more = new ArrayList<>(points);
            double share = RankingAccuracy.of(training.model(), heldOut.subList(0, FEW))
                    .share();
            more.add(new Point(steps, loss, share));
            points = List.copyOf(more);
            loss = 0;
        }
    }

    @Override
    boolean examine() {
        if (accuracy == null) {
            accuracy = RankingAccuracy.of(training.model(), heldOut);
            return true;
        }
        normalised = Rlhf.normalised(training.model(), policy, seed);
        preferred = Said.preferred(normalised, guesses);
        return false;
    }

    @Override
    Figures figures() {
        return new Figures(points, accuracy, preferred);
    }

    @Override
    RewardModel learned() {
        return normalised;
    }
}
