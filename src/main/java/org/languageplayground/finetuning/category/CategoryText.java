package org.languageplayground.finetuning.category;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.languageplayground.compute.NoMemoryException;
import org.languageplayground.compute.Run;
import org.languageplayground.finetuning.category.CategoryProgress.Phase;
import org.languageplayground.finetuning.category.CategoryProgress.Point;
import org.languageplayground.search.measure.Bootstrap;
import org.languageplayground.transformer.measure.WilsonInterval;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.PageText;
import org.languageplayground.ui.chapter.Standing;
import org.languageplayground.ui.chapter.State;
import org.languageplayground.world.category.CategorySet;
import org.languageplayground.world.category.Example;

/** Puts what runs on categories show into sentences, in the student's language. */
public final class CategoryText extends PageText {
    static final String NONE = "–";
    private static final String FOUND = "lora.category.found.";
    private static final int MOST_UNKNOWN = 8;

    /** Texts from there, numbers as that language writes them. */
    public CategoryText(Translation translation, Supplier<Locale> locale) {
        super(translation, locale);
    }

    /** What is seen on the stage, in one sentence or two. */
    public String seen(State state, CategoryTraining training) {
        if (!training.english().isThere()) {
            return get("lora.notice.english");
        }
        CategorySettings settings = CategoryFields.settings(state);
        return training.newest()
                .filter(run -> run.settings().sameExamples(settings))
                .map(this::status)
                .orElseGet(() -> ready(settings, training));
    }

    /** What "Train" would begin. */
    String ready(CategorySettings settings, CategoryTraining training) {
        return training.set(settings)
                .map(set -> get(
                        "lora.category.ready",
                        name(settings),
                        number(set.learning().size()),
                        number(set.categories().size()),
                        number(set.measuring().size())))
                .orElseGet(() -> training.problem(settings).map(this::notice).orElse(""));
    }

    String begun(LiveCategories run) {
        return get(
                "lora.category.begun",
                name(run.settings()),
                number(run.parameters()),
                number(run.set().learning().size()));
    }

    String choice(ExampleChoice choice) {
        return get("lora.set." + key(choice));
    }

    String method(CategoryMethod method) {
        return get("lora.approach." + key(method));
    }

    String rate(double rate) {
        return number(rate, 0, 5);
    }

    /** What names a run: its method with what counts for it. */
    String name(CategorySettings settings) {
        String rate = rate(settings.rate());
        return switch (settings.method()) {
            case HEAD -> get("lora.category.name.head", rate);
            case LORA -> get("lora.category.name.lora", number(settings.rank()), settings.layers(), rate);
            case FULL -> get("lora.category.name.full", settings.layers(), rate);
        };
    }

    private String numbered(PastRun run) {
        return run.number() == 0
                ? get("lora.run.uploaded")
                : get("lora.run.numbered", number(run.number()), name(run.settings()));
    }

    /** Where a run stands, in one sentence or two. */
    String status(LiveCategories live) {
        CategoryProgress progress = live.progress();
        String name = live.number() == 0 ? get("lora.run.uploaded") : name(live.settings());
        if (progress.diverged()) {
            return get(
                    "lora.category.diverged",
                    name,
                    number(progress.steps()),
                    rate(live.settings().rate()));
        }
        return switch (live.run().state()) {
            case WAITING -> get("lora.run.waiting", name, live.run().place());
            case RUNNING -> running(live, name);
            case DONE -> sentences(measured(live, "lora.category.finished"), forgotten(progress));
            case STOPPED ->
                progress.points().isEmpty()
                        ? get("lora.category.stopped.early", name)
                        : measured(live, "lora.category.stopped");
            case FAILED -> failed(live.run(), name);
        };
    }

    private String failed(Run<?, ?> run, String name) {
        return run.failure().orElseThrow() instanceof NoMemoryException refused
                ? notice(Notice.memory(refused))
                : get("lora.run.failed", name);
    }

    /** How far the newest run is, with its loss; none before it is known. */
    public Optional<Standing> standing(CategoryTraining training) {
        return training.newest()
                .filter(live -> !live.over() && live.progress().phase() == Phase.TRAINING)
                .flatMap(this::heard);
    }

    private Optional<Standing> heard(LiveCategories live) {
        int steps = live.settings().steps();
        return live.progress().points().stream()
                .reduce((before, next) -> next)
                .filter(point -> Double.isFinite(point.loss()))
                .map(point -> new Standing(
                        (double) point.step() / steps,
                        get("lora.run.heard", number(point.step()), number(steps), number(point.loss()))));
    }

    private String running(LiveCategories live, String name) {
        CategoryProgress progress = live.progress();
        if (progress.phase() == Phase.READING) {
            return get("lora.category.reading", name);
        }
        return progress.phase() == Phase.TRAINING
                ? get(
                        "lora.run.running",
                        name,
                        number(progress.steps()),
                        number(live.settings().steps()))
                : get("lora.category.remembering", number(progress.read()), number(progress.toRead()));
    }

