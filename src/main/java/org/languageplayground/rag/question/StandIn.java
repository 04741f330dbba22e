package org.languageplayground.rag.question;

/** Why BM25 ranks chunks in place of a method that needs more than their words. */
public enum StandIn {
    /** The index is still being made. */
    NOT_YET,
    /** The encoder does not read the chunks, and LSA is not done. */
    SPACE_NOT_YET,
    /** Nobody waits for it any more. */
    STOPPED,
    /** The chunks have more tokens than the encoder may read. */
    TOO_MANY,
    /** There is no memory for their vectors. */
    NO_MEMORY,
    /** There is no memory for the space of LSA. */
    NO_SPACE,
    /** The space of LSA takes too long. */
    NO_TIME
}
