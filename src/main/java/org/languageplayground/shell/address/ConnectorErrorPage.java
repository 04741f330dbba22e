package org.languageplayground.shell.address;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/** What a reader sees of a request that Tomcat refuses itself: an address that is too long for it, or whose path it cannot read. */
final class ConnectorErrorPage extends ErrorReportValve {
    private static final int FIRST_ERROR = 400;

    private final String context;

    ConnectorErrorPage(String context) {
        this.context = context;
    }

    @Override
    protected void report(Request request, Response response, Throwable throwable) {
        int status = response.getStatus();
        if (status < FIRST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.setContentType("text/html");
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.getReporter()
                    .write(ErrorPage.of(status, Optional.ofNullable(request.getHeader("Accept-Language")), context));
            response.finishResponse();
        } catch (IOException nobodyWaitsAnyMore) {
            // There is nothing to be done for them.
        }
    }
}
