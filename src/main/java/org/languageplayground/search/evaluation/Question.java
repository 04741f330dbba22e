package org.languageplayground.search.evaluation;

import java.util.Map;

/**
 * A query with judgments.
 *
 * @param grades by document id; above 0 is relevant
 */
public record Question(String id, String text, Map<String, Integer> grades) {}
