package org.languageplayground.transformer.measure;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What every head of a model was found to do.
 *
 * @param heads a layer
 * @param texts how many were read
 * @param baselines of each role that the texts say something about: what a head reaches that knows nothing of the content
 * @param copyingEvenly what {@link CopyingScore} would be of a head that raises all words alike; nothing without a head over words
 * @param findings head after head, layer after layer
 */
public record RoleTable(
        int heads, int texts, Map<HeadRole, Double> baselines, Optional<Double> copyingEvenly, List<Finding> findings) {

    /**
     * What one head does; layer and head are counted from 0.
     *
     * @param resting mean attention on tokens for resting
     * @param scores by role, of the attention that does not rest
     * @param copying whether the words that it looks at rise, over random words; nothing without a head over words
     * @param role the role that it has its name from, if any
     */
    public record Finding(
            int layer,
            int head,
            MeanInterval resting,
            Map<HeadRole, MeanInterval> scores,
            Optional<MeanInterval> copying,
            Optional<HeadRole> role) {

        /** Whether more than half of its attention rests. */
        public boolean rests() {
            return resting.mean() > 0.5;
        }
    }

    /** What one head does, layer and head counted from 0. */
    public Finding of(int layer, int head) {
        return findings.get(layer * heads + head);
    }

    /** The roles, in their order. */
    public List<HeadRole> roles() {
        return List.copyOf(baselines.keySet());
    }

    /** How many heads have a name. */
    public long named() {
        return findings.stream().filter(one -> one.role().isPresent()).count();
    }
}
