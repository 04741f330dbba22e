package org.languageplayground.transformer.sampling;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.languageplayground.transformer.measure.Candidates;

/**
 * How a token is drawn from a model's logits: they are divided by the temperature, then the least likely tokens are cut off.
 *
 * @param temperature 1 leaves the probabilities as the model says them, less sharpens them, more evens them out; 0 leaves the likeliest token alone
 * @param topK how many of the likeliest tokens are kept (Fan et al. 2018, arXiv:1805.04833); 0 for all
 * @param topP the likeliest tokens are kept until their probabilities, after the temperature, reach this sum (Holtzman et al. 2020,
 *     arXiv:1904.09751), at least one; 1 for all
 */
public record Sampler(double temperature, int topK, double topP) {
    private static final long PLACES = 1_000_003;

    public Sampler {
        if (!(temperature >= 0) || topK < 0 || !(topP >= 0 && topP <= 1)) {
            throw new IllegalArgumentException("temperature and top-k must be 0 or more, top-p 0 to 1, not "
                    + temperature + ", " + topK + ", " + topP);
        }
    }

    /** What can be drawn; of equally likely tokens that with the smaller id comes first. */
    public NextToken of(float... logits) {
        double[] model = softmax(1, logits);
        int[] order = IntStream.range(0, logits.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(id -> -logits[id]).thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] tempered = temperature == 0 ? alone(order[0], logits.length) : softmax(temperature, logits);
        return new NextToken(order, model, tempered, cut(order, tempered));
    }

    /**
     * The number from 0 to 1 that decides which token stands at a place, always the same for a seed: so the same seed writes the same
     * text, in one go or token by token.
     */
    public static double chance(long seed, int place) {
        return new SplittableRandom(seed * PLACES + place).nextDouble();
    }

    private static double[] softmax(double temperature, float... logits) {
        double greatest = logits[Candidates.likeliest(1, logits).getFirst().id()];
        double[] shares = new double[logits.length];
        double sum = 0;
        for (int id = 0; id < logits.length; id++) {
            shares[id] = Math.exp((logits[id] - greatest) / temperature);
            sum += shares[id];
        }
        for (int id = 0; id < logits.length; id++) {
            shares[id] /= sum;
        }
        return shares;
    }

    private static double[] alone(int id, int size) {
        double[] shares = new double[size];
        shares[id] = 1;
        return shares;
    }

    private double[] cut(int[] order, double... tempered) {
        double[] kept = new double[tempered.length];
        double sum = 0;
        for (int i = 0; i < order.length && (topK == 0 || i < topK) && (i == 0 || topP == 1 || sum < topP); i++) {
            kept[order[i]] = tempered[order[i]];
            sum += tempered[order[i]];
        }
        for (int id = 0; id < kept.length; id++) {
            kept[id] /= sum;
        }
        return kept;
    }
}
