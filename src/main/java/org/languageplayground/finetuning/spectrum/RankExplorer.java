package org.languageplayground.finetuning.spectrum;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.languageplayground.compute.TunedModels;
import org.languageplayground.finetuning.spectrum.SpectrumReading.Compared;
import org.languageplayground.finetuning.spectrum.SpectrumReading.Pictures;
import org.languageplayground.finetuning.training.LiveTraining;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.measure.ApproximationError;
import org.languageplayground.transformer.measure.Change;
import org.languageplayground.transformer.measure.Spectrum;
import org.languageplayground.ui.QueryReader;
import org.languageplayground.world.tuning.TunedRun;
import org.languageplayground.world.tuning.TunedRuns;

/** One tab's look at what fine-tuning changed: a change, a layer, a matrix. */
public final class RankExplorer {
    private final TunedModels tuned;
    private SpectrumState state = SpectrumState.FIRST;
    private Change own;
    private LiveTraining.Pair ownPair;
    private SpectrumState ownSpectrumOf;
    private Spectrum ownSpectrum;

    public RankExplorer(TunedModels tuned) {
        this.tuned = tuned;
    }

    SpectrumState state() {
        return state;
    }

    void show(SpectrumState wanted) {
        state = wanted;
    }

    /** Back to the first view; a run of one's own stays on offer. */
    public void reset() {
        state = SpectrumState.FIRST;
    }

    /** Takes what a link says of it. */
    public void restore(QueryReader query) {
        state = SpectrumState.read(query, state, own != null);
    }

    /** Adds what a link should say. */
    public void write(Map<String, String> parameters) {
        state.write(parameters);
    }

    /** Offers what the student's own run of the same model changed; null when it is thrown away. */
    public void own(Change change) {
        if (!Objects.equals(change, own)) {
            ownSpectrumOf = null;
        }
        own = change;
        if (own == null && state.run() == SpectrumState.OWN) {
            state = state.withRun(TunedRun.FULL);
        }
    }

    Change own() {
        return own;
    }

    /** Takes the student's own runs to be compared; null where there are none. */
    public void compare(LiveTraining.Pair pair) {
        ownPair = pair;
    }

    /** The shipped runs. */
    TunedModels tuned() {
        return tuned;
    }

    /** The shipped run of full fine-tuning. */
    TunedRun full() {
        return tuned.runs().full();
    }

    /** The runs on offer, as {@link SpectrumState#run()} names them. */
    List<Integer> runs() {
        List<Integer> runs = new ArrayList<>(List.of(TunedRun.FULL));
        runs.addAll(TunedRuns.RANKS);
        if (own != null) {
            runs.add(SpectrumState.OWN);
        }
        return List.copyOf(runs);
    }

    SpectrumReading reading(int rank) {
        return new SpectrumReading(state, rank, spectrum(), compared(), ownReached());
    }

    private OptionalDouble ownReached() {
        return ownPair == null || length(of(ownPair.full())) == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(ApproximationError.of(of(ownPair.full()), of(ownPair.lora()))
                        .relative());
    }

    private Spectrum spectrum() {
        if (state.run() != SpectrumState.OWN) {
            return tuned.spectrum(state.run(), state.layer(), state.target());
        }
        if (!state.equals(ownSpectrumOf)) {
            ownSpectrum = Spectrum.of(own.of(state.layer(), state.target()));
            ownSpectrumOf = state;
        }
        return ownSpectrum;
    }

    private List<Compared> compared() {
        Matrix full = change(TunedRun.FULL);
        Spectrum spectrum = tuned.spectrum(TunedRun.FULL, state.layer(), state.target());
        return tuned.runs().lora().stream()
                .map(run -> {
                    Matrix lora = change(run.rank());
                    return new Compared(
                            run,
                            spectrum.error(run.rank()),
                            ApproximationError.of(full, lora).relative(),
                            length(lora) / length(full));
                })
                .toList();
    }

    private Change all(int run) {
        return run == SpectrumState.OWN ? own : tuned.change(run);
    }

    /** The chosen matrix before the run, {@code [in][out]}. */
    Matrix weight() {
        return state.target()
                .weight(all(state.run()).before().blocks().get(state.layer()))
                .copy();
    }

    /** What a run changed of it, {@code [in][out]}. */
    Matrix change(int run) {
        return of(all(run));
    }

    private Matrix of(Change change) {
        return change.of(state.layer(), state.target());
    }

    private static double length(Matrix matrix) {
        return ApproximationError.of(matrix, Matrix.zeros(matrix.rows(), matrix.columns()))
                        .rootMeanSquare()
                * Math.sqrt(matrix.values().length);
    }

    /** W, its change, and B·A of the LoRA run of the rank where full fine-tuning is shown and there was one; else the best cut. */
    Pictures pictures(int rank) {
        Matrix lowRank = reading(rank)
                .reached()
                .map(run -> change(run.run().rank()))
                .orElseGet(() -> spectrum().truncated(rank));
        return new Pictures(weight().transposed(), change(state.run()).transposed(), lowRank.transposed());
    }
}
