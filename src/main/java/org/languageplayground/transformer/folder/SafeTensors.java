package org.languageplayground.transformer.folder;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The published safetensors layout: the header's length as 8 little-endian bytes, a JSON header that gives each tensor's
 * type, shape and place, then the numbers without gaps.
 */
public final class SafeTensors {
    private static final String METADATA = "__metadata__";
    private static final int LENGTH_BYTES = 8;
    private static final int GREATEST_HEADER = 100_000_000;
    private static final int GREATEST_TENSOR = Integer.MAX_VALUE / Float.BYTES;
    private static final int CHUNK = 1 << 16;

    private SafeTensors() {}

    private record Entry(String name, String type, List<Integer> shape, long begin, long end) {}

    /**
     * Reads every tensor of a type that holds real numbers; tensors of other types (masks, position ids) are left out.
     * Nothing is allocated on the word of the header alone.
     */
    static Map<String, Tensor> read(InputStream in, String label) throws IOException {
        List<Entry> entries = entries(header(in, label));
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        long at = 0;
        long memory = 0;
        for (Entry entry : entries) {
            if (entry.begin != at) {
                throw new ModelFolderException(
                        label, "places " + named(entry) + " at byte " + entry.begin + " of its data, not at " + at);
            }
            TensorType type = type(entry.type);
            if (type == null) {
                skip(in, entry, label);
            } else {
                memory += (long) Float.BYTES * elements(entry, type, label);
                Tensor.requireRoom(memory, label);
                tensors.put(entry.name, new Tensor(entry.shape, values(in, entry, type, label)));
            }
            at = entry.end;
        }
        if (in.read() >= 0) {
            throw new ModelFolderException(label, "goes on after the " + at + " bytes of data that its header names");
        }
        return tensors;
    }

    /** The notes of a file's header, which say nothing about its tensors; empty where there are none. */
    static Map<String, String> notes(InputStream in, String label) throws IOException {
        Map<String, String> notes = new LinkedHashMap<>();
        JsonFile header = header(in, label);
        header.part(METADATA).ifPresent(metadata -> metadata.object().keySet().forEach(key -> metadata.string(key)
                .ifPresent(value -> notes.put(key, value))));
        return notes;
    }

    private static JsonFile header(InputStream in, String label) throws IOException {
        byte[] lengthBytes = in.readNBytes(LENGTH_BYTES);
        if (lengthBytes.length < LENGTH_BYTES) {
            throw new ModelFolderException(label, AdapterProblem.NO_HEADER);
        }
        long length =
                ByteBuffer.wrap(lengthBytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length < 2 || length > GREATEST_HEADER) {
            throw new ModelFolderException(label, AdapterProblem.NOT_SAFETENSORS, Long.toUnsignedString(length));
        }
        byte[] header = in.readNBytes((int) length);
        if (header.length < length) {
            throw new ModelFolderException(label, AdapterProblem.CUT_HEADER, length, header.length);
        }
        return JsonFile.parse(new String(header, StandardCharsets.UTF_8), label);
    }

