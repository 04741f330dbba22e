package org.languageplayground.attention.paths;

import java.util.List;
import org.languageplayground.attention.reading.ShownModel;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.ServerMemory;
import org.languageplayground.compute.SharedRuns;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.search.handbook.AskedTexts;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.transformer.measure.AskedText;
import org.springframework.stereotype.Service;

/** How well attention and its kin agree with what switching tokens off does, over texts that the model has never read: measured once for all visitors. */
@Service
public class PathStudies extends SharedRuns<ShownModel, PathProgress, PathStudy> {
    private final ModelLibrary library;

    public PathStudies(ModelLibrary library, WorkerPool pool, ServerMemory memory) {
        super(pool, memory);
        this.library = library;
    }

    /** Texts of the model's own kind that it has never read. */
    List<AskedText> texts(String model) {
        return AskedTexts.of(library.get(model));
    }

    @Override
    protected PathStudyWork work(ShownModel shown) {
        LoadedModel loaded = library.get(shown.name());
        Transformer random = library.untrained(loaded.model().config());
        if (loaded.model().weights().head() == null) {
            random = new Transformer(random.config(), random.weights().withoutHead());
        }
        return shown.untrained()
                ? new PathStudyWork(random, null, () -> AskedTexts.of(loaded))
                : new PathStudyWork(loaded.model(), random, () -> AskedTexts.of(loaded));
    }
}
