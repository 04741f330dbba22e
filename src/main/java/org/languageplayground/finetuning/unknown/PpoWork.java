package org.languageplayground.finetuning.unknown;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.reinforcement.Ppo;
import org.languageplayground.transformer.reinforcement.RewardModel;
import org.languageplayground.world.preference.Rlhf;
import org.languageplayground.world.preference.Split;

/** The third step: the policy is rewarded, and held to what it was. */
final class PpoWork extends PolicyWork<PpoWork.Figures> {
    private static final int INTERVAL = 2;

    private final Transformer sft;
    private final RewardModel reward;
    private final RlhfState state;
    private Ppo ppo;
    private List<Ppo.Round> rounds = List.of();

    /**
     * What is measured.
     *
     * @param rounds what each round has shown
     * @param points the shares along the way
     * @param exam of what was learned; null before it was examined
     */
    record Figures(List<Ppo.Round> rounds, List<SharePoint> points, Exam exam) {}

    PpoWork(Transformer sft, RewardModel reward, RlhfState state, BooleanSupplier stopping) {
        super(Step.PPO, state.rounds(), INTERVAL, sft, new Split(state.seed()), stopping);
        this.sft = sft;
        this.reward = reward;
        this.state = state;
    }

    @Override
    boolean prepare() {
        boolean first = ppo == null;
        if (first) {
            ppo = Rlhf.ppo(sft, reward, state.beta(), state.seed());
        }
        return first;
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
    Transformer policy() {
        return ppo.model();
    }

    @Override
    Figures figures() {
        return new Figures(rounds, points(), exam());
    }
}
