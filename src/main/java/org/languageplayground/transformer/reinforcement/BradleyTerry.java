package org.languageplayground.transformer.reinforcement;

/**
 * The probability that a text is preferred to another, σ(r_chosen − r_rejected), given a reward r for each (Bradley and Terry
 * 1952); the loss of a reward model is its negative logarithm (Ouyang et al. 2022, arXiv:2203.02155, equation 1).
 */
public final class BradleyTerry {
    private BradleyTerry() {}

    /** −log σ(chosen − rejected), in nats. */
    public static double loss(double chosen, double rejected) {
        double difference = chosen - rejected;
        return Math.max(0, -difference) + Math.log1p(Math.exp(-Math.abs(difference)));
    }

    /** The slope of the loss as the chosen text's reward grows; that of the rejected one's is the opposite. */
    public static double slope(double chosen, double rejected) {
        return -1 / (1 + Math.exp(chosen - rejected));
    }
}
