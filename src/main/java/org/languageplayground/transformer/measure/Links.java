package org.languageplayground.transformer.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The links of the measures that have a name. Tokens are counted from 0. */
public final class Links {
    private Links() {}

    /** From each token to the one before it (Olsson et al. 2022, arXiv:2209.11895: previous-token heads). */
    public static List<Link> previousToken(int length) {
        return IntStream.range(1, length)
                .mapToObj(query -> Link.back(query, List.of(query - 1)))
                .toList();
    }

    /** From each token to the one after it. */
    public static List<Link> nextToken(int length) {
        List<Integer> all = IntStream.range(0, length).boxed().toList();
        return IntStream.range(0, length - 1)
                .mapToObj(query -> new Link(query, List.of(query + 1), all))
                .toList();
    }

    /** From each token to its own earlier occurrences. */
    public static List<Link> duplicateToken(int... ids) {
        return earlier(0, ids);
    }

    /**
     * From each token to the tokens that came <em>after</em> its earlier occurrences (Olsson et al. 2022: prefix matching, with
     * their erratum of 2022-09-20).
     */
    public static List<Link> induction(int... ids) {
        return earlier(1, ids);
    }

    private static List<Link> earlier(int after, int... ids) {
        List<Link> links = new ArrayList<>();
        for (int query = 1; query < ids.length; query++) {
            int now = query;
            List<Integer> targets = IntStream.range(0, query - after)
                    .filter(key -> ids[key] == ids[now])
                    .map(key -> key + after)
                    .boxed()
                    .toList();
            if (!targets.isEmpty()) {
                links.add(Link.back(query, targets));
            }
        }
        return links;
    }

    /** From a pronoun to the tokens of what it refers to; every earlier token is a candidate. */
    public static Link coreference(int pronoun, int... antecedent) {
        return Link.back(pronoun, IntStream.of(antecedent).boxed().toList());
    }

    /** From a pronoun to the tokens of what it refers to, among the nouns that could be meant. */
    public static Link coreference(int pronoun, List<Integer> antecedent, List<Integer> candidates) {
        return new Link(pronoun, List.copyOf(antecedent), List.copyOf(candidates));
    }
}
