package org.languageplayground.cluster;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.languageplayground.deploy.ServerProcess;

/** A server of its own process, as an administrator runs it, whose route is its name. */
final class Node {
    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final int port;
    private final Path log;
    private ServerProcess server;

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
        URI pages = URI.create("http://127.0.0.1:" + port + "/teach/");
        server = ServerProcess.start(command, environment, Path.of(""), pages, log);
    }

    void awaitHealth() throws IOException, InterruptedException {
        server.awaitHealth();
    }

    /** As {@code kill -9} does: without a word to anybody. */
    void kill() throws InterruptedException {
        server.process().destroyForcibly().waitFor();
    }

    void stop() {
        if (server != null) {
            server.process().destroyForcibly();
        }
    }
}