    private static List<Entry> entries(JsonFile header) {
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, JsonElement> item : header.object().entrySet()) {
            if (!item.getKey().equals(METADATA)) {
                entries.add(entry(item.getKey(), item.getValue(), header.label()));
            }
        }
        entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        return entries;
    }

    private static Entry entry(String name, JsonElement value, String label) {
        try {
            JsonObject fields = value.getAsJsonObject();
            List<Integer> shape = new ArrayList<>();
            for (JsonElement size : fields.getAsJsonArray("shape")) {
                shape.add(Integer.parseUnsignedInt(size.getAsString()));
            }
            JsonArray offsets = fields.getAsJsonArray("data_offsets");
            Entry entry = new Entry(
                    name,
                    fields.get("dtype").getAsString(),
                    List.copyOf(shape),
                    Long.parseLong(offsets.get(0).getAsString()),
                    Long.parseLong(offsets.get(1).getAsString()));
            if (offsets.size() == 2 && entry.begin >= 0 && entry.end >= entry.begin) {
                return entry;
            }
        } catch (IllegalStateException
                | IllegalArgumentException
                | ClassCastException
                | NullPointerException
                | UnsupportedOperationException
                | IndexOutOfBoundsException e) {
            throw new ModelFolderException(label, "describes the tensor " + JsonFile.shortened(name) + " wrongly", e);
        }
        throw new ModelFolderException(label, "describes the tensor " + JsonFile.shortened(name) + " wrongly");
    }

    private static TensorType type(String name) {
        for (TensorType type : TensorType.values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        return null;
    }

    private static int elements(Entry entry, TensorType type, String label) {
        long elements = 1;
        for (int size : entry.shape) {
            if (size < 0 || (size > 0 && elements > GREATEST_TENSOR / size)) {
                throw new ModelFolderException(label, "gives " + named(entry) + " the absurd shape " + entry.shape);
            }
            elements *= size;
        }
        if (elements * type.bytes() != entry.end - entry.begin) {
            throw new ModelFolderException(
                    label,
                    "gives " + named(entry) + " " + (entry.end - entry.begin) + " bytes, but its shape " + entry.shape
                            + " in " + type + " takes " + elements * type.bytes());
        }
        return (int) elements;
    }

    private static float[] values(InputStream in, Entry entry, TensorType type, String label) throws IOException {
        byte[] bytes = in.readNBytes((int) (entry.end - entry.begin));
        if (bytes.length < entry.end - entry.begin) {
            throw cutShort(entry, label);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[bytes.length / type.bytes()];
        for (int i = 0; i < values.length; i++) {
            values[i] = type.get(buffer);
        }
        return values;
    }

    private static void skip(InputStream in, Entry entry, String label) throws IOException {
        for (long left = entry.end - entry.begin; left > 0; ) {
            int read = in.readNBytes((int) Math.min(left, CHUNK)).length;
            if (read == 0) {
                throw cutShort(entry, label);
            }
            left -= read;
        }
    }

    private static ModelFolderException cutShort(Entry entry, String label) {
        return new ModelFolderException(label, AdapterProblem.CUT_TENSOR, named(entry));
    }

    private static String named(Entry entry) {
        return JsonFile.shortened(entry.name);
    }

    /** Writes the tensors in the order of the map, so that equal tensors give equal files. */
    static void write(Map<String, Tensor> tensors, TensorType type, OutputStream out) throws IOException {
        write(tensors, Map.of(), type, out);
    }

    /** Writes the tensors in the order of the map with some notes in the header, one after the other. */
    public static void write(Map<String, Tensor> tensors, Map<String, String> notes, TensorType type, OutputStream out)
            throws IOException {
        JsonObject header = new JsonObject();
        JsonObject metadata = new JsonObject();
        metadata.addProperty("format", "pt");
        notes.forEach(metadata::addProperty);
        header.add(METADATA, metadata);
        long at = 0;
        for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
            long end = at + (long) tensor.getValue().values().length * type.bytes();
            JsonObject fields = new JsonObject();
            fields.addProperty("dtype", type.name());
            fields.add("shape", array(tensor.getValue().shape()));
            fields.add("data_offsets", array(List.of(at, end)));
            header.add(tensor.getKey(), fields);
            at = end;
        }
        byte[] text = header.toString().getBytes(StandardCharsets.UTF_8);
        int padding = -text.length & LENGTH_BYTES - 1;
        out.write(buffer(LENGTH_BYTES).putLong(text.length + padding).array());
        out.write(text);
        out.write(" ".repeat(padding).getBytes(StandardCharsets.UTF_8));
        for (Tensor tensor : tensors.values()) {
            ByteBuffer bytes = buffer(Math.multiplyExact(tensor.values().length, type.bytes()));
            for (float value : tensor.values()) {
                type.put(value, bytes);
            }
            out.write(bytes.array());
        }
    }

    private static JsonArray array(List<? extends Number> numbers) {
        JsonArray array = new JsonArray();
        numbers.forEach(array::add);
        return array;
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
