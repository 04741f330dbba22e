package org.languageplayground.compute;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.transformer.folder.FolderFiles;
import org.languageplayground.transformer.measure.Change;
import org.languageplayground.transformer.measure.Spectrum;
import org.languageplayground.world.tuning.TunedRun;
import org.languageplayground.world.tuning.TunedRuns;
import org.springframework.stereotype.Service;

/** The shipped fine-tuning runs and the spectra of what they changed, shared by all and made when first asked for. */
@Service
public class TunedModels {
    private final ModelLibrary library;
    private final Map<Key, Spectrum> spectra = new ConcurrentHashMap<>();
    private TunedRuns runs;

    private record Key(int run, int layer, Target target) {}

    public TunedModels(ModelLibrary library) {
        this.library = library;
    }

    /** What the model was loaded from that the runs started with. */
    public FolderFiles folder() {
        return library.get(TunedRuns.MODEL).files();
    }

    /** All runs. */
    public synchronized TunedRuns runs() {
        if (runs == null) {
            runs = TunedRuns.load(library.get(TunedRuns.MODEL).model());
        }
        return runs;
    }

    /** What a run changed, by its rank or {@link TunedRun#FULL}. */
    public Change change(int run) {
        TunedRun found = run == TunedRun.FULL ? runs().full() : runs().lora(run).orElseThrow();
        return new Change(runs().base().weights(), found.weights());
    }

    /** The spectrum of what a run changed in one matrix, if someone has asked for it before. */
    public Optional<Spectrum> made(int run, int layer, Target target) {
        return Optional.ofNullable(spectra.get(new Key(run, layer, target)));
    }

    /** The spectrum of what a run changed in one matrix; making it takes up to a second. */
    public Spectrum spectrum(int run, int layer, Target target) {
        return spectra.computeIfAbsent(
                new Key(run, layer, target), key -> Spectrum.of(change(run).of(layer, target)));
    }
}
