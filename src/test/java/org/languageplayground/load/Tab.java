package org.languageplayground.load;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** A tab of a browser without the browser: a session of its own, push connected. */
class Tab implements AutoCloseable {
    private final URI server;
    private final HttpClient client;
    private final int ui;
    private final String key;
    private final WebSocket push;
    private final List<JsonObject> seen = new ArrayList<>();
    private int clientId;
    private int syncId;

    /** Opens a page as the browser does: page, first state, push, navigation. */
    Tab(URI server, String route, String query) throws IOException, InterruptedException {
        this.server = server;
        this.client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        get("/" + route);
        JsonObject config = get("/?v-r=init&location=" + route + "&query=").getAsJsonObject("appConfig");
        JsonObject first = config.getAsJsonObject("uidl");
        ui = config.get("v-uiId").getAsInt();
        key = first.get("Vaadin-Security-Key").getAsString();
        push = connect(first.get("Vaadin-Push-ID").getAsString());
        navigate(route, query);
    }

    /** Goes to a page; answers what it holds. */
    final JsonObject navigate(String route, String query) throws IOException, InterruptedException {
        return send("""
                {"type":"event","node":1,"event":"ui-navigate","data":{"route":"/%s","query":"%s",\
                "appShellTitle":"","historyState":{"idx":0},"trigger":""}}""".formatted(route, query));
    }

    private WebSocket connect(String pushId) {
        return client.newWebSocketBuilder()
                .buildAsync(
                        URI.create(
                                "ws://%s/VAADIN/push?v-r=push&v-uiId=%d&v-pushId=%s"
                                                .formatted(server.getAuthority(), ui, pushId)
                                        + "&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=4.0.1&X-Atmosphere-Transport=websocket"
                                        + "&X-Atmosphere-TrackMessageSize=true&X-atmo-protocol=true&X-Vaadin-LastSeenServerSyncId=0"),
                        new WebSocket.Listener() {
                            private final StringBuilder text = new StringBuilder();

                            @Override
                            public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
                                text.append(part);
                                if (last) {
                                    pushed(text.toString());
                                    text.setLength(0);
                                }
                                socket.request(1);
                                return null;
                            }
                        })
                .join();
    }

    /** The server has sent something by itself. */
    void pushed(String text) {}

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

    /** Tells the server what was done; answers what it sends back. */
    final JsonObject send(String call) throws IOException, InterruptedException {
        return read(post(call));
    }

    /** Presses a button. */
    final void click(String text) throws IOException, InterruptedException {
        send("{\"type\":\"event\",\"node\":%d,\"event\":\"click\",\"data\":{}}".formatted(buttonOf(text)));
    }

    final String post(String calls) throws IOException, InterruptedException {
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

    final JsonObject read(String answer) throws IOException {
        JsonObject parsed = JsonParser.parseString(answer).getAsJsonObject();
        if (!parsed.has("syncId") || parsed.has("meta")) {
            throw new IOException("the session is gone: " + answer);
        }
        syncId = parsed.get("syncId").getAsInt();
        changes(parsed).forEach(seen::add);
        return parsed;
    }

    static Stream<JsonObject> changes(JsonObject answer) {
        JsonArray changes = answer.has("changes") ? answer.getAsJsonArray("changes") : new JsonArray();
        return changes.asList().stream().map(JsonElement::getAsJsonObject);
    }

    /** The node whose property has that value. */
    final int nodeOf(String property, String value) {
        return seen.stream()
                .filter(change -> isPut(change, property) && change.get("value").isJsonPrimitive())
                .filter(change -> change.get("value").getAsString().equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing here has \"" + property + "\" = " + value))
                .get("node")
                .getAsInt();
    }

    /** A button by the text that is its child. */
    final int buttonOf(String text) {
        int textNode = nodeOf("text", text);
        return seen.stream()
                .filter(change -> change.has("addNodes"))
                .filter(change -> change.getAsJsonArray("addNodes").asList().stream()
                        .anyMatch(child -> child.getAsInt() == textNode))
                .findFirst()
                .orElseThrow()
                .get("node")
                .getAsInt();
    }

    /** The last value of a node's property. */
    final double valueOf(int node, String property) {
        List<JsonObject> found = seen.stream()
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
