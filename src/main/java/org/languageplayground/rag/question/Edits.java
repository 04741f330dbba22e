package org.languageplayground.rag.question;

import java.util.Optional;
import org.languageplayground.ui.chapter.State;

/**
 * What the student has written in the place of passages.
 *
 * @param retrieved of the retrieved chunks
 * @param wrong of the wrong chunk
 */
record Edits(Optional<String> retrieved, Optional<String> wrong) {
    /** Nothing is edited. */
    static final Edits NONE = new Edits(Optional.empty(), Optional.empty());

    static Edits in(State state) {
        return new Edits(state.get(RagFields.PASSAGE), state.get(RagFields.OTHER));
    }
}
