package org.languageplayground.lab.rlhf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.adapter.FineTuning;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.transformer.folder.ModelFolder;
import org.languageplayground.transformer.reinforcement.Ppo;
import org.languageplayground.transformer.reinforcement.RewardModel;
import org.languageplayground.transformer.reinforcement.RewardTraining;
import org.languageplayground.world.ShippedModels;
import org.languageplayground.world.preference.Honesty;
import org.languageplayground.world.preference.MadeUpCountries;
import org.languageplayground.world.preference.Phase;
import org.languageplayground.world.preference.RankingAccuracy;
import org.languageplayground.world.preference.RecordedRun;
import org.languageplayground.world.preference.RecordedRun.Column;
import org.languageplayground.world.preference.RecordedRun.Settings;
import org.languageplayground.world.preference.Rlhf;
import org.languageplayground.world.preference.Said;
import org.languageplayground.world.preference.Split;

/** Runs the three phases with the settings that the page shows beside each other, and writes what came of them: {@code RecordRlhf FILE}. */
public final class RecordRlhf {
    private static final int TIMES = 4;

    private RecordRlhf() {}

    /** Runs and writes. */
    public static void main(String[] arguments) throws IOException {
        List<RecordedRun> runs = new ArrayList<>();
        try (LoadedModel loaded = ModelFolder.load("models/" + ShippedModels.causal(4))) {
            for (Settings settings : Settings.RECORDED) {
                runs.add(run(loaded.model(), settings));
                System.out.println("recorded: " + settings);
            }
        }
        Path file = Path.of(arguments[0]);
        Files.createDirectories(file.getParent());
        Files.writeString(file, RecordedRun.write(runs));
        System.out.println("written: " + file);
    }

    private static RecordedRun run(Transformer base, Settings settings) {
        int seed = settings.seed();
        Split split = new Split(seed);
        FineTuning sft = Rlhf.demonstrations(MadeUpCountries.standard().addedTo(base, split), seed);
        for (int i = 0; i < Rlhf.SFT_STEPS; i++) {
            sft.step();
        }
        Transformer policy = sft.model();
        RewardTraining preferences = Rlhf.preferences(policy, seed);
        for (int i = 0; i < Rlhf.REWARD_STEPS; i++) {
            preferences.step();
        }
        double agreement = RankingAccuracy.of(preferences.model(), Rlhf.heldOutRankings(policy, seed))
                .share();
        RewardModel reward = Rlhf.normalised(preferences.model(), policy, seed);
        Ppo ppo = Rlhf.ppo(policy, reward, settings.beta(), seed);
        for (int round = 0; round < settings.rounds(); round++) {
            boolean ended = false;
            while (!ended) {
                ended = ppo.step();
            }
        }
        Column before = column(base, split);
        return new RecordedRun(
                settings,
                List.of(
                        before,
                        column(policy, split),
                        new Column(Double.NaN, agreement, Said.preferred(reward, before.said())),
                        column(ppo.model(), split)));
    }

    private static Column column(Transformer model, Split split) {
        Honesty test = Honesty.of(model, split.afterCutoff(Phase.TEST), TIMES);
        Honesty known = Honesty.of(model, split.known(), 1);
        return new Column(test.wrongShare(), known.rightShare(), Said.by(model, split.afterCutoff(Phase.TEST)));
    }
}
