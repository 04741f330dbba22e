package org.languageplayground.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Nginx with the configuration of {@code deploy}, in which only the addresses differ. */
final class Balancer {
    private final Path folder;
    private final String program;
    private final int port;
    private Process process;

    Balancer(String program, int port, List<Node> nodes, Path folder) throws IOException {
        this.program = program;
        this.port = port;
        this.folder = folder.toAbsolutePath();
        String committed = Files.readString(Path.of("deploy", "nginx.conf"));
        String site = replaced(committed, "listen 80;", "listen 127.0.0.1:" + port + ";");
        for (Node node : nodes) {
            site = replaced(site, "server " + node.name() + ":8080", "server 127.0.0.1:" + node.port());
        }
        Files.writeString(this.folder.resolve("site.conf"), site);
        Files.writeString(this.folder.resolve("nginx.conf"), frame());
    }

    private static String replaced(String text, String part, String by) {
        if (!text.contains(part)) {
            throw new IllegalArgumentException("deploy/nginx.conf has no " + part);
        }
        return text.replace(part, by);
    }

    /** What a distribution's own file says around it, with all files in one folder. */
    private String frame() {
        String user = System.getProperty("user.name").equals("root") ? "user root;\n" : "";
        return user + """
                daemon off;
                worker_processes 1;
                pid nginx.pid;
                error_log error.log;
                events {
                }
                http {
                    access_log access.log;
                    client_body_temp_path body;
                    proxy_temp_path proxy;
                    fastcgi_temp_path fastcgi;
                    uwsgi_temp_path uwsgi;
                    scgi_temp_path scgi;
                    include site.conf;
                }
                """;
    }

    private ProcessBuilder nginx(String... options) {
        ProcessBuilder builder = new ProcessBuilder(
                program,
                "-p",
                folder + "/",
                "-c",
                folder.resolve("nginx.conf").toString(),
                "-e",
                folder.resolve("error.log").toString());
        builder.command().addAll(List.of(options));
        return builder.inheritIO();
    }

    /** Lets nginx judge the configuration, then starts it. */
    void start() throws IOException, InterruptedException {
        if (nginx("-t").start().waitFor() != 0) {
            throw new IOException("nginx refuses the configuration");
        }
        process = nginx().start();
    }

    String address() {
        return "http://127.0.0.1:" + port + "/teach/";
    }

    void stop() {
        if (process != null) {
            process.destroy();
        }
    }
}
