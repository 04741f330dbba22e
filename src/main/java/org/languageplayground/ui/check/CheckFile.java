package org.languageplayground.ui.check;

import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A file that holds what numbers on the page are made from.
 *
 * @param key of its translations, with the dot at its end: {@code name}, and where it cannot always be had {@code missing}, which says why
 * @param there whether it can be had as things are
 * @param content what it holds as things are; asked for under the session's lock when someone downloads it, and written outside of it
 * @param <S> the simulation that knows
 */
public record CheckFile<S>(
        String key, String fileName, Predicate<? super S> there, Function<? super S, Content> content) {

    /** A file that can always be had. */
    public CheckFile(String key, String fileName, Function<? super S, Content> content) {
        this(key, fileName, simulation -> true, content);
    }

    String contentType() {
        return fileName.endsWith(".json")
                ? "application/json"
                : fileName.endsWith(".zip") ? "application/zip" : "application/octet-stream";
    }
}
