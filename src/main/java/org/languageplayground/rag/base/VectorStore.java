package org.languageplayground.rag.base;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.languageplayground.search.embedding.Embedding;
import org.languageplayground.search.embedding.SentenceEncoder;
import org.languageplayground.search.file.Hash;
import org.languageplayground.search.file.KeptFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder in which the encoder's vectors of the shipped bases outlive the server, a file a base and way of cutting. Its name is a hash of encoder and
 * texts, so that other texts find no old vectors; a file that is damaged is as good as none, and is written anew.
 */
final class VectorStore {
    private static final Logger LOG = LoggerFactory.getLogger(VectorStore.class);

    private final Path folder;

    VectorStore(Path folder) {
        this.folder = folder;
    }

    private Path file(SentenceEncoder encoder, List<String> texts) {
        Hash hash = new Hash().add(encoder.name());
        texts.forEach(hash::add);
        return folder.resolve(hash.hex() + ".vectors");
    }

    /** The vectors of texts, if they were kept. */
    Optional<Embedding> read(SentenceEncoder encoder, List<String> texts) {
        Path file = file(encoder, texts);
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try (DataInputStream in = KeptFile.open(file)) {
            return Optional.of(Embedding.read(in, encoder, texts.size()));
        } catch (IOException e) {
            LOG.warn("The vectors in {} are damaged, so they are made anew: {}", file, e.getMessage());
            return Optional.empty();
        }
    }

    /** Keeps the vectors of texts; where that cannot be done the log says so. */
    void write(Embedding embedding, List<String> texts) {
        try {
            KeptFile.write(file(embedding.encoder(), texts), embedding::write);
        } catch (IOException e) {
            LOG.warn("The vectors cannot be kept in {}: {}", folder, e.getMessage());
        }
    }
}
