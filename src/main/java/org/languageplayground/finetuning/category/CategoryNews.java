package org.languageplayground.finetuning.category;

import java.util.Optional;

/** Tells of a run that has ended, once. */
public final class CategoryNews {
    private final CategoryTraining training;
    private final CategoryText text;
    private LiveCategories told;
    private LiveCategories remembering;

    /** What has ended before is no news. */
    public CategoryNews(CategoryTraining training, CategoryText text) {
        this.training = training;
        this.text = text;
        take();
    }

    /** A sentence on the newest run, if since the last call it has ended, or begun to be asked what it remembers. */
    public String take() {
        Optional<LiveCategories> ended =
                training.newest().filter(LiveCategories::over).filter(run -> run != told);
        Optional<LiveCategories> asked = training.newest()
                .filter(run -> !run.over() && run.progress().toRead() > 0)
                .filter(run -> run != remembering);
        ended.ifPresent(run -> told = run);
        asked.ifPresent(run -> remembering = run);
        return ended.or(() -> asked).map(text::status).orElse("");
    }
}
