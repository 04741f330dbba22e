package org.languageplayground.world.preference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.languageplayground.world.ShippedModels;

/**
 * The three phases as they were run beforehand with one seed, penalty and number of rounds.
 *
 * @param columns base, SFT, reward model, PPO
 */
public record RecordedRun(Settings settings, List<Column> columns) {
    /** Where the shipped model's runs lie on the class path. */
    public static final String FILE = "models/" + ShippedModels.causal(4) + "/rlhf/runs.csv";

    private static final String HEAD = "seed,beta,rounds,wrong,known,said";

    /** What a run depends on. */
    public record Settings(int seed, double beta, int rounds) {
        /** One that works, and one in which PPO finds what its reward model overrates. */
        public static final List<Settings> RECORDED =
                List.of(new Settings(4, Rlhf.BETA, Rlhf.PPO_ROUNDS), new Settings(1, 0, 160));
    }

    /**
     * What a model says; or what the reward model prefers.
     *
     * @param wrong share of wrong answers on the countries of the test; for the reward model NaN
     * @param known share of right answers on known facts; for the reward model that of comparisons
     */
    public record Column(double wrong, double known, List<Said> said) {}

    /** The shipped runs, in the order of {@link Settings#RECORDED}. */
    public static List<RecordedRun> shipped() {
        try (InputStream in = RecordedRun.class.getClassLoader().getResourceAsStream(FILE)) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what {@link #write} has written. */
    static List<RecordedRun> parse(String text) {
        Map<Settings, List<Column>> runs = new LinkedHashMap<>();
        text.lines().skip(1).map(line -> line.split(",")).forEach(cells -> runs.computeIfAbsent(
                        new Settings(
                                Integer.parseInt(cells[0]), Double.parseDouble(cells[1]), Integer.parseInt(cells[2])),
                        key -> new ArrayList<>())
                .add(new Column(Double.parseDouble(cells[3]), Double.parseDouble(cells[4]), said(cells[5]))));
        return runs.entrySet().stream()
                .map(run -> new RecordedRun(run.getKey(), List.copyOf(run.getValue())))
                .toList();
    }

    private static List<Said> said(String text) {
        return Arrays.stream(text.split(";"))
                .map(one -> one.split("="))
                .map(pair -> new Said(pair[0], pair.length > 1 ? pair[1] : ""))
                .toList();
    }

    /** Runs as comma-separated lines, a column each. */
    public static String write(List<RecordedRun> runs) {
        return HEAD + "\n"
                + runs.stream()
                        .flatMap(run -> run.columns.stream().map(column -> line(run.settings, column)))
                        .collect(Collectors.joining());
    }

    private static String line(Settings settings, Column column) {
        return String.format(
                Locale.ROOT,
                "%d,%s,%d,%.4f,%.4f,%s%n",
                settings.seed,
                settings.beta,
                settings.rounds,
                column.wrong,
                column.known,
                column.said.stream()
                        .map(said -> said.country() + "=" + said.answer())
                        .collect(Collectors.joining(";")));
    }
}
