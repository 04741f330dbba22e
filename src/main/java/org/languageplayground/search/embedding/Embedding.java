package org.languageplayground.search.embedding;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.languageplayground.search.file.Written;
import org.languageplayground.search.text.Span;
import org.languageplayground.search.vector.DenseVectors;
import org.languageplayground.transformer.folder.Encoding;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * Chunks as an encoder has read them.
 *
 * @param vectors one a chunk, of length 1; zeros for a chunk without a word, {@code [width]} each
 * @param tokens those of each chunk
 */
public record Embedding(SentenceEncoder encoder, List<double[]> vectors, List<TokenVectors> tokens) {

    /** Bytes that it takes for a token and its chunk's share. */
    private static final int BYTES_BESIDE = 64;

    /** About how many bytes an embedding takes. */
    public static long bytes(int chunks, long tokens, int width) {
        return (long) chunks * (Double.BYTES * width + BYTES_BESIDE) + tokens * (width + Float.BYTES);
    }

    /** Writes vectors and tokens, for {@link #read}. */
    public void write(DataOutput out) throws IOException {
        for (int text = 0; text < vectors.size(); text++) {
            Written.doubles(out, vectors.get(text));
            tokens.get(text).write(out);
        }
    }

    /**
     * What {@link #write} has written.
     *
     * @param encoder the one that has read the texts
     * @param texts how many there are
     */
    public static Embedding read(DataInput in, SentenceEncoder encoder, int texts) throws IOException {
        List<double[]> vectors = new ArrayList<>();
        List<TokenVectors> tokens = new ArrayList<>();
        for (int text = 0; text < texts; text++) {
            vectors.add(Written.doubles(in));
            tokens.add(TokenVectors.read(in, encoder.width()));
        }
        return new Embedding(encoder, List.copyOf(vectors), List.copyOf(tokens));
    }

    /**
     * How like a query some parts of a chunk are: the cosine of the query's vector with the mean of a part's tokens, as the encoder saw them within the
     * whole chunk (late chunking; Günther et al. 2024, https://arxiv.org/abs/2409.04701). 0 for a part of which it read no token.
     *
     * @param text the chunk's
     */
    public double[] cosines(String query, int chunk, String text, List<Span> parts) {
        float[] asked = encoder.read(query).vector();
        Matrix units = tokens.get(chunk).values();
        Encoding cut = encoder.tokens(text);
        return parts.stream()
                .mapToDouble(part -> {
                    double[] sum = new double[asked.length];
                    for (int token = 0; token < units.rows(); token++) {
                        if (cut.starts()[token + 1] >= part.start() && cut.ends()[token + 1] <= part.end()) {
                            for (int i = 0; i < sum.length; i++) {
                                sum[i] += units.get(token, i);
                            }
                        }
                    }
                    double length = DenseVectors.length(sum);
                    return length == 0 ? 0 : product(asked, sum) / length;
                })
                .toArray();
    }

    private static double product(float[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** The tokens of chunks, counted before any is read, in steps. */
    public static final class Counting {
        private static final int TEXTS = 20;

        private final SentenceEncoder encoder;
        private final List<String> texts;
        private final List<int[]> ids = new ArrayList<>();
        private long tokens;

        public Counting(SentenceEncoder encoder, List<String> texts) {
            this.encoder = encoder;
            this.texts = texts;
        }

        /** Counts some; answers whether there are more. */
        public boolean step() {
            int end = Math.min(texts.size(), ids.size() + TEXTS);
            while (ids.size() < end) {
                int[] more = encoder.ids(texts.get(ids.size()));
                tokens += more.length;
                ids.add(more);
            }
            return end < texts.size();
        }

        /** How many there are. */
        public long tokens() {
            return tokens;
        }

        /** About how many bytes their embedding takes. */
        public long bytes() {
            return Embedding.bytes(texts.size(), tokens, encoder.width()) + Integer.BYTES * tokens;
        }
    }

    /** The reading of chunks, in steps of some tokens each. */
    public static final class Making {
        private static final int TOKENS = 128;

        private final SentenceEncoder encoder;
        private final List<int[]> ids;
        private final List<double[]> vectors = new ArrayList<>();
        private final List<TokenVectors> tokens = new ArrayList<>();

        public Making(Counting counted) {
            encoder = counted.encoder;
            ids = counted.ids;
        }

        /** Reads some; answers whether there are more. */
        public boolean step() {
            int end = read();
            long count = 0;
            while (end < ids.size() && (count == 0 || count + ids.get(end).length <= TOKENS)) {
                count += ids.get(end).length;
                end++;
            }
            if (end > read()) {
                encoder.read(ids.subList(read(), end)).forEach(this::add);
            }
            return read() < ids.size();
        }

        private void add(EncodedText text) {
            double[] vector = new double[encoder.width()];
            for (int i = 0; i < vector.length && text.words() > 0; i++) {
                vector[i] = text.vector()[i];
            }
            vectors.add(vector);
            tokens.add(TokenVectors.of(text.units()));
        }

        /** How many chunks are read. */
        public int read() {
            return vectors.size();
        }

        /** The embedding, once all are read. */
        public Embedding result() {
            return new Embedding(encoder, List.copyOf(vectors), List.copyOf(tokens));
        }
    }

    /** Reads all. */
    public static Embedding of(SentenceEncoder encoder, List<String> texts) {
        Counting counting = new Counting(encoder, texts);
        while (counting.step()) {}
        Making making = new Making(counting);
        while (making.step()) {}
        return making.result();
    }
}
