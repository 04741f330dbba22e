package org.languageplayground.transformer.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SamplerTest {
    private static final float[] LOGITS = {
        (float) Math.log(0.1), (float) Math.log(0.4), (float) Math.log(0.2), (float) Math.log(0.3)
    };

    private static double[] rounded(double... shares) {
        double[] rounded = shares.clone();
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = Math.rint(rounded[i] * 1e6) / 1e6;
        }
        return rounded;
    }

    @Test
    void withoutTemperatureAndCutsTheModelsProbabilitiesAreDrawnFrom() {
        NextToken next = new Sampler(1, 0, 1).of(LOGITS);
        assertThat(rounded(next.model())).containsExactly(0.1, 0.4, 0.2, 0.3);
        assertThat(rounded(next.kept())).containsExactly(0.1, 0.4, 0.2, 0.3);
        assertThat(next.order()).containsExactly(1, 3, 2, 0);
        assertThat(next.rank(2)).isEqualTo(3);
        assertThat(next.left()).isEqualTo(4);
        assertThat(next.cutOff()).isZero();
    }

    @Test
    void theTemperatureIsTheInverseOfAPower() {
        NextToken next = new Sampler(0.5, 0, 1).of(LOGITS);
        assertThat(rounded(next.tempered())).containsExactly(rounded(0.01 / 0.3, 0.16 / 0.3, 0.04 / 0.3, 0.09 / 0.3));
        assertThat(rounded(next.model())).containsExactly(0.1, 0.4, 0.2, 0.3);
    }

    @Test
    void atTemperatureZeroTheLikeliestIsLeftAndOfEqualOnesTheFirst() {
        assertThat(new Sampler(0, 0, 1).of(LOGITS).kept()).containsExactly(0, 1, 0, 0);
        assertThat(new Sampler(0, 0, 1).of(2, 5, 5).kept()).containsExactly(0, 1, 0);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "4, 4", "9, 4", "0, 4"})
    void topKKeepsSoManyOfTheLikeliest(int k, int left) {
        NextToken next = new Sampler(1, k, 1).of(LOGITS);
        assertThat(next.left()).isEqualTo(left);
        assertThat(next.kept()[1]).isGreaterThanOrEqualTo(0.4 - 1e-7);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0.4, 1", "0.41, 2", "0.7, 2", "0.71, 3", "0.95, 4", "1, 4"})
    void topPKeepsTheFewestThatReachIt(double p, int left) {
        NextToken next = new Sampler(1, 0, p == 1 ? 1 : Math.max(0, p - 1e-7)).of(LOGITS);
        assertThat(next.left()).isEqualTo(left);
        assertThat(next.cutOff()).isCloseTo(left == 4 ? 0 : left == 3 ? 0.1 : left == 2 ? 0.3 : 0.6, within(1e-6));
    }

    /** The same by another way: sort pairs, walk, divide. */
    private static double[] plain(Sampler sampler, float... logits) {
        double[] share = new double[logits.length];
        double all = 0;
        for (int id = 0; id < logits.length; id++) {
            share[id] = Math.exp(logits[id] / sampler.temperature());
            all += share[id];
        }
        List<double[]> pairs = new ArrayList<>();
        for (int id = 0; id < logits.length; id++) {
            pairs.add(new double[] {id, share[id] / all});
        }
        pairs.sort((a, b) -> Double.compare(b[1], a[1]));
        List<double[]> kept =
                pairs.subList(0, sampler.topK() == 0 ? pairs.size() : Math.min(sampler.topK(), pairs.size()));
        double sum = 0;
        double[] result = new double[logits.length];
        for (double[] pair : kept) {
            if (sum > 0 && sum >= sampler.topP() && sampler.topP() < 1) {
                break;
            }
            result[(int) pair[0]] = pair[1];
            sum += pair[1];
        }
        for (int id = 0; id < result.length; id++) {
            result[id] /= sum;
        }
        return result;
    }

    @Test
    void agreesWithAPlainWayOnRandomLogits() {
        SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < 300; trial++) {
            float[] logits = new float[random.nextInt(1, 60)];
            for (int i = 0; i < logits.length; i++) {
                logits[i] = (float) random.nextGaussian() * 3;
            }
            Sampler sampler = new Sampler(random.nextDouble(0.2, 2), random.nextInt(0, 20), random.nextDouble());
            NextToken next = sampler.of(logits);
            assertThat(next.kept()).containsExactly(plain(sampler, logits), within(1e-9));
            assertThat(DoubleStream.of(next.kept()).sum()).isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void tokensAreDrawnAsOftenAsTheyAreLikely() {
        NextToken next = new Sampler(1, 3, 1).of(LOGITS);
        int draws = 20_000;
        int[] counts = new int[LOGITS.length];
        for (int seed = 0; seed < draws; seed++) {
            counts[next.draw(Sampler.chance(seed, 7))]++;
        }
        assertThat(counts[0]).isZero();
        double chiSquare = 0;
        for (int id = 1; id < counts.length; id++) {
            double expected = next.kept()[id] * draws;
            chiSquare += (counts[id] - expected) * (counts[id] - expected) / expected;
        }
        assertThat(chiSquare)
                .as("two degrees of freedom, exceeded once in a thousand")
                .isLessThan(13.8);
    }

    @Test
    void aSeedDrawsTheSameAtAPlaceAndOtherwiseElsewhere() {
        assertThat(Sampler.chance(3, 5)).isEqualTo(Sampler.chance(3, 5)).isBetween(0.0, 1.0);
        assertThat(Sampler.chance(3, 5)).isNotEqualTo(Sampler.chance(3, 6)).isNotEqualTo(Sampler.chance(4, 5));
    }

    @Test
    void theEndsOfChanceFallOnTokensThatAreKept() {
        NextToken next = new Sampler(1, 2, 1).of(LOGITS);
        assertThat(next.draw(0)).isEqualTo(1);
        assertThat(next.draw(1)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN})
    void whatIsNoTemperatureIsRefused(double temperature) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Sampler(temperature, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Sampler(1, 0, temperature));
    }
}
