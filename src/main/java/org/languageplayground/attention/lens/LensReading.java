package org.languageplayground.attention.lens;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.measure.Candidates;
import org.languageplayground.transformer.measure.Cosine;
import org.languageplayground.transformer.measure.Divergence;
import org.languageplayground.transformer.measure.LogitLens;
import org.languageplayground.transformer.measure.LogitLens.Station;
import org.languageplayground.ui.chart.LensGrid.Cell;

/**
 * What the lens sees at every station, for one token and for its neighbours as far as they are in sight.
 *
 * @param trace the pass that it was read from, for as long as that is kept
 * @param words whether the model has a head for words; where it has none, cells hold the nearest token of the vocabulary and cosines
 * @param from the first token in sight
 * @param cells {@code [stations][tokens in sight]}
 * @param word what is said at the token in the end, its id; −1 without a head
 * @param shares by station, the probability of that word; without a head the cosine with the last station
 * @param bits by station, Kullback-Leibler divergence of the last distribution from the one there; empty without a head
 */
record LensReading(
        WeakReference<Trace> trace,
        List<Station> stations,
        boolean words,
        int from,
        List<List<Cell>> cells,
        int word,
        List<Double> shares,
        List<Double> bits) {
    private static final int MOST_TOKENS = 14;
    /** Multiplications that take less than a tenth of a second. */
    private static final long MOST_PRODUCTS = 2_400_000_000L;

    /** @param before what was seen before: cosines with a large vocabulary are not computed again for another token of the same pass */
    static LensReading of(Transformer model, Trace trace, int token, IntFunction<String> names, LensReading before) {
        List<Station> stations = LogitLens.stations(model.config());
        int count = inSight(model, stations.size(), trace.batch().tokens());
        int from = Math.clamp(token - count / 2, 0, trace.batch().tokens() - count);
        int[] tokens = IntStream.range(from, from + count).toArray();
        WeakReference<Trace> kept = new WeakReference<>(trace);
        if (model.weights().head() == null) {
            boolean same = before != null && before.trace.refersTo(trace) && before.from == from;
            List<List<Cell>> cells =
                    same ? before.cells : nearest(LogitLens.cosines(model, trace, stations, tokens), count, names);
            return new LensReading(
                    kept, stations, false, from, cells, -1, turned(trace, stations, token, token), List.of());
        }
        List<Matrix> read = stations.stream()
                .map(station -> LogitLens.logits(model, trace, station, tokens))
                .toList();
        List<List<Cell>> cells =
                read.stream().map(station -> likeliest(station, names)).toList();
        List<float[]> own =
                read.stream().map(station -> station.row(token - from)).toList();
        int word = greatest(own.getLast());
        return new LensReading(
                kept,
                stations,
                true,
                from,
                cells,
                word,
                probabilities(own, word),
                own.stream()
                        .map(logits -> Divergence.bits(own.getLast(), logits))
                        .toList());
    }

    private static int inSight(Transformer model, int stations, int tokens) {
        long each =
                (long) stations * model.config().vocabulary() * model.config().width();
        return (int) Math.clamp(MOST_PRODUCTS / each, 1, Math.min(MOST_TOKENS, tokens));
    }

    /** By station, the token of the vocabulary with the greatest cosine, for each of {@code count} tokens. */
    private static List<List<Cell>> nearest(Matrix cosines, int count, IntFunction<String> names) {
        List<List<Cell>> stations = new ArrayList<>();
        for (int first = 0; first < cosines.rows(); first += count) {
            List<Cell> row = new ArrayList<>();
            for (int i = first; i < first + count; i++) {
                float[] numbers = cosines.row(i);
                int id = greatest(numbers);
                row.add(new Cell(names.apply(id), numbers[id]));
            }
            stations.add(row);
        }
        return stations;
    }

    private static List<Cell> likeliest(Matrix logits, IntFunction<String> names) {
        List<Cell> row = new ArrayList<>();
        for (int i = 0; i < logits.rows(); i++) {
            Candidates.Candidate first = Candidates.likeliest(1, logits.row(i)).getFirst();
            row.add(new Cell(names.apply(first.id()), first.probability()));
        }
        return row;
    }

    /** Of equal ones the first. */
    private static int greatest(float... numbers) {
        return IntStream.range(0, numbers.length)
                .reduce((best, i) -> numbers[i] > numbers[best] ? i : best)
                .orElse(-1);
    }

    private static List<Double> probabilities(List<float[]> stations, int word) {
        return stations.stream()
                .map(logits -> Math.exp(Divergence.logarithms(logits)[word]))
                .toList();
    }

    /** The same word in another model of the same shape, by station. */
    static List<Double> probabilities(Transformer model, Trace trace, int token, int word) {
        return probabilities(
                LogitLens.stations(model.config()).stream()
                        .map(station ->
                                LogitLens.logits(model, trace, station, token).row(0))
                        .toList(),
                word);
    }

    /** By station, the cosine of a token's vector with the last vector of a token. */
    private static List<Double> turned(Trace trace, List<Station> stations, int token, int other) {
        float[] last = trace.finalHidden().row(other);
        return stations.stream()
                .map(station -> Cosine.of(LogitLens.residual(trace, station).row(token), last))
                .toList();
    }

    /** By station, the mean cosine of a token's vector with the last vectors of all other tokens; empty where there is none. */
    static List<Double> withOthers(Trace trace, List<Station> stations, int token) {
        int tokens = trace.batch().tokens();
        if (tokens < 2) {
            return List.of();
        }
        List<List<Double>> others = IntStream.range(0, tokens)
                .filter(other -> other != token)
                .mapToObj(other -> turned(trace, stations, token, other))
                .toList();
        return IntStream.range(0, stations.size())
                .mapToObj(station -> others.stream()
                        .mapToDouble(cosines -> cosines.get(station))
                        .average()
                        .orElseThrow())
                .toList();
    }

    int tokens() {
        return cells.getFirst().size();
    }
}
