package org.languageplayground.attention.generate;

import java.util.List;
import java.util.Optional;
import org.languageplayground.transformer.sampling.Sampler;
import org.languageplayground.ui.Limits;
import org.languageplayground.ui.chapter.Field;
import org.languageplayground.ui.chapter.State;

/** What a student can set of the way a model writes. */
public final class GenerateFields {
    static final double GREATEST_TEMPERATURE = 2;
    static final Limits TOP_KS = new Limits(0, 50, 1);
    static final Limits SEEDS = new Limits(1, 9_999, 1);
    static final Limits COUNTS = new Limits(1, 60, 1);

    private static final int FIRST_COUNT = 24;

    static final Field<Double> TEMPERATURE =
            Field.of("sampling", 1.0, text -> decimal(text, GREATEST_TEMPERATURE), String::valueOf);
    /** How many of the likeliest tokens are kept; 0 for all. */
    static final Field<Integer> TOP_K = Field.number("topk", 0, TOP_KS);

    static final Field<Double> TOP_P = Field.of("topp", 1.0, text -> decimal(text, 1), String::valueOf);
    static final Field<Integer> SEED = Field.number("seed", 1, SEEDS);
    static final Field<Integer> COUNT = Field.number("count", FIRST_COUNT, COUNTS);

    public static final List<Field<?>> ALL = List.of(TEMPERATURE, TOP_K, TOP_P, SEED, COUNT);

    private GenerateFields() {}

    private static Optional<Double> decimal(String text, double greatest) {
        return Optional.of(text)
                .filter(it -> it.matches("[0-9](\\.[0-9]{1,6})?"))
                .map(Double::valueOf)
                .filter(value -> value <= greatest);
    }

    static Sampler sampler(State state) {
        return new Sampler(state.get(TEMPERATURE), state.get(TOP_K), state.get(TOP_P));
    }
}
