package org.languageplayground.finetuning.category;

import com.vaadin.flow.component.html.Div;
import java.util.Optional;

/** The sentences of a run before training and now, and where the student's own lies. */
final class SentenceMaps extends Div {
    private final transient CategoryTraining training;
    private final transient CategoryText text;
    private final MapChart before = new MapChart(getTranslation("lora.category.map.before"), "sentences-before");
    private final MapChart now = new MapChart(getTranslation("lora.category.map.now"), "sentences-now");

    SentenceMaps(CategoryTraining training, CategoryText text) {
        this.training = training;
        this.text = text;
        addClassName("panel-columns");
        add(before, now);
    }

    /** Shows a run once its sentences have a place. */
    void show(Optional<LiveCategories> live, String typed) {
        Optional<LiveCategories> mapped = live.filter(run -> run.progress().now() != null);
        setVisible(mapped.isPresent());
        mapped.ifPresent(run -> show(run, typed));
    }

    private void show(LiveCategories run, String typed) {
        boolean readable = CategoryTraining.sentenceProblem(typed).isEmpty();
        SentenceMap first = run.progress().before();
        SentenceMap last = run.progress().now();
        before.show(
                run.set(),
                first,
                readable ? Optional.of(first.place(training.untrained(typed))) : Optional.empty(),
                text);
        now.show(
                run.set(),
                last,
                readable ? training.sorted(typed).map(sorted -> last.place(sorted.vector())) : Optional.empty(),
                text);
    }
}
