package org.languageplayground.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The way from a browser to the server, which can be cut and joined again: every connection through it breaks, and none comes about. */
final class Cable implements AutoCloseable {
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private final ServerSocket near;
    private final int far;
    private volatile boolean cut;

    /** A cable to the server at that port of this computer. */
    Cable(int far) {
        this.far = far;
        try {
            near = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Where the browser finds it. */
    int port() {
        return near.getLocalPort();
    }

    void cut() {
        cut = true;
        ends.forEach(Cable::hangUp);
    }

    void join() {
        cut = false;
    }

    private void accept() {
        while (!near.isClosed()) {
            try {
                connect(near.accept());
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket browser) throws IOException {
        if (cut) {
            hangUp(browser);
            return;
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), far);
        pass(browser, server);
        pass(server, browser);
    }

    private void pass(Socket from, Socket to) {
        ends.add(from);
        Thread.ofVirtual().start(() -> {
            try {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException broken) {
                // Both ends learn of it below.
            } finally {
                hangUp(from);
                hangUp(to);
                ends.remove(from);
            }
        });
    }

    private static void hangUp(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        near.close();
        cut();
    }
}
