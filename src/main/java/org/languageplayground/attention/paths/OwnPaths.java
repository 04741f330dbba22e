package org.languageplayground.attention.paths;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.languageplayground.attention.reading.HeadChoice;
import org.languageplayground.attention.reading.Reading;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.transformer.measure.Attribution;
import org.languageplayground.transformer.measure.AttributionMethod;
import org.languageplayground.transformer.measure.Attributions;

/**
 * What every method says of the token that is looked at on the stage.
 *
 * @param query the token, counted from 0; the last of several that are chosen
 * @param sources the other tokens that it sees
 * @param methods in the order in which they are shown
 * @param nearness the baseline that knows no content
 */
record OwnPaths(int query, int[] sources, List<PathColumn> methods, PathColumn nearness) {

    static OwnPaths of(ReadingSimulation stage) {
        Reading reading = stage.reading();
        Attributions all = new Attributions(stage.model(), reading.trace());
        int query = query(stage);
        List<PathColumn> methods = shown(stage).stream()
                .map(one -> new PathColumn(one, all.of(one, query)))
                .toList();
        Attribution near = Attribution.of(AttributionMethod.NEARNESS);
        return new OwnPaths(query, all.sources(query), methods, new PathColumn(near, all.of(near, query)));
    }

    static int query(ReadingSimulation stage) {
        return stage.reading().selected().getLast();
    }

    /** The methods that are shown, where the stage looks. The gradient needs as much memory as the model, so it is left to the tiny ones. */
    static List<Attribution> shown(ReadingSimulation stage) {
        Reading reading = stage.reading();
        int layer = reading.layer();
        HeadChoice choice = reading.head();
        int head = choice.single() ? choice.number() : Attribution.NONE;
        List<Attribution> shown = new ArrayList<>(List.of(
                new Attribution(AttributionMethod.RAW, layer, head),
                new Attribution(AttributionMethod.VALUE_WEIGHTED, layer, head),
                new Attribution(AttributionMethod.ROLLOUT, layer, Attribution.NONE)));
        if (stage.hasSiblings()) {
            shown.add(Attribution.of(AttributionMethod.GRADIENT_INPUT));
        }
        return List.copyOf(shown);
    }

    /** What switching off does, as a column. */
    static PathColumn column(TokenChanges changes) {
        return new PathColumn(null, changes.change());
    }

    /** What switching off does, without a number where that is not known, and then the methods. */
    List<PathColumn> columns(Optional<TokenChanges> changes) {
        double[] unknown = new double[nearness.scores().length];
        Arrays.fill(unknown, Double.NaN);
        PathColumn off = changes.map(OwnPaths::column).orElse(new PathColumn(null, unknown));
        return Stream.concat(Stream.of(off), methods.stream()).toList();
    }

    PathColumn raw() {
        return methods.getFirst();
    }
}
