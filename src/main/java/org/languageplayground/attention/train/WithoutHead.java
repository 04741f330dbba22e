package org.languageplayground.attention.train;

import java.util.Set;
import org.languageplayground.transformer.layer.AttentionSettings.Head;
import org.languageplayground.transformer.measure.RightAnswers;
import org.languageplayground.world.copying.CopyExam;
import org.languageplayground.world.copying.CopyState;

/**
 * What the model with two layers answers where the output of one head is replaced by zeros.
 *
 * @param of the model, whole
 * @param lower without that of layer 1
 * @param upper without that of layer 2
 */
record WithoutHead(CopyState of, RightAnswers lower, RightAnswers upper) {

    static WithoutHead of(CopyState state) {
        return new WithoutHead(state, without(state, 0), without(state, 1));
    }

    private static RightAnswers without(CopyState state, int layer) {
        return CopyExam.ask(state.model(), Set.of(new Head(layer, 0)));
    }
}
