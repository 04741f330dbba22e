package org.languageplayground.world;

import java.util.List;
import java.util.stream.Stream;

/** The names of the models that come with the application: folders below {@code models/} on the class path. */
public final class ShippedModels {
    /** How many heads the models have that were trained to be compared. */
    public static final List<Integer> HEADS = List.of(1, 2, 4, 8);

    private ShippedModels() {}

    /** Reads from left to right, as GPT does. */
    public static String causal(int heads) {
        return "world-causal-" + heads;
    }

    /** Sees the whole text, as BERT does. */
    public static String masked(int heads) {
        return "world-masked-" + heads;
    }

    /** All names, the causal ones first. */
    public static List<String> names() {
        return Stream.concat(
                        HEADS.stream().map(ShippedModels::causal),
                        HEADS.stream().map(ShippedModels::masked))
                .toList();
    }
}
