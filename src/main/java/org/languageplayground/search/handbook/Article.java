package org.languageplayground.search.handbook;

import java.util.List;
import org.languageplayground.search.text.Document;

/**
 * An article of the handbook.
 *
 * @param document its id, title and text; the title is not part of the text
 */
public record Article(Document document, List<Source> sources) {}
