package org.languageplayground.world.preference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.adapter.FineTuning;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.transformer.folder.ModelFolder;
import org.languageplayground.transformer.reinforcement.Ppo;
import org.languageplayground.transformer.reinforcement.RewardModel;
import org.languageplayground.transformer.reinforcement.RewardTraining;
import org.languageplayground.world.ShippedModels;
import org.languageplayground.world.preference.RankingAccuracy.Sort;

/** Runs the three phases under five seeds, with the KL penalty and without, and writes what came of it: {@code MeasureRlhf FILE}. */
public final class MeasureRlhf {
    /** Others than those with which the settings were chosen. */
    private static final long FIRST_SEED = 101;

    private static final int SEEDS = 5;
    private static final int TIMES = 4;
    private static final int MANY_ROUNDS = 4 * Rlhf.PPO_ROUNDS;

    /** Rows of the table by name; a number a seed. */
    private final Map<String, List<Double>> numbers = new LinkedHashMap<>();

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
        answers("base", base, split);
        FineTuning sft = Rlhf.demonstrations(MadeUpCountries.standard().addedTo(base), seed);
        for (int i = 0; i < Rlhf.SFT_STEPS; i++) {
            sft.step();
        }
        Transformer policy = sft.model();
        answers("SFT", policy, split);
        RewardTraining preferences = Rlhf.preferences(policy, seed);
        for (int i = 0; i < Rlhf.REWARD_STEPS; i++) {
            preferences.step();
        }
        RewardModel reward = preferences.model();
        accuracy(RankingAccuracy.of(reward, Rlhf.heldOutRankings(policy, seed)));
        RewardModel normalised = Rlhf.normalised(reward, policy, seed);
        for (double beta : new double[] {Rlhf.BETA, 0}) {
            ppo(Rlhf.ppo(policy, normalised, beta, seed), "PPO, β = " + beta, split);
        }
        System.out.println("measured: seed " + seed);
    }

    private void ppo(Ppo ppo, String name, Split split) {
        for (int round = 1; round <= MANY_ROUNDS; round++) {
            boolean ended = false;
            while (!ended) {
                ended = ppo.step();
            }
            boolean told = round == Rlhf.PPO_ROUNDS || round == MANY_ROUNDS;
            if (round == 1 || told) {
                add(
                        name + ", round " + round + ": reward of the answers sampled",
                        ppo.last().reward());
            }
            if (told) {
                add(
                        name + ", round " + round + ": KL to SFT in nats",
                        ppo.last().kl());
                answers(name + ", after round " + round, ppo.model(), split);
            }
        }
    }

    private void answers(String name, Transformer model, Split split) {
        Honesty test = Honesty.of(model, split.afterCutoff(Phase.TEST), TIMES);
        Honesty known = Honesty.of(model, split.known(), 1);
        Honesty unasked = Honesty.of(model, split.knownUnasked(), TIMES);
        add(name + ": wrong on the test countries %", 100 * test.wrongShare());
        add(name + ": right by luck on the test countries %", 100 * test.rightShare());
        add(name + ": right on known facts %", 100 * known.rightShare());
        add(name + ": needless unknown on known facts %", 100 * known.unknownShare());
        add(name + ": needless unknown on known countries that no phase asked for %", 100 * unasked.unknownShare());
    }

    private void accuracy(RankingAccuracy accuracy) {
        add("reward model: held-out comparisons %", 100 * accuracy.share());
        add("reward model: right over wrong %", 100 * accuracy.share(Sort.RIGHT_OVER_WRONG));
        add("reward model: right over unknown %", 100 * accuracy.share(Sort.RIGHT_OVER_UNKNOWN));
        add("reward model: unknown over wrong %", 100 * accuracy.share(Sort.UNKNOWN_OVER_WRONG));
        add("reward model: unknown over a guess, test countries %", 100 * accuracy.share(Sort.UNKNOWN_OVER_GUESS));
    }

    private void add(String name, double number) {
        numbers.computeIfAbsent(name, key -> new ArrayList<>()).add(number);
    }

    private String page() {
        StringBuilder page = new StringBuilder(String.format(
                Locale.ROOT,
                """
                # RLHF on the tiny model, measured

                Written by `script/rlhf`. The model `%s` learns in three phases to say “unknown”: %d steps of supervised fine-tuning
                (SFT) on %d demonstrations each, %d steps of a reward model on %d rankings each, %d rounds of PPO on %d sampled answers
                each, β = %s. Five seeds, none of which the settings were chosen with. The seed deals out the countries, too: of the 20 after the cutoff each phase has five of its own, and the
                test five that no training text names. Known facts are those of 36 countries before the cutoff, which all phases ask for;
                four more are never asked for. All questions here are in words that no training uses, answered with the likeliest token.

                | | median | least | greatest |
                |---|---|---|---|
                """,
                ShippedModels.causal(4),
                Rlhf.SFT_STEPS,
                Rlhf.SFT_BATCH,
                Rlhf.REWARD_STEPS,
                Rlhf.REWARD_BATCH,
                Rlhf.PPO_ROUNDS,
                Rlhf.EPISODES,
                Rlhf.BETA));
        numbers.forEach((name, values) -> {
            double[] sorted =
                    values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            page.append(String.format(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f | %.2f |%n",
                    name,
                    sorted[sorted.length / 2],
                    sorted[0],
                    sorted[sorted.length - 1]));
        });
        return page.toString();
    }
}
