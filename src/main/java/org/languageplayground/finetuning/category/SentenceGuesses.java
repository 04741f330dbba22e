package org.languageplayground.finetuning.category;

import com.vaadin.flow.component.html.Div;
import java.util.Optional;
import org.languageplayground.finetuning.category.CategoryProgress.Guess;
import org.languageplayground.transformer.classification.Centroids.Nearest;
import org.languageplayground.world.category.CategorySet;

/** What the student's sentence is taken for: before training, by the nearest mean, and now. */
final class SentenceGuesses extends Div {
    private final transient CategoryTraining training;
    private final transient CategoryText text;
    private final GuessCell before = new GuessCell(getTranslation("lora.answer.before"));
    private final GuessCell nearest = new GuessCell(getTranslation("lora.category.nearest"));
    private final GuessCell now = new GuessCell(getTranslation("lora.category.now"));

    SentenceGuesses(CategoryTraining training, CategoryText text) {
        this.training = training;
        this.text = text;
        addClassName("answers");
        add(before, nearest, now);
    }

    /**
     * Shows what a run makes of the sentence.
     *
     * @param live none where no run has learned from the examples that are set
     */
    void show(Optional<LiveCategories> live, Optional<CategorySet> set, String typed) {
        set.ifPresentOrElse(this::undecided, () -> before.clear(getTranslation("lora.answer.before")));
        if (live.isPresent() && CategoryTraining.sentenceProblem(typed).isEmpty()) {
            showNearest(live.get(), typed);
            showNow(live.get(), typed);
        } else {
            nearest.clear(getTranslation("lora.category.nearest"));
            now.clear(getTranslation("lora.category.now"));
        }
    }

    private void undecided(CategorySet set) {
        before.show(
                getTranslation("lora.answer.before"),
                getTranslation("lora.category.undecided"),
                getTranslation(
                        "lora.category.each",
                        text.probability(1.0 / set.categories().size())));
    }

    private void showNearest(LiveCategories live, String typed) {
        String title = getTranslation("lora.category.nearest");
        if (live.progress().centroids() == null) {
            nearest.clear(title);
        } else {
            Nearest found = live.progress().centroids().nearest(training.untrained(typed));
            nearest.show(title, live.set().categories().get(found.category()), text.cosine(found.cosine()));
        }
    }

    private void showNow(LiveCategories live, String typed) {
        Optional<Guess> guess = guess(live, typed);
        String title = text.afterSteps(guess.map(Guess::step));
        if (guess.isEmpty() || guess.get().category() < 0) {
            now.clear(title);
        } else {
            int category = guess.get().category();
            now.show(
                    title,
                    live.set().categories().get(category),
                    text.probability(guess.get().probabilities()[category]));
        }
    }

    /** The last guess at the sentence; of a run that is over, what it has trained is asked. */
    private Optional<Guess> guess(LiveCategories live, String typed) {
        Optional<Guess> last = live.progress().guesses().reversed().stream()
                .filter(one -> one.sentence().equals(typed))
                .findFirst();
        return training.sorted(typed)
                .map(sorted -> new Guess(live.progress().steps(), typed, sorted.probabilities()))
                .or(() -> last);
    }
}
