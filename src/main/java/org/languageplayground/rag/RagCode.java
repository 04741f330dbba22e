package org.languageplayground.rag;

import java.util.ArrayList;
import java.util.Collections;
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
            # Lucene computes in 32 bits, and keeps the length of a chunk in one byte, from 40 terms on in steps
            f32 = lambda x: unpack("f", pack("f", x))[0]
            kept = lambda n: n if n < 40 else 24 + ((n - 24) >> (n - 24).bit_length() - 4 << (n - 24).bit_length() - 4)
            k1, b, n = f32(1.2), 0.75, sum(1 for chunk in chunks if chunk)
            df = Counter(term for chunk in chunks for term in set(chunk))
            idf = lambda term: log(1 + (n - df[term] + 0.5) / (df[term] + 0.5))
            average = sum(map(len, chunks)) / max(n, 1)
            bm25 = []
            for number, chunk in enumerate(chunks, 1):
                tf, score = Counter(chunk), 0
                for term, count in sorted(Counter(query).items()):
                    if tf[term]:
                        norm = f32(k1 * f32(1 - b + f32(f32(b * kept(len(chunk))) / f32(average))))
                        weight = f32(count * f32(idf(term)))
                        score += f32(weight - f32(weight / f32(1 + f32(tf[term] * f32(1 / norm)))))
                if score > 0:
                    bm25.append((number, f32(score)))
            bm25.sort(key=lambda hit: -hit[1])

            """;

    private static final String LSA = """
            import numpy as np

            terms = sorted(set(term for chunk in chunks for term in chunk)) or [""]
            occurs = {t: sum(t in chunk for chunk in chunks) for t in terms}

            def tf_idf(words):
                tf = Counter(words)
                row = np.array([(1 + log(tf[t])) * (log((1 + len(chunks)) / (1 + occurs[t])) + 1) if tf[t] else 0 for t in terms])
                return row / (np.linalg.norm(row) or 1)

            matrix = np.array([tf_idf(chunk) for chunk in chunks])
            rank = max(1, min(len(chunks) // 2, round(10 * len(chunks) ** (1 / 3))))
            _, s, v = np.linalg.svd(matrix, full_matrices=False)
            while rank < len(s) and s[rank] > s[rank - 1] * (1 - 1e-6):
                rank += 1  # equal ones stay together
            axes = v[:rank][s[:rank] > 1e-6 * s[0]]

            def place(row):
                held = axes @ row
                length = np.linalg.norm(held)
                return held / length if length > 1e-6 else 0 * held  # the space holds nothing of it

            q = place(tf_idf(query))
            dense = []
            for number, row in enumerate(matrix, 1):
                if q.any() and place(row).any():
                    dense.append((number, round(float(place(row) @ q), 12) + 0.0))
            dense.sort(key=lambda hit: -hit[1])

            """;

    private static final String FUSION = """
            def fuse(*rankings):
                rrf = Counter()
                for ranking in rankings:
                    for rank, (number, _) in enumerate(ranking, 1):
                        rrf[number] += 1 / (60 + rank)
                return sorted(rrf.items(), key=lambda hit: (-hit[1], hit[0]))

            hybrid = fuse(dense, bm25)

            """;

    private static final String PROXIMITY = """
            # BM25 with term proximity reads the first fifty again
            def proximity(number):
                asked = Counter(query)
                found = [(at, term) for at, term in enumerate(places[number - 1]) if asked[term]]
                near = Counter()
                for (i, one), (j, other) in zip(found, found[1:]):
                    if one != other:
                        near[one] += idf(other) / (j - i) ** 2
                        near[other] += idf(one) / (j - i) ** 2
                norm, score = k1 * (1 - b + b * len(chunks[number - 1]) / average), 0
                for term, tf in sorted(Counter(term for _, term in found).items()):
                    score += asked[term] * idf(term) * tf / (tf + norm)
                    score += asked[term] * min(1, idf(term)) * near[term] / (near[term] + norm)
                return score

            again = sorted(((number, proximity(number)) for number, _ in hybrid[:50]), key=lambda hit: (-hit[1], hit[0]))
            reranked = fuse(hybrid[:50], again)

            """;

    private static final String TF_IDF = """
            # as scikit-learn's TfidfVectorizer does by default
            def words(text):
                return [word for run in re.findall(r"\\w+", text) for word in re.findall(r"\\w\\w+", run.lower())]

            df = Counter(word for chunk in chunks for word in set(words(chunk)))

            def vector(text):
                tf = Counter(word for word in words(text) if word in df)
                weights = {word: tf[word] * (log((1 + len(chunks)) / (1 + df[word])) + 1) for word in sorted(tf)}
                length = sqrt(dot(weights, weights)) or 1
                return {word: weight / length for word, weight in weights.items()}

            def dot(one, other):
                result = 0
                for word in one:
                    result += one[word] * other.get(word, 0)
                return result

            tfidf = [(number, dot(vector(query), vector(chunk))) for number, chunk in enumerate(chunks, 1)]
            tfidf = sorted((hit for hit in tfidf if hit[1] > 0), key=lambda hit: -hit[1])

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

    /** The page's method, from the texts for TF-IDF, elsewhere from the stems that the page's index holds. */
    String python() {
        if (tooLong()) {
            return about("#");
        }
        return about("#")
                + switch (reading.state().method()) {
                    case TF_IDF -> texts() + TF_IDF + printed("tfidf");
                    case BM25 -> stems(false) + BM25 + printed("bm25");
                    case DENSE -> stems(false) + LSA + printed("dense");
                    case HYBRID -> stems(false) + BM25 + LSA + FUSION + printed("hybrid");
                    case HYBRID_RERANKED -> stems(true) + BM25 + LSA + FUSION + PROXIMITY + printed("reranked");
                };
    }

    private static String printed(String ranking) {
        return """
                for number, score in %s[:%d]:
                    print(number, f"{score:.6f}")
                """.formatted(ranking, Pipeline.SHOWN);
    }

    private String texts() {
        return """
                import re
                from collections import Counter
                from math import log, sqrt

                chunks = [
                %s]
                query = %s

                """.formatted(
                        lines(reading.base().chunks().stream().map(Chunk::text).map(RagCode::literal)),
                        literal(reading.state().query()));
    }

    private static String lines(Stream<String> items) {
        return items.map(item -> "    " + item + ",\n").collect(Collectors.joining());
    }

    private String stems(boolean withPlaces) {
        return """
                from collections import Counter
                from math import log
                from struct import pack, unpack

                # the chunks and the query as English stems without stop words%s
                %s = [
                %s]
                query = %s
                %s
                """.formatted(
                        withPlaces ? "; \"\" stands where a stop word stood" : "",
                        withPlaces ? "places" : "chunks",
                        lines(reading.base().chunks().stream()
                                .map(chunk -> list(withPlaces ? placed(chunk.text()) : terms(chunk.text())))),
                        list(terms(reading.state().query())),
                        withPlaces ? "chunks = [[term for term in chunk if term] for chunk in places]\n" : "");
    }

    /** TF-IDF as scikit-learn counts it, whatever the method of the page; a file that {@code java Retrieval.java} runs. */
    String java() {
        if (tooLong()) {
            return about("//");
        }
        return about("//")
                + """
                import java.util.*;
                import java.util.regex.*;

                public class Retrieval {
                    static final List<String> CHUNKS = List.of(
                %s);
                    static final String QUERY = %s;

                    static List<String> words(String text) {
                        List<String> words = new ArrayList<>();
                        Matcher run = Pattern.compile("[\\\\p{L}\\\\p{N}_]+").matcher(text);
                        while (run.find()) {
                            Matcher word = Pattern.compile("[\\\\p{L}\\\\p{N}_]{2,}").matcher(run.group().toLowerCase(Locale.ROOT));
                            while (word.find()) {
                                words.add(word.group());
                            }
                        }
                        return words;
                    }

                    static Map<String, Double> vector(String text, Map<String, Integer> df) {
                        Map<String, Integer> tf = new TreeMap<>();
                        words(text).stream().filter(df::containsKey).forEach(word -> tf.merge(word, 1, Integer::sum));
                        Map<String, Double> weights = new TreeMap<>();
                        tf.forEach((word, count) -> weights.put(word, count * (Math.log((1.0 + CHUNKS.size()) / (1 + df.get(word))) + 1)));
                        double length = Math.sqrt(dot(weights, weights));
                        weights.replaceAll((word, weight) -> weight / length);
                        return weights;
                    }

                    static double dot(Map<String, Double> one, Map<String, Double> other) {
                        double sum = 0;
                        for (String word : one.keySet()) {
                            sum += one.get(word) * other.getOrDefault(word, 0.0);
                        }
                        return sum;
                    }

                    public static void main(String[] args) {
                        Map<String, Integer> df = new TreeMap<>();
                        for (String chunk : CHUNKS) {
                            new HashSet<>(words(chunk)).forEach(word -> df.merge(word, 1, Integer::sum));
                        }
                        Map<String, Double> query = vector(QUERY, df);
                        Map<Integer, Double> scores = new TreeMap<>();
                        for (int n = 0; n < CHUNKS.size(); n++) {
                            double cosine = dot(query, vector(CHUNKS.get(n), df));
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

    private static List<String> placed(String text) {
        List<String> placed = new ArrayList<>();
        for (Term term : new EnglishWords().terms(text)) {
            placed.addAll(Collections.nCopies(term.position() - placed.size(), ""));
            placed.add(term.text());
        }
        return placed;
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
