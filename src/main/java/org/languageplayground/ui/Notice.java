package org.languageplayground.ui;

import java.util.Arrays;
import java.util.Collection;
import org.languageplayground.compute.NoMemoryException;

/**
 * Something the student should know, as a translation key with its arguments.
 *
 * @param key below the chapter's {@code .notice.}
 */
public record Notice(String key, Object... arguments) {

    /** The sentence in a language: arguments that are notices are told in that language too, those that are lists one after the other. */
    public String in(PageText.Translation language) {
        return language.get(
                key,
                Arrays.stream(arguments)
                        .map(argument -> told(language, argument))
                        .toArray());
    }

    private static Object told(PageText.Translation language, Object argument) {
        return switch (argument) {
            case Notice notice -> notice.in(language);
            case Collection<?> list ->
                PageText.list(language, list.stream().map(String::valueOf).toList());
            default -> argument;
        };
    }

    /** What was asked for is not begun, since there is no memory for it. */
    public static Notice memory(NoMemoryException refused) {
        return new Notice("ui.memory", refused.neededMegabytes(), refused.freeMegabytes(), refused.totalMegabytes());
    }
}
