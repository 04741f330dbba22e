package org.languageplayground.shell;

import org.apache.catalina.Engine;
import org.languageplayground.classroom.room.ClusterSettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Writes the name of this node behind the id of each session, {@code 4F1C….a}, so that a balancer can send a browser to the node that has its session. An external
 * Tomcat has a setting of its own for that, {@code jvmRoute}.
 */
@Configuration
@ConditionalOnClass(name = "org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory")
class SessionRoute {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> route(ClusterSettings settings) {
        return factory -> {
            if (!settings.route().isEmpty()) {
                factory.addContextCustomizers(
                        context -> ((Engine) context.getParent().getParent()).setJvmRoute(settings.route()));
            }
        };
    }
}
