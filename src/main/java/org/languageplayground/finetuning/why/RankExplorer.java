package org.languageplayground.finetuning.why;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.languageplayground.transformer.folder.FolderFiles;
import org.languageplayground.compute.TunedModels;
import org.languageplayground.finetuning.teach.LiveTraining;
import org.languageplayground.finetuning.why.SpectrumReading.Compared;
import org.languageplayground.finetuning.why.SpectrumReading.Pictures;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.measure.ApproximationError;
import org.languageplayground.transformer.measure.Change;
import org.languageplayground.transformer.measure.Spectrum;
import org.languageplayground.world.tuning.TunedRun;
import org.languageplayground.world.tuning.TunedRuns;

/** What fine-tuning changed, by the shipped runs and by the student's own. A spectrum takes up to a second, so others make it. */
public final class RankExplorer {
    private final TunedModels tuned;
    private final Consumer<Runnable> worker;
    private final Map<SpectrumState, Spectrum> ownSpectra = new ConcurrentHashMap<>();
    private final Set<SpectrumState> underWay = ConcurrentHashMap.newKeySet();
    private volatile Runnable listener = () -> {};
    private volatile boolean arrived;
    private volatile Change own;
    private LiveTraining.Pair ownPair;

    /**
     * Looks at the shipped runs; there is none of the student's own yet.
     *
     * @param worker does what takes long, at once or later
     */
    public RankExplorer(TunedModels tuned, Consumer<Runnable> worker) {
        this.tuned = tuned;
        this.worker = worker;
    }

    /** Whom to tell that a spectrum has been made; called by whoever makes it. */
    public void onChange(Runnable newListener) {
        listener = newListener;
    }

    /** Whether a spectrum has been made since the last call. */
    public boolean takeArrived() {
        boolean was = arrived;
        arrived = false;
        return was;
    }

    /** Offers what the student's own run of the same model changed; null when it is thrown away. */
    public void own(Change change) {
        own = change;
        ownSpectra.clear();
    }

    /** Whether there is a run of the student's own. */
    boolean hasOwn() {
        return own != null;
    }

    /** Takes the student's own runs to be compared; null where there are none. */
    public void compare(LiveTraining.Pair pair) {
        ownPair = pair;
    }

    /** The shipped run of full fine-tuning. */
    TunedRun full() {
        return tuned.runs().full();
    }

    /** The runs on offer, as {@link WhyFields#CHANGE} names them. */
    List<Integer> runs() {
        List<Integer> runs = new ArrayList<>(List.of(TunedRun.FULL));
        runs.addAll(TunedRuns.RANKS);
        if (hasOwn()) {
            runs.add(WhyFields.OWN);
        }
        return List.copyOf(runs);
    }

    /** What is seen of a change; nothing as long as its spectrum is being made. */
    Optional<SpectrumReading> reading(SpectrumState state, int rank) {
        Optional<Spectrum> shown = spectrum(state);
        Optional<Spectrum> full = spectrum(new SpectrumState(TunedRun.FULL, state.layer(), state.target()));
        return shown.flatMap(spectrum -> full.map(cut ->
                new SpectrumReading(state, rank, all(state.run()), spectrum, compared(state, cut), ownReached(state))));
    }

    private OptionalDouble ownReached(SpectrumState state) {
        return ownPair == null || length(of(ownPair.full(), state)) == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(ApproximationError.of(of(ownPair.full(), state), of(ownPair.lora(), state))
                        .relative());
    }

    private Optional<Spectrum> spectrum(SpectrumState state) {
        if (made(state).isEmpty() && underWay.add(state)) {
            worker.accept(() -> {
                try {
                    make(state);
                } finally {
                    underWay.remove(state);
                }
                arrived = true;
                listener.run();
            });
        }
        return made(state);
    }

    private Optional<Spectrum> made(SpectrumState state) {
        return state.own()
                ? Optional.ofNullable(ownSpectra.get(state))
                : tuned.made(state.run(), state.layer(), state.target());
    }

    private void make(SpectrumState state) {
        Change change = own;
        if (!state.own()) {
            tuned.spectrum(state.run(), state.layer(), state.target());
        } else if (change != null) {
            Spectrum spectrum = Spectrum.of(of(change, state));
            if (change == own) {
                ownSpectra.put(state, spectrum);
            }
        }
    }

    private List<Compared> compared(SpectrumState state, Spectrum fullSpectrum) {
        Matrix full = of(tuned.change(TunedRun.FULL), state);
        return tuned.runs().lora().stream()
                .map(run -> {
                    Matrix lora = of(tuned.change(run.rank()), state);
                    return new Compared(
                            run,
                            fullSpectrum.error(run.rank()),
                            ApproximationError.of(full, lora).relative(),
                            length(lora) / length(full));
                })
                .toList();
    }

    private Change all(int run) {
        return run == WhyFields.OWN ? own : tuned.change(run);
    }

    private static Matrix of(Change change, SpectrumState state) {
        return change.of(state.layer(), state.target());
    }

    /** What the model was loaded from that the shipped runs started with. */
    FolderFiles folder() {
        return tuned.folder();
    }

    /** The matrix before the run, {@code [in][out]}. */
    Matrix weight(SpectrumState state) {
        return state.target()
                .weight(all(state.run()).before().blocks().get(state.layer()))
                .copy();
    }

    /** What the run changed of the matrix, {@code [in][out]}. */
    Matrix change(SpectrumState state) {
        return of(all(state.run()), state);
    }

    private static double length(Matrix matrix) {
        return ApproximationError.of(matrix, Matrix.zeros(matrix.rows(), matrix.columns()))
                        .rootMeanSquare()
                * Math.sqrt(matrix.values().length);
    }

    /** W, its change, and B·A of the LoRA run of the rank where full fine-tuning is shown and there was one; else the best cut. */
    Pictures pictures(SpectrumReading reading) {
        SpectrumState state = reading.state();
        Matrix lowRank = reading.reached()
                .map(run -> of(tuned.change(run.run().rank()), state))
                .orElseGet(() -> reading.spectrum().truncated(reading.rank()));
        return new Pictures(
                weight(state).transposed(),
                of(reading.change(), state).transposed(),
                lowRank.transposed());
    }
}
