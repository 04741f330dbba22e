package org.languageplayground.load;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** A browser tab on {@code /attention} without the browser: a session of its own, push connected, one slider. */
final class Student implements AutoCloseable {
    private static final String SLIDER = "Temperature (1/√d_k)";

    private final URI server;
    private final String model;
    private final HttpClient client;
    private final int ui;
    private final String key;
    private final WebSocket push;
    private final int slider;
    private final double greatest;
    private int clientId;
    private int syncId;

    /**
     * What came back for one move of the slider.
     *
     * @param nanoseconds from the request to the last byte of the answer
     * @param bytes of the answer before compression
     * @param drawn whether it holds a new picture; a head that rests on one token looks the same at any temperature
     */
    record Answer(long nanoseconds, int bytes, boolean drawn) {}

    /** Opens the page with a model and a sentence of its own, as the browser does: page, first state, push, navigation. */
    Student(URI server, String sentence, String model) throws IOException, InterruptedException {
        this.server = server;
        this.model = model;
        this.client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        get("/attention");
        JsonObject config = get("/?v-r=init&location=attention&query=").getAsJsonObject("appConfig");
        JsonObject first = config.getAsJsonObject("uidl");
        ui = config.get("v-uiId").getAsInt();
        key = first.get("Vaadin-Security-Key").getAsString();
        push = connect(first.get("Vaadin-Push-ID").getAsString());
        String query = "model=" + model + "&s=" + URLEncoder.encode(sentence, StandardCharsets.UTF_8);
        JsonObject page = send("""
                {"type":"event","node":1,"event":"ui-navigate","data":{"route":"/attention","query":"%s",\
                "appShellTitle":"","historyState":{"idx":0},"trigger":""}}""".formatted(query));
        slider = nodeOf(page, "label", SLIDER);
        greatest = valueOf(page, slider, "max");
    }

    /** The model that it looks into. */
    String model() {
        return model;
    }

    private WebSocket connect(String pushId) {
        return client.newWebSocketBuilder()
                .buildAsync(
                        URI.create(
                                "ws://%s/VAADIN/push?v-r=push&v-uiId=%d&v-pushId=%s"
                                                .formatted(server.getAuthority(), ui, pushId)
                                        + "&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=4.0.1&X-Atmosphere-Transport=websocket"
                                        + "&X-Atmosphere-TrackMessageSize=true&X-atmo-protocol=true&X-Vaadin-LastSeenServerSyncId=0"),
                        new WebSocket.Listener() {})
                .join();
    }

    /**
     * Moves the slider.
     *
     * @param share of the slider's range, 0 to 1
     * @throws IOException if the server refuses
     */
    Answer move(double share) throws IOException, InterruptedException {
        long start = System.nanoTime();
        String answer = post("""
                {"type":"mSync","node":%d,"feature":1,"property":"value","value":%s},\
                {"type":"event","node":%d,"event":"value-changed","data":{"1":1}}""".formatted(slider, greatest * share, slider));
        long took = System.nanoTime() - start;
        JsonObject parsed = read(answer);
        boolean drawn = changes(parsed)
                .anyMatch(change ->
                        change.has("key") && change.get("key").getAsString().equals("data"));
        return new Answer(took, answer.getBytes(StandardCharsets.UTF_8).length, drawn);
    }

    private JsonObject get(String path) throws IOException, InterruptedException {
        HttpResponse<String> response =
                client.send(HttpRequest.newBuilder(server.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(path + " answered " + response.statusCode());
        }
        return response.body().startsWith("{")
                ? JsonParser.parseString(response.body()).getAsJsonObject()
                : new JsonObject();
    }

    private JsonObject send(String call) throws IOException, InterruptedException {
        return read(post(call));
    }

    private String post(String calls) throws IOException, InterruptedException {
        String body = "{\"csrfToken\":\"%s\",\"rpc\":[%s],\"syncId\":%d,\"clientId\":%d}"
                .formatted(key, calls, syncId, clientId++);
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(server.resolve("/?v-r=uidl&v-uiId=" + ui))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("an interaction was answered " + response.statusCode());
        }
        return response.body();
    }

    private JsonObject read(String answer) throws IOException {
        JsonObject parsed = JsonParser.parseString(answer).getAsJsonObject();
        if (!parsed.has("syncId") || parsed.has("meta")) {
            throw new IOException("the session is gone: " + answer);
        }
        syncId = parsed.get("syncId").getAsInt();
        return parsed;
    }

    private static Stream<JsonObject> changes(JsonObject answer) {
        JsonArray changes = answer.has("changes") ? answer.getAsJsonArray("changes") : new JsonArray();
        return changes.asList().stream().map(JsonElement::getAsJsonObject);
    }

    private static int nodeOf(JsonObject page, String property, String value) {
        return changes(page)
                .filter(change -> isPut(change, property) && change.get("value").isJsonPrimitive())
                .filter(change -> change.get("value").getAsString().equals(value))
                .findFirst()
                .orElseThrow()
                .get("node")
                .getAsInt();
    }

    private static double valueOf(JsonObject page, int node, String property) {
        List<JsonObject> found = changes(page)
                .filter(change -> change.get("node").getAsInt() == node && isPut(change, property))
                .toList();
        return found.getLast().get("value").getAsDouble();
    }

    private static boolean isPut(JsonObject change, String property) {
        return change.get("type").getAsString().equals("put")
                && change.get("key").getAsString().equals(property);
    }

    @Override
    public void close() {
        push.abort();
        client.close();
    }
}
