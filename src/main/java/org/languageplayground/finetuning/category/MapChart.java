package org.languageplayground.finetuning.category;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.chart.ApexChart;
import org.languageplayground.ui.chart.ApexChart.Points;
import org.languageplayground.world.category.CategorySet;
import org.languageplayground.world.category.Example;

/** The sentences of a set in the plane in which their vectors differ most, a colour each category, and the student's own sentence. */
final class MapChart extends Div {
    private static final int MARK = 5;
    private static final int OWN_MARK = 11;
    private static final double PRECISION = 1e4;
    private static final List<String> COLORS =
            List.of("--query", "--key", "--value", "--fourth", "--fifth", "--sixth", "--seventh", "--eighth");

    private final ApexChart chart;
    private transient SentenceMap shown;
    private transient double[] own;

    MapChart(String name, String file) {
        chart = new ApexChart(name, file, ApexChart.Type.SCATTER);
        addClassName("sentence-map");
        add(new H3(name), Origin.computed(), chart);
    }

    /**
     * Shows a map.
     *
     * @param place of the student's sentence
     */
    void show(CategorySet set, SentenceMap map, Optional<double[]> place, CategoryText text) {
        setVisible(true);
        if (map == shown && Arrays.equals(own, place.orElse(null))) {
            return;
        }
        shown = map;
        own = place.orElse(null);
        List<Example> examples =
                Stream.concat(set.learning().stream(), set.measuring().stream()).toList();
        int categories = set.categories().size();
        List<String> colors = new ArrayList<>(COLORS.subList(0, categories));
        colors.add("--accent");
        chart.setColors(colors);
        List<Integer> marks = new ArrayList<>(Collections.nCopies(categories, MARK));
        marks.add(OWN_MARK);
        chart.setMarks(marks);
        String sentence = getTranslation("lora.category.map.sentence");
        chart.showPoints(() -> {
            List<Points> points = new ArrayList<>();
            for (int category = 0; category < categories; category++) {
                int own = category;
                points.add(new Points(
                        set.categories().get(category),
                        IntStream.range(0, examples.size())
                                .filter(i -> examples.get(i).category() == own)
                                .mapToObj(i -> point(map.places().get(i)))
                                .toList()));
            }
            points.add(new Points(
                    sentence, place.map(MapChart::point).map(List::of).orElse(List.of())));
            return points;
        });
        chart.setCaption(text.mapCaption(map));
    }

    private static List<Double> point(double... place) {
        return List.of(Math.rint(place[0] * PRECISION) / PRECISION, Math.rint(place[1] * PRECISION) / PRECISION);
    }
}
