package org.languageplayground.world.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.languageplayground.world.Fact;
import org.languageplayground.world.FactKind;
import org.languageplayground.world.language.Vocabulary;

/**
 * Puts words into a question that do not belong there, or takes some away, so that a model learns to go by the country and
 * the kind rather than by the wording: people ask in words that no list of templates holds.
 */
final class Distraction {
    private static final float NONE = 0.4f;
    private static final float DROPPED = 0.15f;
    private static final int MOST = 6;
    private static final List<String> KIND_WORDS = kindWords();

    private Distraction() {}

    /** The question, more often than not with other words around its country and kind. */
    static String in(String question, Fact fact, RandomGenerator random) {
        if (random.nextFloat() < NONE) {
            return question;
        }
        List<String> words = new ArrayList<>();
        for (String word : question.split(" ")) {
            if (needed(word, fact) || random.nextFloat() >= DROPPED) {
                words.add(word);
            }
        }
        int more = random.nextInt(MOST);
        for (int i = 0; i < more; i++) {
            words.add(random.nextInt(words.size()), other(random));
        }
        return String.join(" ", words);
    }

    private static boolean needed(String word, Fact fact) {
        return word.equals(fact.country())
                || word.equals("?")
                || word.equals(":")
                || KIND_WORDS.contains(word)
                || Arrays.asList(fact.kind().ownQuestion().split(" ")).contains(word);
    }

    private static List<String> kindWords() {
        return Arrays.stream(FactKind.values())
                .flatMap(kind -> kind.nouns().stream())
                .flatMap(noun -> Arrays.stream(noun.split(" ")))
                .distinct()
                .toList();
    }

    private static String other(RandomGenerator random) {
        List<String> words = Vocabulary.standard().englishWords();
        while (true) {
            String word = words.get(random.nextInt(words.size()));
            if (!KIND_WORDS.contains(word)) {
                return word;
            }
        }
    }
}
