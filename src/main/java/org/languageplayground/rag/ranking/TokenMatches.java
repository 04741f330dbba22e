package org.languageplayground.rag.ranking;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import java.util.Map;
import org.languageplayground.search.embedding.TokenMatch;
import org.languageplayground.ui.Words;
import org.languageplayground.ui.chart.Figure;

/** For each token of the question the one of a chunk that it is most like: why late interaction finds this chunk. */
@Tag("token-matches")
@JsModule("./elements/token-matches.ts")
final class TokenMatches extends Figure {
    private static final int AROUND = 28;

    /** One match as the browser draws it, with what stands around it in the chunk. */
    private record Match(String query, String before, String found, String after, double cosine) {}

    TokenMatches(String name, List<TokenMatch> matches, String query, String chunk) {
        super(name, "token-matches");
        getElement()
                .setPropertyList(
                        "pairs",
                        matches.stream()
                                .map(match -> match(match, query, chunk))
                                .toList());
    }

    private static Match match(TokenMatch match, String query, String chunk) {
        int start = match.chunk().start();
        int end = match.chunk().end();
        int from = wordStart(chunk, Math.max(0, start - AROUND), start);
        int to = wordEnd(chunk, Math.min(chunk.length(), end + AROUND), end);
        return new Match(
                match.query().of(query),
                (from > 0 ? "… " : "") + chunk.substring(from, start),
                match.chunk().of(chunk),
                chunk.substring(end, to) + (to < chunk.length() ? " …" : ""),
                match.cosine());
    }

    private static int wordStart(String text, int from, int most) {
        int start = from;
        while (start > 0 && start < most && !Character.isWhitespace(text.charAt(start - 1))) {
            start++;
        }
        return start;
    }

    private static int wordEnd(String text, int from, int least) {
        int end = from;
        while (end < text.length() && end > least && !Character.isWhitespace(text.charAt(end))) {
            end--;
        }
        return end;
    }

    @Override
    protected Map<String, String> words() {
        return Words.of(this, "rag.late.", "query", "found", "cosine");
    }
}
