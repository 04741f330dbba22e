package org.languageplayground.finetuning.category;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.slider.IntegerSlider;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.languageplayground.finetuning.category.CategoryRun.Guess;
import org.languageplayground.finetuning.category.CategoryRun.Point;
import org.languageplayground.finetuning.category.CategoryRun.Progress;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.StatCard;
import org.languageplayground.ui.Unchanged;
import org.languageplayground.ui.chapter.Controls;
import org.languageplayground.ui.chapter.Panel;
import org.languageplayground.ui.chapter.Simulation;
import org.languageplayground.ui.chapter.Stage;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.glossary.Prose;
import org.languageplayground.world.category.CategorySet;

/** "Categories": the English encoder learns to sort sentences by a few examples, and what it forgets over it shows. */
public final class CategoryPanel extends Panel<Simulation> {
    private static final int NUMBERS_FROM = 2;

    private final transient CategoryTraining training;
    private final transient CategoryText text;
    private final transient Controls<? extends Simulation> controls;
    private final TextField sentence;
    private final TextArea own;
    private final Button train = new Button(getTranslation("lora.train"), event -> train());
    private final Button stop = new Button(getTranslation("lora.stop"), event -> stop());
    private final Paragraph unread = new Paragraph();
    private final GuessCell before = new GuessCell(getTranslation("lora.answer.before"));
    private final GuessCell nearest = new GuessCell(getTranslation("lora.category.nearest"));
    private final GuessCell now = new GuessCell(getTranslation("lora.category.now"));
    private final Measure accuracy = new Measure(getTranslation("lora.category.accuracy"), "--query");
    private final Measure remembered = new Measure(getTranslation("lora.category.handbook"), "--key");
    private final AccuracyChart chart = new AccuracyChart();
    private final StatCard run = new StatCard(getTranslation("lora.stat.run"));
    private final StatCard trained = new StatCard(getTranslation("lora.stat.trained"));
    private final MapChart mapBefore = new MapChart(getTranslation("lora.category.map.before"), "sentences-before");
    private final MapChart mapNow = new MapChart(getTranslation("lora.category.map.now"), "sentences-now");
    private final Div maps = columns(mapBefore, mapNow);
    private final NumberTable runs = new NumberTable(
            getTranslation("lora.category.runs"),
            List.of(
                    getTranslation("lora.runs.run"),
                    getTranslation("lora.set"),
                    getTranslation("lora.category.runs.examples"),
                    getTranslation("lora.comparison.trained"),
                    getTranslation("lora.runs.steps"),
                    getTranslation("lora.category.runs.right"),
                    getTranslation("lora.category.accuracy"),
                    getTranslation("lora.category.runs.interval"),
                    getTranslation("lora.category.nearest"),
                    getTranslation("lora.category.handbook")));
    private final NumberTable mistakes = new NumberTable(
            getTranslation("lora.category.mistakes"),
            List.of(
                    getTranslation("lora.category.mistakes.text"),
                    getTranslation("lora.category.mistakes.is"),
                    getTranslation("lora.category.mistakes.said")));
    private final Details mistaken = new Details("", new Div(Origin.computed(), mistakes));
    private final Div recorded = new Div(Origin.computed(), runs);
    private final IntegerSlider layers;
    private final IntegerSlider rank;
    private final Details advanced;
    private final ExamplesTable examples;
    private final CategoryFilesMenu files;
    private final Stage stage;
    private transient Simulation shown;

