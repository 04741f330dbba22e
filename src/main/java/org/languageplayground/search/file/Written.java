package org.languageplayground.search.file;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** How texts and rows of numbers stand in files that the application writes for itself: how many there are, then they themselves. */
public final class Written {
    private Written() {}

    /** A text; half of a surrogate pair would become a question mark. */
    public static void text(DataOutput out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** What {@link #text} has written. */
    public static String text(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Several texts. */
    public static void texts(DataOutput out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            text(out, text);
        }
    }

    /** What {@link #texts} has written. */
    public static List<String> texts(DataInput in) throws IOException {
        int count = in.readInt();
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(text(in));
        }
        return List.copyOf(texts);
    }

    /** Numbers, to the last bit. */
    public static void doubles(DataOutput out, double[] numbers) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * numbers.length);
        bytes.asDoubleBuffer().put(numbers);
        out.writeInt(numbers.length);
        out.write(bytes.array());
    }

    /** What {@link #doubles} has written. */
    public static double[] doubles(DataInput in) throws IOException {
        double[] numbers = new double[in.readInt()];
        byte[] bytes = new byte[Double.BYTES * numbers.length];
        in.readFully(bytes);
        ByteBuffer.wrap(bytes).asDoubleBuffer().get(numbers);
        return numbers;
    }

    /** Whole numbers. */
    public static void ints(DataOutput out, int[] numbers) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * numbers.length);
        bytes.asIntBuffer().put(numbers);
        out.writeInt(numbers.length);
        out.write(bytes.array());
    }

    /** What {@link #ints} has written. */
    public static int[] ints(DataInput in) throws IOException {
        int[] numbers = new int[in.readInt()];
        byte[] bytes = new byte[Integer.BYTES * numbers.length];
        in.readFully(bytes);
        ByteBuffer.wrap(bytes).asIntBuffer().get(numbers);
        return numbers;
    }
}
