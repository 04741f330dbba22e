package org.languageplayground.attention.history;

import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.chapter.State;
import org.languageplayground.world.history.CheckpointScore;
import org.languageplayground.world.history.Look;
import org.languageplayground.world.history.Recall;

/** RightAnswers and heads at the checkpoint that is set, beside what one reaches who knows nothing, and where each measure rises. */
final class HistoryTables extends Div {
    private final transient HistoryText text;
    private final NumberTable recall =
            table("attention.history.recall", "what", "example", "guess", "now", "loss", "steepest");
    private final NumberTable looks = table("attention.history.looks", "what", "blind", "shown", "greatest", "which");

    HistoryTables(HistoryText text) {
        this.text = text;
        recall.setTextColumns(1, 5);
        looks.setTextColumns(4);
        add(recall, looks);
    }

    private NumberTable table(String name, String... heads) {
        return new NumberTable(
                getTranslation(name),
                Arrays.stream(heads)
                        .map(head -> getTranslation("attention.history.table." + head))
                        .toList());
    }

    /**
     * Shows one checkpoint.
     *
     * @param scores of all checkpoints that are measured, by step
     * @param score of the one that is set; null as long as it is not measured
     */
    void show(List<CheckpointScore> scores, CheckpointScore score, State shown) {
        setVisible(score != null);
        if (score == null) {
            return;
        }
        recall.show(
                Arrays.stream(Recall.values())
                        .map(one -> List.of(
                                text.name(one),
                                text.example(one),
                                text.guessing(one),
                                text.share(score.of(one)),
                                text.loss(score.of(one)),
                                text.steepest(scores, one)))
                        .toList(),
                -1);
        List<List<String>> rows = new ArrayList<>();
        for (Look look : Look.values()) {
            int best = IntStream.range(0, score.layers() * score.heads())
                    .reduce((a, b) -> at(score, look, b) > at(score, look, a) ? b : a)
                    .orElseThrow();
            rows.add(List.of(
                    text.name(look),
                    text.attention(Attention.blind(look)) + " " + text.blindName(look),
                    text.attention(Attention.of(score, look, shown)),
                    text.attention(at(score, look, best)),
                    text.head(best / score.heads(), best % score.heads())));
        }
        looks.show(rows, -1);
    }

    /** Heads of all layers, counted one after the other. */
    private static double at(CheckpointScore score, Look look, int head) {
        return score.of(look, head / score.heads(), head % score.heads());
    }
}
