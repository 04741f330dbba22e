package org.languageplayground.transformer.folder;

import org.languageplayground.transformer.Transformer;

/**
 * A model ready for use. Any number of threads may share it.
 *
 * @param name the folder's name
 * @param files what it was loaded from
 */
public record LoadedModel(String name, Transformer model, Tokenizer tokenizer, FolderFiles files)
        implements AutoCloseable {

    /** Frees the tokenizer's native memory. */
    @Override
    public void close() {
        tokenizer.close();
    }
}
