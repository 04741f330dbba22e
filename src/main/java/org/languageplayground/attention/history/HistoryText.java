package org.languageplayground.attention.history;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.languageplayground.attention.history.HistoryExplorer.Snapshot;
import org.languageplayground.attention.reading.HeadChoice;
import org.languageplayground.attention.reading.Reading;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.attention.reading.Said;
import org.languageplayground.transformer.measure.RightAnswers;
import org.languageplayground.ui.PageText;
import org.languageplayground.ui.chapter.State;
import org.languageplayground.world.history.CheckpointScore;
import org.languageplayground.world.history.Look;
import org.languageplayground.world.history.ModelHistory;
import org.languageplayground.world.history.ModelHistory.Checkpoint;
import org.languageplayground.world.history.Recall;

/** Puts the history of a model into sentences, in the student's language. */
public final class HistoryText extends PageText {
    static final String NONE = "–";
    private static final int DIGITS = 2;

    /** Texts from there, numbers as that language writes them. */
    public HistoryText(Translation translation, Supplier<Locale> locale) {
        super(translation, locale);
    }

    /** What is seen at the checkpoint that is set, in one sentence. */
    public String seen(Snapshot snapshot) {
        Reading reading = snapshot.reading();
        Said.Word said = snapshot.words().getFirst();
        float[] attended = reading.selectedAttention();
        int most = strongest(attended);
        return get(
                "attention.history.seen",
                after(snapshot.checkpoint()),
                said.text(),
                probability(said.probability()),
                list(reading.selected().stream()
                        .map(token -> quoted(reading.tokens().get(token)))
                        .toList()),
                reading.tokens().get(most),
                number(attended[most], DIGITS));
    }

    private static int strongest(float... values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    /** "Before training", or "After 1,100 steps". */
    String after(Checkpoint checkpoint) {
        return checkpoint.untrained()
                ? get("attention.history.before")
                : get("attention.history.after", number(checkpoint.step()));
    }

    /** Above what it says next. */
    String says(Checkpoint checkpoint) {
        return get("attention.history.says", after(checkpoint));
    }

    /** What the model has read until then. */
    String read(Checkpoint checkpoint) {
        return get("attention.history.read."
                + (checkpoint.untrained()
                        ? "nothing"
                        : checkpoint.stage().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "")));
    }

    String name(Recall recall) {
        return get("attention.history.recall." + key(recall));
    }

    String example(Recall recall) {
        return get("attention.history.example." + key(recall));
    }

    String guessing(Recall recall) {
        return percent(CheckpointScore.guessing(recall));
    }

    String loss(RightAnswers answers) {
        return number(answers.loss(), DIGITS);
    }

    /** Right answers of one checkpoint, each with what guessing has. */
    String now(Checkpoint checkpoint, CheckpointScore score) {
        return get(
                "attention.history.now",
                after(checkpoint),
                longList(Arrays.stream(Recall.values())
                        .map(one -> get("attention.history.one." + key(one), share(score.of(one)), guessing(one)))
                        .toList()));
    }

    /** "34 % → 56 %, steps 1,000 to 1,100; same texts". */
    String steepest(List<CheckpointScore> scores, Recall recall) {
        return Jump.of(scores, score -> score.of(recall).share())
                .map(jump -> get(
                        jump.otherTexts() ? "attention.history.steepest.other" : "attention.history.steepest.same",
                        probability(jump.before().of(recall).share()),
                        probability(jump.after().of(recall).share()),
                        number(jump.before().step()),
                        number(jump.after().step())))
                .orElse(NONE);
    }

    String name(Look look) {
        return get("attention.history.look." + key(look));
    }

    /** What a head does that knows nothing. */
    String blindName(Look look) {
        return get("attention.history.blind." + key(look));
    }

    /** The line of those who guess. */
    String guessed(Recall recall) {
        return get("attention.history.guessed", name(recall));
    }

    String attention(double attention) {
        return number(attention, DIGITS);
    }

    String head(int layer, int head) {
        return get("attention.heads.one", number(head + 1), number(layer + 1));
    }

    /** The heads on the stage, as the head of a column. */
    String heads(State stage) {
        int layer = stage.get(ReadingFields.LAYER);
        HeadChoice head = stage.get(ReadingFields.HEAD);
        return head.single() ? head(layer, head.number()) : get("attention.history.mean", number(layer + 1));
    }

    /** Where recall comes, with what a head does in the same steps; once everything is measured. */
    String jump(List<CheckpointScore> scores) {
        Optional<Jump> jump = Jump.of(scores, score -> score.of(Recall.WORDS).share());
        if (jump.isEmpty()
                || scores.size() < ModelHistory.standard().checkpoints().size()) {
            return "";
        }
        CheckpointScore before = jump.get().before();
        CheckpointScore after = jump.get().after();
        HeadRise head = HeadRise.of(Look.ANSWER, before, after);
        return get(
                "attention.history.jump",
                number(before.step()),
                number(after.step()),
                share(before.of(Recall.WORDS)),
                share(after.of(Recall.WORDS)),
                guessing(Recall.WORDS),
                head(head.layer(), head.head()),
                attention(head.from()),
                attention(head.to()));
    }

    String measuring(int done) {
        return get(
                "attention.history.measuring",
                number(done),
                number(ModelHistory.standard().checkpoints().size()));
    }
}
