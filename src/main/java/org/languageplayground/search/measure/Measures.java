package org.languageplayground.search.measure;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How good one ranking is, as trec_eval defines it: what is not judged is not relevant, grades are gains as they are, and a
 * query for which nothing is relevant gets 0. A document that a ranking names twice counts once, at its first rank.
 *
 * @param ndcg10 nDCG@10 with discount log2(rank + 1)
 * @param averagePrecision over the whole ranking; its mean over queries is MAP
 * @param recall100 share of the relevant documents among the first 100
 * @param reciprocalRank10 1 / rank of the first relevant document among the first 10, else 0
 */
public record Measures(double ndcg10, double averagePrecision, double recall100, double reciprocalRank10) {

    /**
     * The measures of one query.
     *
     * @param ranking document ids, best first
     * @param grades judged documents; above 0 is relevant
     */
    public static Measures of(List<String> ranking, Map<String, Integer> grades) {
        Set<String> relevant = new HashSet<>();
        grades.forEach((id, grade) -> {
            if (grade > 0) {
                relevant.add(id);
            }
        });
        if (relevant.isEmpty()) {
            return new Measures(0, 0, 0, 0);
        }
        List<String> ids = ranking.stream().distinct().toList();
        return new Measures(
                gain(ids, grades) / idealGain(grades),
                averagePrecision(ids, relevant),
                recall(ids, grades, 100),
                reciprocalRank(ids, relevant));
    }

    /** The share of the relevant documents among the first k of a ranking, 0 if nothing is relevant. */
    public static double recall(List<String> ranking, Map<String, Integer> grades, int k) {
        List<String> relevant =
                grades.keySet().stream().filter(id -> grades.get(id) > 0).toList();
        Set<String> found = new HashSet<>(ranking.stream().distinct().limit(k).toList());
        return relevant.isEmpty()
                ? 0
                : (double) relevant.stream().filter(found::contains).count() / relevant.size();
    }

    private static double gain(List<String> ids, Map<String, Integer> grades) {
        return discounted(
                ids.stream().map(id -> Math.max(0, grades.getOrDefault(id, 0))).toList());
    }

    private static double idealGain(Map<String, Integer> grades) {
        return discounted(grades.values().stream()
                .filter(grade -> grade > 0)
                .sorted((a, b) -> b - a)
                .toList());
    }

    private static double discounted(List<Integer> gains) {
        double sum = 0;
        for (int rank = 1; rank <= Math.min(10, gains.size()); rank++) {
            sum += gains.get(rank - 1) / (Math.log(rank + 1) / Math.log(2));
        }
        return sum;
    }

    private static double averagePrecision(List<String> ids, Set<String> relevant) {
        double sum = 0;
        int found = 0;
        for (int rank = 1; rank <= ids.size(); rank++) {
            if (relevant.contains(ids.get(rank - 1))) {
                found++;
                sum += (double) found / rank;
            }
        }
        return sum / relevant.size();
    }

    private static double reciprocalRank(List<String> ids, Set<String> relevant) {
        for (int rank = 1; rank <= Math.min(10, ids.size()); rank++) {
            if (relevant.contains(ids.get(rank - 1))) {
                return 1.0 / rank;
            }
        }
        return 0;
    }

    /** The mean of each measure over queries, 0 where there is none. */
    public static Measures mean(List<Measures> queries) {
        return new Measures(
                queries.stream().mapToDouble(Measures::ndcg10).average().orElse(0),
                queries.stream()
                        .mapToDouble(Measures::averagePrecision)
                        .average()
                        .orElse(0),
                queries.stream().mapToDouble(Measures::recall100).average().orElse(0),
                queries.stream()
                        .mapToDouble(Measures::reciprocalRank10)
                        .average()
                        .orElse(0));
    }
}
