package org.languageplayground.shell.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.languageplayground.rag.base.FolderSettings;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Holds the table of docs/admin.md to the code. */
class SettingsTableTest {
    private static final Pattern ROW =
            Pattern.compile("\\| `(playground\\.[a-z.-]+)` \\| ([^|]+) \\| ([^|]+) \\| [^|]+ \\|");
    private static final Pattern RANGE = Pattern.compile("([\\d,]+) to ([\\d,]+)");

    /** What the table says of a setting. */
    private record Row(String name, String value, String allowed) {}

    /** A setting in the code. */
    private record Setting(Class<?> settings, RecordComponent component, String value) {
        boolean counts() {
            return component.getType() == int.class || component.getType() == long.class;
        }
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(Path.of("docs/admin.md")).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> new Row(row.group(1), row.group(2), row.group(3)))
                .toList();
    }

    private static Map<String, List<Setting>> settings() {
        Map<String, List<Setting>> all = new TreeMap<>();
        for (Class<?> settings : KnownSettings.records()) {
            RecordComponent[] components = settings.getRecordComponents();
            for (int i = 0; i < components.length; i++) {
                DefaultValue value =
                        settings.getDeclaredConstructors()[0].getParameters()[i].getAnnotation(DefaultValue.class);
                all.computeIfAbsent(KnownSettings.name(settings, components[i]), name -> new ArrayList<>())
                        .add(new Setting(settings, components[i], value == null ? null : value.value()[0]));
            }
        }
        return all;
    }

    @Test
    void everySettingStandsInTheTableOnceAndNoOther() throws IOException {
        assertThat(rows()).extracting(Row::name).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(rows().stream().map(Row::name).toList()))
                .isEqualTo(settings().keySet());
    }

    @Test
    void theTableTellsWhatHoldsUnlessSomethingIsSet() throws IOException {
        for (Row row : rows()) {
            for (Setting setting : settings().get(row.name())) {
                String expected = setting.value() == null
                        ? "`~/.cache/language-playground/bases`"
                        : setting.value().isEmpty() ? "none" : "`" + setting.value() + "`";
                assertThat(row.value()).as(row.name()).startsWith(expected);
            }
        }
    }

    @Test
    void theLimitsOfTheTableAreThoseOfTheCode() throws IOException {
        for (Row row : rows()) {
            Setting setting = settings().get(row.name()).getFirst();
            if (setting.counts()) {
                Matcher range = RANGE.matcher(row.allowed());
                assertThat(range.matches())
                        .as(row.name() + ": " + row.allowed())
                        .isTrue();
                long least = number(range.group(1));
                long most = number(range.group(2));
                assertThat(List.of(
                                passes(row.name(), setting, least - 1),
                                passes(row.name(), setting, least),
                                passes(row.name(), setting, most),
                                passes(row.name(), setting, most + 1)))
                        .as(row.name())
                        .containsExactly(false, true, true, false);
            }
        }
    }

    private static long number(String text) {
        return Long.parseLong(text.replace(",", ""));
    }

    private static boolean passes(String name, Setting setting, long value) {
        Binder binder = new Binder(new MapConfigurationPropertySource(Map.of(name, value)));
        try {
            binder.bind(KnownSettings.prefix(setting.settings()), setting.settings());
            return true;
        } catch (BindException e) {
            return false;
        }
    }

    @Test
    void aTruthValueSaysSo() throws IOException {
        for (Row row : rows()) {
            boolean truth = settings().get(row.name()).getFirst().component().getType() == boolean.class;
            assertThat(row.allowed().equals("`true`, `false`")).as(row.name()).isEqualTo(truth);
        }
    }

    @Test
    void theUsualFolderOfIndexesIsThatOfTheTable() {
        var usual = new FolderSettings("", null).indexes();
        assertThat(usual)
                .hasValue(Path.of(System.getProperty("user.home")).resolve(".cache/language-playground/bases"));
    }

    @Test
    void everyRecordWithSettingsIsRead() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            List<String> bound = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> contains(file, "\n@ConfigurationProperties("))
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .sorted()
                    .toList();
            assertThat(bound)
                    .isEqualTo(KnownSettings.records().stream()
                            .map(Class::getSimpleName)
                            .sorted()
                            .toList());
        }
        try (var files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> contains(file, "${playground.")))
                    .isEmpty();
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theStartNamesNoSettingOfItsOwnFile() throws IOException {
        assertThat(Files.readAllLines(Path.of("src/main/resources/application.properties")))
                .noneMatch(line -> line.startsWith("playground.")
                        && Arrays.stream(line.split("="))
                                .findFirst()
                                .filter(KnownSettings::isName)
                                .isEmpty());
    }
}
