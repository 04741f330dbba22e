package org.languageplayground.transformer.measure;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** Where a measure rises most steeply over training: two neighbouring points with the greatest rise a step between them. */
public record Steepest<T>(T before, T after) {

    /**
     * That of a measure; the first of several, nothing where it never rises.
     *
     * @param points in the order of their steps
     */
    public static <T> Optional<Steepest<T>> of(
            List<T> points, ToIntFunction<? super T> step, ToDoubleFunction<? super T> measure) {
        ToDoubleFunction<Steepest<T>> steepness =
                pair -> (measure.applyAsDouble(pair.after) - measure.applyAsDouble(pair.before))
                        / (step.applyAsInt(pair.after) - step.applyAsInt(pair.before));
        return IntStream.range(1, points.size())
                .mapToObj(i -> new Steepest<>(points.get(i - 1), points.get(i)))
                .filter(pair -> steepness.applyAsDouble(pair) > 0)
                .min(Comparator.comparingDouble(steepness).reversed());
    }
}
