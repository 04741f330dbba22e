package org.languageplayground.search.reading;

/** The text of one file, taken out in steps. */
interface Pages extends AutoCloseable {
    /** Goes on by a page; answers whether there is another one. */
    boolean step();

    /** What it holds, once all steps are made. */
    Extract extract();

    @Override
    default void close() {}
}
