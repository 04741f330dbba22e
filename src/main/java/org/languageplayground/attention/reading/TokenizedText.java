package org.languageplayground.attention.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import org.languageplayground.transformer.folder.Encoding;
import org.languageplayground.transformer.folder.Tokenizer;
import org.languageplayground.transformer.layer.TokenBatch;

/**
 * A sentence as a model reads it. For a model that fills blanks, underscores that stand alone are blanks.
 *
 * @param text as the student typed it, cut where it was too long
 * @param encoded the same with the model's own sign for blanks
 * @param sign that sign; an underscore where the model has none
 * @param encoding its tokens, as many as the model reads
 * @param blanks where the blanks stand, counted from 0
 */
public record TokenizedText(String text, String encoded, String sign, Encoding encoding, List<Integer> blanks) {
    /** Text beyond this many characters is not even cut into tokens. */
    static final int LONGEST = 4_000;

    /** Nothing has been read yet. */
    static final TokenizedText NONE = new TokenizedText(
            "",
            "",
            "",
            new Encoding(new int[0], new int[0], new String[0], new int[0], new int[0], new int[0]),
            List.of());

    private static final String BLANK = "_";
    private static final String BLANKS = "(?<!\\S)_+(?!\\S)";

    /** Takes what the student should know. */
    interface Notices {
        void tell(String key, Object... arguments);
    }

    /**
     * Cuts a text into tokens, at most so many.
     *
     * @param says whether the model has words to put in a blank
     */
    static TokenizedText read(String typed, Tokenizer tokenizer, boolean says, int mostTokens, Notices notices) {
        String text = shortened(typed, notices);
        OptionalInt mask = says ? tokenizer.mask() : OptionalInt.empty();
        String sign = mask.isEmpty() ? BLANK : tokenizer.token(mask.getAsInt());
        String encoded = text.replaceAll(BLANKS, Matcher.quoteReplacement(sign));
        Encoding whole = tokenizer.encode(encoded);
        int count = text.isBlank() ? 0 : Math.min(whole.ids().length, mostTokens);
        if (count == 0) {
            notices.tell("attention.notice.empty");
        } else if (count < whole.ids().length) {
            notices.tell("attention.notice.cut", whole.ids().length, count);
        }
        Encoding read = whole.first(count);
        int unknown = tokenizer.unknown().orElse(-1);
        long unknowns = Arrays.stream(read.ids()).filter(id -> id == unknown).count();
        if (unknowns > 0) {
            notices.tell("attention.notice.unknown", unknowns, count);
        }
        List<Integer> blanks = IntStream.range(0, count)
                .filter(token -> mask.isPresent() && read.ids()[token] == mask.getAsInt())
                .boxed()
                .toList();
        return new TokenizedText(text, encoded, sign, read, blanks);
    }

    private static String shortened(String text, Notices notices) {
        if (text.length() <= LONGEST) {
            return text;
        }
        notices.tell("attention.notice.long", text.length(), LONGEST);
        return text.substring(0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }

    public int size() {
        return encoding.ids().length;
    }

    public int[] ids() {
        return encoding.ids();
    }

    public TokenBatch batch() {
        return encoding.batch();
    }

    public List<String> tokens() {
        return List.of(encoding.tokens());
    }

    /** Whether the tokenizer added the token itself, as [CLS]. */
    private boolean added(int token) {
        return encoding.texts()[token] < 0;
    }

    /** Where one looks first: the first blank, or the last word; 0 where there is neither. */
    int place(boolean causal) {
        if (!causal && !blanks.isEmpty()) {
            return blanks.getFirst();
        }
        return IntStream.range(0, size())
                .filter(token -> !added(token))
                .reduce((first, second) -> second)
                .orElse(0);
    }

    /** The places of words that were chosen in another text: of equal tokens the one that has moved least. */
    List<Integer> find(TokenizedText old, List<Integer> chosen) {
        TreeSet<Integer> found = new TreeSet<>();
        for (int token : chosen) {
            if (token < old.size() && !old.added(token)) {
                nearest(old, token).ifPresent(found::add);
            }
        }
        return new ArrayList<>(found);
    }

    private OptionalInt nearest(TokenizedText old, int token) {
        return IntStream.range(0, size())
                .filter(now ->
                        Objects.equals(encoding.tokens()[now], old.encoding.tokens()[token]))
                .boxed()
                .min(Comparator.comparingInt(now -> distance(now, old, token)))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    /** How far a token has moved, counted from the nearer end of the text. */
    private int distance(int now, TokenizedText old, int token) {
        return Math.min(Math.abs(now - token), Math.abs((size() - now) - (old.size() - token)));
    }

    /** The text with a blank in the place of some of its tokens. */
    String covered(List<Integer> tokens) {
        StringBuilder covered = new StringBuilder(encoded);
        tokens.stream()
                .filter(token -> !added(token))
                .sorted(Comparator.reverseOrder())
                .forEach(token -> covered.replace(encoding.starts()[token], encoding.ends()[token], " " + BLANK + " "));
        return covered.toString().replace(sign, BLANK).strip().replaceAll(" +", " ");
    }
}
