package org.languageplayground.search.analysis;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.languageplayground.search.text.Span;

/** Turns a text into the terms by which it is found. */
@FunctionalInterface
public interface Analysis {
    /** The terms in the order of the text. */
    List<Term> terms(String text);

    /** The words of a text that have a term in common with a query. */
    default List<Span> matches(String query, String text) {
        Set<String> wanted = terms(query).stream().map(Term::text).collect(Collectors.toSet());
        return terms(text).stream()
                .filter(term -> wanted.contains(term.text()))
                .map(Term::span)
                .distinct()
                .toList();
    }
}
