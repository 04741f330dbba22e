package org.languageplayground.ui;

/**
 * Something the student should know, as a translation key with its arguments.
 *
 * @param key below the chapter's {@code .notice.}
 */
public record Notice(String key, Object... arguments) {}
