package org.languageplayground.rag;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.languageplayground.rag.question.Pipeline;
import org.languageplayground.rag.question.RagReading;
import org.languageplayground.search.analysis.EnglishWords;
import org.languageplayground.search.analysis.Term;
import org.languageplayground.search.text.Chunk;

/** The page's own chunks as a program that ranks them again: it prints each hit's number and its score. */
final class RagCode {
    /** Up to so many characters the chunks fit into a program that one would still read. */
    private static final int MOST_CHARACTERS = 12_000;

    private static final String BM25 = """
            k1, b, n = 1.2, 0.75, sum(1 for chunk in chunks if chunk)
            df = Counter(term for chunk in chunks for term in set(chunk))
            average = sum(map(len, chunks)) / n
            bm25 = []
            for number, chunk in enumerate(chunks, 1):
                tf, score = Counter(chunk), 0
                for term in query:
                    if tf[term]:
                        idf = log(1 + (n - df[term] + 0.5) / (df[term] + 0.5))
                        score += idf * tf[term] / (tf[term] + k1 * (1 - b + b * len(chunk) / average))
                if score > 0:
                    bm25.append((number, score))
            bm25.sort(key=lambda hit: -hit[1])

            """;

    private static final String LSA = """
            import numpy as np

            terms = sorted(set(term for chunk in chunks for term in chunk))
            occurs = {t: sum(t in chunk for chunk in chunks) for t in terms}

            def tf_idf(words):
                tf = Counter(words)
                row = np.array([(1 + log(tf[t])) * (log((1 + len(chunks)) / (1 + occurs[t])) + 1) if tf[t] else 0 for t in terms])
                return row / (np.linalg.norm(row) or 1)

            matrix = np.array([tf_idf(chunk) for chunk in chunks])
            rank = max(1, min(len(chunks) // 2, round(10 * len(chunks) ** (1 / 3))))
            _, s, v = np.linalg.svd(matrix, full_matrices=False)
            while rank < len(s) and s[rank] > s[rank - 1] * (1 - 1e-9):
                rank += 1  # equal ones stay together
            axes = v[:rank][s[:rank] > 1e-10]
            unit = lambda x: x / (np.linalg.norm(x) or 1)
            q = unit(axes @ tf_idf(query))
            dense = [(number, float(unit(axes @ row) @ q)) for number, row in enumerate(matrix, 1)]
            dense.sort(key=lambda hit: -round(hit[1], 12))

            """;

    private static final String FUSION = """
            rrf = Counter()
            for ranking in dense, bm25:
                for rank, (number, _) in enumerate(ranking, 1):
                    rrf[number] += 1 / (60 + rank)
            for number, score in sorted(rrf.items(), key=lambda hit: (-hit[1], hit[0]))[:top]:
                print(number, f"{score:.6f}")
            """;

    private final RagReading reading;
    private final RagText text;

    RagCode(RagReading reading, RagText text) {
        this.reading = reading;
        this.text = text;
    }

    private boolean tooLong() {
        int characters = reading.base().chunks().stream()
                .mapToInt(chunk -> chunk.text().length())
                .sum();
        return characters > MOST_CHARACTERS;
    }

    private String about(String comment) {
        return comment + " " + text.codeAbout(reading, tooLong(), MOST_CHARACTERS) + "\n";
    }

    /** TF-IDF by scikit-learn; BM25, LSA and their fusion from the stems that the page's index holds. */
    String python() {
        if (tooLong()) {
            return about("#");
        }
        return about("#")
                + switch (reading.state().method()) {
                    case TF_IDF -> tfIdf();
                    case BM25 -> stems() + BM25 + "for n, score in bm25[:top]:\n    print(n, f\"{score:.6f}\")\n";
                    case DENSE -> stems() + LSA + "for n, score in dense[:top]:\n    print(n, f\"{score:.6f}\")\n";
                    case HYBRID -> stems() + BM25 + LSA + FUSION;
                    case HYBRID_RERANKED -> stems() + BM25 + LSA + FUSION;
                };
    }

