package org.languageplayground.attention;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sentences made for a kind of model.
 *
 * @param words of each sentence the token to look at first, "" for the usual one
 */
record ExampleSentences(Map<String, String> words) {

    /** A line "sentence" or "sentence | token" each. */
    static ExampleSentences of(List<String> lines) {
        Map<String, String> words = new LinkedHashMap<>();
        for (String line : lines) {
            String[] parts = line.split(" \\| ");
            words.put(parts[0], parts.length > 1 ? parts[1] : "");
        }
        return new ExampleSentences(words);
    }

    List<String> sentences() {
        return List.copyOf(words.keySet());
    }

    boolean contains(String sentence) {
        return words.containsKey(sentence);
    }

    String word(String sentence) {
        return words.getOrDefault(sentence, "");
    }
}
