package org.languageplayground.search.reading;

/** The text of one file, taken out in steps. */
interface Pages extends AutoCloseable {
    /** Goes on by a page; answers whether there is another one. */
    boolean step();

    /** The text, once all steps are made. */
    String text();

    @Override
    default void close() {}
}
