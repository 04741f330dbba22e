package org.languageplayground.transformer.measure;

import java.util.List;
import java.util.stream.IntStream;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.layer.Rows;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.measure.Candidates.Candidate;

/**
 * What a model really does without a token: no other token sees it any more, in any head of any layer, while all stay where they are. It is
 * occlusion (Zeiler and Fergus 2014, arXiv:1311.2901) by the attention mask, so that nothing is put in the token's place.
 */
public final class Occlusion {
    private final Transformer model;
    private final Trace whole;
    private final int[] queries;
    /** The logits at each query, or their last vectors where the model has no head for words. */
    private final Matrix before;

    private final List<Candidate> said;

    /**
     * What one token's absence does to another.
     *
     * @param change for a model that says words, the Kullback-Leibler divergence of what it says there from what it said, in bits; otherwise how
     *     far the last vector turns, 1 − cosine
     * @param probability what is left to the word that was the likeliest before; NaN where the model says no words
     */
    public record Effect(double change, double probability) {}

    /**
     * Of the sequence of one pass.
     *
     * @param whole the pass in which all is seen
     * @param queries the tokens whose output is looked at
     */
    public Occlusion(Transformer model, Trace whole, int... queries) {
        this.model = model;
        this.whole = whole;
        this.queries = queries.clone();
        before = outputs(whole.finalHidden());
        said = says()
                ? IntStream.range(0, before.rows())
                        .mapToObj(
                                row -> Candidates.likeliest(1, before.row(row)).getFirst())
                        .toList()
                : List.of();
    }

    /** The likeliest word of each query with all in sight; none where the model says no words. */
    public List<Candidate> said() {
        return said;
    }

    /** What happens to the output of each query where nobody but the token itself sees it, {@code [queries]}. */
    public List<Effect> without(int token) {
        TokenBatch batch = whole.batch();
        Matrix after = outputs(model.hidden(batch, whole.settings().without(token)));
        return IntStream.range(0, queries.length)
                .mapToObj(i -> effect(i, after.row(i)))
                .toList();
    }

    private Matrix outputs(Matrix hidden) {
        return says() ? model.logits(hidden, queries).logits() : Rows.gather(hidden, queries);
    }

    private boolean says() {
        return model.weights().head() != null;
    }

    private Effect effect(int query, float... now) {
        float[] then = before.row(query);
        return says()
                ? new Effect(
                        Divergence.bits(then, now),
                        Math.exp(Divergence.logarithms(now)[said.get(query).id()]))
                : new Effect(Math.max(0, 1 - Cosine.of(then, now)), Double.NaN);
    }
}
