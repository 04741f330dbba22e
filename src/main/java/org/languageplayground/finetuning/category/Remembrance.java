package org.languageplayground.finetuning.category;

import org.languageplayground.search.handbook.HandbookQuestions;

/** Puts the handbook's questions to an encoder that was tuned, some at a time, and before that to the published one where nobody has yet. */
final class Remembrance {
    private final English english;
    private final Trained trained;
    private final boolean unchanged;
    private HandbookQuestions.Reading reading;
    private Forgetting forgetting;

    Remembrance(English english, Trained trained) {
        this.english = english;
        this.trained = trained;
        this.unchanged = trained.first() == english.base().config().layers();
    }

    /** Some texts more; answers whether others follow. Where training has left the encoder as it is, it finds what the published one finds. */
    boolean step() {
        HandbookQuestions handbook = english.handbook();
        boolean published = handbook.published() != null;
        if (published && unchanged) {
            forgetting = Forgetting.of(handbook.published(), handbook.published());
            return false;
        }
        if (reading == null) {
            reading = handbook
            .new Reading(
                    published ? trained.classifier(english.base()).encoder() : english.base(),
                    unchanged ? 0 : trained.first(),
                    english.loaded().tokenizer());
        }
        if (reading.step()) {
            return true;
        }
        double[] found = reading.ndcg();
        reading = null;
        if (published) {
            forgetting = Forgetting.of(handbook.published(), found);
        } else {
            handbook.keepPublished(found);
        }
        return !published;
    }

    /** What was forgotten; null until it is measured. */
    Forgetting forgetting() {
        return forgetting;
    }

    /** How many texts have been read, of {@link #toRead}. */
    int read() {
        return reading == null ? 0 : reading.read();
    }

    int toRead() {
        return reading == null ? 0 : reading.count();
    }
}
