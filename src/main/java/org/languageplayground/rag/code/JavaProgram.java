package org.languageplayground.rag.code;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.languageplayground.search.Method;

/** The ranking of the page in plain Java, a file that {@code java Retrieval.java} runs; what compares vectors begins with the page's own. */
final class JavaProgram {
    private static final String BEGIN = """
            import java.nio.file.*;
            import java.util.*;
            import java.util.stream.*;

            public class Retrieval {
                static List<String> names = new ArrayList<>();
                static List<List<String>> texts = new ArrayList<>(), chunks = new ArrayList<>();  // texts have a hyphen for each stop word
                static Map<String, Integer> df = new TreeMap<>();

                record Hit(int number, double score) {}

                static List<Hit> best(Stream<Hit> hits) {
                    return hits.sorted(Comparator.comparingDouble((Hit hit) -> -hit.score).thenComparingInt(Hit::number)).toList();
                }

                static void read(List<String> lines) {
                    for (String line : lines) {
                        names.add(line.split("\\t")[0]);
                        texts.add(Stream.of(line.substring(line.indexOf('\\t') + 1).split(" ")).filter(term -> !term.isEmpty()).toList());
                        chunks.add(texts.getLast().stream().filter(term -> !term.equals("-")).toList());
                        new TreeSet<>(chunks.getLast()).forEach(term -> df.merge(term, 1, Integer::sum));
                    }
                }

                static void show(String method, List<Hit> ranking) {
                    System.out.println(method);
                    for (int rank = 1; rank <= Math.min(TOP, ranking.size()); rank++) {
                        Hit hit = ranking.get(rank - 1);
                        System.out.printf(Locale.ROOT, "%2d. %.6f  chunk %d: %s%n", rank, hit.score, hit.number, names.get(hit.number - 1));
                    }
                }

            """;

    private static final String TF_IDF = """
                static Map<String, Double> vector(List<String> words) {
                    Map<String, Integer> tf = new TreeMap<>();
                    words.stream().filter(df::containsKey).forEach(word -> tf.merge(word, 1, Integer::sum));
                    Map<String, Double> weights = new TreeMap<>();
                    tf.forEach((word, count) -> weights.put(word, count * (Math.log((1.0 + chunks.size()) / (1 + df.get(word))) + 1)));
                    double length = Math.sqrt(dot(weights, weights));
                    weights.replaceAll((word, weight) -> weight / length);
                    return weights;
                }

                static double dot(Map<String, Double> one, Map<String, Double> other) {
                    double result = 0;
                    for (String word : one.keySet()) {
                        result += one.get(word) * other.getOrDefault(word, 0.0);
                    }
                    return result;
                }

                static List<Hit> tfIdf() {
                    List<Hit> hits = new ArrayList<>();
                    for (int n = 0; n < chunks.size(); n++) {
                        hits.add(new Hit(n + 1, dot(vector(QUERY), vector(chunks.get(n)))));
                    }
                    return best(hits.stream().filter(hit -> hit.score > 0));
                }

            """;

    private static final String BM25 = """
                static double idf(String term) {
                    long n = chunks.stream().filter(chunk -> !chunk.isEmpty()).count();
                    int holding = df.getOrDefault(term, 0);
                    return Math.log(1 + (n - holding + 0.5) / (holding + 0.5));
                }

                static double average() {
                    return chunks.stream().filter(chunk -> !chunk.isEmpty()).mapToInt(List::size).average().orElse(1);
                }

                static int kept(int length) {  // Lucene keeps the length of a chunk in one byte, from 40 terms on in steps
                    int shift = length < 40 ? 0 : 28 - Integer.numberOfLeadingZeros(length - 24);
                    return length < 40 ? length : 24 + ((length - 24) >> shift << shift);
                }

                static List<Hit> bm25() {  // in 32 bits, as Lucene computes
                    List<Hit> hits = new ArrayList<>();
                    for (int n = 0; n < chunks.size(); n++) {
                        float norm = 1.2f * (1 - 0.75f + 0.75f * kept(chunks.get(n).size()) / (float) average());
                        double score = 0;
                        for (String term : new TreeSet<>(QUERY)) {
                            int tf = Collections.frequency(chunks.get(n), term);
                            float weight = Collections.frequency(QUERY, term) * (float) idf(term);
                            score += tf == 0 ? 0 : weight - weight / (1 + tf * (1 / norm));
                        }
                        hits.add(new Hit(n + 1, (float) score));
                    }
                    return best(hits.stream().filter(hit -> hit.score > 0));
                }

            """;

    private static final String DENSE = """
                static double[] numbers(String line) {
                    return Stream.of(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
                }

                static double dot(double[] one, double[] other) {
                    return IntStream.range(0, one.length).mapToDouble(i -> one[i] * other[i]).sum();
                }

                static List<Hit> dense(List<String> vectors) {  // the first is the question's
                    double[] query = numbers(vectors.getFirst());
                    List<Hit> hits = new ArrayList<>();
                    for (int n = 1; n < vectors.size(); n++) {
                        double[] chunk = numbers(vectors.get(n));
                        if (DoubleStream.of(chunk).anyMatch(x -> x != 0) && DoubleStream.of(query).anyMatch(x -> x != 0)) {
                            hits.add(new Hit(n, dot(query, chunk)));
                        }
                    }
                    return best(hits.stream().map(hit -> new Hit(hit.number, Math.rint(hit.score * 1e8) / 1e8)));
                }

            """;