    private String measured(LiveCategories live, String key) {
        Point last = live.progress().points().getLast();
        WilsonInterval interval = WilsonInterval.of(last.right(), last.said().length);
        int asked = last.said().length;
        return get(
                key,
                number(last.step()),
                number(last.right()),
                number(asked),
                interval(interval),
                number(live.progress().nearestRight()));
    }

    private String forgotten(CategoryProgress progress) {
        Forgetting forgetting = progress.forgetting();
        if (forgetting == null) {
            return "";
        }
        if (Arrays.equals(forgetting.before(), forgetting.after())) {
            return get("lora.category.found.same");
        }
        Bootstrap difference = forgetting.difference();
        String change = difference.excludesZero() ? difference.mean() < 0 ? "less" : "more" : "open";
        return get(FOUND + change, number(forgetting.meanBefore(), 3), number(forgetting.meanAfter(), 3));
    }

    /** An interval in percent. */
    String interval(WilsonInterval interval) {
        return get("lora.category.interval", probability(interval.low()), probability(interval.high()));
    }

    /** What of a sentence the encoder cannot read, and what it does not read; empty where it reads all. */
    String unread(String sentence, English english) {
        if (!english.isThere() || CategoryTraining.sentenceProblem(sentence).isPresent()) {
            return "";
        }
        List<String> unknown = english.unknown(sentence);
        String missing = unknown.isEmpty()
                ? ""
                : get(
                        "lora.category.unknown",
                        String.join(" ", unknown.stream().limit(MOST_UNKNOWN).toList()),
                        unknown.size());
        String cut = english.cuts(sentence) ? get("lora.category.cut", number(English.MOST_TOKENS)) : "";
        return sentences(missing, cut);
    }

    String afterSteps(Optional<Integer> step) {
        return step.map(steps -> get("lora.answer.at", number(steps))).orElseGet(() -> get("lora.category.now"));
    }

    String cosine(double cosine) {
        return get("lora.category.cosine", number(cosine, 2));
    }

    /** The accuracy with its interval. */
    String accuracy(Point point) {
        return get(
                "lora.category.accuracy.value",
                probability(point.share()),
                interval(WilsonInterval.of(point.right(), point.said().length)));
    }

    /** What to compare the accuracy to. */
    String compared(CategorySet set, CategoryProgress progress) {
        int asked = set.measuring().size();
        return get(
                "lora.category.compared",
                progress.nearestRight() < 0 ? NONE : probability((double) progress.nearestRight() / asked),
                probability(set.greatestShare()));
    }

    /** nDCG before, and the difference with its interval. */
    String remembered(Forgetting forgetting) {
        return Arrays.equals(forgetting.before(), forgetting.after())
                ? get("lora.category.remembered.same", number(forgetting.meanBefore(), 3))
                : get(
                        "lora.category.remembered",
                        number(forgetting.meanBefore(), 3),
                        number(forgetting.difference().mean(), 3),
                        number(forgetting.difference().low(), 3),
                        number(forgetting.difference().high(), 3));
    }

    String reading(CategoryProgress progress) {
        return get("lora.category.reading.handbook", number(progress.read()), number(progress.toRead()));
    }

    String standing(LiveCategories live) {
        return get(
                "lora.stat.run.value",
                numbered(live.past()),
                number(live.progress().steps()),
                number(live.number() == 0 ? 0 : live.settings().steps()));
    }

    String trained(LiveCategories live) {
        CategoryProgress progress = live.progress();
        return progress.steps() == 0
                ? number(live.parameters())
                : get("lora.stat.trained.value", number(live.parameters()), number(progress.millisecondsAStep(), 1));
    }

    String mapCaption(SentenceMap map) {
        return get(
                "lora.category.map.caption",
                percent(map.explained()),
                number(map.places().size()));
    }

    /** A row of the table of runs. */
    List<String> row(PastRun run) {
        CategoryProgress progress = run.progress();
        boolean measured = !progress.points().isEmpty();
        Point last = measured ? progress.points().getLast() : null;
        Forgetting forgetting = progress.forgetting();
        return List.of(
                numbered(run),
                choice(run.settings().choice()),
                number(run.set().learning().size()),
                number(run.parameters()),
                number(progress.steps()),
                measured ? get("lora.category.of", number(last.right()), number(last.said().length)) : NONE,
                measured ? percent(last.share()) : NONE,
                measured ? interval(WilsonInterval.of(last.right(), last.said().length)) : NONE,
                progress.nearestRight() < 0
                        ? NONE
                        : percent((double) progress.nearestRight()
                                / run.set().measuring().size()),
                forgetting == null ? NONE : number(forgetting.meanAfter(), 3));
    }

    /** A row of the table of what is taken for something else. */
    List<String> mistaken(CategorySet set, Example example, int said) {
        return List.of(
                example.text(),
                set.categories().get(example.category()),
                set.categories().get(said));
    }

    String mistakes(Point point) {
        return get("lora.category.mistakes.count", point.said().length - point.right(), number(point.step()));
    }

    String examples(CategorySet set, int category) {
        return get(
                "lora.category.examples.of",
                set.categories().get(category),
                number(set.learning(category).size()),
                number(set.measuring(category).size()));
    }
}
