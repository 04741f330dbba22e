package org.languageplayground.rag.base;

import java.util.Optional;
import org.languageplayground.search.KnowledgeBase;

/**
 * How far an index is.
 *
 * @param base what can be searched so far; none until the chunks are indexed by their words
 * @param read how many chunks the encoder has read
 * @param chunks how many there are, as far as they are cut
 * @param fromDisk whether it is read from the disk, and not made
 * @param left why the encoder does not read them, if it does not
 * @param space why they are not indexed by LSA, if they are not
 */
public record IndexProgress(
        Optional<KnowledgeBase> base,
        int read,
        int chunks,
        boolean fromDisk,
        Optional<LeftOut> left,
        Optional<LeftOut> space) {

    /** Why chunks are not indexed by vectors. */
    public enum LeftOut {
        /** This server has none. */
        NO_ENCODER,
        /** They have more tokens than the encoder may read. */
        TOO_MANY,
        /** There is no memory for their vectors. */
        NO_MEMORY,
        /** Their vectors take too long. */
        NO_TIME
    }
}
