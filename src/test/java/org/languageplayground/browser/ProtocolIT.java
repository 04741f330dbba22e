package org.languageplayground.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.Context;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.Application;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** What an attacker sends who knows the protocol of the pages. */
@SpringBootTest(classes = Application.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ProtocolIT {
    @LocalServerPort
    private int port;

    @Autowired
    private ServletWebServerApplicationContext server;

    /** A browser without a face: it keeps cookies, and has a page. */
    private final class Tab {
        private final HttpClient client =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        private final JsonObject start;

        Tab() throws IOException, InterruptedException {
            get("/attention");
            start = JsonParser.parseString(
                            get("/?v-r=init&location=attention&query=").body())
                    .getAsJsonObject()
                    .getAsJsonObject("appConfig");
        }

        /** What only its own pages know. */
        String secret(String name) {
            return start.getAsJsonObject("uidl").get(name).getAsString();
        }

        HttpResponse<String> get(String path) throws IOException, InterruptedException {
            return client.send(
                    HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        }

        HttpResponse<String> post(BodyPublisher body) throws IOException, InterruptedException {
            return client.send(
                    HttpRequest.newBuilder(address("/?v-r=uidl&v-uiId=0"))
                            .header("Content-Type", "application/json")
                            .POST(body)
                            .build(),
                    BodyHandlers.ofString());
        }

        String message(String token) throws IOException, InterruptedException {
            return post(BodyPublishers.ofString(
                            "{\"csrfToken\":\"%s\",\"rpc\":[],\"syncId\":0,\"clientId\":0}".formatted(token)))
                    .body();
        }
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** How long the server keeps the session of a request, in seconds of silence. */
    private int secondsKept(HttpResponse<String> response) throws IOException {
        String cookie = response.headers().firstValue("Set-Cookie").orElseThrow();
        String id = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
        Context context = (Context)
                ((TomcatWebServer) server.getWebServer()).getTomcat().getHost().findChildren()[0];
        return context.getManager().findSession(id).getMaxInactiveInterval();
    }

    @Test
    void whoAsksForAPageAndNeverBeginsItIsForgottenWithinAMinute() throws IOException, InterruptedException {
        HttpClient program =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        HttpRequest page = HttpRequest.newBuilder(address("/attention")).build();
        HttpResponse<String> first = program.send(page, BodyHandlers.ofString());
        assertThat(secondsKept(first)).isEqualTo(30);
        program.send(page, BodyHandlers.ofString());
        assertThat(secondsKept(first)).isEqualTo(30);
        program.send(
                HttpRequest.newBuilder(address("/?v-r=init&location=attention&query="))
                        .build(),
                BodyHandlers.ofString());
        assertThat(secondsKept(first)).isEqualTo(30 * 60);
        program.send(page, BodyHandlers.ofString());
        assertThat(secondsKept(first)).isEqualTo(30 * 60);
    }

    @Test
    void aMessageOfTheTabItselfIsTaken() throws IOException, InterruptedException {
        Tab tab = new Tab();
        assertThat(tab.message(tab.secret("Vaadin-Security-Key"))).contains("\"syncId\":1");
    }

    @Test
    void aMessageWithTheSecretOfAnotherTabIsRefused() throws IOException, InterruptedException {
        Tab tab = new Tab();
        String foreign = new Tab().secret("Vaadin-Security-Key");
        assertThat(tab.message(foreign)).contains("appError").doesNotContain("\"syncId\":1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"junk", "[]", "{", "{\"csrfToken\":1}", "[[[[[[[[[["})
    void junkIsRefusedAndTheTabGoesOn(String junk) throws IOException, InterruptedException {
        Tab tab = new Tab();
        assertThat(tab.post(BodyPublishers.ofString(junk)).body()).doesNotContain("\"syncId\":1", "	at ");
        assertThat(tab.message(tab.secret("Vaadin-Security-Key"))).contains("\"syncId\":1");
    }

    @ParameterizedTest
    @CsvSource({"Content-Length: 5000000, 413", "Content-Length: 1099511627776, 413", "Transfer-Encoding: chunked, 411"
    })
    void whatIsTooLongToBeAMessageIsRefusedUnread(String length, int status) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            String head = "POST /?v-r=uidl&v-uiId=0 HTTP/1.1\r\nHost: localhost\r\n" + length + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(answer.readLine()).startsWith("HTTP/1.1 " + status);
        }
    }

    @Test
    void whoKnowsAnotherSessionsPushIdHearsNothingOfIt() throws IOException, InterruptedException {
        Tab victim = new Tab();
        Tab attacker = new Tab();
        String push =
                "/VAADIN/push?v-r=push&v-uiId=0&X-Atmosphere-Transport=long-polling&X-Atmosphere-tracking-id=0&v-pushId=";
        String heard = attacker.get(push + victim.secret("Vaadin-Push-ID")).body();
        assertThat(heard).contains("appError").doesNotContain("\"changes\":[");
        assertThat(attacker.get(push + "..%2F..%00").body()).contains("appError");
    }
}