    /** The tab of one student's runs. */
    public CategoryPanel(CategoryTraining training, CategoryText text, Controls<? extends Simulation> controls) {
        this.training = training;
        this.text = text;
        this.controls = controls;
        addClassNames("teach", "categories");
        Function<Simulation, String> seen = simulation -> text.seen(simulation.state(), training);
        Function<Simulation, String> ready =
                simulation -> text.ready(CategoryFields.settings(simulation.state()), training);
        sentence = controls.text(CategoryFields.SENTENCE, seen);
        own = controls.bind(CategoryFields.OWN, new TextArea(getTranslation("lora.examples")), ready);
        own.setPlaceholder(getTranslation("lora.examples.placeholder"));
        own.setMinRows(3);
        own.setMaxRows(6);
        files = new CategoryFilesMenu(training, () -> CategoryFields.settings(shown.state()), text, controls);
        stop.addThemeNames("tertiary");
        train.addThemeNames("primary");
        sentence.addKeyPressListener(Key.ENTER, event -> train());
        unread.addClassName("unread");
        Div actions = new Div(train, stop, files);
        actions.addClassName("stage-actions");
        Div choices = new Div(
                controls.radio(CategoryFields.CHOICE, Arrays.asList(ExampleChoice.values()), text::choice, ready),
                controls.radio(CategoryFields.METHOD, Arrays.asList(CategoryMethod.values()), text::method, ready),
                controls.slider(CategoryFields.EACH, CategoryFields.EACH_LIMITS, ready));
        choices.addClassName("choices");
        Div guesses = new Div(before, nearest, now);
        guesses.addClassName("answers");
        Div gauges = new Div(accuracy, remembered);
        gauges.addClassName("gauges");
        layers = controls.slider(CategoryFields.LAYERS, CategoryFields.LAYERS_LIMITS, ready);
        rank = controls.slider(CategoryFields.RANK, CategoryFields.RANK_LIMITS, ready);
        Div form = new Div(
                layers,
                rank,
                controls.slider(CategoryFields.STEPS, CategoryFields.STEP_LIMITS, ready),
                controls.select(CategoryFields.RATE, CategoryFields.RATES, text::rate, ready),
                controls.number(CategoryFields.SEED, CategoryFields.SEED_LIMITS, ready));
        form.addClassName("form");
        advanced = new Details(getTranslation("lora.advanced"), form);
        examples = new ExamplesTable(text);
        runs.setTextColumns(0, 1);
        mistakes.setTextColumns(0, 1, NUMBERS_FROM);
        recorded.addClassName("recorded");
        mistaken.addOpenedChangeListener(event -> showMistakes());
        stage = new Stage()
                .input(choices, own, sentence, actions)
                .origin(Origin.computed())
                .picture(unread, guesses, gauges)
                .output(chart)
                .stats(run, trained);
        add(
                stage,
                new Prose(getTranslation("lora.category.about")),
                maps,
                recorded,
                mistaken,
                new Details(getTranslation("lora.category.examples"), examples),
                advanced);
    }

    @Override
    public List<CheckFile<Simulation>> files() {
        return new CategoryCheck(training).files();
    }

    @Override
    public Optional<Stage> stage() {
        return Optional.of(stage);
    }

    @Override
    public Map<String, Component> parts() {
        return Map.of("category.train", train, "category.stop", stop, "category.files", files);
    }

    private void train() {
        controls.act(() -> {
            Optional<Notice> problem = training.train(CategoryFields.settings(shown.state()));
            return problem.map(text::notice)
                    .orElseGet(() -> text.begun(training.newest().orElseThrow()));
        });
    }

    private void stop() {
        controls.act(() -> {
            training.stop();
            return text.seen(shown.state(), training);
        });
    }

    @Override
    public void show(Simulation simulation) {
        shown = simulation;
        CategorySettings settings = CategoryFields.settings(simulation.state());
        boolean there = training.english().isThere();
        Optional<CategorySet> set = training.set(settings);
        Optional<LiveCategories> live =
                training.newest().filter(one -> one.settings().sameExamples(settings));
        own.setVisible(settings.choice() == ExampleChoice.OWN);
        train.setEnabled(there);
        stop.setEnabled(training.newest().filter(one -> !one.over()).isPresent());
        layers.setEnabled(settings.method() != CategoryMethod.HEAD);
        rank.setEnabled(settings.method() == CategoryMethod.LORA);
        if (CategoryFields.ADVANCED.stream().anyMatch(simulation.state()::isMoved)) {
            advanced.setOpened(true);
        }
        String typed = simulation.get(CategoryFields.SENTENCE);
        Unchanged.orText(unread, text.unread(typed, training.english()));
        unread.setVisible(!unread.getText().isEmpty());
        showGuesses(live, set, typed);
        showMeasures(live, settings, set);
        showMaps(live, typed);
        set.ifPresent(examples::show);
        run.show(live.map(text::standing).orElse(CategoryText.NONE), "");
        trained.show(live.map(text::trained).orElse(CategoryText.NONE), "");
        List<PastRun> past = training.past();
        recorded.setVisible(!past.isEmpty());
        runs.show(past.stream().map(text::row).toList(), -1);
        showMistakes();
        files.show();
    }

    private boolean readable(String typed) {
        return CategoryTraining.sentenceProblem(typed).isEmpty();
    }

