package org.languageplayground.search.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds sentences: where Java's break iterator ends one, after a full stop that
 * stands alone or before an emoji, and at an empty line. The row of a table is one of its own. */
public final class Sentences {
    private static final Pattern ALONE_OR_EMPTY_LINE =
            Pattern.compile("(?<=\\s)[.!?](?=\\s)|[.!?](?=\\s+\\p{So})|\\n[ \\t]*\\n");
    private static final Set<String> ABBREVIATIONS = Set.of(
            "al.", "approx.", "cf.", "dr.", "e.g.", "eq.", "eqs.", "fig.", "figs.", "i.e.", "mr.", "mrs.", "ms.", "no.",
            "prof.", "sec.", "st.", "vs.");
    private static final int LONGEST_ABBREVIATION = 7;

    private Sentences() {}

    /** The sentences in order, without the white space around them. */
    public static List<Span> of(String text) {
        TreeSet<Integer> ends = new TreeSet<>();
        BreakIterator iterator = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        iterator.setText(text);
        for (int end = iterator.next(); end != BreakIterator.DONE; end = iterator.next()) {
            if (!followsAbbreviation(text, end)) {
                ends.add(end);
            }
        }
        Matcher matcher = ALONE_OR_EMPTY_LINE.matcher(text);
        while (matcher.find()) {
            ends.add(matcher.end());
        }
        ends.add(text.length());
        for (Span row : Rows.in(text)) {
            ends.subSet(row.start(), false, row.end(), false).clear();
            ends.add(row.start());
            ends.add(row.end());
        }
        List<Span> sentences = new ArrayList<>();
        int start = 0;
        for (int end : ends) {
            Span sentence = trimmed(text, start, end);
            if (sentence.start() < sentence.end()) {
                sentences.add(sentence);
            }
            start = end;
        }
        return sentences;
    }

    private static Span trimmed(String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (start < end && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return new Span(start, end);
    }

    private static boolean followsAbbreviation(String text, int border) {
        int end = border;
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && end - start <= LONGEST_ABBREVIATION && !Character.isWhitespace(text.charAt(start - 1))) {
            start--;
        }
        return ABBREVIATIONS.contains(text.substring(start, end).toLowerCase(Locale.ROOT));
    }
}
