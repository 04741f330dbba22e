package org.languageplayground.ui;

import org.languageplayground.compute.NoMemoryException;

/**
 * Something the student should know, as a translation key with its arguments.
 *
 * @param key below the chapter's {@code .notice.}
 */
public record Notice(String key, Object... arguments) {

    /** What was asked for is not begun, since there is no memory for it. */
    public static Notice memory(NoMemoryException refused) {
        return new Notice("ui.memory", refused.neededMegabytes(), refused.freeMegabytes(), refused.totalMegabytes());
    }
}
