package org.languageplayground.search.embedding;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * The tokens of a text, each a vector of length 1 rounded to 8 bits a number, a quarter of what it takes otherwise: a number is its byte times
 * its token's step, the greatest one's 127th part.
 *
 * @param bytes {@code [tokens · width]}
 * @param steps {@code [tokens]}
 */
public record TokenVectors(byte[] bytes, float[] steps) {
    private static final int GREATEST = Byte.MAX_VALUE;

    /**
     * Rounds vectors.
     *
     * @param units {@code [tokens][width]}
     */
    static TokenVectors of(Matrix units) {
        int width = units.columns();
        byte[] bytes = new byte[units.rows() * width];
        float[] steps = new float[units.rows()];
        for (int token = 0; token < steps.length; token++) {
            float greatest = 0;
            for (int i = 0; i < width; i++) {
                greatest = Math.max(greatest, Math.abs(units.get(token, i)));
            }
            steps[token] = greatest / GREATEST;
            for (int i = 0; i < width; i++) {
                bytes[token * width + i] = (byte) Math.round(units.get(token, i) / steps[token]);
            }
        }
        return new TokenVectors(bytes, steps);
    }

    void write(DataOutput out) throws IOException {
        out.writeShort(tokens());
        for (float step : steps) {
            out.writeFloat(step);
        }
        out.write(bytes);
    }

    /**
     * What {@link #write} has written.
     *
     * @param width how many numbers a vector has
     */
    static TokenVectors read(DataInput in, int width) throws IOException {
        float[] steps = new float[in.readUnsignedShort()];
        for (int token = 0; token < steps.length; token++) {
            steps[token] = in.readFloat();
        }
        byte[] bytes = new byte[steps.length * width];
        in.readFully(bytes);
        return new TokenVectors(bytes, steps);
    }

    /** How many tokens there are. */
    public int tokens() {
        return steps.length;
    }

    /** The numbers that the bytes stand for, {@code [tokens][width]}. */
    public Matrix values() {
        int width = steps.length == 0 ? 0 : bytes.length / steps.length;
        Matrix values = Matrix.zeros(steps.length, width);
        for (int token = 0; token < steps.length; token++) {
            for (int i = token * width; i < (token + 1) * width; i++) {
                values.values()[i] = bytes[i] * steps[token];
            }
        }
        return values;
    }
}
