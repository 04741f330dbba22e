package org.languageplayground.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.languageplayground.ui.BrowserEvent.fire;
import static org.languageplayground.ui.BrowserEvent.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.ui.chart.ApexChart;
import org.languageplayground.ui.chart.AttentionArcs;
import org.languageplayground.ui.chart.HeadMaps;
import org.languageplayground.ui.chart.MatrixView;
import org.languageplayground.ui.chart.MatrixView.Labelled;
import org.languageplayground.ui.chart.MatrixView.Scale;

class VersionedTest {
    private final List<Integer> told = new ArrayList<>();

    private static Labelled identity(String... tokens) {
        Matrix values = Matrix.zeros(tokens.length, tokens.length);
        return new Labelled(List.of(tokens), List.of(tokens), values);
    }

    @Test
    void aTokenOfAnEarlierSentenceIsNotTheOneAtItsPlaceNow() {
        TokenRow tokens = new TokenRow("Tokens");
        tokens.addTokenListener(told::add);
        tokens.show(List.of("the", "dog", "barked"), List.of());
        int old = version(tokens);
        fire(tokens, "token-click", old, Map.of("index", 1));
        tokens.show(List.of("a", "cat", "sat"), List.of());
        fire(tokens, "token-click", old, Map.of("index", 2));
        assertThat(told).containsExactly(1);
        fire(tokens, "token-click", version(tokens), Map.of("index", 0));
        assertThat(told).containsExactly(1, 0);
    }

    @Test
    void theSameTokensWithOtherWeightsAreTheSamePicture() {
        TokenRow tokens = new TokenRow("Tokens");
        tokens.addTokenListener(told::add);
        tokens.show(List.of("the", "dog"), List.of(), 0.5f, 0.5f);
        int first = version(tokens);
        tokens.show(List.of("the", "dog"), List.of(1), 0.1f, 0.9f);
        fire(tokens, "token-click", first, Map.of("index", 1));
        assertThat(told).containsExactly(1);
    }

    @Test
    void anEventWithoutAVersionIsNotTold() {
        TokenRow tokens = new TokenRow("Tokens");
        tokens.addTokenListener(told::add);
        tokens.show(List.of("the"), List.of());
        fire(tokens, "token-click", null, Map.of("index", 0));
        fire(tokens, "token-click", "x", Map.of("index", 0));
        assertThat(told).isEmpty();
    }

    @Test
    void aRowOfAnEarlierMatrixIsForgottenAndItsCellsHaveNoNumber() {
        MatrixView matrix = new MatrixView("Attention matrix", "matrix");
        matrix.addRowListener(told::add);
        matrix.show(identity("the", "dog"), Scale.WEIGHT, true, () -> identity("the", "dog"));
        int old = version(matrix);
        matrix.show(identity("a", "cat"), Scale.WEIGHT, true, () -> identity("a", "cat"));
        fire(matrix, "cell-click", old, Map.of("row", 1));
        assertThat(told).isEmpty();
        assertThat(matrix.exact(old, 0, 0)).isEmpty();
        assertThat(matrix.exact(version(matrix), 0, 0)).isEqualTo("0.0");
    }

    @Test
    void aHeadOfAnEarlierLayerIsForgotten() {
        HeadMaps maps = new HeadMaps("Heads", "heads");
        maps.addHeadListener(told::add);
        maps.show(List.of(Matrix.zeros(1, 1)), List.of("Head 1"), true, 0, List::of);
        int old = version(maps);
        Matrix one = Matrix.zeros(1, 1);
        one.set(0, 0, 1);
        maps.show(List.of(one), List.of("Head 1"), true, 0, List::of);
        fire(maps, "map-click", old, Map.of("index", 0));
        assertThat(told).isEmpty();
    }

    @Test
    void aTokenOrALayerOfEarlierArcsIsForgotten() {
        AttentionArcs arcs = new AttentionArcs("Arcs", "arcs");
        arcs.addSelectListener((token, add) -> told.add(add ? -token : token));
        arcs.addLayerListener(layer -> told.add(100 + layer));
        arcs.show(List.of("the", "dog"), Matrix.zeros(2, 2), true, () -> identity("the", "dog"));
        arcs.setLayer(1, 4);
        int old = version(arcs);
        fire(arcs, "select", old, Map.of("token", 1));
        fire(arcs, "layer", old, Map.of("layer", 3));
        fire(arcs, "select", old, Map.of("token", 2));
        fire(arcs, "layer", old, Map.of("layer", 4));
        assertThat(told).containsExactly(1, 103);
        arcs.show(List.of("a", "cat"), Matrix.zeros(2, 2), true, () -> identity("a", "cat"));
        fire(arcs, "select", old, Map.of("token", 1));
        fire(arcs, "layer", old, Map.of("layer", 2));
        assertThat(told).containsExactly(1, 103);
    }

    @Test
    void aPointOfAnEarlierPlotIsForgotten() {
        ApexChart chart = new ApexChart("Vector space", "space", ApexChart.Type.SCATTER);
        chart.addPointListener((series, point) -> told.add(point));
        chart.showPoints(List::of);
        int old = version(chart);
        chart.showPoints(List::of);
        fire(chart, "point", old, Map.of("series", 0, "point", 3));
        assertThat(told).isEmpty();
        fire(chart, "point", version(chart), Map.of("series", 0, "point", 3));
        assertThat(told).containsExactly(3);
    }
}