    private String tfIdf() {
        return """
                from sklearn.feature_extraction.text import TfidfVectorizer

                chunks = [
                %s]
                query = %s
                top = %d

                vectorizer = TfidfVectorizer()
                vectors = vectorizer.fit_transform(chunks)
                scores = (vectors @ vectorizer.transform([query]).T).toarray().ravel()
                for n in sorted(range(len(chunks)), key=lambda n: -scores[n])[:top]:
                    if scores[n] > 0:
                        print(n + 1, f"{scores[n]:.6f}")
                """.formatted(
                        lines(reading.base().chunks().stream().map(Chunk::text).map(RagCode::literal)),
                        literal(reading.state().query()),
                        Pipeline.SHOWN);
    }

    private static String lines(Stream<String> items) {
        return items.map(item -> "    " + item + ",\n").collect(Collectors.joining());
    }

    private String stems() {
        return """
                from collections import Counter
                from math import log

                # the chunks and the query as English stems without stop words
                chunks = [
                %s]
                query = %s
                top = %d

                """.formatted(
                        lines(reading.base().chunks().stream().map(chunk -> list(terms(chunk.text())))),
                        list(terms(reading.state().query())),
                        Pipeline.SHOWN);
    }

    /** TF-IDF as scikit-learn counts it, whatever the method of the page; a file that {@code java Retrieval.java} runs. */
    String java() {
        if (tooLong()) {
            return about("//");
        }
        return about("//")
                + """
                import java.util.*;

                public class Retrieval {
                    static final List<String> CHUNKS = List.of(
                %s);
                    static final String QUERY = %s;

                    static Map<String, Double> vector(String text, Map<String, Integer> df) {
                        Map<String, Double> weights = new TreeMap<>();
                        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\\\p{L}\\\\p{N}_]+")) {
                            if (word.length() >= 2 && df.containsKey(word)) {
                                weights.merge(word, Math.log((1.0 + CHUNKS.size()) / (1 + df.get(word))) + 1, Double::sum);
                            }
                        }
                        double length = Math.sqrt(weights.values().stream().mapToDouble(w -> w * w).sum());
                        weights.replaceAll((word, weight) -> weight / length);
                        return weights;
                    }

                    public static void main(String[] args) {
                        Map<String, Integer> df = new TreeMap<>();
                        for (String chunk : CHUNKS) {
                            new HashSet<>(List.of(chunk.toLowerCase(Locale.ROOT).split("[^\\\\p{L}\\\\p{N}_]+"))).forEach(word -> df.merge(word, 1, Integer::sum));
                        }
                        Map<String, Double> query = vector(QUERY, df);
                        Map<Integer, Double> scores = new TreeMap<>();
                        for (int n = 0; n < CHUNKS.size(); n++) {
                            Map<String, Double> chunk = vector(CHUNKS.get(n), df);
                            double cosine = query.keySet().stream().mapToDouble(word -> query.get(word) * chunk.getOrDefault(word, 0.0)).sum();
                            if (cosine > 0) {
                                scores.put(n + 1, cosine);
                            }
                        }
                        scores.entrySet().stream()
                                .sorted(Map.Entry.<Integer, Double>comparingByValue().reversed())
                                .limit(%d)
                                .forEach(hit -> System.out.printf(Locale.ROOT, "%%d %%.6f%%n", hit.getKey(), hit.getValue()));
                    }
                }
                """.formatted(
                                reading.base().chunks().stream()
                                        .map(Chunk::text)
                                        .map(RagCode::literal)
                                        .map(literal -> "            " + literal)
                                        .collect(Collectors.joining(",\n")),
                                literal(reading.state().query()),
                                Pipeline.SHOWN);
    }

    private static List<String> terms(String text) {
        return new EnglishWords().terms(text).stream().map(Term::text).toList();
    }

    private static String list(List<String> words) {
        return words.stream().map(RagCode::literal).collect(Collectors.joining(", ", "[", "]"));
    }

    /** A string in double quotes, as Python and Java both read it. */
    static String literal(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"', '\\' -> literal.append('\\').append(c);
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> {
                    if (Character.isISOControl(c)) {
                        literal.append(String.format("\\u%04x", (int) c));
                    } else {
                        literal.append(c);
                    }
                }
            }
        }
        return literal.append('"').toString();
    }
}
