package org.languageplayground.transformer.measure;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Where a token should look, if its head does what is being measured.
 *
 * @param query the token that looks
 * @param targets the tokens to look at
 * @param candidates among which the greatest attention is searched, the targets included
 */
public record Link(int query, List<Integer> targets, List<Integer> candidates) {

    /** A link whose candidates are all tokens before the query. */
    static Link back(int query, List<Integer> targets) {
        return new Link(query, targets, IntStream.range(0, query).boxed().toList());
    }
}
