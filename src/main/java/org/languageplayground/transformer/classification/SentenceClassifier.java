package org.languageplayground.transformer.classification;

import java.util.List;
import org.languageplayground.transformer.SentenceVectors;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * An encoder that makes a vector of a sentence, and a head that reads a category off it.
 *
 * @param first the first block that training changes; the number of blocks where it changes the head alone
 */
public record SentenceClassifier(Transformer encoder, int first, ClassifierHead head) {

    /** The vectors of texts that were carried up to the first trained block, {@code [texts][width]}. */
    public Matrix vectors(EncodedTexts texts) {
        int width = texts.residual().columns();
        Matrix vectors = Matrix.zeros(texts.count(), width);
        int row = 0;
        for (EncodedTexts part : texts.parts()) {
            Matrix hidden = encoder.carry(
                    part.batch(), part.residual(), first, encoder.config().layers());
            Matrix own = SentenceVectors.of(hidden, part.batch());
            System.arraycopy(own.values(), 0, vectors.values(), row * width, own.values().length);
            row += part.count();
        }
        return vectors;
    }

    /** The vector of one text, {@code [1][width]}. */
    public Matrix vector(int... ids) {
        return vectors(EncodedTexts.of(encoder, first, List.of(ids)));
    }
}
