package org.languageplayground.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A server of its own process, as an administrator runs it, whose route is its name. */
final class Node {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final int port;
    private final Path log;
    private Process process;

    /**
     * One that is not started yet.
     *
     * @param members host and port of all nodes, separated by commas
     * @param clusterPort where this one is heard by the others
     */
    Node(String name, List<String> command, int port, String members, int clusterPort, Path folder) {
        this.name = name;
        this.port = port;
        this.command = new ArrayList<>(command);
        environment = Map.of(
                "PORT",
                String.valueOf(port),
                "SERVER_ADDRESS",
                "127.0.0.1",
                "SERVER_SERVLET_CONTEXT_PATH",
                "/teach",
                "SERVER_FORWARD_HEADERS_STRATEGY",
                "native",
                "PLAYGROUND_CLUSTER_MEMBERS",
                members,
                "PLAYGROUND_CLUSTER_PORT",
                String.valueOf(clusterPort),
                "PLAYGROUND_CLUSTER_ROUTE",
                name);
        log = folder.resolve("node-" + name + ".log");
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    void start() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        process = builder.start();
    }

    void awaitHealth() throws IOException, InterruptedException {
        URI health = URI.create("http://127.0.0.1:" + port + "/teach/actuator/health");
        Instant end = Instant.now().plus(PATIENCE);
        while (status(health) != 200) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                throw new IOException("node " + name + " did not start: see " + log);
            }
            Thread.sleep(500);
        }
    }

    private static int status(URI address) throws InterruptedException {
        try {
            return CLIENT.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    /** As {@code kill -9} does: without a word to anybody. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void stop() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
