package org.languageplayground.search.reading;

import java.nio.charset.Charset;

/**
 * Bytes as text.
 *
 * @param charset by which they were decoded
 */
record Decoded(String text, Charset charset) {}
