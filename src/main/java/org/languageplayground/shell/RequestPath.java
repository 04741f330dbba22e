package org.languageplayground.shell;

import jakarta.servlet.http.HttpServletRequest;

/** Where in the application a request goes, wherever the application begins on its server. */
public final class RequestPath {
    private RequestPath() {}

    /** Begins with a slash; as the browser wrote it, escapes included. */
    public static String of(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
