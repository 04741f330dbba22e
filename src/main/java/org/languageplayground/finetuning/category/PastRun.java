package org.languageplayground.finetuning.category;

import org.languageplayground.compute.Run;
import org.languageplayground.world.category.CategorySet;

/**
 * What a run came to.
 *
 * @param number 0 for an adapter that was uploaded
 * @param parameters how many numbers were trained
 * @param progress without the maps
 */
record PastRun(
        int number,
        CategorySettings settings,
        CategorySet set,
        long parameters,
        Run.State state,
        CategoryProgress progress) {}
