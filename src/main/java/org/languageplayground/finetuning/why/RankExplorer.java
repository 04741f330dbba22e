package org.languageplayground.finetuning.why;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.languageplayground.compute.NoMemoryException;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.TunedModels;
import org.languageplayground.compute.Visitor;
import org.languageplayground.finetuning.teach.LiveTraining;
import org.languageplayground.finetuning.why.SpectrumReading.Compared;
import org.languageplayground.finetuning.why.SpectrumReading.Pictures;
import org.languageplayground.transformer.folder.FolderFiles;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.matrix.Slice;
import org.languageplayground.transformer.measure.ApproximationError;
import org.languageplayground.transformer.measure.Change;
import org.languageplayground.transformer.measure.Spectrum;
import org.languageplayground.ui.Notice;
import org.languageplayground.world.tuning.TunedRun;
import org.languageplayground.world.tuning.TunedRuns;

/** What fine-tuning changed, by the shipped runs and by the student's own. A spectrum takes up to a second, so the pool makes it. */
public final class RankExplorer {
    private final TunedModels tuned;
    private final Visitor visitor;
    private final Map<SpectrumState, Run<Void, Spectrum>> underWay = new HashMap<>();
    private final Map<SpectrumState, List<Compared>> compared = new HashMap<>();
    private volatile Runnable listener = () -> {};
    private boolean waiting;
    private boolean arrived;
    private Notice problem;
    private Change own;
    private LiveTraining.Pair ownPair;

    /** Looks at the shipped runs; there is none of the student's own yet. */
    public RankExplorer(TunedModels tuned, Visitor visitor) {
        this.tuned = tuned;
        this.visitor = visitor;
    }

    /** Whom to tell that a spectrum has been made; called from any thread. */
    public void onChange(Runnable newListener) {
        listener = newListener;
    }

    /** Whether what a reading still lacked has come since the last call. */
    public boolean takeArrived() {
        boolean was = arrived;
        arrived = false;
        return was;
    }

    /** Offers what the student's own run of the same model changed; null when it is thrown away. */
    public void own(Change change) {
        if (change != own) {
            forget(SpectrumState::own);
        }
        own = change;
    }

    /** Ends what is under way, and forgets the student's own runs. */
    public void close() {
        forget(state -> true);
        own = null;
        ownPair = null;
    }

    private void forget(Predicate<SpectrumState> which) {
        List<SpectrumState> forgotten = underWay.keySet().stream().filter(which).toList();
        forgotten.forEach(state -> underWay.remove(state).close());
    }

    /** Whether there is a run of the student's own. */
    public boolean hasOwn() {
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

    /** What is seen of a change; nothing as long as its spectrum is being made, or if there is a problem with it. */
    Optional<SpectrumReading> reading(SpectrumState state, int rank) {
        problem = null;
        Optional<Spectrum> shown = spectrum(state);
        SpectrumState fullState = new SpectrumState(TunedRun.FULL, state.layer(), state.target());
        Optional<Spectrum> full = spectrum(fullState);
        boolean there = problem != null || (shown.isPresent() && full.isPresent());
        arrived |= there && waiting;
        waiting = !there;
        return shown.flatMap(spectrum -> full.map(cut -> new SpectrumReading(
                state, rank, all(state.run()), spectrum, compared(fullState, cut), ownReached(state))));
    }

    /** Why the last reading has nothing to be seen and will not, if so. */
    Optional<Notice> problem() {
        return Optional.ofNullable(problem);
    }

    private OptionalDouble ownReached(SpectrumState state) {
        return ownPair == null || length(of(ownPair.full(), state)) == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(ApproximationError.of(of(ownPair.full(), state), of(ownPair.lora(), state))
                        .relative());
    }

    private Optional<Spectrum> spectrum(SpectrumState state) {
        Optional<Spectrum> made =
                state.own() ? Optional.empty() : tuned.made(state.run(), state.layer(), state.target());
        if (made.isPresent()) {
            forget(state::equals);
            return made;
        }
        try {
            Run<Void, Spectrum> run = underWay.computeIfAbsent(
                    state, missing -> visitor.run(decomposition(missing), () -> listener.run()));
            run.failure().ifPresent(failure -> problem = new Notice("lora.spectrum.failed"));
            return run.outcome();
        } catch (NoMemoryException e) {
            problem = Notice.memory(e);
            return Optional.empty();
        }
    }

    private Decomposition decomposition(SpectrumState state) {
        Change change = all(state.run());
        Slice matrix = state.target().weight(change.before().blocks().get(state.layer()));
        return new Decomposition(
                matrix,
                state.own()
                        ? () -> Spectrum.of(of(change, state))
                        : () -> tuned.spectrum(state.run(), state.layer(), state.target()));
    }

    /** The shipped runs beside one another, which are the same for good. */
    private List<Compared> compared(SpectrumState full, Spectrum fullSpectrum) {
        return compared.computeIfAbsent(full, state -> compare(state, fullSpectrum));
    }

    private List<Compared> compare(SpectrumState state, Spectrum fullSpectrum) {
        Matrix full = of(tuned.change(TunedRun.FULL), state);
        double length = length(full);
        return tuned.runs().lora().stream()
                .map(run -> {
                    Matrix lora = of(tuned.change(run.rank()), state);
                    return new Compared(
                            run,
                            fullSpectrum.error(run.rank()),
                            ApproximationError.of(full, lora).relative(),
                            length(lora) / length);
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
                weight(state).transposed(), of(reading.change(), state).transposed(), lowRank.transposed());
    }
}
