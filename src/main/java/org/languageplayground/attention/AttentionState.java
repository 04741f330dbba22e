package org.languageplayground.attention;

import java.util.List;

/**
 * Everything that a student can set on the page; it stands in the URL.
 *
 * @param model the name of the model
 * @param untrained whether random weights take the place of the model's
 * @param multiple the temperature slider, as a multiple of the model's own 1/√d_k, 0 to 16
 * @param layer counted from 0
 * @param selected tokens, counted from 0, in ascending order
 * @param allDimensions whether the positional encoding shows every dimension
 */
record AttentionState(
        String sentence,
        String model,
        boolean untrained,
        double multiple,
        int layer,
        HeadChoice head,
        List<Integer> selected,
        boolean allDimensions) {
    static final double GREATEST_MULTIPLE = 16;

    AttentionState withSentence(String newSentence) {
        return new AttentionState(newSentence, model, untrained, multiple, layer, head, List.of(), allDimensions);
    }

    AttentionState withModel(String newModel, boolean newUntrained) {
        return new AttentionState(sentence, newModel, newUntrained, multiple, layer, head, selected, allDimensions);
    }

    AttentionState withMultiple(double newMultiple) {
        return new AttentionState(sentence, model, untrained, newMultiple, layer, head, selected, allDimensions);
    }

    AttentionState withLayer(int newLayer) {
        return new AttentionState(sentence, model, untrained, multiple, newLayer, head, selected, allDimensions);
    }

    AttentionState withHead(HeadChoice newHead) {
        return new AttentionState(sentence, model, untrained, multiple, layer, newHead, selected, allDimensions);
    }

    AttentionState withSelected(List<Integer> newSelected) {
        return new AttentionState(sentence, model, untrained, multiple, layer, head, newSelected, allDimensions);
    }

    AttentionState withAllDimensions(boolean all) {
        return new AttentionState(sentence, model, untrained, multiple, layer, head, selected, all);
    }
}
