package org.languageplayground.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Makes the steps of the Dockerfile, but for those that need an engine, and runs what comes of them as a user who may write nowhere but to the folder for what does not last. */
class ImageIT {
    private static final int PATIENCE_SECONDS = 300;
    private static final int ENDED_BY_SIGTERM = 143;
    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--no-new-privs");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static Path image;
    private static Dockerfile steps;

    @BeforeAll
    static void makeTheImage() throws IOException, InterruptedException {
        steps = Dockerfile.read();
        image = Files.createTempDirectory("image");
        run(List.of("script/lay-out", image.toString()), Path.of(""));
        Files.setPosixFilePermissions(image, PosixFilePermissions.fromString("rwxr-xr-x"));
        run(steps.program("RUN"), image);
        run(List.of("sh", "-c", "chmod " + steps.line("RUN chmod ")), image);
    }

    @AfterAll
    static void removeIt() throws IOException {
        try (Stream<Path> files = Files.walk(image)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    private static ProcessBuilder process(List<String> command, Path folder) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toAbsolutePath().toFile());
        builder.environment().put("DJL_CACHE_DIR", image.resolve("djl").toString());
        builder.redirectErrorStream(true);
        return builder;
    }

    private static void run(List<String> command, Path folder) throws IOException, InterruptedException {
        Path log = Files.createTempFile("image", ".log");
        Process process = process(command, folder).redirectOutput(log.toFile()).start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(ended ? process.exitValue() : -1).as(Files.readString(log)).isZero();
        Files.delete(log);
    }

    /** The image's own program, in a container of so much memory; it does not start without its cache. */
    private static Process start(int port, int megabytes, Path log) throws IOException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(AS_NOBODY);
        }
        command.addAll(steps.program("ENTRYPOINT"));
        ProcessBuilder builder = process(command, image).redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "PORT",
                        String.valueOf(port),
                        "JAVA_TOOL_OPTIONS",
                        "-XX:AOTMode=on -XX:MaxRAM=" + megabytes + "m"));
        return builder.start();
    }

    private static String get(int port, String path) throws IOException, InterruptedException {
        return CLIENT.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static void waitForHealth(int port, Process process, Path log) throws IOException, InterruptedException {
        for (int tenths = 0; tenths < PATIENCE_SECONDS * 10; tenths++) {
            assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
            if (health(port).equals("UP")) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError(Files.readString(log));
    }

    private static String health(int port) throws InterruptedException {
        try {
            return JsonParser.parseString(get(port, "/actuator/health"))
                    .getAsJsonObject()
                    .get("status")
                    .getAsString();
        } catch (IOException notYetThere) {
            return "";
        }
    }

    /** The greatest size of the heap that a running server tells, in megabytes. */
    private static double heap(int port) throws IOException, InterruptedException {
        return get(port, "/actuator/prometheus")
                        .lines()
                        .filter(line -> line.startsWith("jvm_memory_max_bytes{area=\"heap\""))
                        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                        .max()
                        .orElseThrow()
                / (1 << 20);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @ParameterizedTest
    @CsvSource({"512, true", "1024, false"})
    void aContainerServesPagesWithinItsMemoryAsAUserWhoMayWriteNowhere(int megabytes, boolean withoutEnglish)
            throws IOException, InterruptedException {
        int port = freePort();
        Path log = Files.createTempFile("image", ".log");
        Process process = start(port, megabytes, log);
        try {
            waitForHealth(port, process, log);
            assertThat(get(port, "/attention")).contains("<script");
            assertThat(get(port, "/icon.svg")).contains("<svg");
            assertThat(heap(port)).isBetween(megabytes * 0.4, megabytes * 0.61);
            assertThat(Files.readString(log).contains("The English encoder is left out"))
                    .isEqualTo(withoutEnglish);
            assertThat(resident(process)).isLessThan(megabytes);
        } finally {
            process.destroy();
        }
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isEqualTo(ENDED_BY_SIGTERM);
        assertThat(Files.readString(log)).doesNotContain("AccessDenied", "Permission denied", "Read-only");
        Files.delete(log);
    }

    /** The most memory that a process has had, in megabytes. */
    private static long resident(Process process) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElseThrow()
                    >> 10;
        }
    }

    @Test
    void whatChangesSeldomComesFirstAndTheUserIsNotRoot() {
        List<String> copied = steps.lines().stream()
                .filter(line -> line.startsWith("COPY --from"))
                .map(line -> line.replaceAll(".*/image/(\\S+) .*", "$1"))
                .toList();
        assertThat(copied).containsExactly("lib", "models.jar", "language-playground.jar");
        assertThat(steps.line("USER ")).isEqualTo("playground");
        assertThat(steps.line("HEALTHCHECK ")).contains("/actuator/health");
    }
}
