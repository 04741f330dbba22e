package org.languageplayground.finetuning.calculator;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads the tables of published figures in the tests. */
final class Published {
    private static final Set<Target> ALL_LINEAR = EnumSet.complementOf(EnumSet.of(Target.EMBEDDINGS));

    private Published() {}

    static PublishedModel model(String name) {
        return PublishedModels.all().stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no model " + name));
    }

    static long number(String text) {
        return Long.parseLong(text.strip().replace("_", ""));
    }

    /** Matrices of targets written as "qv", or "all" for every linear layer of the blocks. */
    static List<WeightMatrix> adapted(BaseModel model, String targets) {
        if (targets.equals("all")) {
            return model.adapted(ALL_LINEAR);
        }
        Set<Target> set = EnumSet.noneOf(Target.class);
        targets.chars()
                .forEach(letter -> set.add(
                        switch (letter) {
                            case 'q' -> Target.QUERY;
                            case 'k' -> Target.KEY;
                            case 'v' -> Target.VALUE;
                            case 'o' -> Target.OUTPUT;
                            case 'm' -> Target.MLP;
                            default -> throw new IllegalArgumentException(targets);
                        }));
        return model.adapted(set);
    }
}
