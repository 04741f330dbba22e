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
import org.languageplayground.finetuning.category.CategoryProgress.Point;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.StatCard;
import org.languageplayground.ui.Unchanged;
import org.languageplayground.ui.chapter.Controls;
import org.languageplayground.ui.chapter.Panel;
import org.languageplayground.ui.chapter.Simulation;
import org.languageplayground.ui.chapter.Stage;
import org.languageplayground.ui.chapter.State;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.glossary.Prose;
import org.languageplayground.world.category.CategorySet;

/** "Categories": the English encoder learns to sort sentences by a few examples, and what it forgets over it shows. */
public final class CategoryPanel extends Panel<Simulation> {
    private final transient CategoryTraining training;
    private final transient CategoryText text;
    private final transient Controls<? extends Simulation> controls;
    private final TextField sentence;
    private final TextArea own;
    private final Button train = new Button(getTranslation("lora.train"), event -> train());
    private final Button stop = new Button(getTranslation("lora.stop"), event -> stop());
    private final Paragraph unread = new Paragraph();
    private final SentenceGuesses guesses;
    private final Measure accuracy = new Measure(getTranslation("lora.category.accuracy"), "--query");
    private final Measure remembered = new Measure(getTranslation("lora.category.handbook"), "--key");
    private final AccuracyChart chart = new AccuracyChart();
    private final StatCard run = new StatCard(getTranslation("lora.stat.run"));
    private final StatCard trained = new StatCard(getTranslation("lora.stat.trained"));
    private final SentenceMaps maps;
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
    private final Mistakes mistakes;
    private final Div recorded = new Div(Origin.computed(), runs);
    private final IntegerSlider each;
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
        each = controls.slider(CategoryFields.EACH, CategoryFields.eachLimits(State.first(CategoryFields.ALL)), ready);
        Div choices = new Div(
                controls.radio(CategoryFields.CHOICE, Arrays.asList(ExampleChoice.values()), text::choice, ready),
                controls.radio(CategoryFields.METHOD, Arrays.asList(CategoryMethod.values()), text::method, ready));
        choices.addClassName("choices");
        guesses = new SentenceGuesses(training, text);
        Div gauges = new Div(accuracy, remembered);
        gauges.addClassName("gauges");
        layers = controls.slider(CategoryFields.LAYERS, CategoryFields.LAYERS_LIMITS, ready);
        rank = controls.slider(CategoryFields.RANK, CategoryFields.RANK_LIMITS, ready);
        Div form = new Div(
                each,
                layers,
                rank,
                controls.slider(CategoryFields.STEPS, CategoryFields.STEP_LIMITS, ready),
                controls.select(CategoryFields.RATE, CategoryFields.RATES, text::rate, ready),
                controls.number(CategoryFields.SEED, CategoryFields.SEED_LIMITS, ready));
        form.addClassName("form");
        advanced = new Details(getTranslation("lora.advanced"), form);
        maps = new SentenceMaps(training, text);
        mistakes = new Mistakes(text);
        examples = new ExamplesTable(text);
        runs.setTextColumns(0, 1);
        recorded.addClassName("recorded");
        Div learned = new Div(Origin.computed(), chart);
        learned.addClassName("learned");
        stage = new Stage()
                .input(choices, own, sentence, actions)
                .origin(Origin.computed())
                .picture(unread, guesses)
                .output(gauges)
                .stats(run, trained);
        add(
                stage,
                learned,
                new Prose(getTranslation("lora.category.about")),
                maps,
                recorded,
                mistakes,
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
        Unchanged.orValue(each, settings.each());
        each.setMax(CategoryFields.eachLimits(simulation.state()).greatest());
        layers.setEnabled(settings.method() != CategoryMethod.HEAD);
        rank.setEnabled(settings.method() == CategoryMethod.LORA);
        if (CategoryFields.ADVANCED.stream().anyMatch(simulation.state()::isMoved)) {
            advanced.setOpened(true);
        }
        String typed = simulation.get(CategoryFields.SENTENCE);
        Unchanged.orText(unread, text.unread(typed, training.english()));
        unread.setVisible(!unread.getText().isEmpty());
        guesses.show(live, set, typed);
        showMeasures(live, settings, set);
        maps.show(live, typed);
        set.ifPresent(examples::show);
        run.show(live.map(text::standing).orElse(CategoryText.NONE), "");
        trained.show(live.map(text::trained).orElse(CategoryText.NONE), "");
        List<PastRun> past = training.past();
        recorded.setVisible(!past.isEmpty());
        runs.show(past.stream().map(text::row).toList(), -1);
        mistakes.show(training.newest());
        files.show();
    }

    private void showMeasures(Optional<LiveCategories> live, CategorySettings settings, Optional<CategorySet> set) {
        Optional<CategoryProgress> progress = live.map(LiveCategories::progress);
        Optional<Point> last = progress.map(CategoryProgress::points)
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
        Optional<Forgetting> forgetting = progress.map(CategoryProgress::forgetting);
        if (forgetting.isPresent()) {
            remembered.show(
                    forgetting.get().meanAfter(),
                    text.number(forgetting.get().meanAfter(), 3),
                    forgetting.get().meanBefore(),
                    text.remembered(forgetting.get()));
        } else {
            remembered.clear(progress.filter(some -> some.toRead() > 0)
                    .map(text::reading)
                    .orElseGet(() -> getTranslation(
                            live.filter(LiveCategories::over).isPresent()
                                    ? "lora.category.handbook.stopped"
                                    : "lora.category.handbook.unmeasured")));
        }
        chart.show(
                live.filter(one -> one.number() > 0)
                        .map(one -> one.settings().steps())
                        .orElse(settings.steps()),
                progress.map(CategoryProgress::points).orElse(List.of()),
                nearestShare,
                set.map(CategorySet::greatestShare).orElse(Double.NaN));
    }
}
