package org.languageplayground.finetuning.unknown;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.folder.Tensor;
import org.languageplayground.transformer.layer.LinearWeights;
import org.languageplayground.transformer.reinforcement.Ppo;
import org.languageplayground.ui.chapter.Simulation;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.check.Content;
import org.languageplayground.ui.check.ModelFiles;
import org.languageplayground.world.Country;
import org.languageplayground.world.language.Vocabulary;
import org.languageplayground.world.preference.Asked;
import org.languageplayground.world.preference.MadeUpCountries;
import org.languageplayground.world.preference.Phase;
import org.languageplayground.world.preference.Ranking;
import org.languageplayground.world.preference.RankingAccuracy;
import org.languageplayground.world.preference.Rlhf;
import org.languageplayground.world.preference.Split;

/** What the numbers of RLHF are made from: the three models, the countries as they were dealt out, and the questions. */
final class RlhfCheck {
    private final RlhfSimulation rlhf;

    RlhfCheck(RlhfSimulation rlhf) {
        this.rlhf = rlhf;
    }

    List<CheckFile<Simulation>> files() {
        return List.of(
                new CheckFile<>("lora.check.rlhf.", "rlhf.json", simulation -> begun(), simulation -> numbers()),
                new CheckFile<>(
                        "lora.check.rlhf.models.", "rlhf.zip", simulation -> learned(), simulation -> archive()));
    }

    private boolean begun() {
        return rlhf.sft().map(run -> run.figures().base()).isPresent();
    }

    private boolean learned() {
        return !rlhf.busy() && rlhf.sft().flatMap(StepRun::learned).isPresent();
    }

    /**
     * The numbers in full; null for what was not measured.
     *
     * @param state of the first step; β and rounds are those of the third, where there was one
     * @param sftSteps steps made of the first step
     * @param ppoRounds rounds made of the third
     * @param points the shares along the way
     */
    private record Numbers(
            RlhfState state,
            Exam base,
            Exam sft,
            Exam ppo,
            int sftSteps,
            int ppoRounds,
            List<SharePoint> points,
            List<RewardWork.Point> rewardModel,
            RankingAccuracy accuracy,
            List<Ppo.Round> rounds) {}

    private Content numbers() {
        StepRun<SftWork.Figures, Transformer> sft = rlhf.sft().orElseThrow();
        return Content.json(new Numbers(
                rlhf.ppo().map(StepRun::state).orElse(sft.state()),
                sft.figures().base(),
                sft.figures().exam(),
                rlhf.ppo().map(run -> run.figures().exam()).orElse(null),
                sft.progress().done(),
                rlhf.ppo().map(run -> run.progress().done()).orElse(0),
                rlhf.points(),
                rlhf.reward().map(run -> run.figures().points()).orElse(List.of()),
                rlhf.reward().map(run -> run.figures().accuracy()).orElse(null),
                rlhf.ppo().map(run -> run.figures().rounds()).orElse(List.of())));
    }

    private Content archive() {
        StepRun<SftWork.Figures, Transformer> sft = rlhf.sft().orElseThrow();
        Transformer policy = sft.learned().orElseThrow();
        long seed = sft.state().seed();
        Split split = new Split(seed);
        Map<String, Content> files = new LinkedHashMap<>();
        files.put("vocabulary.json", Content.json(vocabulary()));
        files.put("countries.json", Content.json(Countries.of(split)));
        files.put("exam.json", Content.json(Questions.of(split)));
        add(files, "base/", Optional.of(rlhf.base()));
        add(files, "sft/", Optional.of(policy));
        rlhf.reward().flatMap(StepRun::learned).ifPresent(model -> {
            add(files, "reward/", Optional.of(model.body()));
            files.put("reward/head.safetensors", head(model.head().weights()));
            files.put(
                    "comparisons.json",
                    Content.json(Rlhf.heldOutRankings(policy, seed).stream()
                            .map(Ranked::of)
                            .toList()));
        });
        add(files, "ppo/", rlhf.ppo().flatMap(StepRun::learned));
        return Content.zip(files);
    }

    /** The words of each id, the made-up names behind those of the base. */
    private static List<String> vocabulary() {
        return Stream.concat(Vocabulary.standard().tokens().stream(), MadeUpCountries.standard().names().stream())
                .toList();
    }

    private static void add(Map<String, Content> files, String folder, Optional<Transformer> model) {
        model.ifPresent(
                some -> ModelFiles.of(some, Map.of()).forEach((name, content) -> files.put(folder + name, content)));
    }

    /** The reward is read off the final hidden state of a text's last token, h·weight + bias, normalised. */
    private static Content head(LinearWeights head) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("weight", Tensor.of(head.weight()));
        tensors.put("bias", Tensor.of(head.bias()));
        return ModelFiles.tensors(tensors);
    }

    /**
     * The countries as the seed dealt them out.
     *
     * @param madeUp names without a country
     */
    private record Countries(
            List<String> sft,
            List<String> reward,
            List<String> ppo,
            List<String> test,
            List<String> known,
            List<String> unasked,
            List<String> madeUp) {
        static Countries of(Split split) {
            return new Countries(
                    names(split.afterCutoff(Phase.SFT)),
                    names(split.afterCutoff(Phase.REWARD)),
                    names(split.afterCutoff(Phase.PPO)),
                    names(split.afterCutoff(Phase.TEST)),
                    names(split.known()),
                    names(split.knownUnasked()),
                    MadeUpCountries.standard().names());
        }

        private static List<String> names(List<Country> countries) {
            return countries.stream().map(Country::name).toList();
        }
    }

    /**
     * The questions of the exam, and those asked along the way.
     *
     * @param end the token of the full stop, that ends an answer
     * @param unknown the answer "unknown"
     */
    private record Questions(
            int[] end,
            int[] unknown,
            List<Put> test,
            List<Put> known,
            List<Put> unasked,
            List<Put> testAlong,
            List<Put> knownAlong) {
        static Questions of(Split split) {
            return new Questions(
                    MadeUpCountries.standard().encode("."),
                    MadeUpCountries.standard().encode(Asked.UNKNOWN),
                    all(ExamSitting.test(split)),
                    all(ExamSitting.known(split)),
                    all(ExamSitting.unasked(split)),
                    all(SharePoint.test(split)),
                    all(SharePoint.known(split)));
        }

        private static List<Put> all(Stream<Asked> asked) {
            return asked.map(one -> Put.of(one.question(), one.best())).toList();
        }
    }

    /** A question with the answer that is true. */
    private record Put(String question, int[] ids, String answer) {
        static Put of(String question, String answer) {
            return new Put(question, MadeUpCountries.standard().encode(question), answer);
        }
    }

    /**
     * Answers to one question, each preferred to all that follow.
     *
     * @param texts token ids of question and answer, without the full stop
     */
    private record Ranked(String question, boolean knowable, List<String> answers, List<int[]> texts) {
        static Ranked of(Ranking ranking) {
            String question = ranking.asked().question();
            return new Ranked(
                    question,
                    ranking.asked().knowable(),
                    ranking.answers(),
                    ranking.answers().stream()
                            .map(answer -> MadeUpCountries.standard().encode(question + " " + answer))
                            .toList());
        }
    }
}
