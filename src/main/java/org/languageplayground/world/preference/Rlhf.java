package org.languageplayground.world.preference;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.adapter.Adaptation;
import org.languageplayground.transformer.adapter.FineTuning;
import org.languageplayground.transformer.adapter.Lora;
import org.languageplayground.transformer.adapter.LoraSettings;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.transformer.reinforcement.Answers;
import org.languageplayground.transformer.reinforcement.Ppo;
import org.languageplayground.transformer.reinforcement.PpoSettings;
import org.languageplayground.transformer.reinforcement.RewardModel;
import org.languageplayground.transformer.reinforcement.RewardTraining;
import org.languageplayground.transformer.reinforcement.TokenProbabilities;
import org.languageplayground.transformer.training.LabelledBatch;
import org.languageplayground.world.Example;
import org.languageplayground.world.language.Vocabulary;
import org.languageplayground.world.training.AnswerBatch;

/**
 * The three phases with the settings under which they are measured: each trains LoRA pairs on all matrices of the blocks, on top of
 * the phase before; reward and value have a linear head each, trained with them.
 */
public final class Rlhf {
    /** Steps of supervised fine-tuning. */
    public static final int SFT_STEPS = Integer.getInteger("sft", 60);

    /** Steps of the reward model. */
    public static final int REWARD_STEPS = Integer.getInteger("rm", 150);

    /** Rounds of PPO. */
    public static final int PPO_ROUNDS = Integer.getInteger("ppo", 60);

    /** The weight of the KL penalty that the measured claim is made with. */
    public static final double BETA = 0.05;

    private static final int RANK = Integer.getInteger("rank", 8);
    private static final double ALPHA = 2 * RANK;
    private static final int SFT_BATCH = Integer.getInteger("sftb", 32);
    private static final double SFT_UNKNOWABLE = Double.parseDouble(System.getProperty("sftu", "0.5"));
    private static final float SFT_RATE = Float.parseFloat(System.getProperty("sftr", "3e-3"));
    private static final int REWARD_BATCH = Integer.getInteger("rmb",16);
    private static final double REWARD_UNKNOWABLE = Double.parseDouble(System.getProperty("rmu","0.45"));
    private static final float REWARD_RATE = Float.parseFloat(System.getProperty("rmr", "3e-3"));
    private static final double PPO_UNKNOWABLE = Double.parseDouble(System.getProperty("ppou", "0.5"));
    private static final float PPO_RATE = Float.parseFloat(System.getProperty("ppor", "1e-3"));
    private static final int EPISODES = Integer.getInteger("ep", 64);
    private static final int MINIBATCH = Integer.getInteger("mb", 32);
    private static final int EPOCHS = Integer.getInteger("epochs", 2);
    private static final int MOST_TOKENS = 4;
    private static final int NORMALISED_OVER = 256;
    private static final int END = Vocabulary.standard().id(".");

    private Rlhf() {}

    /** Supervised fine-tuning on demonstrations; the base has the made-up names among its words. */
    public static FineTuning demonstrations(Transformer base, long seed) {
        Questions questions = Questions.of(new Split(seed), Phase.SFT, SFT_UNKNOWABLE);
        return new FineTuning(
                base.config(), lora(base, seed), random -> demonstrationBatch(questions, random), SFT_RATE, seed);
    }

    private static LabelledBatch demonstrationBatch(Questions questions, RandomGenerator random) {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < SFT_BATCH; i++) {
            Asked asked = questions.next(random);
            examples.add(new Example.Builder()
                    .given(asked.question())
                    .answer(Asked.sentence(asked.best()))
                    .build());
        }
        return AnswerBatch.of(examples, MadeUpCountries.standard()::encode);
    }

    /** Training of a reward model that starts as a copy of the policy. */
    public static RewardTraining preferences(Transformer sft, long seed) {
        WrongAnswers wrong = new WrongAnswers(sft);
        Questions questions = Questions.of(new Split(seed), Phase.REWARD, REWARD_UNKNOWABLE);
        return new RewardTraining(
                sft.config(), Integer.getInteger("rmrank",16)==0?org.languageplayground.transformer.adapter.FullFineTuning.of(sft):Lora.of(sft::weights,new LoraSettings(Integer.getInteger("rmrank",16),2*Integer.getInteger("rmrank",16),false,EnumSet.allOf(Target.class)),new SplittableRandom(seed)), random -> Ranking.comparisons(rankings(questions, wrong, REWARD_BATCH, random)), REWARD_RATE, seed);
    }

    private static List<Ranking> rankings(Questions questions, WrongAnswers wrong, int count, RandomGenerator random) {
        List<Ranking> rankings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Asked asked = questions.next(random);
            rankings.add(Ranking.of(asked, wrong.to(asked, random)));
        }
        return rankings;
    }

    /** Rankings to measure a reward model by, always the same ones. */
    public static List<Ranking> heldOutRankings(Transformer base, long seed) {
        return rankings(Questions.heldOut(new Split(seed)), new WrongAnswers(base), 300, new SplittableRandom(5));
    }

    /** PPO from the policy of supervised fine-tuning, which stays the reference. */
    public static Ppo ppo(Transformer sft, RewardModel reward, double beta, long seed) {
        Questions questions = Questions.of(new Split(seed), Phase.PPO, PPO_UNKNOWABLE);
        PpoSettings settings = new PpoSettings(
                EPISODES,
                MINIBATCH,
                EPOCHS,
                0.2,
                beta,
                0.95,
                0.1,
                PPO_RATE,
                END,
                MOST_TOKENS);
        return new Ppo(
                sft,
                lora(sft, seed),
                reward,
                random -> MadeUpCountries.standard().encode(questions.next(random).question()),
                settings,
                seed);
    }

    /** The reward model with rewards of mean 0 and deviation 1 over what the policy answers to the questions of its own phase. */
    public static RewardModel normalised(RewardModel reward, Transformer sft, long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        Questions questions = Questions.of(new Split(seed), Phase.REWARD, PPO_UNKNOWABLE);
        List<int[]> prompts = new ArrayList<>();
        for (int i = 0; i < NORMALISED_OVER; i++) {
            prompts.add(MadeUpCountries.standard().encode(questions.next(random).question()));
        }
        Answers answers = Answers.to(
                prompts, sft, logits -> TokenProbabilities.draw(logits, random.nextDouble()), END, MOST_TOKENS);
        return reward.normalisedOver(answers.without(END));
    }

    private static Adaptation lora(Transformer base, long seed) {
        if (RANK == 0) return org.languageplayground.transformer.adapter.FullFineTuning.of(base);
        Supplier<Weights> frozen = base::weights;
        return Lora.of(
                frozen,
                new LoraSettings(RANK, ALPHA, false, EnumSet.allOf(Target.class)),
                new SplittableRandom(seed));
    }
}
