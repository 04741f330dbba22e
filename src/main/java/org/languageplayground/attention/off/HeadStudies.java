package org.languageplayground.attention.off;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.languageplayground.compute.MemoryBudget;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.NoMemoryException;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.ServerMemory;
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
    private final WorkerPool pool;
    private final MemoryBudget memory;
    private final HandbookQuestions handbook = new HandbookQuestions();
    private final Map<Key, Shared> studies = new HashMap<>();
    private final Map<String, HeldOutTexts> texts = new ConcurrentHashMap<>();

    /** Whose heads. */
    record Key(String model, boolean untrained) {}

    private static final class Shared {
        private final Map<Object, Runnable> waiting = new ConcurrentHashMap<>();
        private Run<StudyProgress, HeadStudy> run;

        boolean done() {
            return run.state() == Run.State.DONE;
        }

        void tell() {
            waiting.values().forEach(Runnable::run);
        }
    }

    public HeadStudies(ModelLibrary library, WorkerPool pool, ServerMemory memory) {
        this.library = library;
        this.pool = pool;
        this.memory = memory.shared();
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
    synchronized void ask(Key key, Object who, Runnable changed) {
        Shared shared = studies.get(key);
        if (shared == null || shared.run.over() && !shared.done()) {
            Shared begun = new Shared();
            begun.waiting.put(who, changed);
            begun.run = pool.submit(begun, memory, work(key), begun::tell);
            studies.put(key, begun);
        } else {
            shared.waiting.put(who, changed);
        }
    }

    /** Waits no longer, for any study; one for which nobody waits any more is stopped. */
    synchronized void leave(Object who) {
        studies.values().removeIf(shared -> {
            boolean left = shared.waiting.remove(who) != null && shared.waiting.isEmpty() && !shared.done();
            if (left) {
                shared.run.close();
            }
            return left;
        });
    }

    /** How far a study is; empty where nobody has asked for it. */
    synchronized Optional<StudyProgress> progress(Key key) {
        return Optional.ofNullable(studies.get(key)).map(shared -> shared.run.progress());
    }

    /** Whether a study is complete. */
    synchronized boolean done(Key key) {
        return studies.containsKey(key) && studies.get(key).done();
    }

    /** Why a study went wrong, if it did. */
    synchronized Optional<Throwable> failure(Key key) {
        return Optional.ofNullable(studies.get(key)).flatMap(shared -> shared.run.failure());
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
