package org.languageplayground.deploy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A server in a process of its own, as an administrator runs it. */
public final class ServerProcess {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int MILLISECONDS_BETWEEN_LOOKS = 200;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Process process;
    private final URI address;
    private final Path log;

    private ServerProcess(Process process, URI address, Path log) {
        this.process = process;
        this.address = address;
        this.log = log;
    }

    /**
     * Starts one.
     *
     * @param folder where it stands
     * @param address where its pages begin, with a slash at the end
     * @param log where it writes what it says
     */
    public static ServerProcess start(
            List<String> command, Map<String, String> environment, Path folder, URI address, Path log)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toAbsolutePath().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new ServerProcess(builder.start(), address, log);
    }

    /**
     * Waits until it is well.
     *
     * @throws IOException with its log, if it ends, or does not become well
     */
    public void awaitHealth() throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (ask("actuator/health")
                .filter(health -> health.statusCode() == 200)
                .isEmpty()) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                throw new IOException("the server at " + address + " did not start: " + Files.readString(log));
            }
            Thread.sleep(MILLISECONDS_BETWEEN_LOOKS);
        }
    }

    /** What it answers. */
    String get(String path) throws InterruptedException {
        return ask(path).orElseThrow().body();
    }

    private Optional<HttpResponse<String>> ask(String path) throws InterruptedException {
        try {
            return Optional.of(
                    CLIENT.send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString()));
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    /** The process itself. */
    public Process process() {
        return process;
    }
}
