package org.languageplayground.attention;

/**
 * Something the student should know, as a translation key with its arguments.
 *
 * @param key below {@code attention.notice.}
 */
record Notice(String key, Object... arguments) {}
