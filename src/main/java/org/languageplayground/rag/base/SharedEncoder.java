package org.languageplayground.rag.base;

import java.util.Optional;
import org.languageplayground.compute.FolderSetting;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.search.embedding.SentenceEncoder;
import org.languageplayground.world.EnglishEncoder;

/** The sentence encoder that reads all bases and questions, if this server has one. */
public class SharedEncoder {
    private final ModelLibrary library;
    private final long mostTokens;
    private final Optional<VectorStore> store;
    private SentenceEncoder encoder;

    /**
     * The English encoder of the library; it is loaded when first asked for.
     *
     * @param mostTokens how many tokens of one base it may read; some thousands take a second
     * @param folder where its vectors of the shipped bases are kept; none where that is empty
     */
    public SharedEncoder(ModelLibrary library, long mostTokens, String folder) {
        this.library = library;
        this.mostTokens = mostTokens;
        store = FolderSetting.path(folder).map(VectorStore::new);
    }

    /** The encoder. */
    public synchronized Optional<SentenceEncoder> encoder() {
        if (encoder == null && library.contains(EnglishEncoder.NAME)) {
            encoder = new SentenceEncoder(library.get(EnglishEncoder.NAME));
        }
        return Optional.ofNullable(encoder);
    }

    /** Where vectors of shipped bases are kept, if anywhere. */
    Optional<VectorStore> store() {
        return store;
    }

    /** How many tokens of one base it may read. */
    public long mostTokens() {
        return mostTokens;
    }
}
