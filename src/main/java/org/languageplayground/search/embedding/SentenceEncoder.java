package org.languageplayground.search.embedding;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.languageplayground.transformer.SentenceVectors;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.folder.Encoding;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.transformer.folder.Tokenizer;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * Reads texts with a model that gives every text one vector, so that texts that mean alike lie near each other (Reimers and Gurevych 2019,
 * https://arxiv.org/abs/1908.10084). Any number of threads may use it.
 */
public final class SentenceEncoder {
    /** The most tokens of a text that it reads, those that the tokenizer adds among them: the published model's own limit. */
    public static final int MOST_TOKENS = 256;

    /** So many tokens of what was read last are kept, some 25 MB. */
    private static final int KEPT_TOKENS = 16_384;

    private final String name;
    private final Transformer model;
    private final Tokenizer tokenizer;
    private final Map<String, EncodedText> queries = new LinkedHashMap<>(64, 0.75f, true);
    private int keptTokens;

    public SentenceEncoder(LoadedModel loaded) {
        name = loaded.name();
        model = loaded.model();
        tokenizer = loaded.tokenizer();
    }

    /** What the model is called. */
    public String name() {
        return name;
    }

    /** The model itself. */
    public Transformer model() {
        return model;
    }

    /** How many numbers a vector has. */
    public int width() {
        return model.config().width();
    }

    /** Whether a lower-case word is a token of its own. */
    public boolean knows(String word) {
        return tokenizer.id(word).isPresent();
    }

    /** A text cut into tokens, also those that are too many to be read. */
    public Encoding tokens(String text) {
        return tokenizer.encode(text);
    }

    /** The ids of a text's tokens, as many as it reads. */
    public int[] ids(String text) {
        int[] all = tokens(text).ids();
        int[] read = Arrays.copyOf(all, Math.min(all.length, MOST_TOKENS));
        read[read.length - 1] = all[all.length - 1];
        return read;
    }

    /**
     * Reads texts, all at once.
     *
     * @param tokens the ids of each, at most {@link #MOST_TOKENS}
     */
    public List<EncodedText> read(List<int[]> tokens) {
        TokenBatch batch = TokenBatch.of(tokens);
        Matrix hidden = model.hidden(batch);
        Matrix vectors = SentenceVectors.of(hidden, batch);
        return IntStream.range(0, tokens.size())
                .mapToObj(text -> new EncodedText(
                        vectors.row(text),
                        hidden.slice()
                                .rows(batch.starts()[text], batch.length(text))
                                .copy()))
                .toList();
    }

    /** Reads one text. What was read last is known, since a class often asks the same. */
    public EncodedText read(String text) {
        synchronized (queries) {
            EncodedText known = queries.get(text);
            if (known != null) {
                return known;
            }
        }
        EncodedText read = read(List.of(ids(text))).getFirst();
        keep(text, read);
        return read;
    }

    private void keep(String text, EncodedText read) {
        synchronized (queries) {
            if (queries.putIfAbsent(text, read) == null) {
                keptTokens += read.hidden().rows();
            }
            Iterator<EncodedText> eldest = queries.values().iterator();
            while (keptTokens > KEPT_TOKENS) {
                keptTokens -= eldest.next().hidden().rows();
                eldest.remove();
            }
        }
    }
}
