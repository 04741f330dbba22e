package org.languageplayground.finetuning.rlhf;

import java.util.ArrayList;
import java.util.List;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.reinforcement.Ppo;
import org.languageplayground.transformer.reinforcement.RewardModel;
import org.languageplayground.world.preference.Rlhf;
import org.languageplayground.world.preference.Split;

/** The third step: the policy is rewarded, and held to what it was. */
final class PpoRun extends StepRun {
    private static final int INTERVAL = 2;

    private final RlhfState state;
    private final Split split;
    private Ppo ppo;
    private ExamSitting sitting;
    private volatile List<Ppo.Round> rounds = List.of();
    private volatile List<SharePoint> points = List.of();
    private volatile Exam exam;

    PpoRun(Transformer policy, RewardModel reward, RlhfState state, Split split) {
        super(state.rounds());
        this.state = state;
        this.split = split;
        this.ppo = Rlhf.ppo(policy, reward, state.beta(), state.seed());
    }

    @Override
    boolean learn() {
        return ppo.step();
    }

    @Override
    void measure(int steps) {
        List<Ppo.Round> more = new ArrayList<>(rounds);
        more.add(ppo.last());
        rounds = List.copyOf(more);
        if (steps % INTERVAL == 0) {
            List<SharePoint> morePoints = new ArrayList<>(points);
            morePoints.add(SharePoint.of(Step.PPO, steps, ppo.model(), split));
            points = List.copyOf(morePoints);
        }
    }

    @Override
    boolean examine() {
        if (sitting == null) {
            sitting = new ExamSitting(ppo.model(), split);
            ppo = null;
        }
        if (sitting.step()) {
            return true;
        }
        exam = sitting.exam();
        return false;
    }

    RlhfState state() {
        return state;
    }

    /** What each round has shown. */
    List<Ppo.Round> rounds() {
        return rounds;
    }

    List<SharePoint> points() {
        return points;
    }

    /** Of what was learned; null before it was examined. */
    Exam exam() {
        return exam;
    }
}
