package org.languageplayground.search.analysis;

import org.languageplayground.search.text.Span;

/**
 * A word as an index knows it.
 *
 * @param text its normal form
 * @param span the word in the text that it comes from
 * @param position which word of the text it is; words that an analysis leaves out are counted
 */
public record Term(String text, Span span, int position) {}
