package org.languageplayground.search.reading;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * What a file holds.
 *
 * @param text with an empty line between paragraphs, and each row of a table in a line
 * @param charset by which it was decoded, where the format leaves that open
 */
record Extract(String text, Optional<Charset> charset) {}
