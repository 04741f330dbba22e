package org.languageplayground.transformer.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OnnxFileTest {
    private static final int FLOAT = 1;
    private static final int HALF = 10;
    private static final int INTEGER = 7;

    private static UnknownFieldSet.Field bytes(ByteString... values) {
        UnknownFieldSet.Field.Builder field = UnknownFieldSet.Field.newBuilder();
        Arrays.stream(values).forEach(field::addLengthDelimited);
        return field.build();
    }

    private static UnknownFieldSet.Field text(String... values) {
        return bytes(Arrays.stream(values).map(ByteString::copyFromUtf8).toArray(ByteString[]::new));
    }

    private static UnknownFieldSet.Field numbers(long... values) {
        UnknownFieldSet.Field.Builder field = UnknownFieldSet.Field.newBuilder();
        Arrays.stream(values).forEach(field::addVarint);
        return field.build();
    }

    private static ByteString tensor(String name, int type, ByteString data, long... dims) {
        return UnknownFieldSet.newBuilder()
                .addField(1, numbers(dims))
                .addField(2, numbers(type))
                .addField(8, text(name))
                .addField(9, bytes(data))
                .build()
                .toByteString();
    }

    private static ByteString floats(float... values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            buffer.putFloat(value);
        }
        return ByteString.copyFrom(buffer.array());
    }

    private static ByteString node(String type, String name, String... inputs) {
        return UnknownFieldSet.newBuilder()
                .addField(1, text(inputs))
                .addField(2, text("out"))
                .addField(3, text(name))
                .addField(4, text(type))
                .build()
                .toByteString();
    }

    private static byte[] model(List<ByteString> nodes, ByteString... tensors) {
        ByteString graph = UnknownFieldSet.newBuilder()
                .addField(1, bytes(nodes.toArray(ByteString[]::new)))
                .addField(2, text("main_graph"))
                .addField(5, bytes(tensors))
                .build()
                .toByteString();
        return UnknownFieldSet.newBuilder()
                .addField(1, numbers(8))
                .addField(2, text("pytorch"))
                .addField(7, bytes(graph))
                .build()
                .toByteArray();
    }

    private static byte[] small() {
        return model(
                List.of(node("MatMul", "/encoder/layer.0/output/dense/MatMul", "x", "onnx::MatMul_1")),
                tensor("onnx::MatMul_1", FLOAT, floats(1, 2, 3, 4, 5, 6), 2, 3),
                tensor("encoder.layer.0.output.dense.bias", FLOAT, floats(7, 8, 9), 3),
                tensor("half", HALF, ByteString.copyFrom(new byte[] {0, 0x3C}), 1),
                tensor("position_ids", INTEGER, ByteString.copyFrom(new byte[8]), 1));
    }

    private static Map<String, Tensor> read(byte[] file) throws IOException {
        return OnnxFile.read(new ByteArrayInputStream(file), "m/model.onnx");
    }

    @Test
    void aMatrixWithoutANameIsCalledAfterItsNodeAndTurned() throws IOException {
        assertThat(read(small()))
                .containsOnlyKeys("encoder.layer.0.output.dense.weight", "encoder.layer.0.output.dense.bias", "half")
                .containsEntry(
                        "encoder.layer.0.output.dense.weight",
                        new Tensor(List.of(3, 2), new float[] {1, 4, 2, 5, 3, 6}))
                .containsEntry("half", Tensor.row(1));
    }

    @Test
    void whereverAFileIsCutThisIsSaidInASentence() throws IOException {
        byte[] whole = small();
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(cut))
                    .as("first " + length)
                    .isInstanceOf(ModelFolderException.class)
                    .hasMessageStartingWith("m/model.onnx is");
        }
    }

    @Test
    void damagedBytesAreSaidOrReadButNeverAnythingElse() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 5_000; i++) {
            byte[] damaged = small();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            try {
                assertThat(read(damaged)).isNotEmpty();
            } catch (ModelFolderException expected) {
                assertThat(expected).hasMessageStartingWith("m/model.onnx");
            } catch (IOException e) {
                throw new AssertionError("not a sentence", e);
            }
        }
    }

    @Test
    void aShapeThatDoesNotFitItsNumbersIsSaid() {
        assertThatThrownBy(() -> read(model(List.of(), tensor("a", FLOAT, floats(1, 2), 3))))
                .hasMessage("m/model.onnx holds 8 bytes of a, whose shape is [3].");
        assertThatThrownBy(() -> read(model(List.of(), tensor("a", FLOAT, floats(1), 1L << 40, 1L << 40))))
                .hasMessage("m/model.onnx describes a wrongly.");
        assertThatThrownBy(() -> read(model(List.of(), tensor("a", FLOAT, floats(1), -1, -1))))
                .hasMessage("m/model.onnx describes a wrongly.");
        assertThatThrownBy(() -> read(
                        model(List.of(), tensor("a", FLOAT, floats(1), 2_000_000_000, 2_000_000_000, 2_000_000_000))))
                .hasMessage("m/model.onnx describes a wrongly.");
    }
}
