package org.languageplayground.world;

import java.util.random.RandomGenerator;

/** Writes training texts of one sort. */
public interface TextSource {

    /** The next text, as the random numbers have it. */
    Example next(RandomGenerator random);
}
