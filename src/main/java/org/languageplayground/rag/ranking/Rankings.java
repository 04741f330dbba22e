package org.languageplayground.rag.ranking;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.languageplayground.rag.question.Answer;
import org.languageplayground.rag.question.RagReading;
import org.languageplayground.search.Method;
import org.languageplayground.search.retrieval.Hit;
import org.languageplayground.search.text.Chunk;

/**
 * How all methods rank the chunks that one of them puts first.
 *
 * @param methods the one that is set, then the others
 * @param lines a chunk each, in the order of the method that is set
 */
record Rankings(List<Method> methods, List<Line> lines) {
    /** Ranks beyond this one are not told apart. */
    static final int DEPTH = 50;

    /**
     * One chunk.
     *
     * @param ranks by method, from 1; 0 where the method does not have it among its first {@link #DEPTH}
     * @param retrieved whether it is handed on
     * @param right whether it holds the answer
     */
    record Line(int chunk, List<Integer> ranks, boolean retrieved, boolean right) {}

    static Rankings of(RagReading reading) {
        Method now = reading.asked().method();
        List<Method> methods = Stream.concat(
                        Stream.of(now), reading.base().methods().stream().filter(method -> method != now))
                .toList();
        List<List<Integer>> orders = methods.stream()
                .map(method -> reading
                        .base()
                        .retriever(method)
                        .search(reading.asked().query(), DEPTH)
                        .stream()
                        .map(Hit::chunk)
                        .toList())
                .toList();
        List<Line> lines = new ArrayList<>();
        for (RagReading.Listed listed : reading.listed()) {
            if (listed.rank() > 0) {
                int chunk = listed.chunk();
                lines.add(new Line(
                        chunk,
                        orders.stream().map(order -> 1 + order.indexOf(chunk)).toList(),
                        reading.isRetrieved(listed),
                        holdsAnswer(reading, reading.chunk(chunk))));
            }
        }
        return new Rankings(methods, lines);
    }

    /** Whether a chunk of the page of the country that is asked about names what is true. */
    private static boolean holdsAnswer(RagReading reading, Chunk chunk) {
        return reading.answer() instanceof Answer.OfTheModel model
                && model.truth()
                        .filter(fact -> chunk.document().id().equals(fact.country())
                                && List.of(chunk.text().toLowerCase(Locale.ROOT).split(" "))
                                        .contains(fact.value()))
                        .isPresent();
    }
}
