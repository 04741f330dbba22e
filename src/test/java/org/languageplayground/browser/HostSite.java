package org.languageplayground.browser;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Another site, a learning platform say, with one page that shows a frame. */
final class HostSite implements AutoCloseable {
    private final HttpServer server;

    /** A page that holds this code. */
    HostSite(String code) throws IOException {
        byte[] page = ("<!doctype html><html lang=\"en\"><title>A course</title><h1>A course</h1>" + code)
                .getBytes(StandardCharsets.UTF_8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            boolean asked = exchange.getRequestURI().getPath().equals("/");
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
            exchange.sendResponseHeaders(asked ? 200 : 204, asked ? page.length : -1);
            if (asked) {
                exchange.getResponseBody().write(page);
            }
            exchange.close();
        });
        server.start();
    }

    /** Its address under one of this machine's names, which are different sites to a browser. */
    String address(String host) {
        return "http://" + host + ":" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
