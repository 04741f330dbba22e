package org.languageplayground.finetuning;

import org.languageplayground.compute.Libraries;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.Visitors;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.finetuning.category.CategoryTraining;
import org.languageplayground.finetuning.category.English;
import org.languageplayground.finetuning.teach.LiveTraining;
import org.languageplayground.finetuning.teach.TinyModel;

/** What live training needs, for tests. */
public final class Training {
    public static final TinyModel TINY = new TinyModel(new ModelLibrary("", false));
    public static final English ENGLISH = new English(Libraries.WITH_ENGLISH);
    public static final WorkerPool POOL = new WorkerPool(1, 10);

    private Training() {}

    /** A tab without runs. */
    public static LiveTraining none() {
        return new LiveTraining(TINY, Visitors.of(POOL));
    }

    /** A tab without runs on categories. */
    public static CategoryTraining noCategories() {
        return new CategoryTraining(ENGLISH, Visitors.of(POOL));
    }
}