    private static final String FUSION = """
                static List<Hit> fuse(List<Hit> one, List<Hit> other, double weight) {  // reciprocal ranks
                    Map<Integer, Double> rrf = new TreeMap<>();
                    for (int rank = 1; rank <= one.size(); rank++) {
                        rrf.merge(one.get(rank - 1).number, 1.0 / (60 + rank), Double::sum);
                    }
                    for (int rank = 1; rank <= other.size(); rank++) {
                        rrf.merge(other.get(rank - 1).number, weight / (60 + rank), Double::sum);
                    }
                    return best(rrf.entrySet().stream().map(e -> new Hit(e.getKey(), e.getValue())));
                }

                static List<Hit> first(int most, List<Hit> hits) {
                    return hits.subList(0, Math.min(most, hits.size()));
                }

            """;

    private static final String LATE = """
                static double late(List<double[]> question, String line) {  // the mean of each token's best cosine
                    String[] steps = line.split("\\t")[1].split(" ");
                    byte[] bytes = Base64.getDecoder().decode(line.split("\\t")[2]);
                    int width = bytes.length / steps.length;
                    double sum = 0;
                    for (double[] token : question) {
                        double best = -1;
                        for (int t = 0; t < steps.length; t++) {
                            double cosine = 0;
                            for (int i = 0; i < width; i++) {
                                cosine += token[i] * bytes[t * width + i];
                            }
                            best = Math.max(best, cosine * Double.parseDouble(steps[t]));
                        }
                        sum += best;
                    }
                    return sum / question.size();
                }

                static List<Hit> rerank(List<Hit> hits, List<String> question, List<String> tokens) {
                    List<double[]> asked = question.stream().map(Retrieval::numbers).toList();
                    Map<Integer, String> lines = tokens.stream().collect(Collectors.toMap(line -> Integer.parseInt(line.split("\\t")[0]), line -> line));
                    List<Hit> again = best(hits.stream().map(hit -> new Hit(hit.number, late(asked, lines.get(hit.number)))));
                    return fuse(hits, again, 0.5);
                }

            """;

    private JavaProgram() {}

    /**
     * The program.
     *
     * @param about what it prints
     * @param lines the chunks, written into it; none where it reads a file
     */
    static String of(String about, ChunkLines chunks, Method method, int top, List<String> lines) {
        boolean inside = !lines.isEmpty();
        String hybrid = "fuse(first(1000, dense(" + file(RagCode.VECTORS) + ")), first(1000, bm25()), 1)";
        return "// " + about + "\n" + BEGIN
                + constants(chunks, top, lines)
                + switch (method) {
                    case TF_IDF -> TF_IDF;
                    case BM25 -> BM25;
                    case DENSE, LSA -> DENSE;
                    case HYBRID -> BM25 + DENSE + FUSION;
                    case HYBRID_RERANKED -> BM25 + DENSE + FUSION + LATE;
                }
                + "    public static void main(String[] args) throws Exception {\n"
                + "        read(" + (inside ? "LINES" : file(RagCode.CHUNKS)) + ");\n"
                + "        show(" + Literal.of(name(method)) + ", "
                + switch (method) {
                    case TF_IDF -> "tfIdf()";
                    case BM25 -> "bm25()";
                    case DENSE, LSA -> "dense(" + file(RagCode.VECTORS) + ")";
                    case HYBRID -> hybrid;
                    case HYBRID_RERANKED ->
                        "rerank(first(50, " + hybrid + "), " + file(RagCode.QUESTION) + ", " + file(RagCode.TOKENS)
                                + ")";
                }
                + ");\n    }\n}\n";
    }

    private static String constants(ChunkLines chunks, int top, List<String> lines) {
        return "    static final int TOP = " + top + ";\n"
                + "    static final List<String> QUERY = List.of("
                + chunks.query().stream().map(Literal::of).collect(Collectors.joining(", ")) + ");\n"
                + (lines.isEmpty() ? "" : list("LINES", lines.stream()))
                + "\n";
    }

    private static String list(String name, Stream<String> lines) {
        return "    static final List<String> " + name + " = List.of(\n"
                + lines.map(line -> "            " + Literal.of(line)).collect(Collectors.joining(",\n")) + ");\n";
    }

    private static String file(String name) {
        return "Files.readAllLines(Path.of(\"" + name + "\"))";
    }

    private static String name(Method method) {
        return switch (method) {
            case TF_IDF -> "TF-IDF";
            case BM25 -> "BM25";
            case DENSE -> "Dense";
            case LSA -> "LSA";
            case HYBRID -> "Hybrid";
            case HYBRID_RERANKED -> "Hybrid + re-rank";
        };
    }
}
