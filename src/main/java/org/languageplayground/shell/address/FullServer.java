package org.languageplayground.shell.address;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.languageplayground.shell.RequestPath;
import org.languageplayground.shell.Sessions;
import org.languageplayground.shell.VisitSettings;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Says to whoever comes when the server has as many visitors as it can serve that it is full, so that it stays quick for those who are there. */
@Component
public class FullServer extends OncePerRequestFilter {
    private static final List<String> WITHOUT_A_SESSION = List.of("/VAADIN/", "/actuator/", "/aura/", "/preview/");
    private static final String SECONDS_TO_WAIT = "60";

    private final Sessions sessions;
    private final int most;

    /** Lets in as many as the settings say. */
    public FullServer(Sessions sessions, VisitSettings settings) {
        this.sessions = sessions;
        most = settings.most();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = RequestPath.of(request);
        return sessions.count() < most
                || WITHOUT_A_SESSION.stream().anyMatch(path::startsWith)
                || request.getSession(false) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
}
