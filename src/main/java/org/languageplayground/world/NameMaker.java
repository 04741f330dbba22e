package org.languageplayground.world;

import java.util.random.RandomGenerator;

/** Makes up names that can be spoken: consonants and vowels in turn. */
public final class NameMaker {
    private static final String[] FIRST_ONSETS = {
        "b", "br", "d", "dr", "f", "g", "gr", "h", "k", "kl", "l", "m", "n", "p", "pr", "r", "s", "t", "tr", "v", "z"
    };
    private static final String[] ONSETS = {"b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z"};
    private static final String[] VOWELS = {"a", "e", "i", "o", "u"};
    private static final String[] CODAS = {"l", "m", "n", "r", "s"};

    private NameMaker() {}

    /** A name of some open syllables, such as "bravo" or "kimola". */
    public static String next(RandomGenerator random, int syllables) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < syllables; i++) {
            name.append(pick(i == 0 ? FIRST_ONSETS : ONSETS, random)).append(pick(VOWELS, random));
        }
        return name.toString();
    }

    /** A name with a given end, closed before a consonant: "zor-land", "nil-ova". */
    static String next(RandomGenerator random, String ending) {
        String stem = next(random, 1 + random.nextInt(2));
        boolean beforeVowel = "aeiou".indexOf(ending.charAt(0)) >= 0;
        return stem + pick(beforeVowel ? ONSETS : CODAS, random) + ending;
    }

    private static String pick(String[] parts, RandomGenerator random) {
        return parts[random.nextInt(parts.length)];
    }
}
