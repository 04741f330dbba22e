package org.languageplayground.attention.off;

import java.util.List;
import org.languageplayground.search.measure.Bootstrap;
import org.languageplayground.transformer.measure.RankCorrelation;

/**
 * What is known of a model's heads on held-out texts: what each does alone, and what becomes of the model as more and more are off.
 *
 * @param layers of the model
 * @param heads of each layer
 * @param measures of the model
 * @param ablation mean of what each head's absence changes, with its interval over the texts
 * @param gradient mean |∂L/∂ξ|, each layer's divided by its length; null for an encoder
 * @param published rank correlation of the two; null for an encoder
 * @param plain the same with the gradient as it is; null for an encoder
 * @param untrained the same as {@code published} of random weights; null for an encoder, or where the model itself is untrained
 * @param curves by ablation, by gradient, and in random orders; null until they are there
 */
record HeadStudy(
        int layers,
        int heads,
        HeadMeasures measures,
        List<Bootstrap> ablation,
        double[] gradient,
        RankCorrelation published,
        RankCorrelation plain,
        RankCorrelation untrained,
        List<Curve> curves) {

    HeadStudy with(List<Curve> measured) {
        return new HeadStudy(layers, heads, measures, ablation, gradient, published, plain, untrained, measured);
    }

    /** Whether the model says words, so that there is a loss. */
    boolean says() {
        return measures.cost() != null;
    }

    Curve byAblation() {
        return curves.get(0);
    }

    Curve byGradient() {
        return curves.get(1);
    }

    List<Curve> random() {
        return curves.subList(2, curves.size());
    }

    /** How many heads there are. */
    int count() {
        return layers * heads;
    }
}
