package org.languageplayground.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.Application;
import org.languageplayground.transformer.matrix.Kernels;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the server answers to whoever is not a browser. */
@SpringBootTest(classes = Application.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ServerIT {
    @LocalServerPort
    private int port;

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI address = URI.create("http://localhost:" + port + path);
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/attention", "/attention?s=the+cat"})
    void aPageIsThere(String path) throws IOException, InterruptedException {
        assertThat(get(path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing-here", "/attention/nothing", "/actuator/env", "/actuator/heapdump"})
    void anAddressThatDoesNotExistIsAnsweredWith404(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(404);
    }

    @Test
    void noAddressLeavesWithAReferrerAndNothingIsLoadedFromElsewhere() throws IOException, InterruptedException {
        var headers = get("/attention").headers();
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Content-Security-Policy")).hasValueSatisfying(policy -> assertThat(policy)
                .contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'self'")
                .doesNotContain("http:", "https:", "*"));
    }

    @Test
    void onlyScriptsOfOursRunAndEachPageMarksItsOwnAnew() throws IOException, InterruptedException {
        Pattern mark = Pattern.compile("'nonce-([^']{20,})'");
        Set<String> nonces = new HashSet<>();
        for (int visit = 0; visit < 2; visit++) {
            HttpResponse<String> page = get("/attention");
            String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
            Matcher matcher = mark.matcher(policy);
            assertThat(matcher.find()).as(policy).isTrue();
            assertThat(policy).doesNotContain("script-src 'self' 'unsafe-inline'");
            nonces.add(matcher.group(1));
            Document document = Jsoup.parse(page.body());
            assertThat(document.select("script")).isNotEmpty().allSatisfy(script -> assertThat(script.attr("nonce"))
                    .isEqualTo(matcher.group(1)));
            assertThat(document.select("[onload], [onclick], [onerror]")).isEmpty();
        }
        assertThat(nonces).hasSize(2);
        assertThat(get("/icon.svg").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).doesNotContain("nonce-"));
    }

    @Test
    void theSessionsCookieIsForTheServerAlone() throws IOException, InterruptedException {
        assertThat(get("/attention").headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"));
    }

    @Test
    void theHealthIsUpAndAsksForNoSession() throws IOException, InterruptedException {
        HttpResponse<String> health = get("/actuator/health");
        assertThat(JsonParser.parseString(health.body())
                        .getAsJsonObject()
                        .get("status")
                        .getAsString())
                .isEqualTo("UP");
        assertThat(health.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void theInfoNamesTheMatrixKernel() throws IOException, InterruptedException {
        assertThat(JsonParser.parseString(get("/actuator/info").body())
                        .getAsJsonObject()
                        .get("kernel")
                        .getAsString())
                .isEqualTo(Kernels.active().description());
    }

    @Test
    void theInfoTellsTheMemoryThatIsGrantedOfAll() throws IOException, InterruptedException {
        var memory = JsonParser.parseString(get("/actuator/info").body())
                .getAsJsonObject()
                .getAsJsonObject("memory");
        double total = memory.get("totalMegabytes").getAsDouble();
        assertThat(total).isPositive();
        assertThat(memory.get("grantedMegabytes").getAsDouble()).isBetween(0.0, total);
    }
}
