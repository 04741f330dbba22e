package org.languageplayground.search.embedding;

import org.languageplayground.compute.Libraries;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.world.EnglishEncoder;

/** The English encoder, loaded once for all tests. */
public final class English {
    public static final LoadedModel LOADED = Libraries.WITH_ENGLISH.get(EnglishEncoder.NAME);
    public static final SentenceEncoder ENCODER = new SentenceEncoder(LOADED);

    private English() {}
}
