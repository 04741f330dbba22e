package org.languageplayground.search.reading;

import java.util.Optional;
import org.languageplayground.search.text.Document;

/**
 * A document with how it was read.
 *
 * @param encoding the name of the encoding that was taken, where the format leaves that open
 */
public record ReadDocument(Document document, Optional<String> encoding) {}
