package org.languageplayground.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.languageplayground.classroom.room.ClusterSettings;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;

class SessionRouteTest {
    @Test
    void theEngineKnowsTheNameOfTheNode() {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
        new SessionRoute()
                .route(new ClusterSettings("", "", "nodes", 5701, "", " a "))
                .customize(factory);
        TomcatWebServer server = (TomcatWebServer) factory.getWebServer();
        try {
            assertThat(server.getTomcat().getEngine().getJvmRoute()).isEqualTo("a");
        } finally {
            server.stop();
        }
    }
}
