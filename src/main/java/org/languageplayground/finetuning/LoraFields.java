package org.languageplayground.finetuning;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.languageplayground.finetuning.category.CategoryFields;
import org.languageplayground.finetuning.cost.CostFields;
import org.languageplayground.finetuning.teach.TeachFields;
import org.languageplayground.finetuning.unknown.UnknownFields;
import org.languageplayground.finetuning.why.WhyFields;
import org.languageplayground.ui.chapter.Field;
import org.languageplayground.ui.chapter.State;

/** Everything that can be set on the page, tab by tab. */
final class LoraFields {
    static final String TEACH = "teach";
    static final String CATEGORIES = "categories";
    static final String WHY = "why";
    static final String COST = "cost";
    static final String UNKNOWN = "unknown";
    static final String CODE = "code";

    /** The open tab. Older addresses know no tabs; they open the one whose controls they move. */
    static final Field<String> TAB = Field.choice(
                    "tab", TEACH, List.of(TEACH, CATEGORIES, WHY, COST, UNKNOWN, CODE), Function.identity())
            .startingFrom(LoraFields::firstTab);

    static final List<Field<?>> ALL = Stream.of(
                    TeachFields.ALL,
                    CategoryFields.ALL,
                    WhyFields.ALL,
                    CostFields.ALL,
                    UnknownFields.ALL,
                    List.<Field<?>>of(TAB))
            .flatMap(List::stream)
            .toList();

    private LoraFields() {}

    private static String firstTab(State state) {
        if (moves(state, TeachFields.ALL, TeachFields.RANK, TeachFields.ALPHA)) {
            return TEACH;
        }
        if (moves(state, UnknownFields.ALL)) {
            return UNKNOWN;
        }
        if (moves(state, CostFields.ALL, CostFields.RANK)) {
            return COST;
        }
        return moves(state, WhyFields.ALL) ? WHY : TEACH;
    }

    /** Rank and α had one control for all once, so they tell nothing about the tab. */
    private static boolean moves(State state, List<Field<?>> fields, Field<?>... apart) {
        return fields.stream().filter(field -> !List.of(apart).contains(field)).anyMatch(state::isMoved);
    }
}
