package org.languageplayground.finetuning.unknown;

import java.util.ArrayList;
import java.util.List;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.reinforcement.Ppo;
import org.languageplayground.transformer.reinforcement.RewardModel;
import org.languageplayground.world.preference.Rlhf;
import org.languageplayground.world.preference.Split;

/** The third step: the policy is rewarded, and held to what it was. */
final class PpoRun extends PolicyRun {
    private static final int INTERVAL = 2;

    private final RlhfState state;
    private Ppo ppo;
    private volatile Transformer model;
    private volatile List<Ppo.Round> rounds = List.of();

    PpoRun(Transformer policy, RewardModel reward, RlhfState state, Split split) {
        super(Step.PPO, state.rounds(), INTERVAL, split);
        this.state = state;
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
        super.measure(steps);
    }

    @Override
    Transformer trained() {
        return ppo.model();
    }

    @Override
    void finish() {
        model = ppo.model();
        ppo = null;
    }

    /** The policy, once the step is over. */
    Transformer model() {
        return model;
    }

    RlhfState state() {
        return state;
    }

    /** What each round has shown. */
    List<Ppo.Round> rounds() {
        return rounds;
    }
}
