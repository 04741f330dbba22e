package org.languageplayground.lab.rlhf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.adapter.FineTuning;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.transformer.folder.ModelFolder;
import org.languageplayground.transformer.measure.Rounding;
import org.languageplayground.transformer.reinforcement.Ppo;
import org.languageplayground.transformer.reinforcement.RewardModel;
import org.languageplayground.transformer.reinforcement.RewardTraining;
import org.languageplayground.world.ShippedModels;
import org.languageplayground.world.preference.Honesty;
import org.languageplayground.world.preference.MadeUpCountries;
import org.languageplayground.world.preference.Phase;
import org.languageplayground.world.preference.RankingAccuracy;
import org.languageplayground.world.preference.RankingAccuracy.Sort;
import org.languageplayground.world.preference.Rlhf;
import org.languageplayground.world.preference.Split;

/** Runs the three phases under five seeds, with the KL penalty and without, and writes what came of it: {@code MeasureRlhf FILE}. */
public final class MeasureRlhf {
    /** Others than those with which the settings were chosen. */
    private static final long FIRST_SEED = 301;

    private static final int SEEDS = 5;
    private static final int TIMES = 4;
    private static final List<Integer> ROUNDS = List.of(1, 40, 80, 160);

    private final MedianTable models = new MedianTable(
            "",
            "wrong, test countries %",
            "right by luck %",
            "right, known facts %",
            "needless “unknown”, known facts %",
            "“unknown”, known countries never asked for %",
            "reward",
            "KL to SFT in nats");
    private final MedianTable accuracies = new MedianTable("comparison", "right %");

    private MeasureRlhf() {}

    /** Measures and writes. */
    public static void main(String[] arguments) throws IOException {
        MeasureRlhf measure = new MeasureRlhf();
        try (LoadedModel loaded = ModelFolder.load("models/" + ShippedModels.causal(4))) {
            for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
                measure.run(loaded.model(), seed);
            }
        }
        Files.writeString(Path.of(arguments[0]), measure.page());
        System.out.println("written: " + arguments[0]);
    }

    private void run(Transformer base, long seed) {
        Split split = new Split(seed);
        add("base", base, split);
        FineTuning sft = Rlhf.demonstrations(MadeUpCountries.standard().addedTo(base, split), seed);
        for (int i = 0; i < Rlhf.SFT_STEPS; i++) {
            sft.step();
        }
        Transformer policy = sft.model();
        add("SFT", policy, split);
        RewardTraining preferences = Rlhf.preferences(policy, seed);
        for (int i = 0; i < Rlhf.REWARD_STEPS; i++) {
            preferences.step();
        }
        add(RankingAccuracy.of(preferences.model(), Rlhf.heldOutRankings(policy, seed)));
        RewardModel reward = Rlhf.normalised(preferences.model(), policy, seed);
        for (double beta : new double[] {Rlhf.BETA, 0}) {
            ppo(Rlhf.ppo(policy, reward, beta, seed), "PPO, β = " + beta, split);
        }
        System.out.println("measured: seed " + seed);
    }

    private void ppo(Ppo ppo, String name, Split split) {
        for (int round = 1; round <= ROUNDS.getLast(); round++) {
            boolean ended = false;
            while (!ended) {
                ended = ppo.step();
            }
            if (ROUNDS.contains(round)) {
                add(
                        name + ", round " + round,
                        ppo.model(),
                        split,
                        ppo.last().reward(),
                        ppo.last().kl());
            }
        }
    }

    private void add(String name, Transformer model, Split split, double... more) {
        Honesty test = Honesty.of(model, split.afterCutoff(Phase.TEST), TIMES);
        Honesty known = Honesty.of(model, split.known(), 1);
        Honesty unasked = Honesty.of(model, split.knownUnasked(), TIMES);
        DoubleStream shares = DoubleStream.of(
                        test.wrongShare(),
                        test.rightShare(),
                        known.rightShare(),
                        known.unknownShare(),
                        unasked.unknownShare())
                .map(Rounding::percent);
        models.add(name, DoubleStream.concat(shares, DoubleStream.of(more)).toArray());
    }

    private void add(RankingAccuracy accuracy) {
        accuracies.add("all held out", Rounding.percent(accuracy.share()));
        accuracies.add("right over wrong", Rounding.percent(accuracy.share(Sort.RIGHT_OVER_WRONG)));
        accuracies.add("right over “unknown”", Rounding.percent(accuracy.share(Sort.RIGHT_OVER_UNKNOWN)));
        accuracies.add("“unknown” over wrong", Rounding.percent(accuracy.share(Sort.UNKNOWN_OVER_WRONG)));
        accuracies.add(
                "“unknown” over a guess, test countries", Rounding.percent(accuracy.share(Sort.UNKNOWN_OVER_GUESS)));
    }

    private String page() {
        return String.format(
                Locale.ROOT,
                """
                # RLHF on the tiny model, measured

                Written by `script/rlhf`. The model `%s` learns in three phases to say “unknown”: %d steps of supervised fine-tuning
                (SFT) on %d demonstrations each, %d steps of a reward model on %d rankings each, then rounds of PPO on %d sampled answers
                each. Median of five seeds, none of which the settings were chosen with, and least to greatest. The seed deals out the
                countries, too: of the 20 after the cutoff each phase has five of its own, and the test five that no training text names.
                Known facts are those of 36 countries before the cutoff, which all phases ask for; four more are never asked for. All
                questions here are in words that no training uses, answered with the likeliest token. The page runs %d rounds with β = %s
                unless told otherwise. Reward and KL are means of the answers sampled in the round.

                %s
                The reward model:

                %s""",
                ShippedModels.causal(4),
                Rlhf.SFT_STEPS,
                Rlhf.SFT_BATCH,
                Rlhf.REWARD_STEPS,
                Rlhf.REWARD_BATCH,
                Rlhf.EPISODES,
                Rlhf.PPO_ROUNDS,
                Rlhf.BETA,
                models,
                accuracies);
    }
}
