package org.languageplayground.finetuning.category;

import org.languageplayground.compute.Run;
import org.languageplayground.world.category.CategorySet;

/**
 * The newest run of a tab.
 *
 * @param number how many runs the tab has begun with this one; 0 for an adapter that was uploaded
 * @param parameters how many numbers are trained
 */
record LiveCategories(
        int number, CategorySettings settings, CategorySet set, long parameters, Run<CategoryProgress, Trained> run) {

    CategoryProgress progress() {
        return run.progress();
    }

    /** Whether no step will follow. */
    boolean over() {
        return run.over();
    }

    /** What it has come to so far, without all that takes memory. */
    PastRun past() {
        return new PastRun(
                number, settings, set, parameters, run.state(), progress().withoutMaps());
    }
}
