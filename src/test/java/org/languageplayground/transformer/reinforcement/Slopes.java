package org.languageplayground.transformer.reinforcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.DoubleSupplier;
import org.languageplayground.transformer.ReferenceTransformer;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.matrix.Matrix;

/** Gradients against central differences of a loss in double precision, number by number. */
final class Slopes {
    private static final double STEP = 1e-5;

    private Slopes() {}

    static void assertBody(Transformer model, ReferenceTransformer reference, Weights gradients, DoubleSupplier loss) {
        List<Matrix> parameters = model.weights().matrices();
        for (int m = 0; m < parameters.size(); m++) {
            assertMatrix(
                    reference.values(parameters.get(m)), gradients.matrices().get(m), loss);
        }
    }

    static void assertMatrix(double[] values, Matrix gradient, DoubleSupplier loss) {
        double error = 0;
        double size = 0;
        for (int i = 0; i < values.length; i++) {
            double value = values[i];
            values[i] = value + STEP;
            double above = loss.getAsDouble();
            values[i] = value - STEP;
            double below = loss.getAsDouble();
            values[i] = value;
            double slope = (above - below) / (2 * STEP);
            double difference = gradient.values()[i] - slope;
            error += difference * difference;
            size += slope * slope;
        }
        assertThat(size).isPositive();
        assertThat(Math.sqrt(error / size)).isLessThan(5e-5);
    }

    /** A head of some numbers, and the same in double precision, weights first and the bias last. */
    static ScalarHead head(double... values) {
        ScalarHead head = ScalarHead.zero(values.length - 1);
        for (int i = 0; i < values.length - 1; i++) {
            head.weights().weight().values()[i] = (float) values[i];
        }
        head.weights().bias().values()[0] = (float) values[values.length - 1];
        return head;
    }

    /** What that head reads off a hidden state. */
    static double read(double[] head, double[] hidden) {
        double sum = head[head.length - 1];
        for (int i = 0; i < hidden.length; i++) {
            sum += head[i] * hidden[i];
        }
        return sum;
    }

    /** Weights of the head and its bias in one matrix, as {@link #head} takes them. */
    static Matrix flat(ScalarHead head) {
        float[] weight = head.weights().weight().values();
        float[] all = java.util.Arrays.copyOf(weight, weight.length + 1);
        all[weight.length] = head.weights().bias().get(0, 0);
        return Matrix.row(all);
    }
}
