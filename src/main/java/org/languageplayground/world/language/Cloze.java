package org.languageplayground.world.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.languageplayground.world.Example;
import org.languageplayground.world.Segment;

/**
 * A sentence of which one word can be told from the rest.
 *
 * @param hidden where that word stands, words counted from 0
 */
public record Cloze(Kind kind, List<String> words, int hidden) {

    private static final float GIVEN = 0.1f;

    /** What determines the hidden word. */
    public enum Kind {
        /** Number of the subject and time of the sentence. */
        AGREEMENT,
        /** The noun that the pronoun means. */
        PRONOUN,
        /** A pronoun whose noun is asked for afterwards. */
        REFERENT,
        /** The same words elsewhere in the text. */
        REPETITION,
        /** Who is left, when the other one acted. */
        NAME,
        /** A fixed turn of phrase. */
        PHRASE
    }

    static Cloze of(Kind kind, String text, int hidden) {
        return new Cloze(kind, Arrays.asList(text.split(" ")), hidden);
    }

    /** As a training text, whose hidden word is the answer. */
    Example example() {
        List<Segment> segments = new ArrayList<>();
        if (hidden > 0) {
            segments.add(new Segment(String.join(" ", words.subList(0, hidden)), GIVEN, false));
        }
        segments.add(new Segment(answer(), 1, true));
        if (hidden + 1 < words.size()) {
            segments.add(new Segment(String.join(" ", words.subList(hidden + 1, words.size())), GIVEN, false));
        }
        return new Example(List.copyOf(segments));
    }

    /** The whole sentence. */
    public String text() {
        return String.join(" ", words);
    }

    /** The hidden word. */
    public String answer() {
        return words.get(hidden);
    }

    /** The sentence with {@code [MASK]} for the hidden word. */
    public String masked() {
        List<String> masked = new ArrayList<>(words);
        masked.set(hidden, "[MASK]");
        return String.join(" ", masked);
    }
}
