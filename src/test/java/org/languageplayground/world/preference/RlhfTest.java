package org.languageplayground.world.preference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.adapter.FineTuning;
import org.languageplayground.transformer.reinforcement.Ppo;
import org.languageplayground.transformer.reinforcement.RewardModel;
import org.languageplayground.transformer.reinforcement.RewardTraining;

/** The claim that {@code script/rlhf} measures under five seeds, under one; all three phases in full. */
class RlhfTest {
    private static final long SEED = 1;

    @Test
    void threePhasesTeachTheModelToSayUnknownOfCountriesThatItNeverSaw() {
        Split split = new Split(SEED);
        assertThat(wrong(Shipped.BASE, split)).isGreaterThan(0.8);

        FineTuning sft = Rlhf.demonstrations(MadeUpCountries.standard().addedTo(Shipped.BASE, split), SEED);
        for (int i = 0; i < Rlhf.SFT_STEPS; i++) {
            sft.step();
        }
        Transformer policy = sft.model();
        RewardTraining preferences = Rlhf.preferences(policy, SEED);
        for (int i = 0; i < Rlhf.REWARD_STEPS; i++) {
            preferences.step();
        }
        RewardModel reward = preferences.model();
        assertThat(RankingAccuracy.of(reward, Rlhf.heldOutRankings(policy, SEED))
                        .share())
                .isGreaterThan(0.85);

        Ppo ppo = Rlhf.ppo(policy, Rlhf.normalised(reward, policy, SEED), Rlhf.BETA, SEED);
        for (int round = 0; round < Rlhf.PPO_ROUNDS; ) {
            round += ppo.step() ? 1 : 0;
        }
        assertThat(wrong(ppo.model(), split)).isLessThan(0.3);
        assertThat(Honesty.of(ppo.model(), split.known(), 1).rightShare()).isGreaterThan(0.85);
    }

    private static double wrong(Transformer model, Split split) {
        return Honesty.of(model, split.afterCutoff(Phase.TEST), 4).wrongShare();
    }
}
