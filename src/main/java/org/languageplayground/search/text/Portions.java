package org.languageplayground.search.text;

import java.util.List;
import java.util.function.Consumer;

/**
 * A list that is gone through in portions, so that none takes long.
 *
 * @param <T> what it holds
 */
public final class Portions<T> {
    private static final int MOST = 200;

    private final List<T> all;
    private int next;

    /** A list of which nothing is gone through yet. */
    public Portions(List<T> all) {
        this.all = all;
    }

    /** Gives the next portion one by one; answers whether there are more. */
    public boolean next(Consumer<? super T> each) {
        int end = Math.min(next + MOST, all.size());
        all.subList(next, end).forEach(each);
        next = end;
        return next < all.size();
    }
}
