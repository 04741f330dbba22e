package org.languageplayground.transformer.measure;

/**
 * What came of one test.
 *
 * @param right how many answers were right, every token of them
 * @param asked how many were asked for
 * @param loss mean −ln p of the right answers' tokens, in nats
 */
public record RightAnswers(int right, int asked, double loss) {

    /** Between 0 and 1. */
    public double share() {
        return (double) right / asked;
    }

    /** Where the share lies with 95 % confidence. */
    public WilsonInterval interval() {
        return WilsonInterval.of(right, asked);
    }
}
