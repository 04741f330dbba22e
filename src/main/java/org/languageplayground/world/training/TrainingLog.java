package org.languageplayground.world.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.languageplayground.world.training.TrainingRun.Progress;

/** The loss curve of a run as {@code training.csv}. */
final class TrainingLog {
    private static final String FILE = "training.csv";

    private TrainingLog() {}

    static void write(Path folder, List<Progress> progress) throws IOException {
        List<String> lines = new ArrayList<>(List.of("step,loss,answers,stage"));
        for (Progress entry : progress) {
            lines.add("%d,%.4f,%.4f,\"%s\""
                    .formatted(entry.step(), entry.loss(), entry.answers(), entry.stage())
                    .toLowerCase(Locale.ROOT));
        }
        Files.write(folder.resolve(FILE), lines);
    }

    static List<Progress> read(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve(FILE)).stream()
                .skip(1)
                .map(line -> line.split(",", 4))
                .map(parts -> new Progress(
                        Integer.parseInt(parts[0]),
                        parts[3].replace("\"", ""),
                        Double.parseDouble(parts[1]),
                        Double.parseDouble(parts[2])))
                .toList();
    }
}
