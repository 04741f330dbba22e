package org.languageplayground.transformer.measure;

import java.util.ArrayList;
import java.util.List;
import org.languageplayground.transformer.Transformer;

/**
 * A method, and where in the model it looks.
 *
 * @param layer counted from 0; {@link #NONE} where the method looks at no single one
 * @param head counted from 0; {@link #NONE} for all heads of the layer, or none
 */
public record Attribution(AttributionMethod method, int layer, int head) {
    /** No single layer, or no single head. */
    public static final int NONE = -1;

    /** A method that looks at no single layer. */
    public static Attribution of(AttributionMethod method) {
        return new Attribution(method, NONE, NONE);
    }

    /** All that can be asked of a model. */
    static List<Attribution> all(Transformer model) {
        List<Attribution> all = new ArrayList<>();
        for (int layer = 0; layer < model.config().layers(); layer++) {
            for (int head = NONE; head < model.config().heads(); head++) {
                all.add(new Attribution(AttributionMethod.RAW, layer, head));
                all.add(new Attribution(AttributionMethod.VALUE_WEIGHTED, layer, head));
            }
            all.add(new Attribution(AttributionMethod.ROLLOUT, layer, NONE));
        }
        if (model.weights().head() != null) {
            all.add(of(AttributionMethod.GRADIENT_INPUT));
        }
        all.add(of(AttributionMethod.NEARNESS));
        all.add(of(AttributionMethod.RANDOM));
        return List.copyOf(all);
    }
}
