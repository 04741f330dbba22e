package org.languageplayground.world.copying;

import org.languageplayground.transformer.measure.WilsonInterval;

/**
 * What a model answered in an exam.
 *
 * @param right answers of which the right letter was the likeliest
 * @param asked questions
 * @param loss mean of −ln p(right letter), in nats
 */
public record CopyScore(int right, int asked, double loss) {

    /** The share of right answers. */
    public double share() {
        return (double) right / asked;
    }

    /** In which that of all such questions lies. */
    public WilsonInterval interval() {
        return WilsonInterval.of(right, asked);
    }
}
