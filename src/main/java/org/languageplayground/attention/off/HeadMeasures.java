package org.languageplayground.attention.off;

import java.util.Arrays;
import org.languageplayground.transformer.measure.HeadImportance;
import org.languageplayground.transformer.measure.RankCorrelation;

/**
 * What was measured of every head on some texts. Heads are numbered layer after layer.
 *
 * @param cost of each text with all heads on: bits a token of the answer; null for an encoder
 * @param ablation how much more each text costs with the head off, or, for an encoder, how far its vector turns (1 − cosine), {@code [texts][heads]}
 * @param slopes |∂L/∂ξ| of each text, in bits, {@code [texts][heads]}; null where there is none
 */
record HeadMeasures(double[] cost, double[][] ablation, double[][] slopes) {

    /** How the two agree, the gradient's importance divided by the length of its layer's. */
    RankCorrelation published(int heads) {
        return RankCorrelation.of(ablation, slopes, means -> HeadImportance.perLayer(heads, means));
    }

    /** How the two agree, the gradient's importance as it is. */
    RankCorrelation plain() {
        return RankCorrelation.of(ablation, slopes, means -> means);
    }

    /** The values of one head, a value a text. */
    static double[] of(double[][] values, int head) {
        return Arrays.stream(values).mapToDouble(text -> text[head]).toArray();
    }
}
