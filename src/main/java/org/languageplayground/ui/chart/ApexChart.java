package org.languageplayground.ui.chart;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.languageplayground.ui.Words;

/** A chart of the ApexCharts library, described in Java and updated in place. */
@Tag("apex-chart")
@NpmPackage(value = "apexcharts", version = "4.5.0")
@JsModule("./elements/apex-chart.ts")
public class ApexChart extends Figure {
    private transient Supplier<List<Points>> points = List::of;

    /** The chart's form. */
    public enum Type {
        BAR,
        LINE,
        SCATTER
    }

    /**
     * Points of one kind.
     *
     * @param data where each stands, {@code [points][2]}
     */
    public record Points(String name, List<List<Double>> data) {}

    /**
     * One row of bars, or one line.
     *
     * @param data a number a category; null where there is none yet
     */
    public record Series(String name, List<? extends Number> data) {}

    /** A chart with its accessible name; files that it saves are called {@code fileName}. */
    public ApexChart(String name, String fileName, Type type) {
        super(name, fileName);
        getElement().setProperty("type", type.name().toLowerCase(Locale.ROOT));
        getElement().addEventListener("points-wanted", event -> send());
    }

    @Override
    protected Map<String, String> words() {
        return Words.of(this, "ui.figure.", "undrawn");
    }

    private void send() {
        getElement().setPropertyMap("points", Map.of("version", versioned().shown(), "series", points.get()));
    }

    /** What the vertical axis measures, and its greatest value. */
    public void setAxis(String unit, double greatest) {
        getElement().setProperty("unit", unit);
        getElement().setProperty("greatest", greatest);
    }

    /** Stacks the series of a category upon each other. */
    public void setStacked() {
        getElement().setProperty("stacked", true);
    }

    /** Lets the bars lie, so that there is room for the categories' names and for the numbers behind the bars. */
    public void setHorizontal() {
        getElement().setProperty("horizontal", true);
    }

    /** Makes each line of the grid ten times the one below it, for numbers that differ by orders of magnitude; none may be below 1. */
    public void setLogarithmic() {
        getElement().setProperty("logarithmic", true);
    }

    /** Lets the vertical axis begin below 0, where the numbers do. */
    public void setSigned() {
        getElement().setProperty("signed", true);
    }

    /** Writes numbers short, such as 4.2M, with the number at each bar that has room for it. */
    public void setCompact() {
        getElement().setProperty("compact", true);
    }

    /** The colours of the series, as custom properties of the page's style. */
    public void setColors(List<String> properties) {
        getElement().setPropertyList("palette", properties);
    }

    /** Draws lines in dashes so many points long, in the order of the series; 0 for a whole line. */
    public void setDashes(List<Integer> lengths) {
        getElement().setPropertyList("dashes", lengths);
    }

    /** Marks a category by a line across the chart, counted from 0; -1 for none. */
    public void setMarked(int category) {
        getElement().setProperty("marked", category);
    }

    /** How large the points of each kind are; those of the last are stars. */
    public void setMarks(List<Integer> sizes) {
        getElement().setPropertyList("marks", sizes);
    }

    /** New points of a scatter plot. They are many, so they travel only to a plot that is in view. */
    public void showPoints(Supplier<List<Points>> series) {
        points = series;
        versioned().next();
    }

    /** Calls back with the series and the point in it, both counted from 0, at which the pointer or the keyboard's cursor stands. */
    public void addPointListener(BiConsumer<Integer, Integer> listener) {
        versioned()
                .on(
                        "point",
                        detail -> listener.accept(
                                detail.path("series").asInt(),
                                detail.path("point").asInt()));
    }

    /** New data; the chart is built anew only where the categories have changed. */
    public void show(List<String> categories, List<Series> series) {
        getElement().setPropertyList("categories", categories);
        getElement().setPropertyList("series", series);
    }
}
