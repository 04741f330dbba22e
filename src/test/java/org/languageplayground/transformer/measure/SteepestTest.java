package org.languageplayground.transformer.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SteepestTest {
    private record Point(int step, double value) {}

    private static Optional<Steepest<Point>> of(Point... points) {
        return Steepest.of(List.of(points), Point::step, Point::value);
    }

    @Test
    void aRiseIsCountedPerStep() {
        Point start = new Point(0, 0);
        Point soon = new Point(10, 0.2);
        Point late = new Point(1_000, 0.9);
        assertThat(of(start, soon, late)).contains(new Steepest<>(start, soon));
    }

    @Test
    void ofEqualRisesTheFirstCounts() {
        Point a = new Point(0, 0.0);
        Point b = new Point(1, 0.25);
        Point c = new Point(2, 0.5);
        assertThat(of(a, b, c)).contains(new Steepest<>(a, b));
    }

    @Test
    void whatNeverRisesHasNone() {
        assertThat(of()).isEmpty();
        assertThat(of(new Point(0, 1))).isEmpty();
        assertThat(of(new Point(0, 1), new Point(5, 1), new Point(6, 0.5))).isEmpty();
    }
}
