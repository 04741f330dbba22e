package org.languageplayground.transformer.reinforcement;

import org.languageplayground.transformer.layer.TokenBatch;

/**
 * Texts, and which of them is preferred to which. A text may stand in several comparisons: a ranking of three is three of them
 * (Ouyang et al. 2022, arXiv:2203.02155, section 3.5).
 *
 * @param chosen the preferred text of each comparison, as a sequence of the batch
 * @param rejected the other one
 */
public record Comparisons(TokenBatch texts, int[] chosen, int[] rejected) {

    /** How many comparisons. */
    public int count() {
        return chosen.length;
    }
}
