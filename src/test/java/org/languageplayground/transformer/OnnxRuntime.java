package org.languageplayground.transformer;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The English encoder as ONNX Runtime computes it on one thread, with the attention weights of every layer as further outputs. */
public final class OnnxRuntime implements AutoCloseable {
    private static final int MODEL_GRAPH = 7;
    private static final int GRAPH_OUTPUT = 12;
    private static final int VALUE_NAME = 1;

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final List<String> attention;

    /**
     * What it makes of one text.
     *
     * @param hidden {@code [tokens][width]}
     * @param attention {@code [layers][heads][tokens][tokens]}
     */
    public record Outcome(float[][] hidden, float[][][][] attention) {}

    private OnnxRuntime(byte[] model, List<String> attention) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        this.session = environment.createSession(model, options);
        this.attention = attention;
    }

    /** With the outputs that the file has. */
    public static OnnxRuntime plain() throws IOException, OrtException {
        return new OnnxRuntime(file(), List.of());
    }

    /** With the weights of attention as outputs too: what is written behind a protobuf message is merged into it. */
    public static OnnxRuntime withAttention(int layers) throws IOException, OrtException {
        List<String> names = IntStream.range(0, layers)
                .mapToObj(layer -> "/encoder/layer." + layer + "/attention/self/Softmax_output_0")
                .toList();
        UnknownFieldSet.Builder graph = UnknownFieldSet.newBuilder();
        UnknownFieldSet.Field.Builder outputs = UnknownFieldSet.Field.newBuilder();
        names.forEach(name -> outputs.addLengthDelimited(UnknownFieldSet.newBuilder()
                .addField(
                        VALUE_NAME,
                        UnknownFieldSet.Field.newBuilder()
                                .addLengthDelimited(ByteString.copyFromUtf8(name))
                                .build())
                .build()
                .toByteString()));
        graph.addField(GRAPH_OUTPUT, outputs.build());
        byte[] more = UnknownFieldSet.newBuilder()
                .addField(
                        MODEL_GRAPH,
                        UnknownFieldSet.Field.newBuilder()
                                .addLengthDelimited(graph.build().toByteString())
                                .build())
                .build()
                .toByteArray();
        byte[] model = file();
        byte[] both = Arrays.copyOf(model, model.length + more.length);
        System.arraycopy(more, 0, both, model.length, more.length);
        return new OnnxRuntime(both, names);
    }

    private static byte[] file() throws IOException {
        try (InputStream in = OnnxRuntime.class.getResourceAsStream("/all-minilm-l6-v2.onnx")) {
            return in.readAllBytes();
        }
    }

    /** One text. */
    public Outcome run(int[] ids, int[] types) throws OrtException {
        try (OrtSession.Result result = run(List.of(ids), List.of(types))) {
            float[][][] hidden = (float[][][]) result.get(0).getValue();
            List<float[][][]> weights = new ArrayList<>();
            for (String name : attention) {
                weights.add(((float[][][][]) result.get(name).orElseThrow().getValue())[0]);
            }
            return new Outcome(hidden[0], weights.toArray(float[][][][]::new));
        }
    }

    /** Texts of any lengths, padded to the longest. */
    public OrtSession.Result run(List<int[]> ids, List<int[]> types) throws OrtException {
        int longest = ids.stream().mapToInt(text -> text.length).max().orElseThrow();
        long[][] tokens = padded(ids, longest);
        long[][] mask = ids.stream()
                .map(text -> LongStream.range(0, longest)
                        .map(i -> i < text.length ? 1 : 0)
                        .toArray())
                .toArray(long[][]::new);
        Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
        inputs.put("input_ids", OnnxTensor.createTensor(environment, tokens));
        inputs.put("attention_mask", OnnxTensor.createTensor(environment, mask));
        inputs.put("token_type_ids", OnnxTensor.createTensor(environment, padded(types, longest)));
        try {
            return session.run(inputs);
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private static long[][] padded(List<int[]> rows, int length) {
        return rows.stream()
                .map(row -> LongStream.range(0, length)
                        .map(i -> i < row.length ? row[(int) i] : 0)
                        .toArray())
                .toArray(long[][]::new);
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
