package org.languageplayground.world.preference;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.adapter.Adaptation;
import org.languageplayground.transformer.adapter.FineTuning;
import org.languageplayground.transformer.adapter.FullFineTuning;
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
 * The three phases with the settings under which they are measured. Supervised fine-tuning and PPO train LoRA pairs on all matrices
 * of the blocks, PPO on top of the phase before; the reward model trains all its weights. A linear head each, for reward and value,
 * is trained with them. Every draw, the split of the countries included, follows from one seed.
 */
public final class Rlhf {
    /** Steps of supervised fine-tuning. */
    public static final int SFT_STEPS = 150;

    /** Demonstrations in a step. */
    public static final int SFT_BATCH = 64;

    /** Steps of the reward model. */
    public static final int REWARD_STEPS = 800;

    /** Rankings in a step. */
    public static final int REWARD_BATCH = 32;

    /** Rounds of PPO that the measured claim is made with. */
    public static final int PPO_ROUNDS = 40;

    /** Answers sampled in a round. */
    public static final int EPISODES = 256;

    /** The weight of the KL penalty that the measured claim is made with. */
    public static final double BETA = 0.3;

    /** The rank of the LoRA pairs; α is twice as much. */
    public static final int RANK = 16;

    private static final double SFT_UNKNOWABLE = 0.5;
    private static final float SFT_RATE = 2e-3f;
    private static final double REWARD_UNKNOWABLE = 0.45;
    private static final float REWARD_RATE = 1e-3f;
    private static final int HELD_OUT_RANKINGS = 300;
    private static final double PPO_UNKNOWABLE = 0.7;
    private static final float PPO_RATE = 5e-4f;
    private static final int MINIBATCH = 64;
    private static final int EPOCHS = 2;
    private static final double CLIP = 0.2;
    private static final double LAMBDA = 0.95;
    private static final double VALUE_WEIGHT = 0.1;
    private static final int MOST_TOKENS = 4;
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
            examples.add(questions.next(random).demonstration());
        }
        return AnswerBatch.of(examples, MadeUpCountries.standard()::encode);
    }

    /** Training of a reward model that starts as a copy of the policy, on rankings of answers some of which are the policy's own. */
    public static RewardTraining preferences(Transformer sft, long seed) {
        Questions questions = Questions.of(new Split(seed), Phase.REWARD, REWARD_UNKNOWABLE);
        WrongAnswers wrong = new WrongAnswers(sft);
        return new RewardTraining(
                sft.config(),
                FullFineTuning.of(sft),
                random -> Ranking.comparisons(rankings(questions, wrong, REWARD_BATCH, random)),
                REWARD_RATE,
                seed);
    }

    /** Rankings of answers on the countries of the test, in words that no training uses, with what the model itself would say. */
    public static List<Ranking> heldOutRankings(Transformer model, long seed) {
        return rankings(
                Questions.heldOut(new Split(seed)),
                new WrongAnswers(model),
                HELD_OUT_RANKINGS,
                new SplittableRandom(seed));
    }

    private static List<Ranking> rankings(Questions questions, WrongAnswers wrong, int count, RandomGenerator random) {
        List<Ranking> rankings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Asked asked = questions.next(random);
            rankings.add(Ranking.of(asked, wrong.to(asked, random)));
        }
        return rankings;
    }

    /** The reward model with rewards of mean 0 and deviation 1 over what the policy answers to questions of the reward model's phase. */
    public static RewardModel normalised(RewardModel reward, Transformer sft, long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        Questions questions = Questions.of(new Split(seed), Phase.REWARD, PPO_UNKNOWABLE);
        List<int[]> prompts = new ArrayList<>();
        for (int i = 0; i < EPISODES; i++) {
            prompts.add(prompt(questions, random));
        }
        Answers answers = Answers.to(
                prompts, sft, logits -> TokenProbabilities.draw(logits, random.nextDouble()), END, MOST_TOKENS);
        return reward.normalisedOver(answers.without(END));
    }

    /** PPO from the policy of supervised fine-tuning, which stays the reference, against a normalised reward model. */
    public static Ppo ppo(Transformer sft, RewardModel reward, double beta, long seed) {
        Questions questions = Questions.of(new Split(seed), Phase.PPO, PPO_UNKNOWABLE);
        PpoSettings settings = new PpoSettings(
                EPISODES, MINIBATCH, EPOCHS, CLIP, beta, LAMBDA, VALUE_WEIGHT, PPO_RATE, END, MOST_TOKENS);
        return new Ppo(sft, lora(sft, seed), reward, random -> prompt(questions, random), settings, seed);
    }

    private static int[] prompt(Questions questions, RandomGenerator random) {
        return MadeUpCountries.standard().encode(questions.next(random).question());
    }

    private static Adaptation lora(Transformer base, long seed) {
        LoraSettings settings = new LoraSettings(RANK, 2.0 * RANK, false, EnumSet.allOf(Target.class));
        return Lora.of(base::weights, settings, new SplittableRandom(seed));
    }
}
