package org.languageplayground.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.languageplayground.Application;
import org.languageplayground.classroom.room.Rooms;
import org.languageplayground.classroom.room.StudentName;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the server tells a monitoring system. */
@SpringBootTest(
        classes = Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "playground.vectors-directory=pom.xml/vectors")
class MetricsIT {
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z_]+)(\\{[^}]*})? (\\S+)$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");
    private static final Pattern METRIC = Pattern.compile("\\b[a-z]+(?:_[a-z]+)+\\b(?=\\{)");
    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `(playground_[a-z_]+)` \\|");

    @LocalServerPort
    private int port;

    @Autowired
    private Rooms rooms;

    private String scrape;

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @BeforeEach
    void scrape() throws IOException, InterruptedException {
        HttpResponse<String> response = get("/actuator/prometheus");
        assertThat(response.statusCode()).isEqualTo(200);
        scrape = response.body();
    }

    private Set<String> names() {
        return SAMPLE.matcher(scrape).results().map(sample -> sample.group(1)).collect(Collectors.toSet());
    }

    private double value(String name) {
        return SAMPLE.matcher(scrape)
                .results()
                .filter(sample -> sample.group(1).equals(name))
                .mapToDouble(sample -> Double.parseDouble(sample.group(3)))
                .sum();
    }

    @Test
    void everyExpressionOfTheDashboardNamesMetricsThatThereAre() throws IOException {
        JsonObject dashboard = JsonParser.parseString(
                        Files.readString(Path.of("deploy/grafana/language-playground.json")))
                .getAsJsonObject();
        List<String> expressions = new ArrayList<>();
        for (JsonElement panel : dashboard.getAsJsonArray("panels")) {
            for (JsonElement target : panel.getAsJsonObject().getAsJsonArray("targets")) {
                expressions.add(target.getAsJsonObject().get("expr").getAsString());
            }
        }
        assertThat(expressions).hasSizeGreaterThan(10).allSatisfy(expression -> {
            List<String> metrics =
                    METRIC.matcher(expression).results().map(MatchResult::group).toList();
            assertThat(metrics).as(expression).isNotEmpty();
            assertThat(names()).containsAll(metrics);
        });
    }

    @Test
    void theGuideNamesAllOfOursAndNoOther() throws IOException {
        Set<String> documented = DOCUMENTED
                .matcher(Files.readString(Path.of("docs/admin.md")))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> ours = names().stream()
                .filter(name -> name.startsWith("playground_"))
                .map(name -> name.replaceAll("_seconds_(sum|count|max)$", "_seconds"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(documented).isEqualTo(ours);
    }

    @Test
    void ourLabelsAreFew() {
        Set<String> labels = SAMPLE.matcher(scrape)
                .results()
                .filter(sample -> sample.group(1).startsWith("playground_") && sample.group(2) != null)
                .flatMap(sample -> LABEL.matcher(sample.group(2)).results())
                .map(label -> label.group(1))
                .collect(Collectors.toSet());
        assertThat(labels).containsExactlyInAnyOrder("result", "where");
    }

    @Test
    void aVisitAndAClassAreCountedAndNothingThatWasTypedStandsThere() throws IOException, InterruptedException {
        double sessions = value("playground_sessions");
        double tabs = value("playground_tabs");
        double classes = value("playground_rooms");
        double students = value("playground_rooms_students");
        get("/attention?s=aardvarks+whisper&room=aardvarks");
        get("/?v-r=init&location=attention&query=s%3Daardvarks");
        var lead = rooms.open();
        rooms.join(lead.code(), "seat", StudentName.typed("Zebedee"));
        get("/attention/aardvarks");
        scrape();
        assertThat(value("playground_sessions")).isGreaterThan(sessions);
        assertThat(value("playground_tabs")).isEqualTo(tabs + 1);
        assertThat(value("playground_rooms")).isEqualTo(classes + 1);
        assertThat(value("playground_rooms_students")).isEqualTo(students + 1);
        assertThat(scrape).doesNotContain("aardvark", "Zebedee", lead.code());
        rooms.end(lead);
    }

    @Test
    void whatIsKnownOfTheServerIsTold() {
        assertThat(value("playground_workers")).isPositive();
        assertThat(value("playground_memory_limit_bytes"))
                .isEqualTo(Math.floorDiv(Runtime.getRuntime().maxMemory(), 2), within(8.0));
        assertThat(value("playground_workers_dead")).isZero();
    }

    private static Offset<Double> within(double bytes) {
        return Offset.offset(bytes);
    }

    @Test
    void aFolderThatCannotBeWrittenImpairsTheServerAndDoesNotTakeItOutOfTheBalancer()
            throws IOException, InterruptedException {
        HttpResponse<String> health = get("/actuator/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("\"IMPAIRED\"").doesNotContain("pom.xml");
    }
}
