package org.languageplayground.finetuning.unknown;

import java.util.ArrayList;
import java.util.List;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.reinforcement.RewardModel;
import org.languageplayground.transformer.reinforcement.RewardTraining;
import org.languageplayground.world.preference.Ranking;
import org.languageplayground.world.preference.RankingAccuracy;
import org.languageplayground.world.preference.Rlhf;
import org.languageplayground.world.preference.Said;

/** The second step: a reward model learns from rankings. */
final class RewardRun extends StepRun {
    private static final int INTERVAL = 25;
    private static final int FEW = 60;

    /**
     * The reward model along the way.
     *
     * @param loss mean of the steps since the last point, in nats
     * @param accuracy on some held-out comparisons
     */
    record Point(int steps, double loss, double accuracy) {}

    private final Transformer policy;
    private final List<Said> guesses;
    private final long seed;
    private RewardTraining training;
    private List<Ranking> heldOut;
    private double loss;
    private volatile List<Point> points = List.of();
    private volatile RankingAccuracy accuracy;
    private volatile RewardModel model;
    private volatile List<Said> preferred = List.of();

    /**
     * A step that has not begun.
     *
     * @param guesses what the base says of the countries of the test, to be marked in the end
     */
    RewardRun(Transformer policy, List<Said> guesses, long seed) {
        super(Rlhf.REWARD_STEPS);
        this.policy = policy;
        this.guesses = guesses;
        this.seed = seed;
        this.training = Rlhf.preferences(policy, seed);
    }

    @Override
    boolean prepare() {
        if (heldOut != null) {
            return false;
        }
        heldOut = Rlhf.heldOutRankings(policy, seed);
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
            RewardModel raw = training.model();
            training = null;
            accuracy = RankingAccuracy.of(raw, heldOut);
            model = raw;
            return true;
        }
        model = Rlhf.normalised(model, policy, seed);
        preferred = Said.preferred(model, guesses);
        return false;
    }

    List<Point> points() {
        return points;
    }

    /** The rankings that it is examined on. */
    List<Ranking> heldOut() {
        return heldOut;
    }

    /** On all held-out comparisons; null before they were asked. */
    RankingAccuracy accuracy() {
        return accuracy;
    }

    /** Of each guess and "unknown" the one that it marks higher; none before the step is over. */
    List<Said> preferred() {
        return preferred;
    }

    /** The normalised reward model, once the step is over. */
    RewardModel model() {
        return model;
    }
}
