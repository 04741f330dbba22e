package org.languageplayground.lab.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The loss curve of a run as {@code training.csv}. */
public final class TrainingLog {
    private static final String FILE = "training.csv";

    /**
     * What was measured over the steps up to {@code step}.
     *
     * @param loss mean over the last steps, in nats
     * @param answers share of right answers on texts not yet seen
     */
    public record Entry(int step, String stage, double loss, double answers) {}

    private TrainingLog() {}

    static void write(Path folder, List<Entry> entries) throws IOException {
        List<String> lines = new ArrayList<>(List.of("step,loss,answers,stage"));
        for (Entry entry : entries) {
            lines.add("%d,%.4f,%.4f,\"%s\""
                    .formatted(entry.step(), entry.loss(), entry.answers(), entry.stage())
                    .toLowerCase(Locale.ROOT));
        }
        Files.write(folder.resolve(FILE), lines);
    }

    /** The curve of a model's folder. */
    public static List<Entry> read(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve(FILE)).stream()
                .skip(1)
                .map(line -> line.split(",", 4))
                .map(parts -> new Entry(
                        Integer.parseInt(parts[0]),
                        parts[3].replace("\"", ""),
                        Double.parseDouble(parts[1]),
                        Double.parseDouble(parts[2])))
                .toList();
    }
}
