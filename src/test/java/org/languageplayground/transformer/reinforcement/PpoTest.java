package org.languageplayground.transformer.reinforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.languageplayground.transformer.ReferenceTransformer;
import org.languageplayground.transformer.SmallModels;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.adapter.FullFineTuning;
import org.languageplayground.transformer.layer.TokenBatch;

class PpoTest {
    private static final double[] HEAD = {0.3, -0.7, 0.2, 0.9, -0.4, 0.1, 0.5, -0.6, 0.25};
    private static final int END = 10;
    private static final int WANTED = 3;

    private final Transformer model = SmallModels.gpt2();

    private static PpoSettings settings(double beta) {
        return new PpoSettings(32, 16, 2, 0.2, beta, 0.95, 0.1, 1e-2f, END, 3);
    }

    @Test
    void everyGradientIsTheSlopeOfTheLoss() {
        // Some tokens likelier than when they were sampled, some less, two of them beyond the clip.
        List<Episode> episodes = List.of(
                new Episode(new int[] {1, 2, 3, 10}, 2, new float[] {-2.5f, -9}, new float[] {1.5f, 0.7f}, new float[] {
                    0.3f, -1
                }),
                new Episode(
                        new int[] {4, 5, 6, 7, 10}, 3, new float[] {-0.2f, -3}, new float[] {-1.2f, 0.4f}, new float[] {
                            1, 2
                        }),
                new Episode(new int[] {8, 10}, 1, new float[] {-2.4f}, new float[] {-0.8f}, new float[] {0.5f}));
        ReferenceTransformer reference = new ReferenceTransformer(model);
        double[] head = HEAD.clone();
        DoubleSupplier loss = () -> loss(reference, head, episodes);
        PpoGradients found = PpoGradients.of(model, Slopes.head(HEAD), episodes, settings(0.1));
        assertThat(found.loss()).isCloseTo(loss.getAsDouble(), within(1e-5));
        assertThat(found.clipped()).isBetween(0.2, 0.8);
        Slopes.assertMatrix(head, Slopes.flat(found.head()), loss);
        Slopes.assertBody(model, reference, found.body(), loss);
    }

    private double loss(ReferenceTransformer reference, double[] head, List<Episode> episodes) {
        PpoSettings settings = settings(0.1);
        double sum = 0;
        int tokens = 0;
        for (Episode episode : episodes) {
            double[][] hidden = reference.hidden(
                    TokenBatch.of(episode.text()), model.config().trainedAttention());
            for (int t = 0; t < episode.length(); t++, tokens++) {
                double[] state = hidden[episode.prompt() + t - 1];
                double[] logits = reference.logits(state);
                double normal = 0;
                for (double logit : logits) {
                    normal += Math.exp(logit);
                }
                double logProbability = logits[episode.text()[episode.prompt() + t]] - Math.log(normal);
                double error = Slopes.read(head, state) - episode.returns()[t];
                sum += settings.valueWeight() * error * error / 2
                        - ClippedObjective.value(
                                logProbability - episode.logProbabilities()[t],
                                episode.advantages()[t],
                                settings.clip());
            }
        }
        return sum / tokens;
    }

    /** Likes texts that end in one token: the head reads the reward off that token's own direction. */
    private RewardModel likesWanted() {
        RewardTraining training = new RewardTraining(
                model.config(),
                FullFineTuning.of(model),
                random -> {
                    int first = random.nextInt(END);
                    int other = random.nextInt(END);
                    return new Comparisons(
                            TokenBatch.of(
                                    List.of(new int[] {first, WANTED}, new int[] {first, other == WANTED ? 0 : other})),
                            new int[] {0},
                            new int[] {1});
                },
                1e-2f,
                1);
        for (int i = 0; i < 80; i++) {
            training.step();
        }
        return training.model();
    }

    private Ppo ppo(RewardModel reward, double beta, long seed) {
        return new Ppo(
                model,
                FullFineTuning.of(model),
                reward,
                random -> new int[] {random.nextInt(END)},
                settings(beta),
                seed);
    }

    private static Ppo.Round rounds(Ppo ppo, int count) {
        for (int i = 0; i < count; i++) {
            boolean ended = false;
            while (!ended) {
                ended = ppo.step();
            }
        }
        return ppo.last();
    }

    @Test
    void aPolicyThatHasNotLearnedYetIsAtNoDistanceFromTheReference() {
        Ppo ppo = ppo(likesWanted(), 0.1, 1);
        assertThat(ppo.last()).isNull();
        assertThat(rounds(ppo, 1).kl()).isEqualTo(0);
        assertThat(rounds(ppo, 1).kl()).isNotEqualTo(0);
    }

    @Test
    void itEarnsMoreReward() {
        RewardModel reward = likesWanted();
        Ppo ppo = ppo(reward, 0, 1);
        double before = rounds(ppo, 1).reward();
        assertThat(rounds(ppo, 25).reward()).isGreaterThan(before + 1);
    }

    @Test
    void aLargePenaltyKeepsThePolicy() {
        RewardModel reward = likesWanted();
        double free = rounds(ppo(reward, 0, 1), 20).kl();
        double held = rounds(ppo(reward, 10, 1), 20).kl();
        assertThat(free).isGreaterThan(0.5);
        assertThat(Math.abs(held)).isLessThan(free / 5);
    }

    @Test
    void theSameSeedGivesTheSameRounds() {
        RewardModel reward = likesWanted();
        Ppo.Round round = rounds(ppo(reward, 0.1, 3), 3);
        assertThat(rounds(ppo(reward, 0.1, 3), 3)).isEqualTo(round);
        assertThat(rounds(ppo(reward, 0.1, 4), 3)).isNotEqualTo(round);
    }

    @Test
    void tokensAreDrawnAsOftenAsTheirProbabilitySays() {
        float[] logits = {(float) Math.log(1), (float) Math.log(2), (float) Math.log(5)};
        assertThat(TokenProbabilities.draw(logits, 0)).isEqualTo(0);
        assertThat(TokenProbabilities.draw(logits, 0.124)).isEqualTo(0);
        assertThat(TokenProbabilities.draw(logits, 0.126)).isEqualTo(1);
        assertThat(TokenProbabilities.draw(logits, 0.376)).isEqualTo(2);
        assertThat(TokenProbabilities.draw(logits, Math.nextDown(1.0))).isEqualTo(2);
    }

    @Test
    void answersEndWithTheEndTokenOrAreCut() {
        Answers answers = Answers.to(
                List.of(new int[] {1}, new int[] {2, 2}), model, logits -> logits.length > 0 ? 7 : 0, END, 3);
        assertThat(answers.answer(0)).containsExactly(7, 7, 7);
        assertThat(answers.without(END).ids()).containsExactly(1, 7, 7, 7, 2, 2, 7, 7, 7);
        Answers ended = Answers.to(List.of(new int[] {1}, new int[] {2, 2}), model, logits -> END, END, 3);
        assertThat(ended.answer(1)).containsExactly(END);
        assertThat(ended.without(END).ids()).containsExactly(1, 2, 2);
    }
}
