package org.languageplayground.rag.base;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.languageplayground.search.Method;

/** The knowledge bases that a student can search. */
public enum BaseChoice {
    SENTENCES(Method.TF_IDF, 256, 0),
    GAZETTEER(Method.HYBRID, 32, 0),
    HANDBOOK(Method.HYBRID, 256, 32),
    OWN(Method.HYBRID, 256, 32);

    private final Method method;
    private final int size;
    private final int overlap;

    BaseChoice(Method method, int size, int overlap) {
        this.method = method;
        this.size = size;
        this.overlap = overlap;
    }

    /** The method to begin with: four sentences are too few for LSA to gather anything. */
    public Method method() {
        return method;
    }

    /** The size of a chunk to begin with. */
    public int size() {
        return size;
    }

    /** The overlap to begin with. */
    public int overlap() {
        return overlap;
    }

    /** As it stands in the URL. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<BaseChoice> of(String id) {
        return Arrays.stream(values()).filter(choice -> choice.id().equals(id)).findFirst();
    }
}
