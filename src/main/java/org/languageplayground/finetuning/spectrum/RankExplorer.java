package org.languageplayground.finetuning.spectrum;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.languageplayground.compute.NoMemoryException;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.TunedModels;
import org.languageplayground.compute.Visitor;
import org.languageplayground.finetuning.spectrum.SpectrumReading.Compared;
import org.languageplayground.finetuning.spectrum.SpectrumReading.Pictures;
import org.languageplayground.finetuning.training.LiveTraining;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.measure.ApproximationError;
import org.languageplayground.transformer.measure.Change;
import org.languageplayground.transformer.measure.Spectrum;
import org.languageplayground.ui.QueryReader;
import org.languageplayground.world.tuning.TunedRun;
import org.languageplayground.world.tuning.TunedRuns;

/** One tab's look at what fine-tuning changed: a change, a layer, a matrix. */
public final class RankExplorer {
    /** Singular values that take longer are waited for outside of the request. */
    private static final long PATIENCE_MILLISECONDS = 250;

    private final TunedModels tuned;
    private final Visitor visitor;
    private final Map<SpectrumState, Run<Void, Spectrum>> ownSpectra = new HashMap<>();
    private volatile Runnable listener = () -> {};
    private SpectrumState state = SpectrumState.FIRST;
    private Change own;
    private LiveTraining.Pair ownPair;

    public RankExplorer(TunedModels tuned, Visitor visitor) {
        this.tuned = tuned;
        this.visitor = visitor;
    }

    /** Whom to tell that singular values which were waited for are there; called from any thread. */
    void onChange(Runnable newListener) {
        listener = newListener;
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
        if (change != own) {
            ownSpectra.values().forEach(Run::close);
            ownSpectra.clear();
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

    /**
     * What there is to see; empty while the singular values of the student's own run are being computed.
     *
     * @throws org.languageplayground.compute.NoMemoryException if there is not enough to compute them
     */
    Optional<SpectrumReading> reading(int rank) {
        return spectrum().map(spectrum -> new SpectrumReading(state, rank, spectrum, compared(), ownReached()));
    }

    private OptionalDouble ownReached() {
        return ownPair == null || length(of(ownPair.full())) == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(ApproximationError.of(of(ownPair.full()), of(ownPair.lora()))
                        .relative());
    }

    private Optional<Spectrum> spectrum() {
        return state.run() == SpectrumState.OWN
                ? ownSpectrum()
                : Optional.of(tuned.spectrum(state.run(), state.layer(), state.target()));
    }

    private Optional<Spectrum> ownSpectrum() {
        Run<Void, Spectrum> run = ownSpectra.get(state);
        if (run == null) {
            run = visitor.run(new Decomposition(of(own)), () -> listener.run());
            ownSpectra.put(state, run);
            await(run);
        }
        Optional<Throwable> failure = run.failure();
        if (failure.isPresent()) {
            ownSpectra.remove(state);
            throw failure.get() instanceof NoMemoryException refused
                    ? refused
                    : new IllegalStateException("a matrix could not be decomposed", failure.get());
        }
        return run.outcome();
    }

    private static void await(Run<?, ?> run) {
        try {
            run.await(PATIENCE_MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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

    private Matrix change(int run) {
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
    Pictures pictures(SpectrumReading reading) {
        Target target = state.target();
        Matrix lowRank = reading.reached()
                .map(run -> change(run.run().rank()))
                .orElseGet(() -> reading.spectrum().truncated(reading.rank()));
        return new Pictures(
                target.weight(all(state.run()).before().blocks().get(state.layer()))
                        .copy()
                        .transposed(),
                change(state.run()).transposed(),
                lowRank.transposed());
    }
}
