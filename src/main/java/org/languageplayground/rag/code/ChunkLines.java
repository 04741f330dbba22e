package org.languageplayground.rag.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.languageplayground.rag.question.RagReading;
import org.languageplayground.search.analysis.Analysis;
import org.languageplayground.search.analysis.Term;

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

    /** The chunks' vectors in the space of dense retrieval, a line each. */
    List<String> vectors() {
        return reading.base().dense().vectors().stream()
                .map(ChunkLines::numbers)
                .toList();
    }

    /** The question's vector there. */
    String queryVector() {
        return numbers(reading.base().dense().vector(reading.asked().query()));
    }

    private static String numbers(double[] vector) {
        return Arrays.stream(vector)
                .mapToObj(value -> String.format(Locale.ROOT, "%.9f", value))
                .collect(Collectors.joining(" "));
    }
}
