package org.languageplayground.transformer.reinforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.languageplayground.transformer.ReferenceTransformer;
import org.languageplayground.transformer.SmallModels;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.adapter.FullFineTuning;
import org.languageplayground.transformer.layer.TokenBatch;

class RewardTrainingTest {
    private static final double[] HEAD = {0.3, -0.7, 0.2, 0.9, -0.4, 0.1, 0.5, -0.6, 0.25};

    private final Transformer model = SmallModels.gpt2();

    /** A ranking of three, and a pair. */
    private final Comparisons comparisons = new Comparisons(
            TokenBatch.of(List.of(
                    new int[] {1, 2, 3}, new int[] {1, 2, 4}, new int[] {1, 2, 9}, new int[] {5, 6}, new int[] {5, 7, 7
                    })),
            new int[] {0, 0, 1, 3},
            new int[] {1, 2, 2, 4});

    @Test
    void everyGradientIsTheSlopeOfTheLoss() {
        ReferenceTransformer reference = new ReferenceTransformer(model);
        double[] head = HEAD.clone();
        DoubleSupplier loss = () -> loss(reference, head);
        RewardTraining.Gradients found =
                RewardTraining.Gradients.of(new RewardModel(model, Slopes.head(HEAD)), comparisons);
        assertThat(found.loss()).isCloseTo(loss.getAsDouble(), within(1e-5));
        // The bias is the same for both texts of a pair, so nothing depends on it.
        assertThat(found.head().weights().bias().get(0, 0)).isCloseTo(0, within(1e-6f));
        Slopes.assertMatrix(head, Slopes.flat(found.head()), loss);
        reference.values(model.weights().tokens());
        for (int m = 0; m < model.weights().matrices().size(); m++) {
            if (model.weights().matrices().get(m) != model.weights().finalNorm().bias()) {
                Slopes.assertMatrix(
                        reference.values(model.weights().matrices().get(m)),
                        found.body().matrices().get(m),
                        loss);
            }
        }
    }

    private double loss(ReferenceTransformer reference, double[] head) {
        double[][] hidden = reference.hidden(comparisons.texts(), model.config().trainedAttention());
        int[] last = RewardModel.lastTokens(comparisons.texts());
        double sum = 0;
        for (int i = 0; i < comparisons.count(); i++) {
            sum += BradleyTerry.loss(
                    Slopes.read(head, hidden[last[comparisons.chosen()[i]]]),
                    Slopes.read(head, hidden[last[comparisons.rejected()[i]]]));
        }
        return sum / comparisons.count();
    }

    /** Texts that end in 3 are preferred to those that end in 4. */
    private static Comparisons threeOverFour(RandomGenerator random) {
        int first = random.nextInt(SmallModels.VOCABULARY);
        return new Comparisons(
                TokenBatch.of(List.of(new int[] {first, 3}, new int[] {first, 4})), new int[] {0}, new int[] {1});
    }

    private RewardTraining training(long seed) {
        return new RewardTraining(
                model.config(), FullFineTuning.of(model), RewardTrainingTest::threeOverFour, 1e-2f, seed);
    }

    @Test
    void itLearnsWhatIsPreferred() {
        RewardTraining training = training(1);
        double first = training.step();
        assertThat(first).as("a head of zeros knows nothing").isCloseTo(Math.log(2), within(1e-6));
        for (int i = 0; i < 60; i++) {
            training.step();
        }
        float[] rewards =
                training.model().rewards(threeOverFour(new SplittableRandom(9)).texts());
        assertThat(rewards[0]).isGreaterThan(rewards[1] + 1);
    }

    @Test
    void theSameSeedGivesTheSameLosses() {
        RewardTraining one = training(7);
        RewardTraining same = training(7);
        RewardTraining other = training(8);
        boolean differs = false;
        for (int i = 0; i < 5; i++) {
            double loss = one.step();
            assertThat(same.step()).isEqualTo(loss);
            differs |= other.step() != loss;
        }
        assertThat(differs).isTrue();
    }

    @Test
    void normalisedRewardsHaveMeanZeroAndDeviationOneAndKeepTheirOrder() {
        RewardModel raw = new RewardModel(model, Slopes.head(HEAD));
        float[] before = raw.rewards(comparisons.texts());
        float[] after = raw.normalisedOver(comparisons.texts()).rewards(comparisons.texts());
        double mean = 0;
        double square = 0;
        for (float reward : after) {
            mean += reward / after.length;
            square += reward * reward / after.length;
        }
        assertThat(mean).isCloseTo(0, within(1e-5));
        assertThat(square).isCloseTo(1, within(1e-4));
        for (int i = 1; i < before.length; i++) {
            assertThat(after[i] > after[0]).isEqualTo(before[i] > before[0]);
        }
    }
}
