package org.languageplayground.search.retrieval;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.languageplayground.search.analysis.Analysis;
import org.languageplayground.search.analysis.EnglishWords;
import org.languageplayground.search.analysis.Term;

/**
 * BM25 with term proximity (Büttcher, Clarke and Lushman, SIGIR 2006): a term counts more where other terms of the query
 * stand near it.
 */
public final class ProximityScorer implements PairScorer {
    private static final Analysis ANALYSIS = new EnglishWords();

    private final TermStatistics statistics;

    public ProximityScorer(TermStatistics statistics) {
        this.statistics = statistics;
    }

    @Override
    public String name() {
        return "BM25 with term proximity";
    }

    @Override
    public double score(String query, String chunk) {
        return explain(query, chunk).score();
    }

    @Override
    public Explanation.Proximity explain(String query, String chunk) {
        Map<String, Integer> queryCounts = counts(ANALYSIS.terms(query));
        List<Term> all = ANALYSIS.terms(chunk);
        List<Term> found = all.stream()
                .filter(term -> queryCounts.containsKey(term.text()))
                .toList();
        Map<String, Double> closeness = closeness(found);
        double lengthNorm =
                Bm25Retriever.K1 * (1 - Bm25Retriever.B + Bm25Retriever.B * all.size() / statistics.averageLength());
        List<ProximityShare> shares = new ArrayList<>();
        double score = 0;
        for (Map.Entry<String, Integer> tf : counts(found).entrySet()) {
            String term = tf.getKey();
            int queryCount = queryCounts.get(term);
            double idf = statistics.idf(term);
            double near = closeness.getOrDefault(term, 0.0);
            double bm25 = queryCount * idf * saturated(tf.getValue(), lengthNorm);
            double proximity = queryCount * Math.min(1, idf) * saturated(near, lengthNorm);
            shares.add(new ProximityShare(term, queryCount, tf.getValue(), near, bm25, proximity));
            score += bm25 + proximity;
        }
        return new Explanation.Proximity(shares, score);
    }

    private static Map<String, Integer> counts(List<Term> terms) {
        Map<String, Integer> counts = new TreeMap<>();
        terms.forEach(term -> counts.merge(term.text(), 1, Integer::sum));
        return counts;
    }

    /** Each pair of neighbouring query terms that differ brings each the other's idf / distance². */
    private Map<String, Double> closeness(List<Term> found) {
        Map<String, Double> closeness = new TreeMap<>();
        for (int i = 1; i < found.size(); i++) {
            Term left = found.get(i - 1);
            Term right = found.get(i);
            if (!left.text().equals(right.text())) {
                double distance = right.position() - left.position();
                closeness.merge(left.text(), statistics.idf(right.text()) / (distance * distance), Double::sum);
                closeness.merge(right.text(), statistics.idf(left.text()) / (distance * distance), Double::sum);
            }
        }
        return closeness;
    }

    private static double saturated(double count, double lengthNorm) {
        return count / (count + lengthNorm);
    }
}
