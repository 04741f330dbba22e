package org.languageplayground.rag.base;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.languageplayground.search.embedding.Embedding;
import org.languageplayground.search.embedding.SentenceEncoder;
import org.languageplayground.search.embedding.TokenVectors;
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
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update(encoder.name().getBytes(StandardCharsets.UTF_8));
            for (String text : texts) {
                hash.update((byte) 0);
                hash.update(text.getBytes(StandardCharsets.UTF_8));
            }
            return folder.resolve(HexFormat.of().formatHex(hash.digest()) + ".vectors");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The vectors of texts, if they were kept. */
    Optional<Embedding> read(SentenceEncoder encoder, List<String> texts) {
        Path file = file(encoder, texts);
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        CRC32 sum = new CRC32();
        try (DataInputStream in =
                new DataInputStream(new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file)), sum))) {
            List<double[]> vectors = new ArrayList<>();
            List<TokenVectors> tokens = new ArrayList<>();
            for (int text = 0; text < texts.size(); text++) {
                double[] vector = new double[encoder.width()];
                for (int i = 0; i < vector.length; i++) {
                    vector[i] = in.readDouble();
                }
                vectors.add(vector);
                tokens.add(tokens(in, encoder.width()));
            }
            long expected = sum.getValue();
            if (in.readLong() != expected || in.read() >= 0) {
                throw new IOException("its checksum is another one");
            }
            return Optional.of(new Embedding(encoder, vectors, tokens));
        } catch (IOException e) {
            LOG.warn("The vectors in {} are damaged, so they are made anew: {}", file, e.getMessage());
            return Optional.empty();
        }
    }

    private static TokenVectors tokens(DataInputStream in, int width) throws IOException {
        int count = in.readUnsignedShort();
        if (count > SentenceEncoder.MOST_TOKENS) {
            throw new IOException("it names more tokens than are read");
        }
        float[] steps = new float[count];
        for (int i = 0; i < count; i++) {
            steps[i] = in.readFloat();
        }
        byte[] bytes = new byte[count * width];
        in.readFully(bytes);
        return new TokenVectors(bytes, steps);
    }

    /** Keeps the vectors of texts; where that cannot be done the log says so. */
    void write(Embedding embedding, List<String> texts) {
        Path file = file(embedding.encoder(), texts);
        try {
            Files.createDirectories(folder);
            Path begun = Files.createTempFile(folder, "begun", ".vectors");
            CRC32 sum = new CRC32();
            try (DataOutputStream out = new DataOutputStream(
                    new CheckedOutputStream(new BufferedOutputStream(Files.newOutputStream(begun)), sum))) {
                for (int text = 0; text < texts.size(); text++) {
                    for (double number : embedding.vectors().get(text)) {
                        out.writeDouble(number);
                    }
                    TokenVectors tokens = embedding.tokens().get(text);
                    out.writeShort(tokens.tokens());
                    for (float step : tokens.steps()) {
                        out.writeFloat(step);
                    }
                    out.write(tokens.bytes());
                }
                out.writeLong(sum.getValue());
            }
            Files.move(begun, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("The vectors cannot be kept in {}: {}", folder, e.getMessage());
        }
    }
}
