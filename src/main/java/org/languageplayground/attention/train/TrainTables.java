package org.languageplayground.attention.train;

import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.world.copying.BlindRules;
import org.languageplayground.world.copying.CopyHeads;
import org.languageplayground.world.copying.CopyRun;

/** All that is measured at one step, beside what one reaches who does not match letters. */
final class TrainTables extends Div {
    private final transient TrainText text;
    private final NumberTable answers;
    private final NumberTable looks;

    TrainTables(TrainText text) {
        this.text = text;
        answers = new NumberTable(
                getTranslation("attention.train.answers"),
                List.of(
                        getTranslation("attention.train.table.who"),
                        getTranslation("attention.train.table.right"),
                        getTranslation("attention.train.table.loss")));
        looks = new NumberTable(
                getTranslation("attention.train.looks"),
                List.of(
                        getTranslation("attention.train.table.head"),
                        getTranslation("attention.train.table.previous"),
                        getTranslation("attention.train.table.induction")));
        addClassName("panel-columns");
        add(answers, looks);
    }

    /** Shows one step; without heads, only where that is measured. */
    void show(CopyRun.Pair pair, Optional<WithoutHead> without) {
        BlindRules blind = BlindRules.EXAM;
        List<List<String>> rows = new ArrayList<>();
        rows.add(text.answers("attention.train.two", pair.two().score()));
        without.ifPresent(measured -> {
            rows.add(text.answers("attention.train.without.lower", measured.lower()));
            rows.add(text.answers("attention.train.without.upper", measured.upper()));
        });
        rows.add(text.answers("attention.train.one", pair.one().score()));
        rows.add(text.blind("attention.train.blind.place", blind.likeliestPlace()));
        rows.add(text.blind("attention.train.blind.distance", blind.sameDistance()));
        rows.add(text.blind("attention.train.blind.once", blind.notYetTwice()));
        rows.add(text.blind("attention.train.blind.any", blind.anyLetter()));
        answers.show(rows, -1);
        CopyHeads two = pair.two().heads();
        CopyHeads one = pair.one().heads();
        looks.show(
                List.of(
                        text.head(
                                "attention.train.head.lower",
                                two.previous().getFirst(),
                                two.induction().getFirst()),
                        text.head(
                                "attention.train.head.upper",
                                two.previous().getLast(),
                                two.induction().getLast()),
                        text.head(
                                "attention.train.head.one",
                                one.previous().getFirst(),
                                one.induction().getFirst()),
                        text.head("attention.train.head.blind", CopyHeads.PREVIOUS_BLIND, CopyHeads.INDUCTION_BLIND)),
                -1);
    }
}