    private void showGuesses(Optional<LiveCategories> live, Optional<CategorySet> set, String typed) {
        if (live.isEmpty() || !readable(typed)) {
            clearGuesses(set);
            return;
        }
        CategorySet sorted = live.get().set();
        Progress progress = live.get().progress();
        untrained(sorted);
        if (progress.centroids() == null) {
            nearest.clear(getTranslation("lora.category.nearest"));
        } else {
            var found = progress.centroids().nearest(training.untrained(typed));
            nearest.show(
                    getTranslation("lora.category.nearest"),
                    sorted.categories().get(found.category()),
                    text.cosine(found.cosine()));
        }
        Optional<Guess> guess = guess(live.get(), typed);
        String title = text.afterSteps(guess.map(Guess::step));
        if (guess.isEmpty() || guess.get().category() < 0) {
            now.clear(title);
        } else {
            int category = guess.get().category();
            now.show(
                    title,
                    sorted.categories().get(category),
                    text.probability(guess.get().probabilities()[category]));
        }
    }

    private void untrained(CategorySet set) {
        before.show(
                getTranslation("lora.answer.before"),
                getTranslation("lora.category.undecided"),
                getTranslation(
                        "lora.category.each",
                        text.probability(1.0 / set.categories().size())));
    }

    private void clearGuesses(Optional<CategorySet> set) {
        set.ifPresentOrElse(this::untrained, () -> before.clear(getTranslation("lora.answer.before")));
        nearest.clear(getTranslation("lora.category.nearest"));
        now.clear(getTranslation("lora.category.now"));
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

    private void showMeasures(Optional<LiveCategories> live, CategorySettings settings, Optional<CategorySet> set) {
        Optional<Progress> progress = live.map(LiveCategories::progress);
        Optional<Point> last = progress.map(Progress::points)
                .filter(points -> !points.isEmpty())
                .map(List::getLast);
        int asked = set.map(some -> some.measuring().size()).orElse(0);
        double nearestShare = progress.filter(some -> some.nearestRight() >= 0)
                .map(some -> (double) some.nearestRight() / asked)
                .orElse(Double.NaN);
        if (last.isPresent() && set.isPresent()) {
            accuracy.show(
                    last.get().share(),
                    text.accuracy(last.get()),
                    nearestShare,
                    text.compared(set.get(), progress.get()));
        } else {
            accuracy.clear(getTranslation("lora.category.unmeasured"));
        }
        Optional<Forgetting> forgetting = progress.map(Progress::forgetting);
        if (forgetting.isPresent()) {
            remembered.show(
                    forgetting.get().meanAfter(),
                    text.number(forgetting.get().meanAfter(), 3),
                    forgetting.get().meanBefore(),
                    text.remembered(forgetting.get()));
        } else {
            remembered.clear(progress.filter(some -> some.toRead() > 0)
                    .map(text::reading)
                    .orElseGet(() -> getTranslation("lora.category.handbook.unmeasured")));
        }
        chart.show(
                live.filter(one -> one.number() > 0)
                        .map(one -> one.settings().steps())
                        .orElse(settings.steps()),
                progress.map(Progress::points).orElse(List.of()),
                nearestShare,
                set.map(CategorySet::greatestShare).orElse(Double.NaN));
    }

    private void showMaps(Optional<LiveCategories> live, String typed) {
        Optional<Progress> progress = live.map(LiveCategories::progress).filter(some -> some.now() != null);
        maps.setVisible(progress.isPresent());
        progress.ifPresent(some -> {
            CategorySet set = live.get().set();
            Optional<double[]> place =
                    readable(typed) ? Optional.of(some.before().place(training.untrained(typed))) : Optional.empty();
            mapBefore.show(set, some.before(), place, text);
            Optional<double[]> placeNow = readable(typed)
                    ? training.sorted(typed).map(sorted -> some.now().place(sorted.vector()))
                    : Optional.empty();
            mapNow.show(set, some.now(), placeNow, text);
        });
    }

    private void showMistakes() {
        Optional<LiveCategories> live =
                training.newest().filter(one -> !one.progress().points().isEmpty());
        mistaken.setVisible(live.isPresent());
        live.ifPresent(one -> {
            CategorySet set = one.set();
            Point last = one.progress().points().getLast();
            mistaken.setSummaryText(text.mistakes(last));
            if (mistaken.isOpened()) {
                mistakes.show(
                        IntStream.range(0, last.said().length)
                                .filter(i ->
                                        last.said()[i] != set.measuring().get(i).category())
                                .mapToObj(
                                        i -> text.mistaken(set, set.measuring().get(i), last.said()[i]))
                                .toList(),
                        -1);
            }
        });
    }
}
