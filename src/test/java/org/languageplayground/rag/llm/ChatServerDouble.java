package org.languageplayground.rag.llm;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A server on loopback that reads requests as HTTP has them and answers byte for byte as a test says. */
public final class ChatServerDouble implements AutoCloseable {
    private final ServerSocket socket;
    private final Script script;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch leftAlone = new CountDownLatch(1);

    /** What follows a request. The connection is closed afterwards. */
    public interface Script {
        void answer(OutputStream out) throws IOException, InterruptedException;
    }

    /** A server on a free port. */
    public ChatServerDouble(Script script) throws IOException {
        this.script = script;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** Answers with a status and a body, and nothing else. */
    public static Script status(int status, String body) {
        return out -> write(
                out,
                "HTTP/1.1 " + status + " Status\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                        + "\r\nConnection: close\r\n\r\n" + body);
    }

    /** Begins a stream of server-sent events, without a length. */
    public static void begin(OutputStream out) throws IOException {
        write(out, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n");
    }

    /** One piece of an answer. */
    public static void piece(OutputStream out, String text) throws IOException {
        event(out, "{\"content\":\"" + text + "\"}", "null");
    }

    /** The end of an answer. */
    public static void finish(OutputStream out, String reason) throws IOException {
        event(out, "{}", "\"" + reason + "\"");
        write(out, "data: [DONE]\n\n");
    }

    static void event(OutputStream out, String delta, String reason) throws IOException {
        write(
                out,
                "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"tiny\",\"choices\":"
                        + "[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + reason + "}]}\n\n");
    }

    static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Where its API begins. */
    public String baseUrl() {
        return "http://" + host() + "/v1";
    }

    /** Its address and port. */
    public String host() {
        return socket.getInetAddress().getHostAddress() + ":" + socket.getLocalPort();
    }

    /** Head and body of each request. */
    public List<String> requests() {
        return requests;
    }

    public int connections() {
        return connections.size();
    }

    /** Waits until a question has come. */
    public void awaitQuestion() throws InterruptedException {
        asked.await();
    }

    /** Waits until the other side has closed the connection. */
    public void awaitLeaving() throws InterruptedException {
        leftAlone.await();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            requests.add(request(in));
            Thread.ofVirtual().start(() -> watch(in));
            asked.countDown();
            script.answer(connection.getOutputStream());
        } catch (IOException | InterruptedException e) {
            // The other side left, or the test is over.
        }
    }

    private void watch(InputStream in) {
        try {
            while (in.read() >= 0) {
                // Nothing is sent after a request.
            }
        } catch (IOException e) {
            // Closed all the same.
        }
        leftAlone.countDown();
    }

    private static String request(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the request ended in its head");
            }
            head.append((char) next);
        }
        int length = head.toString()
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line ->
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
        return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
