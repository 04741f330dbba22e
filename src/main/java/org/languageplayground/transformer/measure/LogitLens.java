package org.languageplayground.transformer.measure;

import java.util.ArrayList;
import java.util.List;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.layer.LayerNorm;
import org.languageplayground.transformer.layer.Rows;
import org.languageplayground.transformer.matrix.Kernels;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * The logit lens: a model's own final norm and head, read off the residual stream before the last block is done (nostalgebraist 2020, "interpreting GPT:
 * the logit lens"). Nothing is trained for it; the tuned lens (Belrose et al. 2023, arXiv:2303.08112) would be.
 */
public final class LogitLens {
    private LogitLens() {}

    /** Behind what the stream is read. */
    public enum Kind {
        EMBEDDING,
        ATTENTION,
        BLOCK
    }

    /**
     * A place on the residual stream.
     *
     * @param layer counted from 0; 0 for the embedding, too
     */
    public record Station(Kind kind, int layer) {}

    /** From the embedding to the last block, in order: 1 + 2 · layers of them. */
    public static List<Station> stations(TransformerConfig config) {
        List<Station> stations = new ArrayList<>(List.of(new Station(Kind.EMBEDDING, 0)));
        for (int layer = 0; layer < config.layers(); layer++) {
            stations.add(new Station(Kind.ATTENTION, layer));
            stations.add(new Station(Kind.BLOCK, layer));
        }
        return List.copyOf(stations);
    }

    /** The residual stream there, {@code [tokens][width]}. */
    public static Matrix residual(Trace trace, Station station) {
        return switch (station.kind()) {
            case EMBEDDING -> trace.residual(0);
            case ATTENTION -> trace.blocks().get(station.layer()).middle();
            case BLOCK -> trace.residual(station.layer() + 1);
        };
    }

    /**
     * The logits that the head reads there, {@code [rows][vocabulary]}; at the last station they are the model's own.
     *
     * @throws IllegalStateException if the model has no head over the vocabulary
     */
    public static Matrix logits(Transformer model, Trace trace, Station station, int... rows) {
        Matrix stream = Rows.gather(residual(trace, station), rows);
        Matrix ready = model.weights().finalNorm() == null
                ? stream
                : LayerNorm.forward(
                                stream,
                                model.weights().finalNorm(),
                                model.config().epsilon())
                        .output();
        int[] all = new int[rows.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = i;
        }
        return model.logits(ready, all).logits();
    }

    /**
     * For a model without a head: the cosine of the stream with each token's own embedding, {@code [stations x rows][vocabulary]}, one station after
     * the other; together, because the vocabulary is large and passes by once.
     */
    public static Matrix cosines(Transformer model, Trace trace, List<Station> stations, int... rows) {
        int width = model.config().width();
        Matrix stream = Matrix.zeros(stations.size() * rows.length, width);
        for (int i = 0; i < stations.size(); i++) {
            float[] there = Rows.gather(residual(trace, stations.get(i)), rows).values();
            System.arraycopy(there, 0, stream.values(), i * rows.length * width, there.length);
        }
        Matrix tokens = model.weights().tokens();
        Matrix products = Matrix.zeros(stream.rows(), tokens.rows());
        Kernels.active().multiply(stream.slice(), tokens.slice().transposed(), products.slice());
        double[] lengths = new double[tokens.rows()];
        for (int id = 0; id < lengths.length; id++) {
            lengths[id] = length(tokens, id);
        }
        for (int row = 0; row < stream.rows(); row++) {
            double own = length(stream, row);
            for (int id = 0; id < lengths.length; id++) {
                double both = own * lengths[id];
                products.set(row, id, both == 0 ? 0 : (float) (products.get(row, id) / both));
            }
        }
        return products;
    }

    private static double length(Matrix matrix, int row) {
        double sum = 0;
        for (int i = row * matrix.columns(); i < (row + 1) * matrix.columns(); i++) {
            sum += (double) matrix.values()[i] * matrix.values()[i];
        }
        return Math.sqrt(sum);
    }
}
