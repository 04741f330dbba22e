package org.languageplayground.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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

    private static void run(List<String> command, Path folder) throws IOException, InterruptedException {
        Path log = Files.createTempFile("image", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toAbsolutePath().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment());
        Process process = builder.start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(ended ? process.exitValue() : -1).as(Files.readString(log)).isZero();
        Files.delete(log);
    }

    private static Map<String, String> environment() {
        return Map.of("DJL_CACHE_DIR", image.resolve("djl").toString());
    }

    /** The image's own program, in a container of so much memory; it does not start without its cache. */
    private static ServerProcess start(int megabytes, Path log) throws IOException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(AS_NOBODY);
        }
        command.addAll(steps.program("ENTRYPOINT"));
        int port = freePort();
        Map<String, String> environment = new HashMap<>(environment());
        environment.put("PORT", String.valueOf(port));
        environment.put("JAVA_TOOL_OPTIONS", "-XX:AOTMode=on -XX:MaxRAM=" + megabytes + "m");
        return ServerProcess.start(command, environment, image, URI.create("http://localhost:" + port + "/"), log);
    }

    /** The greatest size of the heap that a running server tells, in megabytes. */
    private static double heap(ServerProcess server) throws InterruptedException {
        return server.get("actuator/prometheus")
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
        Path log = Files.createTempFile("image", ".log");
        ServerProcess server = start(megabytes, log);
        Process process = server.process();
        try {
            server.awaitHealth();
            assertThat(JsonParser.parseString(server.get("actuator/health"))
                            .getAsJsonObject()
                            .get("status")
                            .getAsString())
                    .isEqualTo("UP");
            assertThat(server.get("attention")).contains("<script");
            assertThat(server.get("icon.svg")).contains("<svg");
            assertThat(heap(server)).isBetween(megabytes * 0.4, megabytes * 0.61);
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
