package org.languageplayground.finetuning.category;

import java.util.Optional;

/** Tells of a run that has ended, once. */
public final class CategoryNews {
    private final CategoryTraining training;
    private final CategoryText text;
    private LiveCategories told;

    /** What has ended before is no news. */
    public CategoryNews(CategoryTraining training, CategoryText text) {
        this.training = training;
        this.text = text;
        take();
    }

    /** A sentence on the newest run, if it has ended since the last call. */
    public String take() {
        Optional<LiveCategories> ended =
                training.newest().filter(LiveCategories::over).filter(run -> run != told);
        ended.ifPresent(run -> told = run);
        return ended.map(text::status).orElse("");
    }
}
