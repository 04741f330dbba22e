package org.languageplayground.shell;

import org.apache.catalina.Engine;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
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
@ConditionalOnProperty("playground.cluster.route")
class SessionRoute {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> route(
            @Value("${playground.cluster.route}") String route) {
        return factory -> factory.addContextCustomizers(
                context -> ((Engine) context.getParent().getParent()).setJvmRoute(route));
    }
}
