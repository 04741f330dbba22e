package org.languageplayground.world.language;

import java.util.List;

/**
 * A sentence with a pronoun that refers back, words counted from 0.
 *
 * @param pronoun where the pronoun stands
 * @param antecedent where the noun stands that it refers to
 * @param candidates where all nouns before the pronoun stand, the antecedent among them
 */
public record PronounSentence(List<String> words, int pronoun, int antecedent, List<Integer> candidates) {

    /** The whole sentence. */
    public String text() {
        return String.join(" ", words);
    }
}
