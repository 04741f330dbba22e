package org.languageplayground.transformer.classification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * Texts as they enter the first block that is trained. What lies below never changes, so this is computed once.
 *
 * @param residual what enters that block, {@code [tokens][width]}
 */
public record EncodedTexts(TokenBatch batch, Matrix residual) {
    /** The most tokens that go through the blocks together, where no single text has more. */
    public static final int TOKENS_TOGETHER = 512;

    /**
     * Carries texts through the blocks below {@code first}.
     *
     * @throws IllegalArgumentException if one has no token, or more than the model reads
     */
    public static EncodedTexts of(Transformer model, int first, List<int[]> texts) {
        TokenBatch batch = TokenBatch.of(texts);
        List<EncodedTexts> parts = new ArrayList<>();
        for (TokenBatch part : parts(batch)) {
            parts.add(new EncodedTexts(part, model.carry(part, model.embed(part), 0, first)));
        }
        return joined(parts);
    }

    /** Texts behind each other. */
    public static EncodedTexts joined(List<EncodedTexts> parts) {
        List<int[]> ids = new ArrayList<>();
        int tokens = parts.stream().mapToInt(part -> part.batch.tokens()).sum();
        int width = parts.getFirst().residual.columns();
        Matrix residual = Matrix.zeros(tokens, width);
        int row = 0;
        for (EncodedTexts part : parts) {
            System.arraycopy(part.residual.values(), 0, residual.values(), row * width, part.residual.values().length);
            row += part.batch.tokens();
            for (int text = 0; text < part.count(); text++) {
                ids.add(part.ids(text));
            }
        }
        return new EncodedTexts(TokenBatch.of(ids), residual);
    }

    /** How many texts there are. */
    public int count() {
        return batch.sequences();
    }

    /** The tokens of one text. */
    public int[] ids(int text) {
        return Arrays.copyOfRange(batch.ids(), batch.starts()[text], batch.starts()[text + 1]);
    }

    /** Some of them, in the given order. */
    public EncodedTexts select(int... texts) {
        List<EncodedTexts> chosen = new ArrayList<>();
        for (int text : texts) {
            chosen.add(between(text, text + 1));
        }
        return joined(chosen);
    }

    /** The texts {@code [from, to)}. */
    public EncodedTexts between(int from, int to) {
        TokenBatch part = batch.sequences(from, to);
        return new EncodedTexts(
                part, residual.slice().rows(batch.starts()[from], part.tokens()).copy());
    }

    /** The same in parts few enough to go through the blocks together. */
    List<EncodedTexts> parts() {
        List<EncodedTexts> parts = new ArrayList<>();
        int from = 0;
        for (TokenBatch part : parts(batch)) {
            parts.add(between(from, from + part.sequences()));
            from += part.sequences();
        }
        return parts;
    }

    private static List<TokenBatch> parts(TokenBatch batch) {
        List<TokenBatch> parts = new ArrayList<>();
        int[] starts = batch.starts();
        for (int from = 0, to = 1; from < batch.sequences(); from = to, to++) {
            while (to < batch.sequences() && starts[to + 1] - starts[from] <= TOKENS_TOGETHER) {
                to++;
            }
            parts.add(batch.sequences(from, to));
        }
        return parts;
    }
}
