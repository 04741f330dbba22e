package org.languageplayground.attention.off;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.languageplayground.attention.reading.ShownModel;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.ServerMemory;
import org.languageplayground.compute.SharedRuns;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.search.handbook.HandbookQuestions;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.training.LabelledBatch;
import org.languageplayground.transformer.training.Targets;
import org.languageplayground.world.heldout.HeldOutTexts;
import org.springframework.stereotype.Service;

/** What the heads of each model do on held-out texts: measured by the pool when someone first asks, shared by all, and stopped when nobody waits any more. */
@Service
public class HeadStudies extends SharedRuns<ShownModel, StudyProgress, HeadStudy> {
    private static final int TOGETHER = 10;
    private static final Targets NONE = new Targets(new int[0], new int[0], new float[0]);

    private final ModelLibrary library;
    private final HandbookQuestions handbook = new HandbookQuestions();
    private final Map<String, HeldOutTexts> texts = new ConcurrentHashMap<>();

    public HeadStudies(ModelLibrary library, WorkerPool pool, ServerMemory memory) {
        super(pool, memory);
        this.library = library;
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

    @Override
    protected StudyWork work(ShownModel shown) {
        LoadedModel loaded = library.get(shown.name());
        Transformer random = library.untrained(loaded.model().config());
        Transformer model = shown.untrained() ? random : loaded.model();
        if (loaded.model().weights().head() == null) {
            return new StudyWork(model, null, questions(loaded), List.of());
        }
        HeldOutTexts own = texts(shown.name());
        return new StudyWork(model, shown.untrained() ? null : random, own.measured(), own.tried());
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
