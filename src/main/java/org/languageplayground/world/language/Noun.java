package org.languageplayground.world.language;

import java.util.List;

/**
 * A noun with what is typical of it, so that who reads "because it …" can tell from the rest which noun was meant.
 *
 * @param predicates what one of them did or was, in the past tense
 */
record Noun(String singular, String plural, Gender gender, List<String> predicates) {

    /** Which pronoun refers back to a single one. */
    enum Gender {
        FEMININE("she", "her"),
        MASCULINE("he", "him"),
        NEUTER("it", "it");

        private final String subject;
        private final String object;

        Gender(String subject, String object) {
            this.subject = subject;
            this.object = object;
        }

        String subject() {
            return subject;
        }

        String object() {
            return object;
        }
    }
}
