package org.languageplayground.shell.address;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The server's own errors, of addresses that never come to the application, look like the application's. Where the WAR lies in a Tomcat, they are that server's affair. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "org.apache.catalina.startup.Tomcat")
public class ConnectorErrorPages {

    /** Adds the valve that answers them. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> connectorErrors() {
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ConnectorErrorPage(context.getPath())));
    }
}
