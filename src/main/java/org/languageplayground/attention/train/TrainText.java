package org.languageplayground.attention.train;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.transformer.measure.RightAnswers;
import org.languageplayground.ui.PageText;
import org.languageplayground.ui.chapter.Standing;
import org.languageplayground.world.copying.BlindRules;
import org.languageplayground.world.copying.CopyExam;
import org.languageplayground.world.copying.CopyJump;
import org.languageplayground.world.copying.CopyRun;

/** The sentences of the tab "Train one". */
public final class TrainText extends PageText {
    private static final String NONE = "–";
    private static final int DIGITS = 2;

    /** Sentences from there, numbers as that language writes them. */
    public TrainText(Translation translation, Supplier<Locale> locale) {
        super(translation, locale);
    }

    /** Where the run stands. */
    String status(TrainExplorer explorer) {
        return explorer.problem().map(this::notice).orElseGet(() -> switch (explorer.status()) {
            case UNTRAINED -> get("attention.train.untrained");
            case WAITING -> get("attention.train.waiting", number(explorer.place()));
            case RUNNING -> get("attention.train.running", steps(explorer), number(CopyRun.STEPS));
            case STOPPED -> get("attention.train.stopped", steps(explorer), number(CopyRun.STEPS));
            case DONE -> get("attention.train.done", steps(explorer));
            case FAILED -> get("attention.train.failed");
        });
    }

    /** That training has begun, or why it has not. */
    String begun(TrainExplorer explorer) {
        return explorer.problem().map(this::notice).orElseGet(() -> get("attention.train.begun"));
    }

    private String steps(TrainExplorer explorer) {
        return number(explorer.progress().steps());
    }

    /** Right answers of both models at a step, beside the content-blind line. */
    String seen(CopyRun.Pair pair) {
        return get(
                "attention.train.seen",
                after(pair),
                share(pair.two().score()),
                share(pair.one().score()),
                percent(BlindRules.EXAM.best()),
                number(CopyExam.QUESTIONS));
    }

    /** "Before training", or "After 340 steps". */
    String after(CopyRun.Pair pair) {
        return pair.step() == 0 ? get("attention.train.before") : get("attention.train.after", number(pair.step()));
    }

    /** Where the jump is, and what the heads do in the same steps; while there is none, that there is none yet. */
    String jump(Progress progress) {
        Optional<CopyJump> found = CopyJump.of(progress.two());
        if (found.isEmpty()) {
            return get("attention.train.nojump");
        }
        CopyJump jump = found.get();
        return get(
                "attention.train.jump",
                number(jump.before().step()),
                number(jump.after().step()),
                share(jump.before().score()),
                share(jump.after().score()),
                attention(jump.before().heads().induction().getLast()),
                attention(jump.after().heads().induction().getLast()));
    }

    String attention(double attention) {
        return number(attention, DIGITS);
    }

    String loss(RightAnswers score) {
        return number(score.loss(), DIGITS);
    }

    /** What is seen in both pictures. */
    String looked(Looking looking) {
        List<String> letters = looking.letters();
        int from = looking.from();
        int found = looking.found();
        int before = looking.before();
        return get(
                "attention.train.looked",
                place(letters, from),
                place(letters, found),
                attention(looking.upper().get(from, found)),
                place(letters, before),
                attention(looking.lower().get(found, before)));
    }

    /** "T" (10). */
    private String place(List<String> letters, int place) {
        return get("attention.train.place", letters.get(place), number(place + 1));
    }

    /** What the picture of layer 1 begins with. */
    String found(Looking looking) {
        return get("attention.train.lower.title", place(looking.letters(), looking.found()));
    }

    /** What the picture of layer 2 begins with. */
    String from(Looking looking) {
        return get("attention.train.upper.title", place(looking.letters(), looking.from()));
    }

    /** Who has answered, how much of it was right, and the loss. */
    List<String> answers(String key, RightAnswers score) {
        return List.of(get(key), share(score), loss(score));
    }

    /** A rule that does not match letters, and what it reaches. */
    List<String> blind(String key, double share) {
        return List.of(get(key), percent(share), NONE);
    }

    /** What a head does. */
    List<String> head(String key, double previous, double induction) {
        return List.of(get(key), attention(previous), attention(induction));
    }

    /** How far a run is, with the losses of both models. */
    public Optional<Standing> standing(TrainExplorer explorer) {
        if (explorer.status() != TrainExplorer.Status.RUNNING) {
            return Optional.empty();
        }
        CopyRun.Pair pair = explorer.progress().measured().getLast();
        return Optional.of(new Standing(
                (double) pair.two().step() / CopyRun.STEPS,
                get(
                        "attention.train.heard",
                        number(pair.two().step()),
                        number(CopyRun.STEPS),
                        loss(pair.two().score()),
                        loss(pair.one().score()))));
    }

    /** What has come of a run that has just ended. */
    public String news(ReadingSimulation set, TrainExplorer explorer) {
        if (!explorer.takeEnd()) {
            return "";
        }
        return explorer.problem().map(this::notice).orElseGet(() -> seen(explorer.shown(set)));
    }
}
