package org.languageplayground.finetuning.training;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.languageplayground.compute.Work;
import org.languageplayground.transformer.BlockWeights;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.transformer.matrix.Slice;
import org.languageplayground.transformer.measure.Change;
import org.languageplayground.transformer.measure.Spectrum;

/** Decomposes what a run changed, a matrix a step. */
public final class Decomposition implements Work<Integer, OwnChange> {
    private final Change change;
    private final List<Map<Target, Spectrum>> spectra = new ArrayList<>();
    private final long bytes;
    private int done;

    public Decomposition(Change change) {
        this.change = change;
        long sum = Float.BYTES * change.after().parameters();
        for (BlockWeights block : change.after().blocks()) {
            spectra.add(new EnumMap<>(Target.class));
            for (Target target : Target.values()) {
                Slice matrix = target.weight(block);
                int values = Math.min(matrix.rows(), matrix.columns());
                sum += (long) Double.BYTES * values * (matrix.rows() + matrix.columns());
            }
        }
        bytes = sum;
    }

    private int matrices() {
        return spectra.size() * Target.values().length;
    }

    @Override
    public boolean step() {
        int layer = done / Target.values().length;
        Target target = Target.values()[done % Target.values().length];
        spectra.get(layer).put(target, Spectrum.of(change.of(layer, target)));
        done++;
        return done < matrices();
    }

    /** How many matrices are decomposed. */
    @Override
    public Integer progress() {
        return done;
    }

    @Override
    public OwnChange outcome() {
        return done < matrices() ? null : new OwnChange(change, spectra);
    }

    /** The weights after the run, and of each matrix its singular vectors on either side. */
    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public long bytesKept() {
        return bytes;
    }
}
