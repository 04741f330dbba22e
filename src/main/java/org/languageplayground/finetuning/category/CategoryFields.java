package org.languageplayground.finetuning.category;

import java.util.List;
import java.util.Optional;
import org.languageplayground.ui.Limits;
import org.languageplayground.ui.chapter.Field;
import org.languageplayground.ui.chapter.State;

/** What can be set on the tab "Categories". */
public final class CategoryFields {
    static final List<Double> RATES = List.of(1e-5, 3e-5, 1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 0.1, 1.0);
    private static final Limits EACH_SHIPPED = new Limits(2, 10, 1);
    private static final Limits EACH_OWN = new Limits(2, 100, 1);
    static final Limits LAYERS_LIMITS = new Limits(1, 6, 1);
    static final Limits RANK_LIMITS = new Limits(1, 64, 1);
    static final Limits STEP_LIMITS = new Limits(10, 200, 10);
    static final Limits SEED_LIMITS = new Limits(1, 9_999, 1);

    /** Own examples and sentences beyond so many characters are left out of the address. */
    public static final int LONGEST_IN_LINK = 500;

    /** Whose examples are learned from. */
    public static final Field<ExampleChoice> CHOICE = Field.choice("set", ExampleChoice.URGENCY);

    /** The student's examples, a line each: category, comma, text. */
    public static final Field<String> OWN = Field.text("examples", "", LONGEST_IN_LINK);

    /** A sentence that is sorted into the categories. */
    public static final Field<String> SENTENCE =
            Field.text("sentence", "Come quickly, the cat has got its head stuck in the fence!", LONGEST_IN_LINK);

    /** How much of the encoder learns. */
    public static final Field<CategoryMethod> METHOD = Field.choice("approach", CategoryMethod.LORA);

    /** How many examples of each category are learned from, at most; of the shipped ones there are ten. */
    static final Field<Integer> EACH =
            Field.number("each", 10, CategoryFields::eachLimits).anewWith(CHOICE);

    /** How many blocks are trained, from the top. */
    static final Field<Integer> LAYERS = Field.number("layers", 2, LAYERS_LIMITS);

    /** The rank of LoRA. */
    static final Field<Integer> RANK = Field.number("catrank", 8, RANK_LIMITS);

    /** How many steps a run has. */
    static final Field<Integer> STEPS = Field.number("catsteps", 40, STEP_LIMITS);

    /** The learning rate; that which suits the method unless another one is chosen. */
    static final Field<Double> RATE = Field.of(
                    "catrate", CategoryMethod.LORA.usualRate(), CategoryFields::rate, String::valueOf)
            .startingFrom(state -> state.get(METHOD).usualRate())
            .anewWith(METHOD);

    /** What random numbers start from. */
    static final Field<Integer> SEED = Field.number("catseed", 1, SEED_LIMITS);

    /** Those that stand under "Advanced". */
    static final List<Field<?>> ADVANCED = List.of(LAYERS, RANK, STEPS, RATE, SEED);

    /** All of them. */
    public static final List<Field<?>> ALL =
            List.of(CHOICE, OWN, SENTENCE, METHOD, EACH, LAYERS, RANK, STEPS, RATE, SEED);

    private CategoryFields() {}

    /** As far as there are examples. */
    static Limits eachLimits(State state) {
        return state.get(CHOICE) == ExampleChoice.OWN ? EACH_OWN : EACH_SHIPPED;
    }

    private static Optional<Double> rate(String text) {
        return RATES.stream().filter(rate -> String.valueOf(rate).equals(text)).findFirst();
    }

    /** What a run would be as things are set. */
    public static CategorySettings settings(State state) {
        return new CategorySettings(
                state.get(CHOICE),
                state.get(OWN),
                state.get(METHOD),
                state.get(EACH),
                state.get(LAYERS),
                state.get(RANK),
                state.get(STEPS),
                state.get(RATE),
                state.get(SEED));
    }
}
