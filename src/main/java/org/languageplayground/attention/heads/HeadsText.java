package org.languageplayground.attention.heads;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.languageplayground.transformer.measure.HeadRole;
import org.languageplayground.transformer.measure.MeanInterval;
import org.languageplayground.transformer.measure.RoleTable;
import org.languageplayground.ui.PageText;

/** The sentences of the tab "Heads". */
public final class HeadsText extends PageText {
    private static final int DIGITS = 2;

    /** Sentences from there, numbers as that language writes them. */
    public HeadsText(Translation translation, Supplier<Locale> locale) {
        super(translation, locale);
    }

    /** What a head is called in the grid. */
    String label(RoleTable.Finding head) {
        String place = (head.layer() + 1) + "." + (head.head() + 1);
        return head.role()
                .map(role -> get("attention.roles.label", place, get("attention.roles.short." + key(role))))
                .orElseGet(() ->
                        head.rests() ? get("attention.roles.label", place, get("attention.roles.short.rests")) : place);
    }

    /** What a head does, in a sentence. */
    String about(RoleTable.Finding head) {
        String name = get("attention.heads.one", head.head() + 1, head.layer() + 1);
        String rest = number(head.resting().mean(), DIGITS);
        if (head.role().isEmpty()) {
            return get(head.rests() ? "attention.roles.rests" : "attention.roles.none", name, rest);
        }
        HeadRole role = head.role().get();
        return get(
                "attention.roles.named",
                name,
                get("attention.roles.does." + key(role)),
                number(head.scores().get(role).mean(), DIGITS),
                rest);
    }

    /** How many heads have a name, and how far that can be chance. */
    String seen(RoleTable table) {
        return get(
                "attention.roles.seen", table.named(), number(table.findings().size()), number(table.texts()));
    }

    /** How far the reading is. */
    String progress(RoleReading.Progress progress) {
        return get("attention.roles.progress", progress.read(), progress.all());
    }

    /**
     * A row for each role: this head, who knows nothing of the content, this head on the student's sentence; then whether it copies.
     *
     * @param copying on the student's sentence
     */
    List<List<String>> rows(
            RoleTable table, RoleTable.Finding head, Map<HeadRole, Double> now, Optional<Double> copying) {
        List<List<String>> rows = new ArrayList<>();
        for (HeadRole role : table.roles()) {
            rows.add(List.of(
                    get("attention.roles.role." + key(role)),
                    interval(head.scores().get(role)),
                    number(table.baselines().get(role), DIGITS),
                    now.containsKey(role) ? number(now.get(role), DIGITS) : get("attention.roles.notthere")));
        }
        head.copying()
                .ifPresent(score -> rows.add(List.of(
                        get("attention.roles.copies"),
                        interval(score),
                        number(table.copyingEvenly().orElseThrow(), DIGITS),
                        number(copying.orElseThrow(), DIGITS))));
        return rows;
    }

    private String interval(MeanInterval score) {
        return get(
                "attention.roles.interval",
                number(score.mean(), DIGITS),
                number(Math.max(0, score.low()), DIGITS),
                number(Math.min(1, score.high()), DIGITS));
    }
}
