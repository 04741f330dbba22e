package org.languageplayground.attention.off;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.NoMemoryException;
import org.languageplayground.compute.ServerMemory;
import org.languageplayground.compute.SharedRuns;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.search.handbook.HandbookQuestions;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.training.LabelledBatch;
import org.languageplayground.transformer.training.Targets;
import org.languageplayground.world.EnglishEncoder;
import org.languageplayground.world.ShippedModels;
import org.languageplayground.world.heldout.HeldOutTexts;
import org.springframework.stereotype.Service;

/** What the heads of each model do on held-out texts: measured by the pool when someone first asks, shared by all, and stopped when nobody waits any more. */
@Service
public class HeadStudies {
    private static final int TOGETHER = 10;
    private static final Targets NONE = new Targets(new int[0], new int[0], new float[0]);

    private final ModelLibrary library;
    private final SharedRuns<Key, StudyProgress, HeadStudy> studies;
    private final HandbookQuestions handbook = new HandbookQuestions();
    private final Map<String, HeldOutTexts> texts = new ConcurrentHashMap<>();

    /** Whose heads. */
    record Key(String model, boolean untrained) {}

    public HeadStudies(ModelLibrary library, WorkerPool pool, ServerMemory memory) {
        this.library = library;
        studies = new SharedRuns<>(pool, memory, this::work);
    }

    /** Whether held-out texts of the model's own kind are known. */
    boolean possible(String model) {
        return ShippedModels.names().contains(model) || model.equals(EnglishEncoder.NAME);
    }

    /** The held-out texts of a shipped model. */
    HeldOutTexts texts(String model) {
        return texts.computeIfAbsent(model, name -> HeldOutTexts.of(library.get(name)));
    }

    /** The handbook's questions. */
    HandbookQuestions handbook() {
        return handbook;
    }

    /** The model with its tokenizer. */
    LoadedModel model(String name) {
        return library.get(name);
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

    /** Waits no longer, for any study; one for which nobody waits any more is stopped. */
    void leave(Object who) {
        studies.leave(who);
    }

    /** How far a study is; empty where nobody has asked for it. */
    Optional<StudyProgress> progress(Key key) {
        return studies.progress(key);
    }

    /** Whether a study is complete. */
    boolean done(Key key) {
        return studies.done(key);
    }

    /** Why a study went wrong, if it did. */
    Optional<Throwable> failure(Key key) {
        return studies.failure(key);
    }

    private StudyWork work(Key key) {
        LoadedModel loaded = library.get(key.model());
        Transformer random = library.untrained(loaded.model().config());
        Transformer model = key.untrained() ? random : loaded.model();
        if (loaded.model().weights().head() == null) {
            return new StudyWork(model, null, questions(loaded), List.of());
        }
        HeldOutTexts own = texts(key.model());
        return new StudyWork(model, key.untrained() ? null : random, own.measured(), own.tried());
    }

    /** The handbook's questions as an encoder reads them. */
    private List<LabelledBatch> questions(LoadedModel encoder) {
        List<int[]> texts = handbook.questions().stream()
                .map(question -> encoder.tokenizer().encode(question.text()).ids())
                .toList();
        return IntStream.iterate(0, from -> from < texts.size(), from -> from + TOGETHER)
                .mapToObj(from -> new LabelledBatch(
                        TokenBatch.of(texts.subList(from, Math.min(texts.size(), from + TOGETHER))), NONE))
                .toList();
    }
}
