package org.languageplayground.transformer.adapter;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.matrix.Slice;

/**
 * What a student chooses about LoRA.
 *
 * @param rankStabilized whether the scale is α/√r (rsLoRA, Kalajdzievski 2023, arXiv:2312.03732) instead of α/r
 */
public record LoraSettings(int rank, double alpha, boolean rankStabilized, Set<Target> targets) {

    /** Checks what needs no model. */
    public LoraSettings {
        if (rank < 1) {
            throw new IllegalArgumentException("the rank must be at least 1, not " + rank);
        }
        if (!(alpha > 0) || Double.isInfinite(alpha)) {
            throw new IllegalArgumentException(
                    "alpha must be above 0, not " + alpha + ": with 0 nothing that is learned would count");
        }
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("LoRA needs at least one matrix to adapt");
        }
        targets = Set.copyOf(targets);
    }

    /** The factor before A·B. */
    public double scale() {
        return scale(alpha, rank, rankStabilized);
    }

    /** α/r, or α/√r where it is stabilised. */
    public static double scale(double alpha, int rank, boolean rankStabilized) {
        return alpha / (rankStabilized ? Math.sqrt(rank) : rank);
    }

    /**
     * Untrained pairs for every block, layer after layer: A random, B = 0, so that ΔW = 0.
     *
     * @throws IllegalArgumentException if the rank is above what an adapted matrix can have
     */
    List<LowRank> pairs(Weights base, RandomGenerator random) {
        List<LowRank> pairs = new ArrayList<>();
        for (int layer = 0; layer < base.blocks().size(); layer++) {
            for (Target target : EnumSet.copyOf(targets)) {
                Slice weight = target.weight(base.blocks().get(layer));
                if (rank > Math.min(weight.rows(), weight.columns())) {
                    throw new IllegalArgumentException("the rank " + rank + " is above "
                            + Math.min(weight.rows(), weight.columns()) + ", the greatest that a "
                            + weight.rows() + " x " + weight.columns() + " matrix can have");
                }
                Matrix a = FanIn.uniform(weight.rows(), rank, random);
                pairs.add(new LowRank(layer, target, a, Matrix.zeros(rank, weight.columns()), scale()));
            }
        }
        return pairs;
    }
}
