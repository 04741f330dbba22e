package org.languageplayground.attention.paths;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.languageplayground.attention.reading.PassMemory;
import org.languageplayground.compute.Work;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.measure.Candidates.Candidate;
import org.languageplayground.transformer.measure.Occlusion;

/** Makes the tokens of a sentence unseen, one a step. */
final class OcclusionWork implements Work<Integer, TokenChanges> {
    private final Transformer model;
    private final Trace whole;
    private final int query;
    private final int[] sources;
    private final IntFunction<String> words;
    private final double[] change;
    private final double[] probability;
    private Occlusion occlusion;
    private int done;

    /**
     * Nothing is done yet.
     *
     * @param whole the pass in which all is seen
     * @param query whose output is looked at
     * @param sources the tokens that become unseen
     * @param words of the vocabulary by their ids
     */
    OcclusionWork(Transformer model, Trace whole, int query, int[] sources, IntFunction<String> words) {
        this.model = model;
        this.whole = whole;
        this.query = query;
        this.sources = sources;
        this.words = words;
        change = nothing();
        probability = nothing();
    }

    private double[] nothing() {
        double[] values = new double[whole.batch().tokens()];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    @Override
    public boolean step() {
        if (occlusion == null) {
            occlusion = new Occlusion(model, whole, query);
        }
        if (done < sources.length) {
            Occlusion.Effect effect = occlusion.without(sources[done]).getFirst();
            change[sources[done]] = effect.change();
            probability[sources[done]] = effect.probability();
            done++;
        }
        return done < sources.length;
    }

    @Override
    public Integer progress() {
        return done;
    }

    /** Nothing as long as tokens are left. */
    @Override
    public TokenChanges outcome() {
        if (occlusion == null || done < sources.length) {
            return null;
        }
        Candidate said = occlusion.said().stream().findFirst().orElse(null);
        return new TokenChanges(
                query,
                said == null ? null : words.apply(said.id()),
                said == null ? Double.NaN : said.probability(),
                change,
                probability);
    }

    /** A pass, and what the head reads off it. */
    @Override
    public long bytes() {
        int tokens = whole.batch().tokens();
        return PassMemory.bytes(model.config(), tokens, tokens)
                + 3L * Double.BYTES * model.config().vocabulary();
    }
}
