package org.languageplayground.rag.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.languageplayground.rag.question.RagReading;
import org.languageplayground.search.Method;
import org.languageplayground.search.analysis.Analysis;
import org.languageplayground.search.analysis.Term;
import org.languageplayground.search.embedding.Embedding;
import org.languageplayground.search.embedding.TokenVectors;
import org.languageplayground.search.retrieval.RerankedRetriever;
import org.languageplayground.search.retrieval.VectorRetriever;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * What the programs read: a line a chunk. It holds the chunk's name, a tab, and its terms as the method counts them, with a hyphen for each
 * word that was left out between two terms, so that their distances stay what they were.
 */
final class ChunkLines {
    private static final String GAP = "-";

    private final RagReading reading;
    private final Analysis analysis;

    ChunkLines(RagReading reading) {
        this.reading = reading;
        analysis = reading.asked().method().analysis();
    }

    /** The lines, in the order of the base. */
    List<String> lines() {
        return IntStream.range(0, reading.base().chunks().size())
                .mapToObj(
                        chunk -> name(chunk) + "\t" + terms(reading.chunk(chunk).text()))
                .toList();
    }

    private String name(int chunk) {
        String title = reading.chunk(chunk).document().title();
        String named = title.isEmpty() ? reading.chunk(chunk).document().id() : title;
        return named.replaceAll("[\\s\\p{Z}\\p{C}]+", " ").strip();
    }

    /** The terms of the question, without gaps. */
    List<String> query() {
        return analysis.terms(reading.asked().query()).stream().map(Term::text).toList();
    }

    private String terms(String text) {
        List<String> terms = new ArrayList<>();
        int position = 0;
        for (Term term : analysis.terms(text)) {
            while (!terms.isEmpty() && ++position < term.position()) {
                terms.add(GAP);
            }
            position = term.position();
            terms.add(term.text());
        }
        return String.join(" ", terms);
    }

    /** The vectors that the method compares, a line each: that of the question, then those of the chunks. */
    List<String> vectors() {
        VectorRetriever space = reading.space().orElseThrow();
        return Stream.concat(Stream.of(space.vector(reading.asked().query())), space.vectors().stream())
                .map(ChunkLines::numbers)
                .toList();
    }

    /** The question's tokens as the encoder reads them, a line each. */
    List<String> queryTokens() {
        Matrix units = encoded().encoder().read(reading.asked().query()).units();
        return IntStream.range(0, units.rows())
                .mapToObj(token -> numbers(IntStream.range(0, units.columns())
                        .mapToDouble(i -> units.get(token, i))
                        .toArray()))
                .toList();
    }

    /**
     * The tokens of the chunks that are read once more, a line a chunk: its number, then each token's step, then all their numbers as bytes in Base64, of
     * which the step makes what the encoder's vectors hold.
     */
    List<String> tokens() {
        return reading
                .base()
                .retriever(Method.HYBRID)
                .search(reading.asked().query(), RerankedRetriever.CANDIDATES)
                .stream()
                .map(hit -> tokens(hit.chunk()))
                .toList();
    }

    private String tokens(int chunk) {
        TokenVectors tokens = encoded().tokens().get(chunk);
        String steps = IntStream.range(0, tokens.tokens())
                .mapToObj(token -> String.valueOf(tokens.steps()[token]))
                .collect(Collectors.joining(" "));
        return (chunk + 1) + "\t" + steps + "\t" + Base64.getEncoder().encodeToString(tokens.bytes());
    }

    private Embedding encoded() {
        return reading.base().dense().orElseThrow().embedding();
    }

    private static String numbers(double[] vector) {
        return Arrays.stream(vector)
                .mapToObj(value -> String.format(Locale.ROOT, "%.9f", value))
                .collect(Collectors.joining(" "));
    }
}
