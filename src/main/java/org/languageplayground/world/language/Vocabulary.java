package org.languageplayground.world.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.languageplayground.world.World;

/** The tokens of the shipped models: whole words, and letters for all others. */
public final class Vocabulary {
    private static final List<String> SPECIAL = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");
    private static final String PUNCTUATION = ".,:;?!'\"()-/&%+=*<>#@_$[]{}|\\^~`";
    private static final Vocabulary STANDARD = new Vocabulary();

    private final List<String> tokens = new ArrayList<>();
    private final Map<String, Integer> ids = new LinkedHashMap<>();

    private Vocabulary() {
        SPECIAL.forEach(this::add);
        for (String prefix : List.of("", "##")) {
            "abcdefghijklmnopqrstuvwxyz0123456789".chars().forEach(c -> add(prefix + (char) c));
        }
        PUNCTUATION.chars().forEach(c -> add(String.valueOf((char) c)));
        add("unknown");
        EnglishWords.standard().all().forEach(this::add);
        World.standard().words().forEach(this::add);
    }

    /** The one vocabulary of all shipped models. */
    public static Vocabulary standard() {
        return STANDARD;
    }

    private void add(String token) {
        if (ids.putIfAbsent(token, tokens.size()) == null) {
            tokens.add(token);
        }
    }

    /** All tokens; the place of each is its id. */
    public List<String> tokens() {
        return List.copyOf(tokens);
    }

    /** The English words among the tokens, in alphabetical order. */
    public List<String> englishWords() {
        return EnglishWords.standard().all();
    }

    /** Number of tokens. */
    public int size() {
        return tokens.size();
    }

    /**
     * The id of a token.
     *
     * @throws IllegalArgumentException if it is none
     */
    public int id(String token) {
        Integer id = ids.get(token);
        if (id == null) {
            throw new IllegalArgumentException("not a token: " + token);
        }
        return id;
    }

    /** Whether a word is one token. */
    public boolean contains(String word) {
        return ids.containsKey(word);
    }

    /**
     * The ids of a text in lower case whose words and punctuation marks stand between single spaces, as the tokenizer file
     * gives them (WordPiece, Schuster and Nakajima 2012): the longest token that begins the word, then letters.
     *
     * @throws IllegalArgumentException if a character is no token
     */
    public int[] encode(String text) {
        IntStream.Builder result = IntStream.builder();
        for (String word : text.split(" ")) {
            int end = word.length();
            while (end > 1 && !ids.containsKey(word.substring(0, end))) {
                end--;
            }
            result.add(id(word.substring(0, end)));
            for (int i = end; i < word.length(); i++) {
                result.add(id("##" + word.charAt(i)));
            }
        }
        return result.build().toArray();
    }

    /** The text of some ids, letters joined to words again. */
    public String decode(int... ids) {
        StringBuilder text = new StringBuilder();
        for (int id : ids) {
            String token = tokens.get(id);
            if (token.startsWith("##") && token.length() > 2) {
                text.append(token, 2, token.length());
            } else {
                text.append(text.isEmpty() ? "" : " ").append(token);
            }
        }
        return text.toString();
    }
}
