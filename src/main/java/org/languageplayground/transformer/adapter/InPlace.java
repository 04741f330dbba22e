package org.languageplayground.transformer.adapter;

import java.util.List;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.layer.Rows;
import org.languageplayground.transformer.matrix.Matrix;

/** A method whose trained matrices stand in the effective weights as they are. */
public sealed interface InPlace extends Adaptation
        permits FullFineTuning, UpperLayers, BitFit, PrefixTuning, HoulsbyAdapters {

    /** The trained ones among the matrices of any weights of this shape. */
    List<Matrix> select(Weights weights);

    @Override
    default List<Matrix> trained() {
        return select(effective());
    }

    @Override
    default void backward(Weights gradient, List<Matrix> sums) {
        List<Matrix> selected = select(gradient);
        for (int i = 0; i < selected.size(); i++) {
            Rows.add(selected.get(i), sums.get(i));
        }
    }
}
