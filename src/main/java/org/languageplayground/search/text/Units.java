package org.languageplayground.search.text;

import java.util.List;
import java.util.regex.Pattern;

/** Cuts a text into the units that the size of a chunk counts: words, or a model's tokens. */
@FunctionalInterface
public interface Units {
    /** The units in the order of the text. Spaces may be left out; no unit starts or ends within a character. */
    List<Span> of(String text);

    /** Runs of characters without white space. One of more than 64 characters counts as several units. */
    static Units words() {
        Pattern word = Pattern.compile("[^\\p{IsWhite_Space}]{1,64}");
        return text -> word.matcher(text)
                .results()
                .map(match -> new Span(match.start(), match.end()))
                .toList();
    }
}
