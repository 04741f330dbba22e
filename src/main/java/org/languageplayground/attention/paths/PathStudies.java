package org.languageplayground.attention.paths;

import java.util.List;
import java.util.Optional;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.NoMemoryException;
import org.languageplayground.compute.ServerMemory;
import org.languageplayground.compute.SharedRuns;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.search.handbook.AskedTexts;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.transformer.measure.AskedText;
import org.languageplayground.world.EnglishEncoder;
import org.languageplayground.world.ShippedModels;
import org.springframework.stereotype.Service;

/** How well attention and its kin agree with what switching tokens off does, over texts that the model has never read: measured once for all visitors. */
@Service
public class PathStudies {
    private final ModelLibrary library;
    private final SharedRuns<Key, PathProgress, PathStudy> studies;

    /** A model by its name, or random weights in its shape. */
    record Key(String model, boolean untrained) {}

    public PathStudies(ModelLibrary library, WorkerPool pool, ServerMemory memory) {
        this.library = library;
        studies = new SharedRuns<>(pool, memory, this::work);
    }

    /** Whether texts of the model's own kind are known that it has never read. */
    boolean possible(String model) {
        return ShippedModels.names().contains(model) || model.equals(EnglishEncoder.NAME);
    }

    /** Those texts. */
    List<AskedText> texts(String model) {
        return AskedTexts.of(library.get(model));
    }

    /**
     * Asks for a study; it begins unless it is under way or there.
     *
     * @param who is told by {@code changed} from any thread, and waits until it {@link #leave leaves}
     * @throws NoMemoryException if there is not enough to begin
     */
    void ask(Key key, Object who, Runnable changed) {
        studies.ask(key, who, changed);
    }

    /** Waits no longer, for any study. */
    void leave(Object who) {
        studies.leave(who);
    }

    /** How far a study is; empty where nobody has asked for it. */
    Optional<PathProgress> progress(Key key) {
        return studies.progress(key);
    }

    /** Whether a study is complete. */
    boolean done(Key key) {
        return studies.done(key);
    }

    /** Whether a study went wrong. */
    boolean failed(Key key) {
        return studies.failure(key).isPresent();
    }

    private PathStudyWork work(Key key) {
        LoadedModel loaded = library.get(key.model());
        Transformer random = library.untrained(loaded.model().config());
        if (loaded.model().weights().head() == null) {
            random = new Transformer(random.config(), random.weights().withoutHead());
        }
        return key.untrained()
                ? new PathStudyWork(random, null, () -> AskedTexts.of(loaded))
                : new PathStudyWork(loaded.model(), random, () -> AskedTexts.of(loaded));
    }
}
