package org.languageplayground.ui.chapter;

import java.util.List;

/** The chapters in the order of the course: the one list behind navigation, home page and tests. */
public final class Chapters {
    /** All of them. */
    public static final List<Chapter> ALL =
            List.of(new Chapter(1, "attention"), new Chapter(2, "lora"), new Chapter(3, "rag"));

    /**
     * One chapter.
     *
     * @param number in the course, from 1
     * @param key its route, and the beginning of its translation keys
     */
    public record Chapter(int number, String key) {}

    private Chapters() {}

    /**
     * The chapter of that key.
     *
     * @throws java.util.NoSuchElementException if there is none
     */
    public static Chapter of(String key) {
        return ALL.stream()
                .filter(chapter -> chapter.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
