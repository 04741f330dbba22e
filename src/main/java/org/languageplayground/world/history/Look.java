package org.languageplayground.world.history;

/** What a head may look at, measured as mean attention (Olsson et al. 2022, arXiv:2209.11895, for the first two). */
public enum Look {
    /** The token before, in ordinary sentences. */
    PREVIOUS,
    /** The token that came after the same one before, in random words said twice, 8 to 20 of them. */
    INDUCTION,
    /** The value that is asked for, in facts of adjacent words, from where the answer is due. */
    ANSWER
}
