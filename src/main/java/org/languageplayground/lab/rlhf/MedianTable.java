package org.languageplayground.lab.rlhf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.languageplayground.transformer.measure.Rounding;

/** A Markdown table whose cells are the median, the least and the greatest of what several runs have measured. */
final class MedianTable {
    private static final int DIGITS = 2;

    private final List<String> header;
    private final Map<String, List<double[]>> rows = new LinkedHashMap<>();

    MedianTable(String... header) {
        this.header = List.of(header);
    }

    /** Adds one run's numbers to a row; a row may be shorter than the header. */
    void add(String row, double... numbers) {
        rows.computeIfAbsent(row, key -> new ArrayList<>()).add(numbers);
    }

    @Override
    public String toString() {
        String head = line(header) + "|---".repeat(header.size()) + "|\n";
        return rows.entrySet().stream()
                .map(row -> line(cells(row.getKey(), row.getValue())))
                .collect(Collectors.joining("", head, ""));
    }

    private List<String> cells(String name, List<double[]> runs) {
        List<String> cells = new ArrayList<>(List.of(name));
        for (int column = 0; column < header.size() - 1; column++) {
            int at = column;
            cells.add(
                    column < runs.getFirst().length
                            ? cell(runs.stream()
                                    .mapToDouble(run -> run[at])
                                    .sorted()
                                    .toArray())
                            : "");
        }
        return cells;
    }

    private static String cell(double[] sorted) {
        return number(sorted[sorted.length / 2]) + " (" + number(sorted[0]) + " to " + number(sorted[sorted.length - 1])
                + ")";
    }

    private static String number(double number) {
        return Rounding.halfUp(number, DIGITS).toPlainString();
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
