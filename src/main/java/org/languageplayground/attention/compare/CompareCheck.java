package org.languageplayground.attention.compare;

import java.util.List;
import java.util.OptionalDouble;
import org.languageplayground.attention.compare.Comparison.Sides;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.attention.reading.Said;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.check.Content;

/** What the numbers of the tab are made from: maps, words and their logits of both sides. */
final class CompareCheck {
    private final Comparison comparison;

    CompareCheck(Comparison comparison) {
        this.comparison = comparison;
    }

    List<CheckFile<ReadingSimulation>> files() {
        return List.of(new CheckFile<>(
                "attention.compare.check.",
                "two-at-once.json",
                simulation -> comparison.sides(simulation).isPresent(),
                this::numbers));
    }

    /**
     * One side.
     *
     * @param layer from 0
     * @param head from 0; -1 where the mean of all is shown
     * @param heads weights of every head, {@code [layer][head][query · key]}
     * @param weights that are shown, {@code [query · key]}
     * @param logits of what it says; null where it says no words
     */
    private record Numbers(
            String model,
            boolean untrained,
            boolean off,
            int layer,
            int head,
            boolean causal,
            int[] ids,
            List<String> tokens,
            float[][][] heads,
            float[] weights,
            float[] logits,
            List<Said.Word> words) {}

    /** Both, and how far they are apart in full; numbers that there are not are null. */
    private record Both(Numbers a, Numbers b, Double attention, Double pairs, Double bits, Double even, Double moved) {}

    private Content numbers(ReadingSimulation stage) {
        Sides sides = comparison.sides(stage).orElseThrow();
        Distance distance = comparison.distance(sides, stage.state());
        return Content.json(new Both(
                numbers(sides.a()),
                numbers(sides.b()),
                orNull(distance.attention()),
                distance.pairs().map(pairs -> pairs.mean()).orElse(null),
                orNull(distance.bits()),
                orNull(distance.even()),
                orNull(distance.moved())));
    }

    private static Double orNull(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }

    private static Numbers numbers(Side side) {
        var reading = side.reading();
        float[][][] heads =
                new float[reading.config().layers()][reading.config().heads()][];
        for (int layer = 0; layer < heads.length; layer++) {
            for (int head = 0; head < heads[layer].length; head++) {
                heads[layer][head] = reading.weights(layer, head).values();
            }
        }
        return new Numbers(
                reading.model(),
                side.untrained(),
                side.off(),
                reading.layer(),
                reading.head().number(),
                reading.causal(),
                reading.trace().batch().ids(),
                side.tokens(),
                heads,
                reading.weights().values(),
                side.logits().orElse(null),
                side.words());
    }
}
