package org.languageplayground.classroom.sheet;

import com.vaadin.flow.router.QueryParameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Queries of addresses, and how long they may be. */
final class Addresses {
    /** A server takes 8 KB of address and headers together; a page's first request carries its query encoded a second time. */
    static final int MOST_CHARACTERS = 5_500;

    private Addresses() {}

    /** With its question mark; empty without parameters. */
    static String query(Map<String, List<String>> parameters) {
        return parameters.isEmpty() ? "" : "?" + new QueryParameters(parameters).getQueryString();
    }

    /** Whether a server takes it. */
    static boolean fits(String query) {
        return URLEncoder.encode(query, StandardCharsets.UTF_8).length() <= MOST_CHARACTERS;
    }
}
