package org.languageplayground.search.embedding;

import org.languageplayground.world.EnglishEncoder;

/** The English encoder, loaded once for all tests. */
public final class English {
    public static final SentenceEncoder ENCODER = new SentenceEncoder(EnglishEncoder.load());

    private English() {}
}
