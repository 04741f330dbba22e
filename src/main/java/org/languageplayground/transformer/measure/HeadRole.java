package org.languageplayground.transformer.measure;

/** What a head can be found to do: from a token it looks at another one that stands in a certain relation to it. */
public enum HeadRole {
    /** At the token before (Olsson et al. 2022, arXiv:2209.11895). */
    PREVIOUS,
    /** At the token after. */
    NEXT,
    /** At the same token, where it stood before. */
    SAME,
    /** At the token that came after the same one, where it stood before (Olsson et al. 2022: prefix matching). */
    INDUCTION,
    /** From a pronoun more at the noun it means than at any other token before it (Clark et al. 2019, arXiv:1906.04341). */
    COREFERENCE
}
