package org.languageplayground.transformer.folder;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * The weights in an ONNX file (onnx.proto, ModelProto), by the names of a Hugging Face folder. Exporters of PyTorch keep the names of
 * most arrays; a linear layer's matrix they store as {@code [in][out]} under a name without a meaning, so it is called after the MatMul
 * node that reads it, and turned round.
 */
final class OnnxFile {
    private static final int MODEL_GRAPH = 7;
    private static final int GRAPH_NODE = 1;
    private static final int GRAPH_INITIALIZER = 5;
    private static final int NODE_INPUT = 1;
    private static final int NODE_NAME = 3;
    private static final int NODE_TYPE = 4;
    private static final int TENSOR_DIMS = 1;
    private static final int TENSOR_TYPE = 2;
    private static final int TENSOR_NAME = 8;
    private static final int TENSOR_BYTES = 9;
    private static final Map<Long, TensorType> TYPES =
            Map.of(1L, TensorType.F32, 10L, TensorType.F16, 16L, TensorType.BF16);
    private static final String MATRIX_PRODUCT = "MatMul";

    private final CodedInputStream in;
    private final String label;
    private final Map<String, Tensor> stored = new LinkedHashMap<>();
    private final Map<String, String> readBy = new HashMap<>();
    private long memory;

    private OnnxFile(InputStream stream, String label) {
        this.in = CodedInputStream.newInstance(stream);
        this.label = label;
        in.setSizeLimit(Integer.MAX_VALUE);
    }

    /**
     * Reads every array of real numbers; arrays of other types (position ids) are left out.
     *
     * @throws ModelFolderException if the file is cut short, or is not one with weights
     */
    static Map<String, Tensor> read(InputStream stream, String label) throws IOException {
        OnnxFile file = new OnnxFile(stream, label);
        try {
            file.model();
        } catch (InvalidProtocolBufferException e) {
            throw new ModelFolderException(label, "is cut short, or is not an ONNX file", e);
        }
        if (file.stored.isEmpty()) {
            throw new ModelFolderException(label, "is not an ONNX file with weights");
        }
        return file.named();
    }

    private void model() throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (isMessage(tag, MODEL_GRAPH)) {
                int outer = in.pushLimit(in.readUInt32());
                graph();
                if (in.getBytesUntilLimit() > 0) {
                    throw new ModelFolderException(label, "is cut short");
                }
                in.popLimit(outer);
            } else {
                in.skipField(tag);
            }
        }
    }

    /** Piece by piece, so that the arrays are never held twice. */
    private void graph() throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (isMessage(tag, GRAPH_NODE)) {
                node(UnknownFieldSet.parseFrom(in.readBytes()));
            } else if (isMessage(tag, GRAPH_INITIALIZER)) {
                tensor(UnknownFieldSet.parseFrom(in.readBytes()));
            } else {
                in.skipField(tag);
            }
        }
    }

    private static boolean isMessage(int tag, int field) {
        return WireFormat.getTagFieldNumber(tag) == field
                && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
    }

    private void node(UnknownFieldSet node) {
        if (text(node, NODE_TYPE).equals(MATRIX_PRODUCT)) {
            node.getField(NODE_INPUT)
                    .getLengthDelimitedList()
                    .forEach(input -> readBy.put(input.toStringUtf8(), text(node, NODE_NAME)));
        }
    }

    private void tensor(UnknownFieldSet tensor) throws IOException {
        String name = text(tensor, TENSOR_NAME);
        TensorType type = tensor.getField(TENSOR_TYPE).getVarintList().stream()
                .findFirst()
                .map(TYPES::get)
                .orElse(null);
        if (type == null) {
            return;
        }
        List<Integer> shape = shape(tensor, name);
        int count = shape.stream().reduce(1, (one, other) -> one * other);
        ByteBuffer bytes = tensor.getField(TENSOR_BYTES).getLengthDelimitedList().stream()
                .findFirst()
                .orElse(ByteString.EMPTY)
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.remaining() != (long) count * type.bytes()) {
            throw new ModelFolderException(
                    label,
                    "holds " + bytes.remaining() + " bytes of " + JsonFile.shortened(name) + ", whose shape is "
                            + shape);
        }
        memory += (long) Float.BYTES * count;
        Tensor.requireRoom(memory, label);
        float[] values = new float[count];
        for (int i = 0; i < values.length; i++) {
            values[i] = type.get(bytes);
        }
        stored.put(name, new Tensor(shape, values));
    }

    /** Sizes stand one a field, or packed into one; all of them together are fewer than 2³¹ numbers. */
    private List<Integer> shape(UnknownFieldSet tensor, String name) throws IOException {
        UnknownFieldSet.Field dims = tensor.getField(TENSOR_DIMS);
        List<Long> sizes = new ArrayList<>(dims.getVarintList());
        for (ByteString packed : dims.getLengthDelimitedList()) {
            CodedInputStream each = packed.newCodedInput();
            while (!each.isAtEnd()) {
                sizes.add(each.readInt64());
            }
        }
        long count = 1;
        for (long size : sizes) {
            if (size < 0 || size > Integer.MAX_VALUE || (count *= size) > Integer.MAX_VALUE) {
                throw new ModelFolderException(label, "describes " + JsonFile.shortened(name) + " wrongly");
            }
        }
        return sizes.stream().map(Math::toIntExact).toList();
    }

    private static String text(UnknownFieldSet message, int field) {
        return message.getField(field).getLengthDelimitedList().stream()
                .findFirst()
                .map(ByteString::toStringUtf8)
                .orElse("");
    }

    private Map<String, Tensor> named() {
        Map<String, Tensor> named = new LinkedHashMap<>();
        stored.forEach((name, tensor) -> {
            String node = readBy.get(name);
            if (node != null && tensor.shape().size() == 2) {
                named.put(ofLayer(node), turned(tensor));
            } else {
                named.put(name, tensor);
            }
        });
        return named;
    }

    /** {@code /encoder/layer.0/output/dense/MatMul} reads {@code encoder.layer.0.output.dense.weight}. */
    private static String ofLayer(String node) {
        String path = node.startsWith("/") ? node.substring(1) : node;
        int end = path.lastIndexOf('/');
        return path.substring(0, Math.max(end, 0)).replace('/', '.') + ".weight";
    }

    private static Tensor turned(Tensor tensor) {
        return Tensor.of(new Matrix(tensor.shape().get(0), tensor.shape().get(1), tensor.values()).transposed());
    }
}
