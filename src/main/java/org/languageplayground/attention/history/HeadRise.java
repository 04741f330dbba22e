package org.languageplayground.attention.history;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.languageplayground.world.history.CheckpointScore;
import org.languageplayground.world.history.Look;

/**
 * How much more a head does of something at one checkpoint than at another.
 *
 * @param layer from 0
 * @param head from 0
 * @param from mean attention at the first
 * @param to mean attention at the second
 */
record HeadRise(int layer, int head, double from, double to) {

    /** That of the head that has gained most. */
    static HeadRise of(Look look, CheckpointScore before, CheckpointScore after) {
        return IntStream.range(0, after.layers())
                .boxed()
                .flatMap(layer -> IntStream.range(0, after.heads())
                        .mapToObj(head ->
                                new HeadRise(layer, head, before.of(look, layer, head), after.of(look, layer, head))))
                .max(Comparator.comparingDouble(rise -> rise.to - rise.from))
                .orElseThrow();
    }
}
