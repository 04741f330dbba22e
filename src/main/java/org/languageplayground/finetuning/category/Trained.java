package org.languageplayground.finetuning.category;

import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.adapter.Adaptation;
import org.languageplayground.transformer.classification.ClassifierHead;
import org.languageplayground.transformer.classification.SentenceClassifier;

/**
 * What a run trains, or an adapter's file holds.
 *
 * @param first the first block that is changed; the number of blocks where there is none
 */
record Trained(Adaptation adaptation, int first, ClassifierHead head) {

    /** As a method begins. */
    static Trained begin(Transformer base, CategorySettings settings, int categories) {
        return new Trained(
                settings.method().adaptation(base, settings),
                settings.method().first(base.config().layers(), settings.layers()),
                ClassifierHead.zero(base.config().width(), categories));
    }

    /** The classifier as it is now. */
    SentenceClassifier classifier(Transformer base) {
        return new SentenceClassifier(new Transformer(base.config(), adaptation.effective()), first, head);
    }

    /** How many numbers are trained, the head's among them. */
    long parameters() {
        return adaptation.parameters()
                + head.matrices().stream()
                        .mapToLong(matrix -> matrix.values().length)
                        .sum();
    }
}
