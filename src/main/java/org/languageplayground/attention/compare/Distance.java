package org.languageplayground.attention.compare;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.languageplayground.attention.reading.Reading;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.measure.Divergence;
import org.languageplayground.transformer.measure.HeadPairs;

/**
 * How far apart the two are, and what that is worth.
 *
 * @param rows of the maps that are compared
 * @param attention mean total variation distance of the rows, 0 to 1; nothing where the maps do not fit on each other
 * @param pairs the same of any two heads of A's model on A's sentence; nothing where it has one head
 * @param bits KL(A‖B) of what they say; nothing where they do not say words of one vocabulary
 * @param even the same where B says any word alike
 * @param moved total variation distance of what they say
 */
record Distance(
        int rows,
        OptionalDouble attention,
        Optional<HeadPairs> pairs,
        OptionalDouble bits,
        OptionalDouble even,
        OptionalDouble moved) {

    static Distance of(Side a, Side b) {
        int first = a.reading().causal() && b.reading().causal() ? 1 : 0;
        int rows = a.tokens().size() - first;
        boolean fit = Alignment.of(a.tokens(), b.tokens()).fits() && rows > 0;
        boolean talk = a.logits().isPresent() && b.logits().isPresent() && a.sameVocabulary(b);
        return new Distance(
                rows,
                fit
                        ? OptionalDouble.of(Divergence.ofRows(
                                a.reading().weights(), b.reading().weights(), first))
                        : OptionalDouble.empty(),
                fit ? pairs(a.reading(), first) : Optional.empty(),
                talk
                        ? OptionalDouble.of(Divergence.bits(
                                a.logits().orElseThrow(), b.logits().orElseThrow()))
                        : OptionalDouble.empty(),
                talk ? OptionalDouble.of(Divergence.bitsFromEven(a.logits().orElseThrow())) : OptionalDouble.empty(),
                talk
                        ? OptionalDouble.of(Divergence.moved(
                                a.logits().orElseThrow(), b.logits().orElseThrow()))
                        : OptionalDouble.empty());
    }

    private static Optional<HeadPairs> pairs(Reading reading, int first) {
        int heads = reading.config().heads();
        List<Matrix> all = IntStream.range(0, reading.config().layers() * heads)
                .mapToObj(head -> reading.weights(head / heads, head % heads))
                .toList();
        return all.size() < 2 ? Optional.empty() : Optional.of(HeadPairs.of(all, first));
    }
}
