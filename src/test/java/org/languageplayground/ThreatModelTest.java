package org.languageplayground;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the table of docs/threat-model.md to the code. */
class ThreatModelTest {
    private static final Pattern MEASURE = Pattern.compile("(?m)^\\|[^|]*\\|[^|]*\\|[^|]*\\|([^|]*)\\|$");
    private static final Pattern CLASS = Pattern.compile("`(\\w+)`");

    @Test
    void everyClassThatIsToHoldAMeasureIsThere() throws IOException {
        Set<String> classes;
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            classes = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
        }
        List<String> named = MEASURE.matcher(Files.readString(Path.of("docs/threat-model.md")))
                .results()
                .flatMap(row -> CLASS.matcher(row.group(1)).results())
                .map((MatchResult name) -> name.group(1))
                .toList();
        assertThat(named).hasSizeGreaterThan(20);
        assertThat(classes).containsAll(named);
    }
}
